use super::{Profile, list};
use crate::error::{Error, OrNotFound, Result, What};
use crate::library::Query;

/// Finds a profile as a person calls it: by its key, its id, or its name in any case.
///
/// # Errors
///
/// [`Error::NotFound`], [`Error::Ambiguous`].
pub fn resolve(q: &Query<'_>, given: &str) -> Result<Profile> {
    let all = list(q)?;
    let known = |it: &&Profile| it.shipped == given || it.id.to_string() == given;
    if let Some(found) = all.iter().find(known) {
        return Ok(found.clone());
    }
    let fold = |name: &str| name.to_lowercase();
    let named: Vec<&Profile> = all
        .iter()
        .filter(|it| fold(&it.name) == fold(given))
        .collect();
    match named.as_slice() {
        [] => None.or_not_found(What::Profile, given),
        [only] => Ok((*only).clone()),
        several => Err(Error::Ambiguous {
            what: What::Profile,
            given: given.to_owned(),
            candidates: several.iter().map(|it| it.id.to_string()).collect(),
        }),
    }
}
