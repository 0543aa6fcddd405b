use super::{Profile, SHIPPED, as_shipped, complete};
use crate::error::Result;
use crate::export::Format;
use crate::library::Query;

/// Every profile: the shipped ones first, then a person's own by name.
///
/// # Errors
///
/// A failed read.
pub fn list(q: &Query<'_>) -> Result<Vec<Profile>> {
    let stored = q.profiles()?;
    let mut all: Vec<Profile> = SHIPPED.iter().map(as_shipped).collect();
    for row in stored {
        let profile = complete(row)?;
        match all.iter_mut().find(|it| it.id == profile.id) {
            Some(shipped) => *shipped = profile,
            None => all.push(profile),
        }
    }
    Ok(all)
}

/// The profile that a format is exported with where none is named.
///
/// # Errors
///
/// A failed read.
pub fn of_format(q: &Query<'_>, format: Format) -> Result<Profile> {
    let mut all = list(q)?.into_iter();
    let found = all.find(|profile| profile.shipped == format.profile_key());
    Ok(found.unwrap_or_default())
}
