//! What people and series are called and told in each language.

use text::LanguageTag;

use crate::error::Result;
use crate::id::PostId;
use crate::library::{Query, Tx};

/// Sets the short biography of a person in a language; an empty one takes it away.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a name that no post has.
pub fn set_biography(
    tx: &mut Tx<'_>,
    person: &str,
    language: &LanguageTag,
    text: &str,
) -> Result<()> {
    tx.put_biography(person, language, text.trim())?;
    tx.changes.list = true;
    Ok(())
}

/// The short biographies of a person, by language.
///
/// # Errors
///
/// A failed read.
pub fn biographies(q: &Query<'_>, person: &str) -> Result<Vec<(LanguageTag, String)>> {
    q.biographies(person)
}

/// Sets what the series of a post is called in a language; an empty name takes it away.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a post that is in no series.
pub fn set_series_name(
    tx: &mut Tx<'_>,
    post: PostId,
    language: &LanguageTag,
    name: &str,
) -> Result<()> {
    tx.put_series_name(post, language, name.trim())?;
    tx.touch_post(post);
    Ok(())
}

/// What the series of a post is called, by language.
///
/// # Errors
///
/// A failed read.
pub fn series_names(q: &Query<'_>, post: PostId) -> Result<Vec<(LanguageTag, String)>> {
    q.series_names(post)
}
