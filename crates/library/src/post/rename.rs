use std::collections::HashMap;

use crate::error::{Error, Result};
use crate::id::PostId;
use crate::library::{Query, Tx};
use crate::undo::Inverse;

/// Sets a post's slug by hand; from then on it no longer follows the title.
///
/// # Errors
///
/// [`Error::BadSlug`] with the nearest good one, [`Error::SlugTaken`],
/// [`Error::NotFound`].
pub fn rename(tx: &mut Tx<'_>, post: PostId, slug: &str) -> Result<()> {
    let suggestion = text::slug::slug(slug);
    if suggestion != slug {
        return Err(Error::BadSlug {
            given: slug.to_owned(),
            suggestion,
        });
    }
    let before = super::get(tx, post)?;
    let chosen = tx.slug_is_chosen(post)?;
    set_slug(tx, post, slug, true)?;
    tx.undone_by(Inverse::Slug {
        post,
        slug: before.slug,
        chosen,
    });
    Ok(())
}

/// Writes a slug that is known to be well formed.
pub(crate) fn set_slug(tx: &mut Tx<'_>, post: PostId, slug: &str, chosen: bool) -> Result<()> {
    if tx.post_with_slug(slug)?.is_some_and(|other| other != post) {
        return Err(Error::SlugTaken {
            slug: slug.to_owned(),
        });
    }
    tx.update_slug(post, slug, chosen)?;
    tx.touch_post(post);
    Ok(())
}

/// The first of `wanted`, `wanted-2`, `wanted-3` … that no other post has.
pub(crate) fn free_slug(q: &Query<'_>, wanted: &str, own: Option<PostId>) -> Result<String> {
    let is_free = |holder: Option<PostId>| holder.is_none() || holder == own;
    if is_free(q.post_with_slug(wanted)?) {
        return Ok(wanted.to_owned());
    }
    let numbered = q.slugs_numbered_after(wanted)?;
    let taken: HashMap<&str, PostId> = numbered.iter().map(|(s, id)| (s.as_str(), *id)).collect();
    // One of so many and one more numbers is free.
    let mut slugs = (2..taken.len() + 3).map(|number| format!("{wanted}-{number}"));
    let free = slugs.find(|slug| is_free(taken.get(slug.as_str()).copied()));
    free.ok_or_else(|| Error::SlugTaken {
        slug: wanted.to_owned(),
    })
}
