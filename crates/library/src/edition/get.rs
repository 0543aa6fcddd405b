use text::LanguageTag;

use super::{Edition, Role};
use crate::error::{OrNotFound, Result, What};
use crate::id::{EditionId, PostId};
use crate::library::Query;

/// Reads an edition, also one in the trash.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn get(q: &Query<'_>, id: EditionId) -> Result<Edition> {
    q.edition(id)?.or_not_found(What::Edition, id)
}

/// A post's editions outside the trash: the source first, then as they were added.
///
/// # Errors
///
/// A failed read.
pub fn of_post(q: &Query<'_>, post: PostId) -> Result<Vec<Edition>> {
    q.editions_of(post)
}

/// A post's editions in the trash.
///
/// # Errors
///
/// A failed read.
pub fn trashed_of_post(q: &Query<'_>, post: PostId) -> Result<Vec<Edition>> {
    q.trashed_editions_of(post)
}

/// The current edition of a post in a language.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn current(q: &Query<'_>, post: PostId, language: &LanguageTag) -> Result<Edition> {
    of_post(q, post)?
        .into_iter()
        .find(|e| e.is_current && e.language == *language)
        .or_not_found(What::Edition, language)
}

/// The edition that a post was written in.
///
/// # Errors
///
/// [`crate::Error::NotFound`].
pub fn source(q: &Query<'_>, post: PostId) -> Result<Edition> {
    of_post(q, post)?
        .into_iter()
        .find(|e| e.role == Role::Source)
        .or_not_found(What::Post, post)
}
