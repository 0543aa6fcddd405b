//! Every state of every text is within reach.

use library::history::{self, Append, ChangeKind, Field, Mark, StretchKind};
use library::{EditionId, Error, Op, edition};
use rusqlite::Connection;

use crate::support::{Desk, Folder, LIBRARY, THREE, edit, utf16};

/// Moves every change of a closed library back in time, as if it had been written then.
fn spread_over_time(desk: Desk, minutes_between: i64) -> Desk {
    let (post, source) = (desk.post, desk.source);
    let folder = desk.close();
    let connection = Connection::open(folder.path(LIBRARY)).unwrap();
    connection
        .execute(
            "UPDATE change SET at = 1700000000000 + number * 60000 * ?1",
            [minutes_between],
        )
        .unwrap();
    drop(connection);
    Desk {
        library: folder.library(),
        post,
        source,
        folder,
    }
}

#[test]
fn a_stretch_ends_with_a_pause_and_at_a_named_moment() {
    let desk = Desk::with("", "");
    for word in ["one", " two", " three", " four", " five"] {
        let end = text::edit::utf16_len(&desk.body(desk.source));
        desk.type_into(desk.source, vec![edit(end, 0, word)]);
    }
    let newest = desk.edition(desk.source).revision;
    let desk = spread_over_time(desk, 1);
    assert_eq!(desk.timeline().len(), 1, "a minute is no pause");
    let desk = spread_over_time(desk, 30);
    let stretches = desk.timeline();
    assert_eq!(stretches.len(), 5, "half an hour is one");
    assert_eq!((stretches[0].last, stretches[4].first), (newest, 1));
    let desk = spread_over_time(desk, 1);
    let name = |tx: &mut library::Tx<'_>| {
        history::checkpoint(tx, desk.source, Some(newest - 2), "before legal review")
    };
    desk.library.write(Op::Checkpoint, name).unwrap();
    let stretches = desk.timeline();
    assert_eq!(stretches.len(), 2);
    assert_eq!(stretches[1].last, newest - 2);
    let [Mark::Checkpoint(named)] = &*stretches[1].marks else {
        panic!("{stretches:?}")
    };
    assert_eq!(named.name, "before legal review");
    library::undo::undo(&desk.library).unwrap().unwrap();
    assert_eq!(desk.timeline().len(), 1, "a name can be taken back");
}

#[test]
fn a_clock_set_back_changes_no_order() {
    let desk = Desk::with("", "");
    for word in ["one", "two", "three"] {
        desk.type_into(desk.source, vec![edit(0, 0, word)]);
    }
    let source = desk.source;
    let desk = spread_over_time(desk, -60 * 24 * 365);
    let stretches = desk.timeline();
    let ends: Vec<u64> = stretches.iter().map(|s| s.last).collect();
    let mut sorted = ends.clone();
    sorted.sort_by_key(|r| std::cmp::Reverse(*r));
    assert_eq!(ends, sorted);
    assert_eq!(desk.text_at(source, Field::Body, 1).unwrap(), "one");
    assert_eq!(desk.body(source), "threetwoone");
}

#[test]
fn pages_of_a_time_line_make_up_the_whole() {
    let desk = Desk::with("", "");
    for _ in 0..20 {
        desk.type_into(desk.source, vec![edit(0, 0, "x")]);
    }
    let desk = spread_over_time(desk, 30);
    let whole = desk.timeline();
    let mut paged = Vec::new();
    let mut before = None;
    loop {
        let read = |q: &library::Query<'_>| {
            history::timeline(q, &edition::get(q, desk.source)?, before, 3)
        };
        let (page, more) = desk.library.read(read).unwrap();
        before = page.last().map(|s| s.first);
        paged.extend(page);
        if !more {
            break;
        }
    }
    assert_eq!(paged, whole);
}

#[test]
fn a_lost_paragraph_is_found_as_it_was_when_it_went() {
    let desk = Desk::with("", THREE);
    let middle = "We were sixty compañerxs.";
    let at = utf16(THREE, "sixty");
    desk.type_into(desk.source, vec![edit(at, 5, "eighty")]);
    let last = desk.edition(desk.source).revision;
    let without = THREE.replace(&format!("{middle}\n\n"), "");
    desk.replace(desk.source, Field::Body, &without);
    desk.type_into(desk.source, vec![edit(0, 0, "x")]);

    let hits = desk.search_past("companerxs");
    assert_eq!(hits.len(), 1, "once, though it was edited: {hits:?}");
    assert_eq!(hits[0].revision, last);
    assert_eq!(hits[0].hit.matched, "compañerxs");
    assert!(hits[0].hit.before.contains("eighty"), "{hits:?}");
    assert!(hits[0].is_gone);
    let there = desk.search_past("well");
    assert!(!there[0].is_gone, "{there:?}");
    assert_eq!(desk.search_past("nowhere"), []);
    assert_eq!(desk.search_past(" "), []);
}

