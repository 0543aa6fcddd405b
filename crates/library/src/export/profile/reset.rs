use super::{get, row, shipped_by_key, undone_by};
use crate::error::{OrNotFound, Result, What};
use crate::id::ProfileId;
use crate::library::Tx;

/// Lets a shipped profile ask for what it asked for when it was shipped.
///
/// # Errors
///
/// [`crate::Error::NotFound`], also for a profile of a person's own.
pub fn reset(tx: &mut Tx<'_>, id: ProfileId) -> Result<()> {
    let usual = shipped_by_key(&get(tx, id)?.shipped).or_not_found(What::Profile, id)?;
    if let Some(before) = tx.profile(id)? {
        // The row stays: what was exported with it names it.
        tx.put_profile(&row(&usual)?)?;
        undone_by(tx, id, Some(before));
    }
    Ok(())
}
