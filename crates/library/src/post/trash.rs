use super::get;
use crate::error::Result;
use crate::history;
use crate::id::PostId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Puts a post into the trash, with all that belongs to it.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn trash(tx: &mut Tx<'_>, post: PostId) -> Result<()> {
    if get(tx, post)?.trashed_at.is_none() {
        tx.update_post_trashed(post, Some(tx.now))?;
        tx.touch_post(post);
        tx.undone_by(Inverse::RestorePost { post });
    }
    Ok(())
}

/// Takes a post out of the trash.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn restore(tx: &mut Tx<'_>, post: PostId) -> Result<()> {
    if get(tx, post)?.trashed_at.is_some() {
        tx.update_post_trashed(post, None)?;
        tx.touch_post(post);
        tx.undone_by(Inverse::TrashPost { post });
    }
    Ok(())
}

/// Forgets every post in the trash, with its editions and their history, and says how many.
///
/// This is the one verb that forgets. The bytes are overwritten (`secure_delete`).
///
/// # Errors
///
/// A failed write.
pub fn empty_trash(tx: &mut Tx<'_>) -> Result<usize> {
    let forgotten = tx.delete_trashed()?;
    tx.changes.list = true;
    tx.cached = None;
    history::settle_all(tx)?;
    Ok(forgotten)
}
