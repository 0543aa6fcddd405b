use text::edit::{EditError, Utf16Index, utf16_len};

use super::{Note, entry, get, touch};
use crate::alignment::Span;
use crate::anchor::{self, Rests};
use crate::edition;
use crate::error::{Error, Result};
use crate::history::{self, Field};
use crate::id::{EditionId, NoteId};
use crate::library::Tx;
use crate::undo::Inverse;

/// A note about to be made.
#[derive(Clone, Copy, Debug)]
pub struct NewNote<'a> {
    /// The edition.
    pub edition: EditionId,
    /// The revision of it that `span` is a place in.
    pub revision: u64,
    /// The words, UTF-16 units of the body.
    pub span: Span,
    /// Who says it: a name or initials, or nothing.
    pub writer: &'a str,
    /// What is said.
    pub text: &'a str,
    /// Whether the post is not to go out before it is resolved.
    pub holds: bool,
}

/// Puts a note on words of a body, wherever they have come to stand since `revision`.
///
/// # Errors
///
/// [`Error::Edit`] for a place outside the text or inside a surrogate pair,
/// [`Error::FutureRevision`], [`Error::NothingSaid`], [`Error::TooLarge`], [`Error::NotFound`].
pub fn create(tx: &mut Tx<'_>, new: NewNote<'_>) -> Result<Note> {
    let edition = edition::get(tx, new.edition)?;
    if new.revision > edition.revision {
        return Err(Error::FutureRevision {
            base: new.revision,
            head: edition.revision,
        });
    }
    let first = entry(tx, new.writer, new.text)?;
    let since = tx.edits_after(edition.key, Field::Body, new.revision)?;
    let span = anchor::carry_for(Rests::Note, new.span, &since);
    let body = history::body(tx, &edition)?;
    let words = words_at(&body, span)?;
    anchor::bring_up(tx, &edition)?;
    let id = NoteId::new();
    let anchor = tx.insert_anchor(edition.key, Field::Body, (span.from, span.to))?;
    let note = tx.insert_note(id, edition.key, anchor, words, new.holds)?;
    tx.insert_entry(note, &first)?;
    touch(tx, edition.id)?;
    tx.undone_by(Inverse::TrashNote { note: id });
    get(tx, id)
}

fn words_at(body: &str, span: Span) -> Result<&str> {
    let length = utf16_len(body);
    if span.from > span.to || span.to > length {
        return Err(Error::Edit(EditError::OutOfRange {
            from: span.from,
            deleted: span.to.saturating_sub(span.from),
            length,
        }));
    }
    let index = Utf16Index::new(body);
    let (from, to) = (index.to_byte(span.from), index.to_byte(span.to));
    for (at, byte) in [(span.from, from), (span.to, to)] {
        if index.to_utf16(byte) != at {
            return Err(Error::Edit(EditError::HalfSurrogate { at }));
        }
    }
    Ok(&body[from..to])
}
