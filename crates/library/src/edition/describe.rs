//! What an edition has of its own beside its text.

use text::LanguageTag;

use super::{Edition, get, of_post};
use crate::error::{Error, Result};
use crate::id::EditionId;
use crate::library::Tx;
use crate::post;
use crate::undo::Inverse;

/// Sets an edition's own slug; empty takes the post's.
///
/// # Errors
///
/// [`Error::BadSlug`], [`Error::NotFound`].
pub fn set_slug(tx: &mut Tx<'_>, edition: EditionId, slug: &str) -> Result<()> {
    let suggestion = text::slug::slug(slug);
    if !slug.is_empty() && suggestion != slug {
        return Err(Error::BadSlug {
            given: slug.to_owned(),
            suggestion,
        });
    }
    let before = get(tx, edition)?;
    tx.update_edition_slug(edition, slug)?;
    touch(tx, &before)?;
    tx.undone_by(Inverse::EditionSlug {
        edition,
        slug: before.slug,
    });
    Ok(())
}

/// Sets an edition's name.
///
/// # Errors
///
/// [`Error::NotFound`].
pub fn set_name(tx: &mut Tx<'_>, edition: EditionId, name: &str) -> Result<()> {
    let before = get(tx, edition)?;
    tx.update_edition_name(edition, name.trim())?;
    touch(tx, &before)?;
    tx.undone_by(Inverse::EditionName {
        edition,
        name: before.name,
    });
    Ok(())
}

/// Says whether an edition is the one that lists and exports take for its language.
pub(crate) fn set_current(tx: &mut Tx<'_>, edition: EditionId, is_current: bool) -> Result<()> {
    let before = get(tx, edition)?;
    tx.update_edition_current(edition, is_current)?;
    touch(tx, &before)?;
    tx.undone_by(Inverse::Current {
        edition,
        is_current: before.is_current,
    });
    Ok(())
}

/// Says that an edition is in another language than was thought.
///
/// # Errors
///
/// [`Error::AlreadyTranslated`] where the language has a current edition,
/// [`Error::NotFound`].
pub fn set_language(tx: &mut Tx<'_>, edition: EditionId, language: &LanguageTag) -> Result<()> {
    let before = get(tx, edition)?;
    let holds =
        |other: &Edition| other.id != edition && other.is_current && other.language == *language;
    if before.is_current && of_post(tx, before.post)?.iter().any(holds) {
        return Err(Error::AlreadyTranslated {
            language: language.to_string(),
        });
    }
    tx.update_edition_language(edition, language)?;
    touch(tx, &before)?;
    tx.undone_by(Inverse::EditionLanguage {
        edition,
        language: before.language,
    });
    Ok(())
}

/// Sets an edition's own tags; none takes the post's.
///
/// # Errors
///
/// [`Error::NotFound`].
pub fn set_tags(tx: &mut Tx<'_>, edition: EditionId, tags: &[String]) -> Result<()> {
    let before = get(tx, edition)?;
    tx.replace_edition_tags(before.key, &post::clean(tags))?;
    touch(tx, &before)?;
    tx.undone_by(Inverse::EditionTags {
        edition,
        tags: before.tags,
    });
    Ok(())
}

fn touch(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    tx.touch_post_row(edition.post_key)?;
    tx.touch_edition(edition.id);
    tx.touch_post(edition.post);
    Ok(())
}
