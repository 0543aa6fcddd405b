use super::{Filter, SavedFilter, clean};
use crate::error::Result;
use crate::id::FilterId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Keeps a way of looking at the list under a name.
///
/// # Errors
///
/// [`crate::Error::NameMissing`] for an empty name.
pub fn create(tx: &mut Tx<'_>, name: &str, filter: &Filter) -> Result<SavedFilter> {
    let saved = SavedFilter {
        id: FilterId::new(),
        name: clean(name)?,
        filter: Filter {
            trashed: false,
            offset: 0,
            limit: 0,
            ..filter.clone()
        },
    };
    put_back(tx, &saved)?;
    Ok(saved)
}

/// Writes a saved filter as it is.
pub(crate) fn put_back(tx: &mut Tx<'_>, saved: &SavedFilter) -> Result<()> {
    tx.insert_saved_filter(saved)?;
    tx.changes.settings = true;
    tx.undone_by(Inverse::RemoveFilter { filter: saved.id });
    Ok(())
}
