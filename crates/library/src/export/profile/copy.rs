use super::kept::kept_name;
use super::{Profile, StoredProfile, free_name, get, row, undone_by};
use crate::error::Result;
use crate::id::ProfileId;
use crate::library::Tx;

/// Makes a profile of a person's own that asks for what another one does.
///
/// # Errors
///
/// [`crate::Error::NotFound`], [`crate::Error::NameMissing`], a failed write.
pub fn copy(tx: &mut Tx<'_>, id: ProfileId, name: &str) -> Result<Profile> {
    let name = free_name(tx, &kept_name(name)?)?;
    let copied = get(tx, id)?;
    insert(tx, Profile { name, ..copied })
}

/// Makes a profile of a person's own.
pub(super) fn insert(tx: &mut Tx<'_>, profile: Profile) -> Result<Profile> {
    let made = Profile {
        id: ProfileId::new(),
        shipped: String::new(),
        is_changed: false,
        ..profile
    };
    let stored: StoredProfile = row(&made)?;
    tx.put_profile(&stored)?;
    undone_by(tx, made.id, None);
    Ok(made)
}