#[test]
fn a_paragraph_deleted_letter_by_letter_is_found_whole() {
    let desk = Desk::with("", "Kept.\n\nLost by holding a key.");
    let length = u32::try_from("Kept.\n\nLost by holding a key.".len()).unwrap();
    for at in (7..length).rev() {
        desk.type_into(desk.source, vec![edit(at, 1, "")]);
    }
    let hits = desk.search_past("holding key");
    assert_eq!(hits.len(), 1, "{hits:?}");
    assert!(hits[0].hit.before.starts_with("Lost by"));
    assert!(hits[0].is_gone);
}

#[test]
fn a_damaged_text_does_not_keep_other_fields_from_being_written() {
    let desk = Desk::with("", "one");
    let source = desk.source;
    desk.type_into(source, vec![edit(3, 0, " two")]);
    let spoilt = desk.edition(source).revision;
    let connection = Connection::open(desk.folder.path(LIBRARY)).unwrap();
    let spoil = "UPDATE change SET edits = CAST('spoilt' AS BLOB) WHERE number = ?1";
    assert_eq!(connection.execute(spoil, [spoilt]).unwrap(), 1);
    drop(connection);
    for at in spoilt..=1000 {
        let base = desk.edition(source).revision;
        let kept = desk.append(source, Field::Title, base, vec![edit(0, 0, "T")]);
        assert!(kept.is_ok(), "change {at}: {kept:?}");
    }
}

#[test]
fn a_moment_named_before_the_first_word_is_on_the_time_line() {
    let desk = Desk::with("", "");
    desk.name_moment("nothing yet");
    desk.type_into(desk.source, vec![edit(0, 0, "x")]);
    let stretches = desk.timeline();
    let marks: Vec<u64> = stretches[0].marks.iter().map(Mark::revision).collect();
    assert_eq!(marks, [0]);
}

#[test]
fn a_batch_sent_twice_is_applied_once() {
    let desk = Desk::with("", "one");
    let base = desk.edition(desk.source).revision;
    let batch = library::BatchId::new();
    let send = || {
        let request = Append {
            edition: desk.source,
            field: Field::Body,
            base,
            edits: vec![edit(3, 0, " two")],
            kind: ChangeKind::Type,
            undo_group: 1,
            selection: None,
            length: Some(7),
            batch: Some(batch),
        };
        let append = |tx: &mut library::Tx<'_>| history::append(tx, request);
        desk.library.write(Op::Append, append).unwrap().0
    };
    let first = send();
    assert_eq!(send(), first, "the answer was lost");
    assert_eq!(desk.body(desk.source), "one two");
    desk.type_into(desk.source, vec![edit(0, 0, "zero ")]);
    let late = send();
    assert_eq!(late.text.as_deref(), Some("zero one two"));
    assert_eq!(desk.body(desk.source), "zero one two");
    desk.is_healthy();
}

/// Writes so much that keyframes are made.
fn with_keyframes(desk: &Desk, edition: EditionId) -> Vec<String> {
    let words = "La asamblea se reúne todas las tardes. ".repeat(100);
    let mut said = vec![desk.body(edition)];
    for at in 0..120_u32 {
        desk.type_into(edition, vec![edit(at, 0, &words)]);
        said.push(desk.body(edition));
        if at % 10 == 9 {
            desk.library.write(Op::Settle, history::settle_all).unwrap();
        }
    }
    said
}

#[test]
fn a_damaged_row_of_the_journal_costs_only_what_lies_before_the_next_keyframe() {
    let desk = Desk::with("", "");
    let said = with_keyframes(&desk, desk.source);
    let source = desk.source;
    let first = desk.edition(source).revision + 1 - said.len() as u64;
    let folder = desk.close();
    let connection = Connection::open(folder.path(LIBRARY)).unwrap();
    let keyframes: Vec<u64> = connection
        .prepare("SELECT revision FROM keyframe WHERE field = 3 ORDER BY revision")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(keyframes.len() >= 3, "{keyframes:?}");
    let damaged = keyframes[0] + 1;
    let spoil = "UPDATE change SET edits = CAST('spoilt' AS BLOB) WHERE number = ?1";
    assert_eq!(connection.execute(spoil, [damaged]).unwrap(), 1);
    drop(connection);

    let library = folder.library();
    let at = |revision: u64| {
        library.read(|q| history::text_at(q, &edition::get(q, source)?, Field::Body, revision))
    };
    for (revision, text) in said.iter().enumerate() {
        let revision = first + revision as u64;
        if (damaged..keyframes[1]).contains(&revision) {
            assert!(
                matches!(at(revision), Err(Error::Damaged { .. })),
                "{revision}"
            );
        } else {
            assert_eq!(&at(revision).unwrap(), text, "{revision}");
        }
    }
    let hits = library.read(|q| {
        let edition = edition::get(q, source)?;
        history::search_past(q, &edition, "asamblea", 10)
    });
    assert!(!hits.unwrap().is_empty(), "what can be read is searched");
    let steps = |before: u64| {
        library.read(|q| {
            let edition = edition::get(q, source)?;
            history::steps(q, &edition, Field::Body, before, 1000)
        })
    };
    let above = steps(u64::MAX).unwrap();
    assert!(!above.done.is_empty(), "the newest steps are taken back");
    assert!(above.floor == keyframes[1] && !above.more);
    assert_eq!(steps(damaged - 1).unwrap().floor, first);
    library.close();
    let (said, _) = folder.octa(["doctor", LIBRARY]).finds();
    assert!(said.contains("cannot be read"), "{said}");
}

