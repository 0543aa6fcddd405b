//! Notes lie on their words whatever is edited, and never leave the library.

use library::alignment::Span;
use library::history::{self, Keep};
use library::note::{self, NewNote, Note};
use library::trash::{self, Forgotten};
use library::{EditionId, Error, Library, NoteId, Op, edition, purge, undo};
use serde_json::json;

use crate::export::FORMATS;
use crate::support::{Desk, Folder, LIBRARY, THREE, edit, utf16};

const REPAIRED: &str = "repaired.octavilla";

/// Puts a note on the first place where these words stand.
#[track_caller]
fn put(desk: &Desk, edition: EditionId, words: &str, text: &str, holds: bool) -> Note {
    let from = utf16(&desk.body(edition), words);
    let to = from + text::edit::utf16_len(words);
    let new = NewNote {
        edition,
        revision: desk.edition(edition).revision,
        span: Span { from, to },
        writer: "M.",
        text,
        holds,
    };
    let made = desk
        .library
        .write(Op::CreateNote, |tx| note::create(tx, new));
    made.unwrap().0
}

fn read(library: &Library, id: NoteId) -> Note {
    library.read(|q| note::get(q, id)).unwrap()
}

/// The words that a note lies on now.
fn lies_on(desk: &Desk, id: NoteId) -> String {
    let note = read(&desk.library, id);
    let units: Vec<u16> = desk.body(note.edition).encode_utf16().collect();
    let Span { from, to } = note.span;
    String::from_utf16(&units[from as usize..to as usize]).unwrap()
}

fn settle(desk: &Desk) {
    desk.library.write(Op::Settle, history::settle_all).unwrap();
}

fn take_back(desk: &Desk) -> Option<Op> {
    undo::undo(&desk.library).unwrap().map(|(op, _)| op)
}

#[test]
fn a_note_stays_on_its_words() {
    let desk = Desk::with("", THREE);
    let id = put(&desk, desk.source, "sixty", "Sixty or seventy?", false).id;
    let at = |words: &str| utf16(&desk.body(desk.source), words);
    // Before, behind, right at both edges, and within.
    desk.type_into(desk.source, vec![edit(0, 0, "🔔 Listen. ")]);
    desk.type_into(desk.source, vec![edit(at("sixty"), 0, "about ")]);
    let end = at("sixty") + 5;
    desk.type_into(desk.source, vec![edit(end, 0, " or more")]);
    assert_eq!(lies_on(&desk, id), "sixty");
    desk.type_into(desk.source, vec![edit(at("sixty") + 5, 1, "-")]);
    assert_eq!(lies_on(&desk, id), "sixty");
    desk.type_into(desk.source, vec![edit(at("sixty") + 3, 0, "tee")]);
    assert_eq!(lies_on(&desk, id), "sixteety");
    settle(&desk);
    assert_eq!(lies_on(&desk, id), "sixteety");
    assert_eq!(read(&desk.library, id).words, "sixty");
    desk.is_healthy();
}

#[test]
fn a_place_is_of_the_revision_that_is_named() {
    let desk = Desk::with("", THREE);
    let base = desk.edition(desk.source).revision;
    let from = utf16(&desk.body(desk.source), "sixty");
    desk.type_into(desk.source, vec![edit(0, 0, "Listen. ")]);
    let make = |revision, from, to, text| {
        let new = NewNote {
            edition: desk.source,
            revision,
            span: Span { from, to },
            writer: "",
            text,
            holds: false,
        };
        let made = desk
            .library
            .write(Op::CreateNote, |tx| note::create(tx, new));
        made.map(|(note, _)| note)
    };
    let note = make(base, from, from + 5, " Sure? \n").unwrap();
    assert_eq!(lies_on(&desk, note.id), "sixty");
    assert_eq!((&*note.words, &*note.entries[0].text), ("sixty", "Sure?"));
    assert_eq!(note.revision, desk.edition(desk.source).revision);
    let refused = |made: Result<Note, Error>| made.unwrap_err();
    let now = note.revision;
    assert!(matches!(
        refused(make(now, 9999, 10_000, "x")),
        Error::Edit(_)
    ));
    assert!(matches!(refused(make(now, 5, 4, "x")), Error::Edit(_)));
    assert!(matches!(
        refused(make(now, 0, 4, " \n ")),
        Error::NothingSaid
    ));
    let ahead = refused(make(now + 1, 0, 4, "x"));
    assert!(matches!(ahead, Error::FutureRevision { .. }));
    assert_eq!(
        desk.library
            .read(|q| note::open_count(q, desk.post))
            .unwrap(),
        1
    );
}

