use super::kept::{kept, kept_name};
use super::{Profile, ProfileOptions, get, row, undone_by};
use crate::error::Result;
use crate::export::Format;
use crate::id::ProfileId;
use crate::library::Tx;

/// Lets a profile ask for something else; a shipped one can be reset.
///
/// # Errors
///
/// [`crate::Error::NotFound`], [`crate::Error::NameMissing`], [`crate::Error::BadOption`],
/// [`crate::Error::BadTemplate`], [`crate::Error::TooLarge`]. Nothing is changed then.
pub fn save(
    tx: &mut Tx<'_>,
    id: ProfileId,
    name: &str,
    format: Format,
    options: ProfileOptions,
) -> Result<Profile> {
    let now = get(tx, id)?;
    let saved = Profile {
        name: kept_name(name)?,
        format,
        options: kept(options)?,
        ..now.clone()
    };
    if saved == now {
        return Ok(now);
    }
    let before = tx.profile(id)?;
    tx.put_profile(&row(&saved)?)?;
    undone_by(tx, id, before);
    get(tx, id)
}
