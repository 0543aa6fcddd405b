//! Notes between writer and translator, on words of an edition's body.
//!
//! 1. [`create()`] puts one on words; it rests on an anchor and follows every edit.
//! 2. [`answer`], [`resolve`], [`reopen`], and [`hold`]: the post is not to go out before it is
//!    resolved, and whoever exports it is told so.
//! 3. [`trash`] and [`restore`]: the trash forgets it, with what was said in it.
//! 4. [`of_post`] lists them.
//!
//! What is typed at the edges of the words stays outside, what is typed among them is part of
//! them. When they are deleted the note stays at the place, and it still says which words they
//! were; when they come back there, it lies on them again ([`find_again`]).
//!
//! No note is ever exported.

mod answer;
mod create;
mod forget;
mod hold;
mod list;
mod place;
mod resolve;
mod trash;

pub use answer::answer;
pub(crate) use answer::take_back;
pub use create::{NewNote, create};
pub(crate) use forget::{forget, forget_passage};
pub use hold::hold;
pub use list::{get, holding, of_edition, of_post, open_count};
pub(crate) use place::find_again;
pub(crate) use resolve::set_resolved;
pub use resolve::{reopen, resolve};
pub use trash::{restore, trash};

use crate::alignment::Span;
use crate::error::{Error, Result};
use crate::id::{EditionId, NoteId};
use crate::library::Tx;
use crate::storage::Key;

/// The longest entry, bytes of UTF-8.
pub const MAX_ENTRY_BYTES: usize = 64 * 1024;

/// The longest name of a writer, characters.
const LONGEST_NAME: usize = 80;

/// A note. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// The edition on whose words it lies.
    pub edition: EditionId,
    /// The edition's revision at which it lies there.
    pub revision: u64,
    /// Where it lies; without extent where its words are gone.
    pub span: Span,
    /// The words that it was put on.
    pub words: String,
    /// Whether the post is not to go out before it is resolved.
    pub holds: bool,
    /// When it was made.
    pub created_at: i64,
    /// When it was resolved, if it is.
    pub resolved_at: Option<i64>,
    /// What was said, the first of all first.
    pub entries: Vec<Entry>,
}

impl Note {
    /// Whether it waits for somebody.
    pub fn is_open(&self) -> bool {
        self.resolved_at.is_none()
    }
}

/// What somebody said in a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A name or initials; empty where nobody gave one.
    pub writer: String,
    /// What was said.
    pub text: String,
    /// When.
    pub at: i64,
}

/// A note as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct StoredNote {
    pub key: Key,
    pub id: NoteId,
    pub edition: EditionId,
    pub anchor: Key,
    pub span: Span,
    pub words: String,
    pub holds: bool,
    pub created_at: i64,
    pub resolved_at: Option<i64>,
    pub trashed_at: Option<i64>,
}

/// What is said, and by whom, as it is kept.
fn entry(tx: &Tx<'_>, writer: &str, text: &str) -> Result<Entry> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::NothingSaid);
    }
    if text.len() > MAX_ENTRY_BYTES {
        return Err(Error::TooLarge {
            name: "this note".to_owned(),
            bytes: text.len() as u64,
            limit: MAX_ENTRY_BYTES as u64,
        });
    }
    let name: Vec<&str> = writer.split_whitespace().collect();
    Ok(Entry {
        writer: name.join(" ").chars().take(LONGEST_NAME).collect(),
        text: text.to_owned(),
        at: tx.now,
    })
}

/// Tells whoever shows the notes of an edition's post.
fn touch(tx: &mut Tx<'_>, edition: EditionId) -> Result<()> {
    // One whose edition is gone is shown by nobody.
    if let Some(edition) = tx.edition(edition)? {
        tx.touch_notes(edition.post);
    }
    Ok(())
}
