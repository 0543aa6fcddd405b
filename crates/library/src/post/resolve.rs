use crate::error::{Error, Result, What};
use crate::id::PostId;
use crate::library::Query;

/// How many candidates an ambiguity names.
const NAMED: usize = 5;

/// Finds the post that a person means: by full id, else slug, else unique prefix of an id.
///
/// # Errors
///
/// [`Error::NotFound`], or [`Error::Ambiguous`] with the first candidates.
pub fn resolve(q: &Query<'_>, given: &str) -> Result<PostId> {
    let not_found = || Error::NotFound {
        what: What::Post,
        id: given.to_owned(),
    };
    if let Ok(id) = given.parse::<PostId>()
        && q.post_exists(id)?
    {
        return Ok(id);
    }
    if let Some(id) = q.post_with_slug(given)? {
        return Ok(id);
    }
    let prefix = given.to_ascii_lowercase();
    let is_prefix =
        !prefix.is_empty() && prefix.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    if !is_prefix {
        return Err(not_found());
    }
    let candidates = q.posts_with_prefix(&prefix, NAMED)?;
    match candidates.as_slice() {
        [] => Err(not_found()),
        [one] => Ok(*one),
        many => Err(Error::Ambiguous {
            what: What::Post,
            given: given.to_owned(),
            candidates: many.iter().map(ToString::to_string).collect(),
        }),
    }
}
