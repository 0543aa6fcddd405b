use super::Posted;
use crate::edition::Edition;
use crate::error::Result;
use crate::id::PostId;
use crate::library::Query;

/// When and where an edition was posted, the newest first.
///
/// # Errors
///
/// A failed read.
pub fn of_edition(q: &Query<'_>, edition: &Edition) -> Result<Vec<Posted>> {
    let mut all = of_post(q, edition.post)?;
    all.retain(|posted| posted.edition == edition.id);
    Ok(all)
}

/// When and where the editions of a post were posted, the newest first.
///
/// # Errors
///
/// A failed read.
pub fn of_post(q: &Query<'_>, post: PostId) -> Result<Vec<Posted>> {
    q.posted_of_post(post)
}

/// Today, by this machine's clock, as ISO 8601 has it.
///
/// # Errors
///
/// A failed read.
pub fn today(q: &Query<'_>) -> Result<String> {
    q.local_day(crate::library::now())
}
