use super::clean;
use crate::error::{OrNotFound, Result, What};
use crate::id::FilterId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Gives a saved filter another name.
///
/// # Errors
///
/// [`crate::Error::NotFound`], [`crate::Error::NameMissing`].
pub fn rename(tx: &mut Tx<'_>, id: FilterId, name: &str) -> Result<()> {
    let before = tx.saved_filter(id)?.or_not_found(What::Filter, id)?;
    tx.update_saved_filter(id, &clean(name)?)?;
    tx.changes.settings = true;
    tx.undone_by(Inverse::RenameFilter {
        filter: id,
        name: before.name,
    });
    Ok(())
}
