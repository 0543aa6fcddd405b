use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

fn clean(base: &str, mine: &str, theirs: &str) -> String {
    let merged = merge(base, mine, theirs);
    merged
        .text_if_clean()
        .unwrap_or_else(|| panic!("{merged:?}"))
}

#[test]
fn nothing_merged_with_nothing_is_nothing() {
    assert_eq!(merge("", "", "").parts, []);
    assert_eq!(clean("", "uno", ""), "uno");
    assert_eq!(clean("uno", "", "uno"), "");
}

#[test]
fn long_texts_take_no_longer_than_their_length() {
    let paragraph = |number: usize, verb: &str| {
        format!("El {number} de mayo las vecinas {verb} el agua. Nadie se fue. Nadie vino.\n\n")
    };
    let text = |every: usize, verb: &str| -> String {
        (0..20_000)
            .map(|at| paragraph(at, if at % every == 1 { verb } else { "piden" }))
            .collect()
    };
    // Where the work grows with the square of the length, this takes hours.
    let base = text(usize::MAX, "");
    let merged = merge(&base, &text(40, "cuidan"), &text(30, "defienden"));
    let conflicts = merged
        .parts
        .iter()
        .filter(|part| matches!(part, Part::Conflict { .. }));
    assert_eq!(conflicts.count(), 20_000_usize.div_ceil(120));
}

#[test]
fn what_comes_beside_what_both_deleted_makes_no_word() {
    // One side deletes the space that is left when the other has deleted what stood before it.
    let base = "agua - uno\nagua e\u{301}l agua agua vino! 😀 fin.\n\nagua fin.";
    let mine = "mine0  uno\nagua e\u{301}l agua agua vinomine.  😀 fin.\n\nagua fin.";
    let theirs = " - uno\nagua e\u{301}l agua agua vino!😀 fin.\n\nagua fin.";
    let merged = merge(base, mine, theirs);
    let text = chosen(&merged, || 0);
    assert!(!text.contains("aguavinomine"), "{merged:?}");
}

#[test]
fn what_was_taken_is_not_taken_again() {
    let base = "Uno es uno. Dos son dos.\n\nTres fueron al río. Cuatro volvieron.\n";
    let mine = "Uno es uno. Dos son pocas.\n\nTres fueron al río. Cuatro volvieron tarde.\n";
    let theirs = "¡Oigan! Uno es uno. Dos son muchas.\n\nTres fueron al río. Cuatro volvieron.\n";
    let merged = merge(base, mine, theirs);
    let kept = chosen(&merged, || 1);
    assert_eq!(kept, format!("¡Oigan! {mine}"));
    let taken = without_conflicts(base, mine, theirs, |_| true);
    assert_eq!(taken, format!("¡Oigan! {base}"));
    let again = merge(&taken, &kept, theirs);
    assert_eq!(chosen(&again, || 1), kept);
    assert_eq!(chosen(&again, || 2), chosen(&merged, || 2));
}

/// Sentences in two languages, as they are written.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "agua ",
        "la ",
        "compañer@s ",
        "todxs/as ",
        "the ",
        "strike ",
        "300 ",
        "plaza. ",
        "Nadie ",
        "vino! ",
        "fin.\n\n",
        "¿quién? ",
        "e\u{301}l ",
        "😀 ",
        "- uno\n",
        ", ",
    ]);
    prop::collection::vec(word, 0..30).prop_map(|words| words.concat())
}

/// A branch of a text: some of its words replaced, deleted, or followed by others.
fn branch(base: &str, seeds: &[(u8, u8, u8)], own: &str) -> String {
    let mut tokens: Vec<String> = spelled(base).into_iter().map(str::to_owned).collect();
    for &(at, deleted, kind) in seeds {
        let at = usize::from(at) % (tokens.len() + 1);
        let end = (at + usize::from(deleted) % 5).min(tokens.len());
        let come = match kind % 4 {
            0 => vec![],
            1 => vec![format!("{own}{at}"), " ".to_owned()],
            2 => vec![format!("{own}."), " ".to_owned()],
            _ => vec!["\n\n".to_owned(), format!("{own}{kind}"), ".".to_owned()],
        };
        tokens.splice(at..end, come);
    }
    tokens.concat()
}

fn any_branch() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec(any::<(u8, u8, u8)>(), 0..5)
}

fn words_of(text: &str) -> HashSet<&str> {
    text.split(|sign: char| !sign.is_alphanumeric()).collect()
}

/// The text with a side chosen in every conflict.
fn chosen(merged: &Merged, mut choose: impl FnMut() -> u8) -> String {
    let parts = merged.parts.iter().map(|part| match part {
        Part::Text(text) => text.as_str(),
        Part::Conflict { base, mine, theirs } => match choose() % 3 {
            0 => base,
            1 => mine,
            _ => theirs,
        },
    });
    parts.collect()
}

