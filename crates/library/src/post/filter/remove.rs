use crate::error::{OrNotFound, Result, What};
use crate::id::FilterId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Takes a saved filter away.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn remove(tx: &mut Tx<'_>, id: FilterId) -> Result<()> {
    let saved = tx.saved_filter(id)?.or_not_found(What::Filter, id)?;
    tx.delete_saved_filter(id)?;
    tx.changes.settings = true;
    tx.undone_by(Inverse::AddFilter { saved });
    Ok(())
}