#[test]
fn half_a_letter_has_no_note() {
    let desk = Desk::with("", "🔔🔔");
    let new = NewNote {
        edition: desk.source,
        revision: desk.edition(desk.source).revision,
        span: Span { from: 0, to: 3 },
        writer: "",
        text: "x",
        holds: false,
    };
    let made = desk
        .library
        .write(Op::CreateNote, |tx| note::create(tx, new));
    assert!(matches!(made, Err(Error::Edit(_))));
}

#[test]
fn words_that_are_deleted_and_come_back_have_their_note_again() {
    let desk = Desk::with("", THREE);
    let id = put(&desk, desk.source, "sixty", "Sure?", false).id;
    let start = utf16(&desk.body(desk.source), "We were");
    let line = "We were sixty compañerxs.";
    let long = text::edit::utf16_len(line);
    for with_pause in [false, true] {
        desk.type_into(desk.source, vec![edit(start, long, "")]);
        if with_pause {
            settle(&desk);
        }
        let note = read(&desk.library, id);
        assert_eq!((note.span.from, note.span.to), (start, start));
        assert_eq!(note.words, "sixty", "it still says what it was about");
        desk.type_into(desk.source, vec![edit(start, 0, line)]);
        assert_eq!(lies_on(&desk, id), "sixty");
        if with_pause {
            settle(&desk);
        }
    }
    // Half of them, and the rest of the line.
    let half = utf16(&desk.body(desk.source), "ty comp");
    let rest = "ty compañerxs.";
    let long = text::edit::utf16_len(rest);
    desk.type_into(desk.source, vec![edit(half, long, "")]);
    assert_eq!(lies_on(&desk, id), "six");
    settle(&desk);
    desk.type_into(desk.source, vec![edit(half, 0, rest)]);
    assert_eq!(lies_on(&desk, id), "sixty");
    settle(&desk);
    // From here on it is theirs again, also while they are edited.
    desk.type_into(desk.source, vec![edit(half, 1, "")]);
    assert_eq!(lies_on(&desk, id), "sixy");
    desk.is_healthy();
}

#[test]
fn what_is_done_to_a_note_is_taken_back() {
    let desk = Desk::with("", THREE);
    let id = put(&desk, desk.source, "sixty", "Sure?", false).id;
    let change = |op, f: &dyn Fn(&mut library::Tx<'_>) -> library::Result<()>| {
        let (_, changes) = desk.library.write(op, |tx| f(tx)).unwrap();
        assert!(changes.notes.contains(&desk.post), "{op:?}");
    };
    let state = || {
        let notes = desk.library.read(|q| note::of_post(q, desk.post)).unwrap();
        let state = |n: &Note| (n.holds, n.is_open(), n.entries.len());
        notes.first().map(state)
    };
    let mut states = vec![state()];
    change(Op::HoldNote, &|tx| note::hold(tx, id, true));
    states.push(state());
    change(Op::ResolveNote, &|tx| note::resolve(tx, id));
    states.push(state());
    change(Op::AnswerNote, &|tx| note::answer(tx, id, "Ana  B.", "No."));
    assert_eq!(read(&desk.library, id).entries[1].writer, "Ana B.");
    states.push(state());
    change(Op::ResolveNote, &|tx| note::resolve(tx, id));
    states.push(state());
    change(Op::ReopenNote, &|tx| note::reopen(tx, id));
    states.push(state());
    change(Op::TrashNote, &|tx| note::trash(tx, id));
    let expected = [
        Some((false, true, 1)),
        Some((true, true, 1)),
        Some((true, false, 1)),
        Some((true, true, 2)),
        Some((true, false, 2)),
        Some((true, true, 2)),
    ];
    assert_eq!(states, expected);
    assert_eq!(state(), None, "what is in the trash is not shown");
    for before in expected.iter().rev() {
        assert!(take_back(&desk).is_some());
        assert_eq!(state(), *before);
    }
    assert_eq!(take_back(&desk), Some(Op::CreateNote));
    assert_eq!(state(), None);
    desk.is_healthy();
}

