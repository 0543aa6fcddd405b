//! What was there comes back, as a new change, and nothing is lost by it.

use library::Op;
use library::history::{self, Field, Moment, PastRow, StretchKind};

use crate::support::{Desk, THREE, edit, utf16};

fn restore(desk: &Desk, revision: u64) {
    let restore = |tx: &mut library::Tx<'_>| history::restore(tx, desk.source, revision);
    desk.library.write(Op::RestoreRevision, restore).unwrap();
}

#[test]
fn an_earlier_state_comes_back_and_nothing_is_lost_by_it() {
    let desk = Desk::with("The well", THREE);
    let then = desk.edition(desk.source).revision;
    desk.replace(desk.source, Field::Title, "The spring");
    desk.replace(desk.source, Field::Body, "Something else.");
    let later = desk.edition(desk.source).revision;
    restore(&desk, then);
    assert_eq!(desk.body(desk.source), THREE);
    assert_eq!(desk.fields(desk.source).title, "The well");
    assert_eq!(desk.timeline()[0].kind, StretchKind::Restore);
    restore(&desk, later);
    assert_eq!(desk.body(desk.source), "Something else.");
    assert_eq!(desk.text_at(desk.source, Field::Body, then).unwrap(), THREE);
    desk.is_healthy();
}

/// Compares a moment with now and brings one row back.
fn bring_row_back(desk: &Desk, then: u64, kind: text::compare::RowKind) {
    let now = desk.edition(desk.source);
    let moment = |revision| Moment {
        edition: &now,
        revision,
    };
    let compared = desk
        .library
        .read(|q| history::compare(q, moment(then), moment(now.revision)))
        .unwrap();
    let rows = &compared[0].comparison.rows;
    let row = rows.iter().position(|row| row.kind == kind).unwrap();
    let wanted = PastRow {
        before: (desk.source, then),
        after: (desk.source, now.revision),
        field: Field::Body,
        row,
    };
    desk.library
        .write(Op::RestoreRevision, |tx| history::restore_row(tx, wanted))
        .unwrap();
}

#[test]
fn a_single_paragraph_comes_back_to_its_place() {
    use text::compare::RowKind;
    let desk = Desk::with("", THREE);
    let then = desk.edition(desk.source).revision;
    let middle = "We were sixty compañerxs.\n\n";
    desk.replace(desk.source, Field::Body, &THREE.replace(middle, ""));
    bring_row_back(&desk, then, RowKind::Removed);
    assert_eq!(desk.body(desk.source), THREE, "taken away");

    let changed = THREE.replace("sixty", "eighty-four");
    desk.replace(
        desk.source,
        Field::Body,
        &format!("{changed}\nA new end.\n"),
    );
    bring_row_back(&desk, then, RowKind::Changed);
    let body = desk.body(desk.source);
    assert!(body.contains("sixty"), "changed: {body}");
    assert!(body.contains("A new end."), "the rest stays: {body}");
    bring_row_back(&desk, then, RowKind::Added);
    assert!(!desk.body(desk.source).contains("A new end."), "added");

    for (start, paragraph) in [("The well", 0), ("Free Inés", 2)] {
        let without: Vec<&str> = THREE.split_inclusive("\n\n").collect();
        let mut left = without.clone();
        left.remove(paragraph);
        desk.replace(desk.source, Field::Body, left.concat().trim_end());
        bring_row_back(&desk, then, RowKind::Removed);
        let body = desk.body(desk.source);
        let paragraphs: Vec<&str> = body.split("\n\n").map(str::trim_end).collect();
        let expected: Vec<&str> = THREE.split("\n\n").map(str::trim_end).collect();
        assert_eq!(paragraphs, expected, "{start}");
    }
    desk.is_healthy();
}

#[test]
fn a_title_comes_back_as_the_one_line_that_it_is() {
    for row in 0..2 {
        let desk = Desk::with("The well is ours", "");
        let then = desk.edition(desk.source).revision;
        desk.replace(desk.source, Field::Title, "Nothing alike");
        let wanted = PastRow {
            before: (desk.source, then),
            after: (desk.source, desk.edition(desk.source).revision),
            field: Field::Title,
            row,
        };
        let bring_back = |tx: &mut library::Tx<'_>| history::restore_row(tx, wanted);
        desk.library.write(Op::RestoreRevision, bring_back).unwrap();
        assert_eq!(desk.fields(desk.source).title, "The well is ours", "{row}");
    }
}

#[test]
fn a_paragraph_comes_back_with_the_line_ends_of_the_text() {
    use text::compare::RowKind;
    let text = THREE.replace('\n', "\r\n");
    for paragraph in 0..3 {
        let desk = Desk::with("", &text);
        let then = desk.edition(desk.source).revision;
        let mut left: Vec<&str> = text.split_inclusive("\r\n\r\n").collect();
        left.remove(paragraph);
        desk.replace(desk.source, Field::Body, left.concat().trim_end());
        bring_row_back(&desk, then, RowKind::Removed);
        let body = desk.body(desk.source);
        assert_eq!(body.trim_end(), text.trim_end(), "{paragraph}");
    }
}

#[test]
fn a_paragraph_comes_back_around_what_was_written_in_it_meanwhile() {
    let desk = Desk::with("", THREE);
    let then = desk.edition(desk.source).revision;
    desk.replace(desk.source, Field::Body, &THREE.replace("sixty", "ninety"));
    let now = desk.edition(desk.source).revision;
    let here = utf16(THREE, "We were");
    desk.type_into(desk.source, vec![edit(here + 2, 0, " all")]);
    let wanted = PastRow {
        before: (desk.source, then),
        after: (desk.source, now),
        field: Field::Body,
        row: 1,
    };
    let bring_back = |tx: &mut library::Tx<'_>| history::restore_row(tx, wanted);
    desk.library.write(Op::RestoreRevision, bring_back).unwrap();
    assert_eq!(
        desk.body(desk.source),
        THREE.replace("We were", "We all were")
    );
}

#[test]
fn a_paragraph_comes_back_beside_what_was_written_meanwhile() {
    let desk = Desk::with("", THREE);
    let then = desk.edition(desk.source).revision;
    desk.replace(
        desk.source,
        Field::Body,
        "The well is not for sale.\n\nFree Inés!\n",
    );
    let now = desk.edition(desk.source);
    desk.type_into(desk.source, vec![edit(0, 0, "Wait. ")]);
    let wanted = PastRow {
        before: (desk.source, then),
        after: (desk.source, now.revision),
        field: Field::Body,
        row: 1,
    };
    desk.library
        .write(Op::RestoreRevision, |tx| history::restore_row(tx, wanted))
        .unwrap();
    assert_eq!(desk.body(desk.source), format!("Wait. {THREE}"));
}
