//! The journal keeps every text, at every revision, whoever edits it when.

use library::history::{self, Field};
use library::{Error, Op};
use proptest::prelude::*;
use rusqlite::Connection;
use text::Edit;

use crate::support::{Desk, Folder, LIBRARY, edit, utf16};

/// Where and what to type, before the text is known: shares of its length, in 1000ths.
#[derive(Clone, Debug)]
struct Keystroke {
    from: usize,
    deleted: usize,
    inserted: String,
}

fn keystroke() -> impl Strategy<Value = Keystroke> {
    let words = prop_oneof!["[a-z \n]{0,8}", "[ñ¡é🔔語\u{301}\r\n]{1,3}"];
    (0..=1000_usize, 0..=200_usize, words).prop_map(|(from, deleted, inserted)| Keystroke {
        from,
        deleted,
        inserted,
    })
}

/// The naive model: a text is its characters.
#[derive(Clone, Default)]
struct Model(Vec<char>);

impl Model {
    /// Types, and gives the edit that the window would send.
    fn types(&mut self, stroke: &Keystroke) -> Edit {
        let units = |chars: &[char]| -> usize { chars.iter().map(|c| c.len_utf16()).sum() };
        let from = self.0.len() * stroke.from / 1000;
        let to = (from + self.0.len() * stroke.deleted / 1000).min(self.0.len());
        let edit = edit(
            u32::try_from(units(&self.0[..from])).unwrap(),
            u32::try_from(units(&self.0[from..to])).unwrap(),
            &stroke.inserted,
        );
        self.0.splice(from..to, stroke.inserted.chars());
        edit
    }

    fn text(&self) -> String {
        self.0.iter().collect()
    }
}

/// Few but whole: every case makes a library on the disk.
fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 24,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_edits_leave_what_a_naive_text_would_say(
        batches in prop::collection::vec(prop::collection::vec(keystroke(), 1..4), 1..20)
    ) {
        let desk = Desk::with("", "");
        let mut model = Model::default();
        let mut said = vec![String::new()];
        for batch in &batches {
            let edits: Vec<Edit> = batch.iter().map(|stroke| model.types(stroke)).collect();
            let base = desk.edition(desk.source).revision;
            let made = desk.append(desk.source, Field::Body, base, edits).unwrap();
            prop_assert_eq!(made.text, None, "the window's text is the library's");
            prop_assert_eq!(made.revision, base + 1);
            said.push(model.text());
        }
        for (revision, text) in said.iter().enumerate() {
            let then = desk.text_at(desk.source, Field::Body, revision as u64).unwrap();
            prop_assert_eq!(&then, text, "at revision {}", revision);
        }
        prop_assert_eq!(desk.body(desk.source), model.text());
        desk.is_healthy();
        let (source, folder) = (desk.source, desk.close());
        let again = folder.reader();
        let body = again.read(|q| history::fields(q, &library::edition::get(q, source)?));
        prop_assert_eq!(body.unwrap().body, model.text(), "after closing and opening");
    }

    #[test]
    fn whole_texts_become_edits_that_lead_to_them(
        texts in prop::collection::vec("[a-c ñ🔔\n\r]{0,30}", 1..6)
    ) {
        let desk = Desk::with("", "");
        for text in &texts {
            desk.replace(desk.source, Field::Body, text);
            prop_assert_eq!(&desk.body(desk.source), text);
        }
        desk.is_healthy();
    }

    #[test]
    fn two_windows_on_one_text_lose_nothing(
        ours in prop::collection::vec(keystroke(), 1..6),
        theirs in prop::collection::vec(keystroke(), 1..6),
    ) {
        let start = "The well is not for sale. Free Inés! Long live the bell! 🔔";
        let desk = Desk::with("", start);
        let base = desk.edition(desk.source).revision;
        // One side types Greek, the other Cyrillic, so that they can be told apart.
        let typed = |strokes: &[Keystroke], letters: &str| -> (Vec<Edit>, String) {
            let mut model = Model(start.chars().collect());
            let mut letters = letters.chars().cycle();
            let edits = strokes.iter().map(|stroke| {
                let inserted = letters.by_ref().take(3).collect();
                model.types(&Keystroke { deleted: 0, inserted, ..stroke.clone() })
            });
            (edits.collect(), model.text())
        };
        let (first, ours_alone) = typed(&ours, "αβγδεζηθικλμ");
        let (late, theirs_alone) = typed(&theirs, "абвгдежзийкл");
        desk.append(desk.source, Field::Body, base, first).unwrap();
        let made = desk.append(desk.source, Field::Body, base, late).unwrap();

        let body = desk.body(desk.source);
        prop_assert_eq!(made.text.as_ref(), Some(&body), "the late window is told the text");
        let without = |letters: std::ops::RangeInclusive<char>| -> String {
            body.chars().filter(|c| !letters.contains(c)).collect()
        };
        prop_assert_eq!(without('а'..='я'), ours_alone);
        prop_assert_eq!(without('α'..='ω'), theirs_alone);
        desk.is_healthy();
    }
}

