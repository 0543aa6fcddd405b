use std::collections::BTreeSet;

use super::get;
use crate::error::Result;
use crate::id::PostId;
use crate::library::{Query, Tx};
use crate::undo::Inverse;

/// Sets a post's tags; blank ones are left out, spaces at the ends cut off.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn set_tags(tx: &mut Tx<'_>, post: PostId, tags: &[String]) -> Result<()> {
    let before = get(tx, post)?.tags;
    tx.replace_post_tags(post, &clean(tags))?;
    tx.touch_post(post);
    tx.undone_by(Inverse::Tags { post, tags: before });
    Ok(())
}

/// Every tag of posts and editions outside the trash, with the number of posts that have it, by
/// name.
///
/// # Errors
///
/// A failed read.
pub fn all_tags(q: &Query<'_>) -> Result<Vec<(String, usize)>> {
    q.all_tags()
}

/// Trimmed, sorted, without blanks and doubles.
pub(crate) fn clean(tags: &[String]) -> BTreeSet<&str> {
    tags.iter()
        .map(|t| t.trim())
        .filter(|t| !t.is_empty())
        .collect()
}
