use proptest::prelude::*;

use super::*;
use crate::edit::{
    apply,
    tests::{any_edits, any_seeds, any_text},
};

fn edit(from: u32, deleted: u32, inserted: &str) -> Edit {
    Edit {
        from,
        deleted,
        inserted: inserted.to_owned(),
    }
}

/// The history with what was rewritten in its place.
fn rewritten(changes: &[Vec<Edit>], outcome: &BlackedOut) -> Vec<Vec<Edit>> {
    let mut changes = changes.to_vec();
    for (number, edits) in &outcome.changes {
        changes[*number].clone_from(edits);
    }
    changes
}

/// All states of a history, also those between the edits of one change.
fn states(base: &str, changes: &[Vec<Edit>]) -> Vec<String> {
    let mut states = vec![base.to_owned()];
    for edit in changes.iter().flatten() {
        let next = apply(&states[states.len() - 1], std::slice::from_ref(edit)).unwrap();
        states.push(next);
    }
    states
}

fn last_state(base: &str, changes: &[Vec<Edit>], passage: &str) -> (String, BlackedOut) {
    let outcome = black_out(base, changes, passage).unwrap();
    let base = outcome.base.as_deref().unwrap_or(base);
    let states = states(base, &rewritten(changes, &outcome));
    (states[states.len() - 1].clone(), outcome)
}

#[test]
fn a_name_typed_letter_by_letter_is_found() {
    let changes: Vec<Vec<Edit>> = (0_u32..)
        .zip("Marta vino".chars())
        .map(|(at, letter)| vec![edit(at, 0, &letter.to_string())])
        .chain([vec![edit(0, 5, "Ella")]])
        .collect();
    let outcome = black_out("", &changes, "Marta").unwrap();
    let numbers: Vec<usize> = outcome.changes.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [0, 1, 2, 3, 4]);
    assert!(
        outcome
            .changes
            .iter()
            .all(|(_, edits)| edits[0].inserted == "█")
    );
    assert_eq!((outcome.occurrences, outcome.stands_at_end), (1, false));
    assert_eq!(outcome.base, None);
}

#[test]
fn a_name_corrected_half_way_is_found() {
    // "Marja" becomes "Marta", and then goes.
    let changes = [
        vec![edit(4, 0, "Marja")],
        vec![edit(7, 1, "t")],
        vec![edit(4, 5, "ella")],
    ];
    let outcome = black_out("Con .", &changes, "Marta").unwrap();
    assert_eq!(
        outcome.changes,
        [(0, vec![edit(4, 0, "███j█")]), (1, vec![edit(7, 1, "█")])]
    );
}

#[test]
fn a_name_that_a_deletion_joins_is_found_in_the_base() {
    let (last, outcome) = last_state("Mar y Pedro: ta", &[vec![edit(3, 10, "")]], "Marta");
    assert_eq!((last.as_str(), outcome.stands_at_end), ("█████", true));
    assert_eq!(outcome.base.as_deref(), Some("███ y Pedro: ██"));
    assert!(outcome.changes.is_empty());
}

#[test]
fn a_copy_has_an_origin_of_its_own() {
    let changes = [
        vec![edit(0, 5, ""), edit(3, 0, "Marta")],
        vec![edit(3, 5, "")],
    ];
    let (_, outcome) = last_state("Marta y ", &changes, "Marta");
    assert_eq!(outcome.base.as_deref(), Some("█████ y "));
    assert_eq!(outcome.changes[0].1[1].inserted, "█████");
    assert_eq!(outcome.occurrences, 2);
}

#[test]
fn what_stands_only_between_two_edits_of_one_change_is_found() {
    let changes = [vec![edit(0, 0, "José"), edit(0, 4, "")]];
    let (last, outcome) = last_state("", &changes, "Jose\u{301}");
    assert_eq!((last.as_str(), outcome.occurrences), ("", 1));
    assert_eq!(outcome.changes[0].1[0].inserted, "████");
}

