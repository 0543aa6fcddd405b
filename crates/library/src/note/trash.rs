use super::touch;
use crate::error::{OrNotFound, Result, What};
use crate::id::NoteId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Puts a note into the trash.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn trash(tx: &mut Tx<'_>, id: NoteId) -> Result<()> {
    let note = tx.note(id)?.or_not_found(What::Note, id)?;
    if note.trashed_at.is_none() {
        tx.update_note_trashed(note.key, Some(tx.now))?;
        touch(tx, note.edition)?;
        tx.undone_by(Inverse::RestoreNote { note: id });
    }
    Ok(())
}

/// Takes a note out of the trash.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn restore(tx: &mut Tx<'_>, id: NoteId) -> Result<()> {
    let note = tx.note(id)?.or_not_found(What::Note, id)?;
    if note.trashed_at.is_some() {
        tx.update_note_trashed(note.key, None)?;
        touch(tx, note.edition)?;
        tx.undone_by(Inverse::TrashNote { note: id });
    }
    Ok(())
}
