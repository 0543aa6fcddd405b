use super::Posted;
use crate::error::{OrNotFound, Result, What};
use crate::library::Tx;
use crate::storage::Key;
use crate::undo::Inverse;

/// Takes away that an edition was posted: it was written down by mistake, or is no longer there.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn remove(tx: &mut Tx<'_>, key: Key) -> Result<()> {
    let posted = tx.posted(key)?.or_not_found(What::Posted, key)?;
    tx.delete_posted(key)?;
    tx.touch_post(posted.post);
    tx.undone_by(Inverse::AddPosted { posted });
    Ok(())
}

/// Writes down again what was taken away, in its place among the others.
pub(crate) fn put_back(tx: &mut Tx<'_>, posted: &Posted) -> Result<()> {
    // Its edition may be gone by now.
    crate::edition::get(tx, posted.edition)?;
    tx.insert_posted(posted)?;
    tx.touch_post(posted.post);
    tx.undone_by(Inverse::RemovePosted { posted: posted.key });
    Ok(())
}
