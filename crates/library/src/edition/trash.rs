use super::{Role, get, of_post};
use crate::error::{Error, Result};
use crate::id::EditionId;
use crate::library::Tx;
use crate::undo::Inverse;

/// Puts a translation into the trash.
///
/// # Errors
///
/// [`Error::SourceEdition`]: the source goes with its post. [`Error::NotFound`].
pub fn trash(tx: &mut Tx<'_>, id: EditionId) -> Result<()> {
    let edition = get(tx, id)?;
    if edition.role == Role::Source {
        return Err(Error::SourceEdition);
    }
    if edition.trashed_at.is_none() {
        tx.update_edition_trashed(id, Some(tx.now))?;
        tx.touch_edition(id);
        tx.touch_post(edition.post);
        tx.undone_by(Inverse::RestoreEdition { edition: id });
    }
    Ok(())
}

/// Takes a translation out of the trash.
///
/// # Errors
///
/// [`Error::AlreadyTranslated`] where another current edition has taken its place.
pub fn restore(tx: &mut Tx<'_>, id: EditionId) -> Result<()> {
    let edition = get(tx, id)?;
    if edition.trashed_at.is_none() {
        return Ok(());
    }
    let taken = edition.is_current
        && of_post(tx, edition.post)?
            .iter()
            .any(|e| e.is_current && e.language == edition.language);
    if taken {
        return Err(Error::AlreadyTranslated {
            language: edition.language.to_string(),
        });
    }
    tx.update_edition_trashed(id, None)?;
    tx.touch_edition(id);
    tx.touch_post(edition.post);
    tx.undone_by(Inverse::TrashEdition { edition: id });
    Ok(())
}
