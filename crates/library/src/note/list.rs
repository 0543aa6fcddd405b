use text::edit::Utf16Index;

use super::place::{found, shown};
use super::{Note, StoredNote};
use crate::anchor::{self, Rests};
use crate::edition::{self, Edition};
use crate::error::{OrNotFound, Result, What};
use crate::history;
use crate::id::{NoteId, PostId};
use crate::library::Query;

/// The notes of a post: those of each edition in the order of its text.
///
/// # Errors
///
/// A failed read.
pub fn of_post(q: &Query<'_>, post: PostId) -> Result<Vec<Note>> {
    let mut notes = Vec::new();
    for edition in edition::of_post(q, post)? {
        notes.extend(of_edition(q, &edition)?);
    }
    Ok(notes)
}

/// The notes of an edition, in the order of its text.
///
/// # Errors
///
/// A failed read.
pub fn of_edition(q: &Query<'_>, edition: &Edition) -> Result<Vec<Note>> {
    let stored = q.notes(edition.key)?;
    // Most editions have none, and their text need not be read.
    if stored.is_empty() {
        return Ok(Vec::new());
    }
    let mut notes = placed(q, edition, stored)?;
    notes.sort_by_key(|note| (note.span.from, note.span.to, note.created_at));
    Ok(notes)
}

/// One note, also one in the trash.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn get(q: &Query<'_>, id: NoteId) -> Result<Note> {
    let stored = q.note(id)?.or_not_found(What::Note, id)?;
    let edition = edition::get(q, stored.edition)?;
    let mut notes = placed(q, &edition, vec![stored])?;
    notes.pop().or_not_found(What::Note, id)
}

/// The open notes of an edition that hold its post.
///
/// # Errors
///
/// A failed read.
pub fn holding(q: &Query<'_>, edition: &Edition) -> Result<Vec<Note>> {
    let mut notes = of_edition(q, edition)?;
    notes.retain(|note| note.holds && note.is_open());
    Ok(notes)
}

/// How many notes of a post wait for somebody.
///
/// # Errors
///
/// A failed read.
pub fn open_count(q: &Query<'_>, post: PostId) -> Result<usize> {
    q.count_open_notes(post)
}

/// Notes as they lie in the newest text.
fn placed(q: &Query<'_>, edition: &Edition, stored: Vec<StoredNote>) -> Result<Vec<Note>> {
    let since = anchor::since(q, edition)?;
    let body = history::body(q, edition)?;
    let index = Utf16Index::new(&body);
    let mut notes = Vec::with_capacity(stored.len());
    for note in stored {
        let carried = anchor::carry_for(Rests::Note, note.span, &since);
        let (from, to) = (index.to_byte(carried.from), index.to_byte(carried.to));
        let (from, to) = found(&body, &note.words, (from, to)).unwrap_or((from, to));
        notes.push(Note {
            id: note.id,
            edition: note.edition,
            revision: edition.revision,
            span: shown(&index, (from, to)),
            words: note.words,
            holds: note.holds,
            created_at: note.created_at,
            resolved_at: note.resolved_at,
            entries: q.entries(note.key)?,
        });
    }
    Ok(notes)
}
