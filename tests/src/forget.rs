//! What is forgotten for good is nowhere any more, and everything else stays.

use library::history::{self, Field, Keep};
use library::{Error, Op, edition, purge};

use crate::support::{Desk, LIBRARY, THREE, edit};

/// Every byte of the library's files.
fn bytes(desk: &Desk) -> Vec<u8> {
    desk.folder
        .names("")
        .iter()
        .filter(|name| name.starts_with(LIBRARY))
        .flat_map(|name| std::fs::read(desk.folder.path(name)).unwrap())
        .collect()
}

fn stands_in_file(desk: &Desk, words: &str) -> bool {
    let (bytes, words) = (bytes(desk), words.as_bytes());
    bytes.windows(words.len()).any(|window| window == words)
}

/// A text of which a secret was taken out again, and paragraphs around it.
fn with_secret() -> Desk {
    let desk = Desk::with("", THREE);
    desk.type_into(desk.source, vec![edit(0, 0, "Xochiquetzalli said so. ")]);
    desk.library.write(Op::Settle, history::settle_all).unwrap();
    desk.type_into(desk.source, vec![edit(0, 24, "")]);
    desk.type_into(desk.source, vec![edit(0, 0, "Listen. ")]);
    desk.library.write(Op::Settle, history::settle_all).unwrap();
    assert!(stands_in_file(&desk, "ochiquetzalli"));
    desk
}

fn forget(desk: &Desk, keep: Keep) -> usize {
    let forget = |tx: &mut library::Tx<'_>| history::forget(tx, desk.source, keep);
    let (count, changes) = desk.library.write(Op::Forget, forget).unwrap();
    assert!(
        changes.forgotten.contains(&desk.source),
        "who holds it open is told"
    );
    purge::thorough(&desk.library).unwrap();
    count
}

#[test]
fn a_forgotten_past_is_in_no_byte_of_the_file() {
    let desk = with_secret();
    let now = desk.body(desk.source);
    let head = desk.edition(desk.source).revision;
    assert_eq!(forget(&desk, Keep::Now), usize::try_from(head).unwrap());
    for word in ["ochiquetzalli", "OCHIQUETZALLI"] {
        assert!(!stands_in_file(&desk, word), "{word}");
    }
    assert_eq!(desk.body(desk.source), now);
    let before = desk.text_at(desk.source, Field::Body, head - 1);
    assert!(matches!(before, Err(Error::Forgotten { .. })), "{before:?}");
    assert!(desk.timeline().iter().all(|s| s.is_forgotten));
    desk.type_into(desk.source, vec![edit(0, 0, "On. ")]);
    assert_eq!(desk.text_at(desk.source, Field::Body, head).unwrap(), now);
    assert_eq!(desk.body(desk.source), format!("On. {now}"));
    desk.is_healthy();
    let source = desk.source;
    let folder = desk.close();
    let said = folder.octa(["doctor", LIBRARY]).succeeds();
    assert!(!said.contains("finding"), "{said}");
    let read = folder.reader().read(|q| {
        let edition = edition::get(q, source)?;
        history::steps(q, &edition, Field::Body, u64::MAX, 10)
    });
    assert_eq!(read.unwrap().done.len(), 1, "undo ends where the past ends");
}

#[test]
fn named_moments_can_outlive_the_past_between_them() {
    let desk = Desk::with("Title", "one");
    desk.type_into(desk.source, vec![edit(3, 0, " two")]);
    let named = desk.edition(desk.source).revision;
    let name = |tx: &mut library::Tx<'_>| history::checkpoint(tx, desk.source, None, "two");
    desk.library.write(Op::Checkpoint, name).unwrap();
    desk.type_into(desk.source, vec![edit(7, 0, " three")]);
    desk.type_into(desk.source, vec![edit(13, 0, " four")]);
    forget(&desk, Keep::Checkpoints);
    let at = |revision| desk.text_at(desk.source, Field::Body, revision);
    assert_eq!(at(named).unwrap(), "one two");
    assert_eq!(
        desk.text_at(desk.source, Field::Title, named).unwrap(),
        "Title"
    );
    assert!(matches!(at(named + 1), Err(Error::Forgotten { .. })));
    assert_eq!(at(named + 2).unwrap(), "one two three four");
    desk.is_healthy();
}

