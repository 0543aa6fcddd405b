use super::touch;
use crate::error::{OrNotFound, Result, What};
use crate::id::NoteId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Says whether a note holds its post: whoever exports that is warned until it is resolved.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn hold(tx: &mut Tx<'_>, id: NoteId, holds: bool) -> Result<()> {
    let note = tx.note(id)?.or_not_found(What::Note, id)?;
    if note.holds != holds {
        tx.update_note_holds(note.key, holds)?;
        touch(tx, note.edition)?;
        tx.undone_by(Inverse::Holds {
            note: id,
            holds: note.holds,
        });
    }
    Ok(())
}
