use super::{entry, touch};
use crate::error::{OrNotFound, Result, What};
use crate::id::NoteId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Answers a note. One that was resolved is open again: somebody has more to say.
///
/// # Errors
///
/// [`crate::Error::NothingSaid`], [`crate::Error::TooLarge`], [`crate::Error::NotFound`].
pub fn answer(tx: &mut Tx<'_>, id: NoteId, writer: &str, text: &str) -> Result<()> {
    let note = tx.note(id)?.or_not_found(What::Note, id)?;
    let answer = entry(tx, writer, text)?;
    let position = tx.insert_entry(note.key, &answer)?;
    tx.update_note_resolved(note.key, None)?;
    touch(tx, note.edition)?;
    tx.undone_by(Inverse::Answer {
        note: id,
        position,
        resolved_at: note.resolved_at,
    });
    Ok(())
}

/// Takes an answer back.
pub(crate) fn take_back(
    tx: &mut Tx<'_>,
    id: NoteId,
    position: u32,
    resolved_at: Option<i64>,
) -> Result<()> {
    let note = tx.note(id)?.or_not_found(What::Note, id)?;
    tx.delete_entry(note.key, position)?;
    tx.update_note_resolved(note.key, resolved_at)?;
    touch(tx, note.edition)
}