#[test]
fn spaces_inside_and_wide_characters_keep_their_lengths() {
    let (last, _) = last_state("¡Ana 😀 Ruiz!", &[], "Ana 😀 Ruiz");
    assert_eq!(last, format!("¡{}!", "█".repeat(11)));
}

#[test]
fn occurrences_inside_each_other_are_all_found() {
    let (last, outcome) = last_state("banana", &[], "ana");
    assert_eq!((last.as_str(), outcome.occurrences), ("b█████", 2));
}

#[test]
fn a_passage_of_blocks_is_blackened_otherwise() {
    let (last, _) = last_state("a█b", &[], "█");
    assert_eq!(last, "a▉b");
}

#[test]
fn nothing_is_nowhere() {
    let outcome = black_out("uno", &[vec![edit(0, 0, "dos")]], "").unwrap();
    assert_eq!(outcome, BlackedOut::default());
}

#[test]
fn a_history_that_does_not_apply_is_refused() {
    assert_eq!(
        black_out("uno", &[vec![edit(9, 0, "dos")]], "uno"),
        Err(EditError::OutOfRange {
            from: 9,
            deleted: 0,
            length: 3
        })
    );
}

/// What has to come out, the plain way: every character with a mark that it shares with itself in
/// all states.
fn plainly(base: &str, changes: &[Vec<Edit>], forms: &[String]) -> Vec<String> {
    let numbered =
        |text: &str, from: usize| -> Vec<(char, usize)> { text.chars().zip(from..).collect() };
    let mut now = numbered(base, 0);
    let mut count = now.len();
    let mut states = vec![now.clone()];
    for edit in changes.iter().flatten() {
        let index = |unit: u32| {
            let mut left = unit as usize;
            let wide = now.iter().take_while(|(character, _)| {
                let goes_on = left > 0;
                left = left.saturating_sub(character.len_utf16());
                goes_on
            });
            wide.count()
        };
        let (start, end) = (index(edit.from), index(edit.from + edit.deleted));
        let come = numbered(&edit.inserted, count);
        count += come.len();
        now.splice(start..end, come);
        states.push(now.clone());
    }
    let mut marked = vec![false; count];
    for state in &states {
        for form in forms {
            let form: Vec<char> = form.chars().collect();
            for window in state.windows(form.len()) {
                if window.iter().map(|(character, _)| character).eq(&form) {
                    window.iter().for_each(|(_, number)| marked[*number] = true);
                }
            }
        }
    }
    let shown = |state: &Vec<(char, usize)>| -> String {
        let shown = state.iter().map(|(character, number)| {
            if marked[*number] {
                "█".repeat(character.len_utf16())
            } else {
                character.to_string()
            }
        });
        shown.collect()
    };
    states.iter().map(shown).collect()
}

fn any_passage() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "a", "ab ", "é", "e\u{301}", "😀", "b 😀", "é¡", "aa", "\r\n", "字a",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #[test]
    fn no_state_contains_the_passage_and_nothing_else_is_touched(
        base in any_text(),
        seeds in any_seeds(),
        more in any_seeds(),
        size in 1_usize..4,
        passage in any_passage(),
    ) {
        let seeds: Vec<_> = seeds.into_iter().chain(more).collect();
        let edits = any_edits(&base, &seeds);
        let changes: Vec<Vec<Edit>> = edits.chunks(size).map(<[Edit]>::to_vec).collect();
        let outcome = black_out(&base, &changes, &passage).unwrap();
        let before = states(&base, &changes);
        let new_base = outcome.base.clone().unwrap_or_else(|| base.clone());
        let after = states(&new_base, &rewritten(&changes, &outcome));
        let forms = forms(&passage);
        prop_assert_eq!(&after, &plainly(&base, &changes, &forms));
        for (before, after) in before.iter().zip(&after) {
            prop_assert!(forms.iter().all(|form| !after.contains(form)));
            prop_assert_eq!(utf16_len(before), utf16_len(after));
        }
        let stands = forms.iter().any(|form| before[before.len() - 1].contains(form));
        prop_assert_eq!(outcome.stands_at_end, stands);
    }
}
