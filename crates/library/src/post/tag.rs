use std::collections::BTreeSet;

use super::get;
use crate::error::Result;
use crate::id::PostId;
use crate::library::Tx;
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

/// Trimmed, sorted, without blanks and doubles.
pub(crate) fn clean(tags: &[String]) -> BTreeSet<&str> {
    tags.iter()
        .map(|t| t.trim())
        .filter(|t| !t.is_empty())
        .collect()
}
