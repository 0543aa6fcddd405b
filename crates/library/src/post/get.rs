use super::Post;
use crate::error::{OrNotFound, Result, What};
use crate::id::PostId;
use crate::library::Query;

/// Reads a post, also one in the trash.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn get(q: &Query<'_>, id: PostId) -> Result<Post> {
    q.post(id)?.or_not_found(What::Post, id)
}
