use super::{Status, get};
use crate::error::Result;
use crate::id::PostId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Sets how far a post is.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn set_status(tx: &mut Tx<'_>, post: PostId, status: Status) -> Result<()> {
    let before = get(tx, post)?.status;
    tx.update_status(post, status)?;
    tx.touch_post(post);
    tx.undone_by(Inverse::Status {
        post,
        status: before,
    });
    Ok(())
}
