//! What is done outside a text can be taken back, and the trash forgets without traces.

use library::post::{self, Status};
use library::{Op, edition, undo};
use rusqlite::Connection;

use crate::support::{Desk, LIBRARY, edit};

type Act = fn(&mut library::Tx<'_>, &Ids) -> library::Result<()>;

struct Ids {
    post: library::PostId,
    translation: library::EditionId,
}

/// Every reversible act, by the name that the interface gives it.
const ACTS: [(Op, Act); 11] = [
    (Op::RenamePost, |tx, ids| {
        post::rename(tx, ids.post, "new-slug")
    }),
    (Op::SetStatus, |tx, ids| {
        post::set_status(tx, ids.post, Status::Published)
    }),
    (Op::SetTags, |tx, ids| {
        post::set_tags(tx, ids.post, &["water".to_owned()])
    }),
    (Op::SetDate, |tx, ids| {
        post::set_date(tx, ids.post, "2026-05-13")
    }),
    (Op::SetSeries, |tx, ids| {
        post::set_series(tx, ids.post, "Bells at night")
    }),
    (Op::SetPeople, |tx, ids| {
        post::set_people(tx, ids.post, &["Inés".to_owned()])
    }),
    (Op::TrashPost, |tx, ids| post::trash(tx, ids.post)),
    (Op::TrashEdition, |tx, ids| {
        edition::trash(tx, ids.translation)
    }),
    (Op::DescribeEdition, |tx, ids| {
        edition::set_slug(tx, ids.translation, "el-pozo")
    }),
    (Op::DescribeEdition, |tx, ids| {
        edition::set_name(tx, ids.translation, "radio")
    }),
    (Op::SetTags, |tx, ids| {
        edition::set_tags(tx, ids.translation, &["agua".to_owned()])
    }),
];

/// All that these acts can change, as it stands.
fn state(desk: &Desk, ids: &Ids) -> String {
    let mut post = desk.post();
    post.touched_at = 0;
    let edition = desk.edition(ids.translation);
    let shown: Vec<_> = desk.search("").rows.iter().map(|row| row.id).collect();
    format!("{post:?} {edition:?} {shown:?}")
}

fn facing() -> (Desk, Ids) {
    let desk = Desk::with("The well", "Water.\n");
    let translation = desk.translate("es", "Agua.\n");
    let ids = Ids {
        post: desk.post,
        translation,
    };
    (desk, ids)
}

#[test]
fn each_act_is_taken_back() {
    for (op, act) in ACTS {
        let (desk, ids) = facing();
        let before = state(&desk, &ids);
        desk.library.write(op, |tx| act(tx, &ids)).unwrap();
        assert_ne!(state(&desk, &ids), before, "{op:?} does something");
        let (undone, changes) = undo::undo(&desk.library).unwrap().unwrap();
        assert_eq!(undone, op);
        assert_eq!(state(&desk, &ids), before, "{op:?}");
        assert!(changes.list || !changes.editions.is_empty(), "{op:?}");
        desk.is_healthy();
    }
}

#[test]
fn acts_are_taken_back_from_the_newest_to_the_oldest() {
    let (desk, ids) = facing();
    let mut states = Vec::new();
    for (op, act) in ACTS {
        states.push((op, state(&desk, &ids)));
        desk.library.write(op, |tx| act(tx, &ids)).unwrap();
    }
    for (op, before) in states.iter().rev() {
        let (undone, _) = undo::undo(&desk.library).unwrap().unwrap();
        assert_eq!(undone, *op);
        assert_eq!(&state(&desk, &ids), before, "{op:?}");
    }
    // Then what the desk began with: the translation, and the post itself.
    let rest = || undo::undo(&desk.library).unwrap().map(|(op, _)| op);
    assert_eq!(rest(), Some(Op::Translate));
    assert_eq!(rest(), Some(Op::CreatePost));
    assert_eq!(rest(), None);
    assert_eq!(
        desk.search("").trashed,
        1,
        "a post undone lies in the trash"
    );
    desk.is_healthy();
}

#[test]
fn typing_is_not_taken_back_from_outside() {
    let (desk, ids) = facing();
    desk.library
        .write(Op::SetStatus, |tx| {
            post::set_status(tx, ids.post, Status::Ready)
        })
        .unwrap();
    desk.type_into(desk.source, vec![edit(0, 0, "Clear ")]);
    let (undone, _) = undo::undo(&desk.library).unwrap().unwrap();
    assert_eq!(undone, Op::SetStatus);
    assert_eq!(desk.body(desk.source), "Clear Water.\n");
}

#[test]
fn an_emptied_trash_leaves_nothing() {
    let (desk, ids) = facing();
    let (kept, _) = desk.another("Kept", "Kept words.\n");
    desk.library
        .write(Op::Align, |tx| {
            library::alignment::keep(tx, desk.source, ids.translation)
        })
        .unwrap();
    desk.library
        .write(Op::SetPeople, |tx| {
            post::set_people(tx, ids.post, &["Inés".to_owned()])
        })
        .unwrap();
    desk.type_into(desk.source, vec![edit(0, 0, "Unforgettable ")]);
    // The search index knows it too.
    desk.library
        .write(Op::Settle, library::history::settle_all)
        .unwrap();
    desk.library
        .write(Op::TrashPost, |tx| post::trash(tx, ids.post))
        .unwrap();
    assert!(desk.search("unforgettable").rows.is_empty());
    desk.is_healthy();

    let (forgotten, changes) = desk
        .library
        .write(Op::EmptyTrash, post::empty_trash)
        .unwrap();
    assert_eq!(forgotten, 1);
    assert!(changes.list);
    desk.is_healthy();
    let rows = desk.search("").rows;
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [kept]);

    let folder = desk.close();
    folder.is_healthy();
    let bytes = folder.bytes(LIBRARY);
    let traces = |word: &str| bytes.windows(word.len()).any(|w| w == word.as_bytes());
    assert!(traces("Kept words"));
    // The index keeps words without their capitals.
    for word in ["Unforgettable", "unforgettable", "nforgettable"] {
        assert!(!traces(word), "{word} is overwritten in the file");
    }
    let connection = Connection::open(folder.path(LIBRARY)).unwrap();
    for table in ["change", "body", "edition", "anchor", "bead", "alignment"] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows: i64 = connection.query_row(&sql, [], |row| row.get(0)).unwrap();
        let expected = match table {
            "change" => 2,
            "body" | "edition" => 1,
            _ => 0,
        };
        assert_eq!(rows, expected, "{table}");
    }
}