fn black_out(desk: &Desk, passage: &str) -> history::Blackened {
    let forget = |tx: &mut library::Tx<'_>| history::forget_passage(tx, desk.source, passage);
    let (found, changes) = desk.library.write(Op::Forget, forget).unwrap();
    let is_forgotten = found.occurrences > 0 && !found.stands_now;
    assert_eq!(changes.forgotten.is_empty(), !is_forgotten);
    purge::thorough(&desk.library).unwrap();
    found
}

#[test]
fn a_passage_is_blacked_out_and_the_rest_stays() {
    let desk = with_secret();
    let now = desk.body(desk.source);
    let past = |revision| desk.text_at(desk.source, Field::Body, revision).unwrap();
    let head = desk.edition(desk.source).revision;
    let before: Vec<String> = (0..=head).map(past).collect();
    let standing = black_out(&desk, "Inés");
    assert!(standing.stands_now, "it is still in the text");
    assert_eq!(standing.changes, 0);
    assert_eq!((0..=head).map(past).collect::<Vec<_>>(), before);

    let found = black_out(&desk, "Xochiquetzalli");
    assert_eq!((found.changes, found.stands_now), (1, false));
    for word in ["ochiquetzalli", "OCHIQUETZALLI"] {
        assert!(!stands_in_file(&desk, word), "{word}");
    }
    for (revision, then) in before.iter().enumerate() {
        let black = "█".repeat("Xochiquetzalli".len());
        let expected = then.replace("Xochiquetzalli", &black);
        assert_eq!(past(revision as u64), expected, "revision {revision}");
    }
    assert_eq!(desk.body(desk.source), now);
    desk.is_healthy();
}

#[test]
fn a_passage_is_blacked_out_of_named_moments_that_outlived_their_past() {
    let desk = Desk::with("", "one Inés");
    let named = desk.name_moment("with her").revision;
    desk.replace(desk.source, Field::Body, "one");
    forget(&desk, Keep::Checkpoints);
    desk.replace(desk.source, Field::Body, "one secret");
    desk.replace(desk.source, Field::Body, "one two");
    let at_named = || desk.text_at(desk.source, Field::Body, named);
    assert_eq!(black_out(&desk, "secret").occurrences, 1);
    assert_eq!(at_named().unwrap(), "one Inés", "it had nothing of that");
    assert_eq!(black_out(&desk, "Inés").occurrences, 1);
    assert_eq!(at_named().unwrap(), "one ████");
    assert_eq!(desk.body(desk.source), "one two");
    desk.is_healthy();
}

#[test]
fn a_passage_is_blacked_out_of_the_names_of_moments() {
    let desk = Desk::with("", "one");
    desk.name_moment("as Ine\u{301}s said");
    assert_eq!(black_out(&desk, "Inés").occurrences, 1);
    let read = |q: &library::Query<'_>| history::checkpoints(q, desk.source);
    let names = desk.library.read(read).unwrap();
    assert_eq!(names[0].name, "as █████ said");
}

#[test]
fn what_was_forgotten_is_not_brought_back_by_undo() {
    let forgets: [fn(&Desk); 2] = [
        |desk| {
            forget(desk, Keep::Now);
        },
        |desk| {
            black_out(desk, "Xochiquetzalli");
        },
    ];
    for forget in forgets {
        let desk = with_secret();
        let named = desk.name_moment("Xochiquetzalli speaks");
        let remove = |tx: &mut library::Tx<'_>| history::remove_checkpoint(tx, named.id);
        desk.library.write(Op::Checkpoint, remove).unwrap();
        forget(&desk);
        while library::undo::undo(&desk.library).unwrap().is_some() {}
        assert!(!stands_in_file(&desk, "ochiquetzalli"));
    }
}

