use std::collections::HashMap;

use crate::edition::{self, Role};
use crate::error::{Error, Result};
use crate::history;
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
    set_slug(tx, post, slug, true)?;
    tx.undone_by(Inverse::Slug {
        post,
        slug: before.slug,
        chosen: before.slug_is_chosen,
    });
    Ok(())
}

/// Lets a post's slug follow the title of its source again.
///
/// # Errors
///
/// [`Error::NotFound`].
pub fn follow_title(tx: &mut Tx<'_>, post: PostId) -> Result<()> {
    let before = super::get(tx, post)?;
    let editions = edition::of_post(tx, post)?;
    let source = editions.iter().find(|e| e.role == Role::Source);
    let title = match source {
        Some(source) => history::fields(tx, source)?.title,
        None => String::new(),
    };
    let slug = free_slug(tx, &text::slug::slug(&title), Some(post))?;
    set_slug(tx, post, &slug, false)?;
    tx.undone_by(Inverse::Slug {
        post,
        slug: before.slug,
        chosen: before.slug_is_chosen,
    });
    Ok(())
}

/// The slug that a post can have and that is nearest to what a person would like: in its
/// spelling, and with a number where another post has it.
///
/// # Errors
///
/// A failed read.
pub fn nearest_slug(q: &Query<'_>, post: PostId, wanted: &str) -> Result<String> {
    free_slug(q, &text::slug::slug(wanted), Some(post))
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
