use super::{Profile, list};
use crate::error::{OrNotFound, Result, What};
use crate::id::ProfileId;
use crate::library::Query;

/// Reads a profile: what a person has made of it, or as it was shipped.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn get(q: &Query<'_>, id: ProfileId) -> Result<Profile> {
    let found = list(q)?.into_iter().find(|profile| profile.id == id);
    found.or_not_found(What::Profile, id)
}