#[test]
fn pairs_keep_nothing_of_what_was_forgotten() {
    let forgets: [fn(&Desk); 2] = [
        |desk| {
            forget(desk, Keep::Now);
        },
        |desk| {
            black_out(desk, "Xochiquetzalli");
        },
    ];
    for forget in forgets {
        let desk = Desk::with("", &format!("Xochiquetzalli said so. {THREE}"));
        let spanish = desk.translate("es", THREE);
        let align = |tx: &mut library::Tx<'_>| {
            library::alignment::keep(tx, desk.source, spanish)?;
            library::alignment::get(tx, desk.source, spanish)
        };
        let aligned = desk.library.write(Op::Align, align).unwrap().0;
        let confirm = |tx: &mut library::Tx<'_>| {
            let pair = aligned.beads[0].key.unwrap();
            library::alignment::confirm(tx, pair)
        };
        desk.library.write(Op::ConfirmBead, confirm).unwrap();
        // The pairs have not been made anew since.
        desk.type_into(desk.source, vec![edit(0, 24, "")]);
        forget(&desk);
        assert!(!stands_in_file(&desk, "ochiquetzalli"));
        library::undo::undo(&desk.library).unwrap();
        assert!(!stands_in_file(&desk, "ochiquetzalli"));
        let aligned = desk.library.write(Op::Align, align).unwrap().0;
        let steps: Vec<_> = aligned.beads.iter().map(|bead| bead.step).collect();
        use library::alignment::Step;
        assert_eq!(steps, [Step::Changed, Step::InStep, Step::InStep]);
        desk.is_healthy();
    }
}

#[test]
fn what_was_written_after_forgetting_is_searched_and_can_be_forgotten_too() {
    let desk = Desk::with("A title older than the text", "one");
    desk.replace(desk.source, Field::Body, "one two");
    forget(&desk, Keep::Now);
    desk.replace(desk.source, Field::Body, "one two\n\nand a third line");
    desk.replace(desk.source, Field::Body, "one two");
    let hits = desk.search_past("third");
    assert_eq!(hits.len(), 1, "{hits:?}");
    assert!(hits[0].is_gone);
    assert_eq!(black_out(&desk, "third").occurrences, 1);
    assert_eq!(desk.search_past("third"), []);
    assert_eq!(desk.search_past("older").len(), 1);
    desk.is_healthy();
}

#[test]
fn a_slug_keeps_nothing_of_a_title_that_was_forgotten() {
    let desk = Desk::with("Xochiquetzalli said so", THREE);
    let keep =
        |tx: &mut library::Tx<'_>| library::post::rename(tx, desk.post, "xochiquetzalli-said-so");
    desk.library.write(Op::RenamePost, keep).unwrap();
    desk.replace(desk.source, Field::Title, "Somebody said so");
    assert!(black_out(&desk, "Xochiquetzalli").stands_in_address);
    let rename =
        |tx: &mut library::Tx<'_>| library::post::rename(tx, desk.post, "somebody-said-so");
    desk.library.write(Op::RenamePost, rename).unwrap();
    assert!(!black_out(&desk, "Xochiquetzalli").stands_in_address);
    assert!(!stands_in_file(&desk, "ochiquetzalli"));
}

#[test]
fn a_day_after_posting_only_named_moments_are_kept_where_the_library_is_set_so() {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let desk = Desk::with("", "one");
    let name = |tx: &mut library::Tx<'_>| history::checkpoint(tx, desk.source, None, "one");
    let (named, _) = desk.library.write(Op::Checkpoint, name).unwrap();
    desk.type_into(desk.source, vec![edit(3, 0, " two")]);
    desk.type_into(desk.source, vec![edit(7, 0, " three")]);
    let publish = |tx: &mut library::Tx<'_>| {
        library::post::set_status(tx, desk.post, library::post::Status::Published)
    };
    desk.library.write(Op::SetStatus, publish).unwrap();
    let now = desk.post().touched_at;
    let between = || desk.text_at(desk.source, Field::Body, named.revision + 1);
    let mut day = now;
    let mut pass = || {
        day += 2 * DAY;
        library::upkeep::run(&desk.library, day, &|| true).unwrap();
    };
    pass();
    assert_eq!(between().unwrap(), "one two", "the library is not set so");
    let set = |tx: &mut library::Tx<'_>| library::setting::set_keep_only_checkpoints(tx, true);
    desk.library.write(Op::Configure, set).unwrap();
    library::upkeep::run(&desk.library, now + DAY / 2, &|| true).unwrap();
    assert_eq!(
        between().unwrap(),
        "one two",
        "half a day later it is too early"
    );
    pass();
    assert!(matches!(between(), Err(Error::Forgotten { .. })));
    let at_named = desk.text_at(desk.source, Field::Body, named.revision);
    assert_eq!(at_named.unwrap(), "one");
    assert_eq!(desk.body(desk.source), "one two three");
    desk.is_healthy();
}