#[test]
fn an_old_base_is_caught_up_with() {
    let desk = Desk::with("", "one two three");
    let base = desk.edition(desk.source).revision;
    desk.type_into(desk.source, vec![edit(0, 0, "zero ")]);
    let late = desk.append(desk.source, Field::Body, base, vec![edit(4, 3, "TWO")]);
    assert_eq!(late.unwrap().text.as_deref(), Some("zero one TWO three"));

    // What one side deletes, the other may have typed into: its words stay.
    let base = desk.edition(desk.source).revision;
    desk.type_into(desk.source, vec![edit(0, 18, "")]);
    let late = desk.append(desk.source, Field::Body, base, vec![edit(5, 0, "KEPT")]);
    assert_eq!(late.unwrap().text.as_deref(), Some("KEPT"));
    desk.is_healthy();
}

#[test]
fn edits_that_do_not_fit_change_nothing() {
    let desk = Desk::with("", "a🔔b");
    let head = desk.edition(desk.source).revision;
    let send = |base, edits| desk.append(desk.source, Field::Body, base, edits);
    for misfit in [
        edit(5, 0, "x"),
        edit(0, 9, ""),
        edit(2, 0, "x"),
        edit(0, 2, ""),
    ] {
        // The first edit is good: it must not stay when the second is not.
        let sent = send(head, vec![edit(0, 0, ""), misfit]);
        assert!(matches!(sent, Err(Error::Edit(_))), "{sent:?}");
    }
    let ahead = send(head + 1, vec![edit(0, 0, "x")]);
    assert!(
        matches!(ahead, Err(Error::FutureRevision { .. })),
        "{ahead:?}"
    );
    assert_eq!(desk.body(desk.source), "a🔔b");
    assert_eq!(desk.edition(desk.source).revision, head);
    let unreached = desk.text_at(desk.source, Field::Body, head + 1);
    assert!(
        matches!(unreached, Err(Error::NotFound { .. })),
        "{unreached:?}"
    );
}

#[test]
fn every_typed_field_has_its_history() {
    let desk = Desk::with("Title", "Body.");
    for field in Field::ALL {
        desk.replace(desk.source, field, "first");
        let first = desk.edition(desk.source).revision;
        desk.replace(desk.source, field, "second");
        assert_eq!(desk.text_at(desk.source, field, first).unwrap(), "first");
    }
    let fields = desk.fields(desk.source);
    for text in [
        &fields.title,
        &fields.dek,
        &fields.place_line,
        &fields.body,
        &fields.notes,
    ] {
        assert_eq!(text, "second");
    }
    desk.is_healthy();
}

