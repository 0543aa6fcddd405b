use std::collections::BTreeSet;

use super::Uses;
use crate::edition;
use crate::error::{Error, OrNotFound, Result, What};
use crate::library::{Query, Tx};
use crate::post;
use crate::undo::Inverse;

/// Puts an image into the trash.
///
/// # Errors
///
/// [`Error::ImageInUse`] while a text shows it, also one that is in the trash itself;
/// [`Error::NotFound`].
pub fn trash(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    let trashed_at = tx.image_trashed(name)?.or_not_found(What::Image, name)?;
    if trashed_at.is_some() {
        return Ok(());
    }
    let posts = posts_showing(tx, name)?;
    if !posts.is_empty() {
        return Err(Error::ImageInUse {
            name: name.to_owned(),
            posts: posts.into_iter().collect(),
        });
    }
    tx.update_image_trashed(name, Some(tx.now))?;
    tx.changes.list = true;
    tx.undone_by(Inverse::RestoreImage {
        name: name.to_owned(),
    });
    Ok(())
}

/// Takes an image out of the trash.
///
/// # Errors
///
/// [`Error::NotFound`].
pub fn restore(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    let trashed_at = tx.image_trashed(name)?.or_not_found(What::Image, name)?;
    if trashed_at.is_some() {
        tx.update_image_trashed(name, None)?;
        tx.changes.list = true;
        tx.undone_by(Inverse::TrashImage {
            name: name.to_owned(),
        });
    }
    Ok(())
}

/// Slugs of the posts whose texts show an image now.
fn posts_showing(q: &Query<'_>, name: &str) -> Result<BTreeSet<String>> {
    let uses = Uses::read(q)?;
    let slug = |id| Ok(post::get(q, edition::get(q, id)?.post)?.slug);
    uses.of(name).iter().copied().map(slug).collect()
}
