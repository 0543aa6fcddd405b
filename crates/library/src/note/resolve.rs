use super::touch;
use crate::error::{OrNotFound, Result, What};
use crate::id::NoteId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Says that a note needs nobody any more.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn resolve(tx: &mut Tx<'_>, id: NoteId) -> Result<()> {
    let now = tx.now;
    set_resolved(tx, id, Some(now))
}

/// Opens a note again.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn reopen(tx: &mut Tx<'_>, id: NoteId) -> Result<()> {
    set_resolved(tx, id, None)
}

pub(crate) fn set_resolved(tx: &mut Tx<'_>, id: NoteId, resolved_at: Option<i64>) -> Result<()> {
    let note = tx.note(id)?.or_not_found(What::Note, id)?;
    // Whoever resolves it a second time changes nothing.
    if note.resolved_at.is_some() != resolved_at.is_some() {
        tx.update_note_resolved(note.key, resolved_at)?;
        touch(tx, note.edition)?;
        tx.undone_by(Inverse::Resolved {
            note: id,
            resolved_at: note.resolved_at,
        });
    }
    Ok(())
}
