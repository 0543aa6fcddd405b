//! A library open in this process, with one post on it, as the window has it.

use library::edition::{self, Edition};
use library::history::{self, Append, Appended, ChangeKind, Field, Fields};
use library::post::{self, NewPost, Page};
use library::{EditionId, Library, Op, PostId, Result};
use text::{Edit, LanguageTag};

use super::Folder;

/// A text of three paragraphs.
pub(crate) const THREE: &str =
    "The well is not for sale.\n\nWe were sixty compañerxs.\n\nFree Inés!\n";

/// Reads a language tag.
fn tag(given: &str) -> LanguageTag {
    LanguageTag::parse(given).unwrap()
}

/// An edit in UTF-16 units.
pub(crate) fn edit(from: u32, deleted: u32, inserted: &str) -> Edit {
    Edit {
        from,
        deleted,
        inserted: inserted.to_owned(),
    }
}

/// Where a text first stands in another, in UTF-16 units.
#[track_caller]
pub(crate) fn utf16(body: &str, wanted: &str) -> u32 {
    let at = body.find(wanted).unwrap_or_else(|| panic!("no {wanted:?}"));
    text::edit::utf16_len(&body[..at])
}

/// A library that this process writes, and one post in it.
pub(crate) struct Desk {
    pub(crate) library: Library,
    pub(crate) post: PostId,
    /// Its source edition, in English.
    pub(crate) source: EditionId,
    // Dropped last: the library closes before its folder goes.
    pub(crate) folder: Folder,
}

impl Desk {
    /// A new library with one post.
    pub(crate) fn with(title: &str, body: &str) -> Desk {
        let folder = Folder::with_library();
        let library = folder.library();
        let (post, source) = create(&library, title, body);
        Desk {
            library,
            post,
            source,
            folder,
        }
    }

    /// Writes another post; gives it and its source edition.
    pub(crate) fn another(&self, title: &str, body: &str) -> (PostId, EditionId) {
        create(&self.library, title, body)
    }

    /// Adds a translation.
    pub(crate) fn translate(&self, lang: &str, body: &str) -> EditionId {
        let language = &tag(lang);
        let new = edition::Translation {
            post: self.post,
            from: None,
            language,
            name: "",
            title: "",
            body,
        };
        let made = self
            .library
            .write(Op::Translate, |tx| edition::translate(tx, new));
        made.unwrap().0
    }

    /// Sends edits as the editor does, made on revision `base`.
    pub(crate) fn append(
        &self,
        edition: EditionId,
        field: Field,
        base: u64,
        edits: Vec<Edit>,
    ) -> Result<Appended> {
        let request = Append {
            edition,
            field,
            base,
            edits,
            kind: ChangeKind::Type,
            undo_group: 1,
            selection: None,
            length: None,
            batch: None,
        };
        let written = self
            .library
            .write(Op::Append, |tx| history::append(tx, request));
        written.map(|(appended, _)| appended)
    }

    /// Types into the source's body at its newest revision.
    #[track_caller]
    pub(crate) fn type_into(&self, edition: EditionId, edits: Vec<Edit>) -> Appended {
        let base = self.edition(edition).revision;
        self.append(edition, Field::Body, base, edits).unwrap()
    }

    /// Puts a whole text in the place of a field.
    pub(crate) fn replace(&self, edition: EditionId, field: Field, text: &str) {
        let kind = ChangeKind::Replace;
        self.library
            .write(Op::Append, |tx| {
                history::replace(tx, edition, field, text, kind)
            })
            .unwrap();
    }

    /// Reads an edition's row.
    pub(crate) fn edition(&self, id: EditionId) -> Edition {
        self.library.read(|q| edition::get(q, id)).unwrap()
    }

    /// What an edition says now.
    pub(crate) fn fields(&self, id: EditionId) -> Fields {
        self.library
            .read(|q| history::fields(q, &edition::get(q, id)?))
            .unwrap()
    }

    /// An edition's Markdown now.
    pub(crate) fn body(&self, id: EditionId) -> String {
        self.fields(id).body
    }

    /// What a field said at a revision.
    pub(crate) fn text_at(&self, id: EditionId, field: Field, revision: u64) -> Result<String> {
        self.library
            .read(|q| history::text_at(q, &edition::get(q, id)?, field, revision))
    }

    /// The source's whole time line.
    pub(crate) fn timeline(&self) -> Vec<history::Stretch> {
        let read = |q: &library::Query<'_>| {
            history::timeline(q, &edition::get(q, self.source)?, None, usize::MAX)
        };
        self.library.read(read).unwrap().0
    }

    /// What a search in the source's past finds.
    pub(crate) fn search_past(&self, words: &str) -> Vec<history::PastHit> {
        let read = |q: &library::Query<'_>| {
            history::search_past(q, &edition::get(q, self.source)?, words, 20)
        };
        self.library.read(read).unwrap()
    }

    /// Names the source's newest moment.
    pub(crate) fn name_moment(&self, name: &str) -> history::Checkpoint {
        let name = |tx: &mut library::Tx<'_>| history::checkpoint(tx, self.source, None, name);
        self.library.write(Op::Checkpoint, name).unwrap().0
    }

    /// The post now.
    pub(crate) fn post(&self) -> post::Post {
        self.library.read(|q| post::get(q, self.post)).unwrap()
    }

    /// What a search shows.
    pub(crate) fn search(&self, words: &str) -> Page {
        let filter = post::Filter {
            search: words.to_owned(),
            ..post::Filter::default()
        };
        self.library.read(|q| post::list(q, &filter)).unwrap()
    }

    /// Examines the library as it stands, without closing it.
    #[track_caller]
    pub(crate) fn is_healthy(&self) {
        let report = library::doctor::examine(self.library.reader()).unwrap();
        assert_eq!(report.findings, [""; 0]);
    }

    /// Closes the library and gives the folder that it lies in.
    pub(crate) fn close(self) -> Folder {
        self.library.close();
        self.folder
    }
}

fn create(library: &Library, title: &str, body: &str) -> (PostId, EditionId) {
    let new = NewPost {
        language: &tag("en"),
        title,
        dek: "",
        body,
    };
    let made = library.write(Op::CreatePost, |tx| post::create(tx, new));
    made.unwrap().0
}