/// The revision that the column of a body stands at, read beside the library.
fn column_revision(folder: &Folder) -> u64 {
    let connection = Connection::open(folder.path(LIBRARY)).unwrap();
    connection
        .query_row("SELECT revision FROM body", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn a_long_body_trails_and_readers_add_the_tail() {
    let long = "La asamblea se reúne todas las tardes.\n\n".repeat(2000);
    let desk = Desk::with("", &long);
    desk.library.write(Op::Settle, history::settle_all).unwrap();
    let settled = desk.edition(desk.source).revision;
    let mut expected = long;
    for word in ["tres ", "dos ", "uno "] {
        desk.type_into(desk.source, vec![edit(0, 0, word)]);
        expected.insert_str(0, word);
    }
    assert_eq!(column_revision(&desk.folder), settled, "the column trails");

    assert_eq!(desk.body(desk.source), expected);
    let beside = desk.folder.reader();
    let fields = beside.read(|q| history::fields(q, &library::edition::get(q, desk.source)?));
    assert!(fields.unwrap().body == expected, "a reader beside");
    let id = desk.post.to_string();
    assert!(desk.folder.body(&id, "en") == expected, "octa beside");
    let export = [
        "export", LIBRARY, &id, "--format", "markdown", "--out", "out",
    ];
    desk.folder.octa(export).warns("not recorded");
    let [name] = &*desk.folder.names("out") else {
        panic!("one file")
    };
    assert!(
        desk.folder
            .read(&format!("out/{name}"))
            .ends_with(&expected)
    );
}

#[test]
fn closing_brings_the_column_up() {
    let long = "Words and words.\n".repeat(4000);
    let desk = Desk::with("", &long);
    desk.type_into(desk.source, vec![edit(0, 0, "x")]);
    let head = desk.edition(desk.source).revision;
    let folder = desk.close();
    assert_eq!(column_revision(&folder), head);
}

#[test]
fn a_forged_journal_is_found() {
    // Every way in which somebody could change what was said, and the words of the doctor.
    let forgeries = [
        (
            "UPDATE change SET edits = CAST('[[0,0,\"forged\"]]' AS BLOB) WHERE number = 2",
            "chain",
        ),
        ("UPDATE change SET at = at + 1 WHERE number = 2", "chain"),
        ("UPDATE change SET kind = 2 WHERE number = 2", "chain"),
        ("DELETE FROM change WHERE number = 2", "change 2 is missing"),
        (
            "UPDATE body SET text = 'forged'",
            "is not what its journal says",
        ),
        (
            "UPDATE edition SET title = 'forged'",
            "is not what its journal says",
        ),
    ];
    for (forgery, finding) in forgeries {
        let desk = Desk::with("Title", "one");
        desk.type_into(desk.source, vec![edit(3, 0, " two")]);
        let folder = desk.close();
        let connection = Connection::open(folder.path(LIBRARY)).unwrap();
        assert_eq!(connection.execute(forgery, []).unwrap(), 1, "{forgery}");
        drop(connection);
        let (said, sentence) = folder.octa(["doctor", LIBRARY]).finds();
        assert!(said.contains(finding), "{forgery}: {said}");
        assert!(sentence.ends_with("nothing was changed"), "{sentence}");
    }
}

#[test]
fn the_slug_follows_the_title_until_it_is_chosen() {
    let desk = Desk::with("First thoughts", "");
    let slug = || desk.post().slug;
    assert_eq!(slug(), "first-thoughts");
    desk.replace(desk.source, Field::Title, "¿Qué es el pozo?");
    assert_eq!(slug(), "que-es-el-pozo");
    desk.another("Taken", "");
    desk.replace(desk.source, Field::Title, "Taken");
    assert_eq!(slug(), "taken-2");

    let spanish = desk.translate("es", "");
    desk.replace(spanish, Field::Title, "Tomado");
    assert_eq!(slug(), "taken-2", "a translation's title names nothing");

    let rename = |to: &str| {
        let named = desk.library.write(Op::RenamePost, |tx| {
            library::post::rename(tx, desk.post, to)
        });
        named.map(drop)
    };
    assert!(matches!(rename("taken"), Err(Error::SlugTaken { .. })));
    assert!(matches!(rename("Not A Slug"), Err(Error::BadSlug { .. })));
    rename("chosen").unwrap();
    desk.replace(desk.source, Field::Title, "Another title");
    assert_eq!(slug(), "chosen");
}

#[test]
fn the_smallest_word_diff_is_journalled() {
    let desk = Desk::with("", "The well is not for sale. The bell was rung at four.");
    desk.replace(
        desk.source,
        Field::Body,
        "The well is never for sale. The bell was rung at five.",
    );
    let edition = desk.edition(desk.source);
    let changes = desk.library.read(|q| history::changes(q, &edition, 1));
    let change = &changes.unwrap()[0];
    assert!(change.inserted <= 10 && change.deleted <= 10, "{change:?}");
    assert_eq!(utf16(&desk.body(desk.source), "never"), 12);
}
