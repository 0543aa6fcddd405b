use proptest::prelude::*;

use super::*;

/// Compares, and checks that rows tile both texts and runs make up their sides.
fn check(before: &str, after: &str) -> Comparison {
    let comparison = compare(before, after);
    let (mut old_at, mut new_at) = (0, 0);
    for row in &comparison.rows {
        assert_eq!((row.before.start, row.after.start), (old_at, new_at));
        (old_at, new_at) = (row.before.end, row.after.end);
        let (mut old, mut new) = (String::new(), String::new());
        for run in &row.runs {
            match run {
                WordChange::Same(text) => {
                    old.push_str(text);
                    new.push_str(text);
                }
                WordChange::Removed(text) => old.push_str(text),
                WordChange::Added(text) => new.push_str(text),
            }
        }
        assert_eq!(old, before[row.before.clone()]);
        assert_eq!(new, after[row.after.clone()]);
        match row.kind {
            RowKind::Same => assert_eq!(old.trim(), new.trim()),
            RowKind::Changed => assert_ne!(old, new),
            RowKind::Added => assert!(row.before.is_empty() && !row.after.is_empty()),
            RowKind::Removed => assert!(row.after.is_empty() && !row.before.is_empty()),
        }
    }
    assert_eq!((old_at, new_at), (before.len(), after.len()));
    comparison
}

fn kinds(comparison: &Comparison) -> Vec<RowKind> {
    comparison.rows.iter().map(|row| row.kind).collect()
}

#[test]
fn nothing_compared_with_nothing_is_nothing() {
    assert_eq!(
        check("", ""),
        Comparison {
            rows: vec![],
            came: 0,
            went: 0
        }
    );
    assert_eq!(kinds(&check("", "uno\n")), [RowKind::Added]);
    assert_eq!(kinds(&check("uno\n", "")), [RowKind::Removed]);
    check("\n\n", "\n");
}

#[test]
fn the_words_that_came_and_went_are_counted() {
    let comparison = check(
        "Hay trescientas personas.\n\nAdiós.\n",
        "Hay cuatrocientas personas ya.\n\n¡Viva la huelga!\n\nAdiós.\n",
    );
    assert_eq!((comparison.came, comparison.went), (5, 1));
}

#[test]
fn a_long_text_rewritten_everywhere_is_still_paired() {
    let line = |number: usize, verb: &str| {
        format!(
            "El día {number} las {} vecinas del barrio {} {verb} en la plaza de la fuente \
             para hablar del agua y de las {} casas vacías.\n\n",
            number * 7,
            number % 13,
            number * 3,
        )
    };
    let before: String = (0..1_500).map(|number| line(number, "hablaron")).collect();
    let after: String = (0..1_500)
        .filter(|number| number % 100 != 5)
        .map(|number| line(number, "se reunieron"))
        .collect();
    let comparison = check(&before, &after);
    let count = |kind| kinds(&comparison).iter().filter(|it| **it == kind).count();
    assert_eq!(count(RowKind::Changed), 1_485);
    assert_eq!(count(RowKind::Removed), 15);
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "agua",
        "la ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "compañer@s",
        "todxs/as ",
        "plaza.",
        "é",
        "e\u{301}",
        "😀",
        "# ",
        "- ",
        "¡Viva!",
        "the strike ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn rows_tile_and_runs_rebuild(before in any_text(), after in any_text()) {
        check(&before, &after);
    }

    #[test]
    fn a_text_is_the_same_as_itself(text in any_text()) {
        let comparison = check(&text, &text);
        prop_assert!(comparison.rows.iter().all(|row| row.kind == RowKind::Same));
        prop_assert_eq!((comparison.came, comparison.went), (0, 0));
    }
}
