use super::{get, undone_by};
use crate::error::{Error, OrNotFound, Result, What};
use crate::id::ProfileId;
use crate::library::Tx;

/// Removes a profile of a person's own. What was exported with it stays written down.
///
/// # Errors
///
/// [`Error::ShippedProfile`] for one that is shipped, which can only be reset;
/// [`Error::NotFound`].
pub fn remove(tx: &mut Tx<'_>, id: ProfileId) -> Result<()> {
    let profile = get(tx, id)?;
    if !profile.shipped.is_empty() {
        return Err(Error::ShippedProfile {
            key: profile.shipped,
        });
    }
    let before = tx.profile(id)?.or_not_found(What::Profile, id)?;
    tx.delete_profile(id)?;
    undone_by(tx, id, Some(before));
    Ok(())
}