#[test]
fn notes_are_there_after_a_restart_and_on_both_sides() {
    let desk = Desk::with("Well", THREE);
    let spanish = desk.translate("es", "El pozo no se vende.\n\nÉramos sesenta.\n");
    put(&desk, desk.source, "sixty", "Sure?", true);
    put(&desk, spanish, "sesenta", "¿Seguro?", false);
    desk.type_into(spanish, vec![edit(0, 0, "¡Oigan! ")]);
    let folder = desk.close();
    let list = folder.octa(["notes", LIBRARY, "well", "--json"]).json();
    let seen: Vec<_> = list["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| json!([n["language"], n["words"], n["holds"], n["from"], n["to"]]))
        .collect();
    let expected = [
        json!(["en", "sixty", true, 35, 40]),
        json!(["es", "sesenta", false, 37, 44]),
    ];
    assert_eq!(seen, expected);
    let said = folder.octa(["notes", LIBRARY, "well"]).succeeds();
    assert!(said.contains("en  open, holds the post  \"sixty\"\n    M.: Sure?\n"));
}

#[test]
fn an_export_warns_while_a_note_holds_the_post_and_has_no_byte_of_it() {
    let desk = Desk::with("Well", THREE);
    let (words, secret) = ("sixty", "Xochiquetzalli says seventy");
    let id = put(&desk, desk.source, words, secret, true).id;
    put(&desk, desk.source, "Inés", "Tepoztecatl", false);
    let folder = desk.close();
    let export = |folder: &Folder, format: &str, is_held: bool| {
        let args = [
            "export", LIBRARY, "well", "--format", format, "--out", "out",
        ];
        let octa = folder.octa(args);
        match is_held {
            true => octa.warns("well: a note on \"sixty\" (en) holds this post"),
            false => octa.succeeds(),
        };
        let names = folder.names("out").into_iter();
        let files: Vec<Vec<u8>> = names
            .map(|name| folder.bytes(&format!("out/{name}")))
            .collect();
        let has = |words: &str| {
            let holds = |f: &Vec<u8>| f.windows(words.len()).any(|w| w == words.as_bytes());
            files.iter().any(holds)
        };
        assert!(
            has(words) && !has("Xochi") && !has("Tepoz"),
            "{format} {files:?}"
        );
        std::fs::remove_dir_all(folder.path("out")).unwrap();
    };
    for format in FORMATS {
        export(&folder, format, true);
    }
    let library = folder.library();
    library
        .write(Op::ResolveNote, |tx| note::resolve(tx, id))
        .unwrap();
    library.close();
    for format in FORMATS {
        export(&folder, format, false);
    }
}

fn stands_in_file(desk: &Desk, words: &str) -> bool {
    let names = desk.folder.names("").into_iter();
    names.filter(|name| name.starts_with(LIBRARY)).any(|name| {
        let bytes = std::fs::read(desk.folder.path(&name)).unwrap();
        bytes.windows(words.len()).any(|w| w == words.as_bytes())
    })
}

#[test]
fn a_passage_that_is_forgotten_is_in_no_note() {
    let desk = Desk::with("", "Xochiquetzalli said so. On.\n");
    let said = "Is it Xochiquetzalli?";
    let id = put(&desk, desk.source, "Xochiquetzalli said", said, false).id;
    desk.type_into(desk.source, vec![edit(0, 14, "Somebody")]);
    let forget =
        |tx: &mut library::Tx<'_>| history::forget_passage(tx, desk.source, "Xochiquetzalli");
    let (found, changes) = desk.library.write(Op::Forget, forget).unwrap();
    assert!(found.occurrences > 0 && !found.stands_now);
    assert!(changes.notes.contains(&desk.post));
    purge::thorough(&desk.library).unwrap();
    let note = read(&desk.library, id);
    let black = "█".repeat(14);
    assert_eq!(note.words, format!("{black} said"));
    assert_eq!(note.entries[0].text, format!("Is it {black}?"));
    assert_eq!(lies_on(&desk, id), "Somebody said");
    assert!(!stands_in_file(&desk, "ochiquetzalli"));
    desk.is_healthy();
}

#[test]
fn a_past_that_is_forgotten_is_in_no_note() {
    let desk = Desk::with("", "Xochiquetzalli said so. On.\n");
    let kept = put(&desk, desk.source, "On", "And on?", false).id;
    let gone = put(&desk, desk.source, "Xochiquetzalli said", "Who?", false).id;
    desk.library
        .write(Op::TrashNote, |tx| note::trash(tx, gone))
        .unwrap();
    desk.type_into(desk.source, vec![edit(0, 14, "Somebody")]);
    let forget = |tx: &mut library::Tx<'_>| history::forget(tx, desk.source, Keep::Now);
    desk.library.write(Op::Forget, forget).unwrap();
    purge::thorough(&desk.library).unwrap();
    assert_eq!(read(&desk.library, gone).words, "Somebody said");
    assert_eq!(read(&desk.library, kept).words, "On");
    assert!(!stands_in_file(&desk, "ochiquetzalli"));
}

#[test]
fn emptying_the_trash_takes_notes_along() {
    let desk = Desk::with("", THREE);
    let spanish = desk.translate("es", "Éramos sesenta.\n");
    put(&desk, spanish, "sesenta", "Xochiquetzalli", false);
    let stays = put(&desk, desk.source, "sixty", "Sure?", false).id;
    let goes = put(&desk, desk.source, "Inés", "Tepoztecatl", false).id;
    desk.library
        .write(Op::TrashNote, |tx| note::trash(tx, goes))
        .unwrap();
    desk.library
        .write(Op::TrashEdition, |tx| edition::trash(tx, spanish))
        .unwrap();
    let listed = desk.library.read(trash::list).unwrap();
    let texts: Vec<&str> = listed.notes.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(texts, ["Tepoztecatl"]);
    let (forgotten, _) = trash::empty(&desk.library).unwrap();
    let expected = Forgotten {
        editions: 1,
        notes: 1,
        ..Forgotten::default()
    };
    assert_eq!(forgotten, expected);
    purge::run(&desk.library, &|| true).unwrap();
    for words in ["Xochiquetzalli", "Tepoztecatl"] {
        assert!(!stands_in_file(&desk, words), "{words}");
    }
    assert_eq!(lies_on(&desk, stays), "sixty");
    let gone = desk.library.read(|q| note::get(q, goes));
    assert!(matches!(gone, Err(Error::NotFound { .. })));
    desk.is_healthy();
}

/// A library with a note, written out, in a folder of its own.
fn with_note() -> (Folder, NoteId) {
    let desk = Desk::with("Well", THREE);
    let id = put(&desk, desk.source, "sixty", "Sure?", true).id;
    desk.library
        .write(Op::AnswerNote, |tx| note::answer(tx, id, "B.", "Yes."))
        .unwrap();
    (desk.close(), id)
}

#[test]
fn what_is_saved_of_a_damaged_library_has_its_notes() {
    let (folder, id) = with_note();
    library::doctor::repair(&folder.path(LIBRARY), &folder.path(REPAIRED)).unwrap();
    let library = Library::open(&folder.path(REPAIRED)).unwrap();
    let note = read(&library, id);
    assert_eq!(note.words, "sixty");
    assert_eq!((note.span.from, note.span.to), (35, 40));
    assert!(note.holds && note.entries.len() == 2);
    library.close();
}

#[test]
fn a_note_outlives_the_history_of_its_text_and_its_own_place() {
    for damage in [
        "DELETE FROM change WHERE number = 1",
        "DELETE FROM anchor",
        "DELETE FROM change; DELETE FROM anchor",
    ] {
        let (folder, id) = with_note();
        let connection = rusqlite::Connection::open(folder.path(LIBRARY)).unwrap();
        connection
            .execute_batch(&format!("PRAGMA foreign_keys = OFF; {damage}"))
            .unwrap();
        drop(connection);
        let saved = library::doctor::repair(&folder.path(LIBRARY), &folder.path(REPAIRED));
        assert_eq!(saved.unwrap().findings, [""; 0], "{damage}");
        let library = Library::open(&folder.path(REPAIRED)).unwrap();
        let note = read(&library, id);
        assert_eq!(note.entries.len(), 2, "{damage}");
        let is_there = !damage.contains("anchor");
        assert_eq!(note.span.from, if is_there { 35 } else { 0 }, "{damage}");
        // It goes on from there.
        let edition = library.read(|q| edition::get(q, note.edition)).unwrap();
        let request = history::Append {
            edition: note.edition,
            field: history::Field::Body,
            base: edition.revision,
            edits: vec![edit(0, 0, "12")],
            kind: history::ChangeKind::Type,
            undo_group: 1,
            selection: None,
            length: None,
            batch: None,
        };
        library
            .write(Op::Append, |tx| history::append(tx, request))
            .unwrap();
        let moved = read(&library, id).span;
        assert_eq!(moved.to, if is_there { 42 } else { 2 }, "{damage}");
        library.close();
    }
}