#[test]
fn an_edition_goes_to_the_trash_alone_unless_it_is_the_source() {
    let (desk, ids) = facing();
    let trash = |id| {
        desk.library
            .write(Op::TrashEdition, |tx| edition::trash(tx, id))
    };
    assert!(matches!(
        trash(desk.source),
        Err(library::Error::SourceEdition)
    ));
    trash(ids.translation).unwrap();
    let again = desk.translate("es", "Otra.\n");
    desk.library
        .write(Op::EmptyTrash, post::empty_trash)
        .unwrap();
    assert_eq!(desk.body(again), "Otra.\n");
    desk.is_healthy();
}

#[test]
fn what_cannot_be_taken_back_any_more_does_not_stand_in_the_way() {
    let (desk, ids) = facing();
    let (other, _) = desk.another("Another", "Words.\n");
    desk.library
        .write(Op::SetStatus, |tx| {
            post::set_status(tx, ids.post, Status::Ready)
        })
        .unwrap();
    desk.library
        .write(Op::TrashPost, |tx| post::trash(tx, other))
        .unwrap();
    desk.library
        .write(Op::EmptyTrash, post::empty_trash)
        .unwrap();
    let (op, _) = undo::undo(&desk.library).unwrap().unwrap();
    assert_eq!(op, Op::SetStatus);
    let status = desk
        .library
        .read(|q| post::get(q, ids.post))
        .unwrap()
        .status;
    assert_eq!(status, Status::Draft);
}
