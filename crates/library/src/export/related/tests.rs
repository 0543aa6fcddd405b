use text::LanguageTag;

use crate::export::{Pieces, Profile};
use crate::history::{self, ChangeKind, Field};
use crate::library::Library;
use crate::post::{self, NewPost, Status};
use crate::{Op, PostId};

struct Room {
    library: Library,
    _folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Room {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&folder.path().join("a.octavilla")).unwrap();
        Room {
            library,
            _folder: folder,
        }
    }

    fn post(&self, title: &str, body: &str, status: Status, tags: &[&str]) -> PostId {
        let language = &LanguageTag::parse("en").unwrap();
        let new = NewPost {
            language,
            title,
            dek: "",
            body,
        };
        let tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let made = self.library.write(Op::CreatePost, |tx| {
            let (id, _) = post::create(tx, new)?;
            post::set_status(tx, id, status)?;
            post::set_tags(tx, id, &tags)?;
            Ok(id)
        });
        made.unwrap().0
    }

    fn settle(&self) {
        self.library.write(Op::Upkeep, history::settle_all).unwrap();
    }

    /// The titles of what is like a post.
    fn related(&self, id: PostId, profile: &Profile) -> Vec<String> {
        let piece = self
            .library
            .read(|q| Pieces::new(q, profile)?.piece(q, id, None))
            .unwrap();
        let title = |other: crate::export::OtherPost| other.titles.into_values().next().unwrap();
        piece.related.into_iter().map(title).collect()
    }
}

const FILLER: &str = "And then the people went to the place where the others were.";

#[test]
fn the_likest_come_first_and_only_what_is_published() {
    let room = Room::new();
    let text = |own: &str| format!("{FILLER} {own}");
    let here = room.post(
        "Here",
        &text("cistern aqueduct permit"),
        Status::Draft,
        &["water"],
    );
    room.post("Both", &text("cistern aqueduct"), Status::Published, &[]);
    room.post("One", &text("cistern"), Status::Published, &[]);
    room.post("Tag", &text("nothing"), Status::Published, &["water"]);
    room.post(
        "Draft",
        &text("cistern aqueduct permit"),
        Status::Draft,
        &["water"],
    );
    room.post("Neither", &text("orchard"), Status::Published, &["land"]);
    room.settle();
    let related = room.related(here, &Profile::default());
    assert_eq!(related[0], "Both", "{related:?}");
    assert!(related.contains(&"One".to_owned()) && related.contains(&"Tag".to_owned()));
    for hidden in ["Draft", "Here"] {
        assert!(!related.contains(&hidden.to_owned()), "{related:?}");
    }
}

#[test]
fn it_rests_on_what_posts_say_and_not_on_when_the_index_was_brought_up() {
    let room = Room::new();
    let here = room.post("Here", "cistern aqueduct permit", Status::Published, &[]);
    let there = room.post("There", "orchard", Status::Published, &[]);
    room.post("Elsewhere", "meadow", Status::Published, &[]);
    room.settle();
    assert_eq!(room.related(here, &Profile::default()), [""; 0]);
    room.library
        .write(Op::Append, |tx| {
            let edition = crate::edition::of_post(tx, there)?[0].id;
            history::replace(
                tx,
                edition,
                Field::Body,
                "cistern aqueduct",
                ChangeKind::Type,
            )
        })
        .unwrap();
    let trailing = room.related(here, &Profile::default());
    room.settle();
    assert_eq!(trailing, ["There"]);
    assert_eq!(room.related(here, &Profile::default()), trailing);
}

#[test]
fn posts_of_the_series_are_named_once() {
    let room = Room::new();
    let here = room.post("Here", "cistern aqueduct", Status::Published, &[]);
    let there = room.post("There", "cistern aqueduct", Status::Published, &[]);
    room.post("Elsewhere", "meadow", Status::Published, &[]);
    room.library
        .write(Op::SetSeries, |tx| {
            post::set_series(tx, here, "Bells")?;
            post::set_series(tx, there, "Bells")
        })
        .unwrap();
    room.settle();
    let mut profile = Profile::default();
    assert_eq!(room.related(here, &profile), [""; 0]);
    profile.options.parts.series = false;
    assert_eq!(room.related(here, &profile), ["There"]);
}