#[test]
fn a_damaged_keyframe_costs_nothing() {
    let desk = Desk::with("", "");
    let said = with_keyframes(&desk, desk.source);
    let source = desk.source;
    let first = desk.edition(source).revision + 1 - said.len() as u64;
    let folder = desk.close();
    let connection = Connection::open(folder.path(LIBRARY)).unwrap();
    connection
        .execute("UPDATE keyframe SET bytes = CAST('spoilt' AS BLOB)", [])
        .unwrap();
    drop(connection);
    let library = folder.library();
    for (revision, text) in said.iter().enumerate() {
        let revision = first + revision as u64;
        let then =
            library.read(|q| history::text_at(q, &edition::get(q, source)?, Field::Body, revision));
        assert_eq!(&then.unwrap(), text, "{revision}");
    }
}

#[test]
fn two_lines_of_changes_are_joined_or_a_person_is_asked() {
    let desk = Desk::with("", THREE);
    let common = desk.edition(desk.source).revision;
    desk.replace(desk.source, Field::Body, &THREE.replace("sixty", "eighty"));
    let merge = |theirs: &str| {
        let merge =
            |tx: &mut library::Tx<'_>| history::merge(tx, desk.source, Field::Body, common, theirs);
        desk.library.write(Op::Append, merge).unwrap().0
    };
    let before = desk.body(desk.source);
    let conflict = merge(&THREE.replace("sixty", "ninety"));
    assert!(matches!(conflict, history::Merged::Conflicting(_)));
    assert_eq!(
        desk.body(desk.source),
        before,
        "nothing is decided by itself"
    );
    merge(&THREE.replace("Inés", "Inés and all"));
    let both = THREE
        .replace("sixty", "eighty")
        .replace("Inés", "Inés and all");
    assert_eq!(desk.body(desk.source), both);
    assert_eq!(desk.timeline()[0].kind, StretchKind::Merge);
    desk.is_healthy();
}

#[test]
fn the_past_is_within_reach_of_the_terminal_too() {
    let folder = Folder::with_library();
    folder.post("One", "en", "One.\n");
    let octa = |args: &[&str]| folder.octa(args);
    let edit = |body: &str| {
        octa(&["edit", LIBRARY, "one", "--lang", "en", "--from", "-"])
            .input(body)
            .succeeds();
    };
    let history = |more: &[&str]| {
        let args = [&["history", LIBRARY, "one", "--lang", "en"], more].concat();
        octa(&args).succeeds()
    };
    edit("One.\n\nThe lost paragraph.\n");
    octa(&["checkpoint", LIBRARY, "one", "--lang", "en", "whole"]).succeeds();
    edit("One.\n");
    assert!(history(&["--timeline"]).contains("“whole”"));
    let found = history(&["--search", "LOST"]);
    assert!(
        found.contains("gone") && found.contains("The lost paragraph."),
        "{found}"
    );
    let args = [
        "history",
        LIBRARY,
        "one",
        "--lang",
        "en",
        "--timeline",
        "--json",
    ];
    let stretches = octa(&args).json();
    let marks = stretches.as_array().unwrap().iter().map(|s| &s["marks"]);
    let mut revisions = marks.filter_map(|marks| marks[0]["revision"].as_u64());
    let revision = revisions.next_back().unwrap().to_string();
    let diff = history(&["--at", &revision, "--diff"]);
    assert!(diff.contains("[-The lost paragraph."), "{diff}");
    history(&["--at", &revision, "--restore"]);
    assert_eq!(folder.body("one", "en"), "One.\n\nThe lost paragraph.\n");
    edit("One.\n");
    let unsure = octa(&["forget", LIBRARY, "one"]);
    unsure.misuses();
    octa(&["forget", LIBRARY, "one", "--passage", "lost", "--yes"]).warns("copies");
    assert!(history(&["--at", &revision]).contains("The ████ paragraph."));
    octa(&["forget", LIBRARY, "one", "--yes"]).warns("copies");
    let gone = [
        &["history", LIBRARY, "one", "--lang", "en"],
        &["--at", &*revision][..],
    ]
    .concat();
    let sentence = octa(&gone).fails();
    assert!(sentence.contains("forgotten for good"), "{sentence}");
    folder.is_healthy();
}
