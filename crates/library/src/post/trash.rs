use super::get;
use crate::error::Result;
use crate::id::PostId;
use crate::library::Tx;
use crate::trash;
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

/// Forgets everything in the trash in one transaction, and says how many posts that were.
///
/// [`trash::empty`] does the same in steps that nobody has to wait for.
///
/// # Errors
///
/// A failed write.
pub fn empty_trash(tx: &mut Tx<'_>) -> Result<usize> {
    let trashed = tx.trashed_items()?;
    let items: Vec<trash::Item> = trashed.into_iter().map(|(item, _)| item).collect();
    Ok(trash::forget(tx, &items)?.posts)
}