proptest! {
    #[test]
    fn one_side_alone_is_taken(base in any_text(), seeds in any_branch()) {
        let side = branch(&base, &seeds, "x");
        prop_assert_eq!(&clean(&base, &side, &base), &side);
        prop_assert_eq!(&clean(&base, &base, &side), &side);
        prop_assert_eq!(&clean(&base, &side, &side), &side);
    }

    #[test]
    fn any_texts_at_all(base in "[ab .\n]{0,30}", mine in "[ab .\n]{0,30}", theirs in "[ab .\n]{0,30}") {
        prop_assert_eq!(&clean(&base, &mine, &base), &mine);
        prop_assert_eq!(&clean(&base, &base, &theirs), &theirs);
        let merged = merge(&base, &mine, &theirs);
        let swapped = merge(&base, &theirs, &mine);
        prop_assert_eq!(merged.parts.len(), swapped.parts.len());
    }

    #[test]
    fn no_word_is_lost(base in any_text(), ours in any_branch(), others in any_branch()) {
        let (mine, theirs) = (branch(&base, &ours, "mine"), branch(&base, &others, "theirs"));
        let merged = merge(&base, &mine, &theirs);
        let all: String = merged.parts.iter().map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Conflict { mine, theirs, .. } => format!(" {mine} {theirs} "),
        }).collect();
        let known = words_of(&base);
        for word in words_of(&mine).union(&words_of(&theirs)) {
            prop_assert!(known.contains(word) || all.contains(word), "{word} in {merged:?}");
        }
    }

    #[test]
    fn swapped_sides_swap_conflicts(base in any_text(), ours in any_branch(), others in any_branch()) {
        let (mine, theirs) = (branch(&base, &ours, "mine"), branch(&base, &others, "theirs"));
        let mut swapped = merge(&base, &theirs, &mine);
        for part in &mut swapped.parts {
            if let Part::Conflict { mine, theirs, .. } = part {
                std::mem::swap(mine, theirs);
            }
        }
        prop_assert_eq!(merge(&base, &mine, &theirs), swapped);
    }

    #[test]
    fn any_choice_is_made_of_the_words_of_the_three(
        base in any_text(), ours in any_branch(), others in any_branch(), choices in any::<[u8; 8]>(),
    ) {
        let (mine, theirs) = (branch(&base, &ours, "mine"), branch(&base, &others, "theirs"));
        let merged = merge(&base, &mine, &theirs);
        let mut turn = choices.into_iter().cycle();
        let text = chosen(&merged, || turn.next().unwrap_or_default());
        let mut known = words_of(&base);
        known.extend(words_of(&mine));
        known.extend(words_of(&theirs));
        for word in words_of(&text) {
            prop_assert!(known.contains(word), "{word} in {merged:?}");
        }
    }

    #[test]
    fn without_conflicts_nothing_of_this_side_is_in_the_other(
        base in any_text(), ours in any_branch(), others in any_branch(),
    ) {
        let (mine, theirs) = (branch(&base, &ours, "mine"), branch(&base, &others, "theirs"));
        prop_assert_eq!(&without_conflicts(&base, &mine, &theirs, |_| false), &theirs);
        let taken = without_conflicts(&base, &mine, &theirs, |_| true);
        prop_assert!(!taken.contains("mine"), "{taken}");
        if merge(&base, &mine, &theirs).text_if_clean().is_some() {
            prop_assert_eq!(taken, theirs);
        }
    }

    #[test]
    fn conflicts_are_contradictions(base in any_text(), ours in any_branch(), others in any_branch()) {
        let (mine, theirs) = (branch(&base, &ours, "mine"), branch(&base, &others, "theirs"));
        let merged = merge(&base, &mine, &theirs);
        for pair in merged.parts.windows(2) {
            prop_assert!(!matches!(pair, [Part::Text(_), Part::Text(_)]));
        }
        for part in &merged.parts {
            if let Part::Conflict { base, mine, theirs } = part {
                prop_assert!(mine != theirs && mine != base && theirs != base, "{merged:?}");
            }
        }
    }
}

#[test]
fn whether_a_paragraph_beside_one_that_goes_is_asked_for_rests_on_nothing_far_away() {
    let base = "Uno. Dos.\n\nTres, cuatro.\n\nCinco. Seis.\n\nSiete.\n";
    let mine = "Cero.\n\nUno. Dos.\n\nTres, cuatro.\n\nOtra.\n\nCinco. Seis.\n\nSiete.\n";
    let theirs = "Uno. Dos.\n\nCinco. Seis.\n\nSiete.\n";
    let near = merge(base, mine, theirs).text_if_clean();
    let without_end = |text: &str| text.replace("\n\nSiete.\n", "");
    let far = merge(base, &without_end(mine), theirs).text_if_clean();
    assert_eq!(
        near.as_deref(),
        Some("Cero.\n\nUno. Dos.\n\nOtra.\n\nCinco. Seis.\n\nSiete.\n")
    );
    assert_eq!(far, near.as_deref().map(without_end));
}
