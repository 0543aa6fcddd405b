//! The pairs of an edition into which a newer version is taken.

use text::pairs;

use super::living::{read_all, read_as, write};
use crate::edition::{self, Edition};
use crate::error::{Error, Result};
use crate::id::EditionId;
use crate::library::Tx;

/// Writes down how an edition is paired with its translations and its source, also where nobody
/// has looked at them yet: what they say is what later changes are held against.
pub(crate) fn keep_all(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    for (mut living, _) in read_all(tx, edition)? {
        write(tx, &mut living)?;
    }
    for other in edition::of_post(tx, edition.post)? {
        let is_made_of = |one: &Edition, from: &Edition| one.translated_from == Some(from.id);
        let belongs = is_made_of(&other, edition) || is_made_of(edition, &other);
        if belongs && tx.alignment(edition.key, other.key)?.is_none() {
            super::keep(tx, edition.id, other.id)?;
        }
    }
    Ok(())
}

/// Carries the pairs of an edition over a text that was taken in, and writes them down: what was
/// paired stays paired, and nothing new is in step by itself.
pub(crate) fn hold_all(tx: &mut Tx<'_>, id: EditionId) -> Result<()> {
    let edition = edition::get(tx, id)?;
    for (source, target) in tx.alignments_of(edition.key)? {
        match read_as(tx, source, target, pairs::hold) {
            Ok(mut living) => write(tx, &mut living)?,
            Err(Error::NotFound { .. }) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(())
}
