use super::{Edition, Role, get, of_post};
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
        touch(tx, &edition);
        tx.undone_by(Inverse::RestoreEdition { edition: id });
    }
    Ok(())
}

/// What became of an edition that was taken out of the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restored {
    /// It is what it was.
    AsItWas,
    /// Another edition has taken its place, so that it is an alternative of this name now.
    UnderName(String),
}

/// Takes a translation out of the trash.
///
/// Where its language has another current edition by now, it becomes an alternative: under
/// its own name if it has one, else as "Restored" with the day.
///
/// # Errors
///
/// [`Error::NotFound`].
pub fn restore(tx: &mut Tx<'_>, id: EditionId) -> Result<Restored> {
    let edition = get(tx, id)?;
    if edition.trashed_at.is_none() {
        return Ok(Restored::AsItWas);
    }
    let same_language: Vec<Edition> = of_post(tx, edition.post)?
        .into_iter()
        .filter(|e| e.language == edition.language)
        .collect();
    let is_taken = edition.is_current && same_language.iter().any(|e| e.is_current);
    touch(tx, &edition);
    if is_taken {
        let name = free_name(tx, &edition, &same_language)?;
        tx.update_edition_name(id, &name)?;
        tx.update_edition_current(id, false)?;
        tx.update_edition_trashed(id, None)?;
        tx.undone_by(Inverse::TrashRenamedEdition {
            edition: id,
            name: edition.name,
        });
        return Ok(Restored::UnderName(name));
    }
    tx.update_edition_trashed(id, None)?;
    tx.undone_by(Inverse::TrashEdition { edition: id });
    Ok(Restored::AsItWas)
}

/// Puts an edition that was restored under a name into the trash again, as it was there.
pub(crate) fn trash_renamed(tx: &mut Tx<'_>, id: EditionId, name: &str) -> Result<()> {
    trash(tx, id)?;
    tx.update_edition_name(id, name)?;
    tx.update_edition_current(id, true)
}

/// A name that no other edition of the language has.
fn free_name(tx: &Tx<'_>, edition: &Edition, others: &[Edition]) -> Result<String> {
    let wanted = match edition.name.as_str() {
        "" => format!("Restored {}", tx.local_day(tx.now)?),
        own => own.to_owned(),
    };
    let is_free = |name: &String| others.iter().all(|e| e.name != *name);
    let numbered = (2..others.len() + 3).map(|number| format!("{wanted} {number}"));
    // One of so many and one more names is free.
    Ok(std::iter::once(wanted.clone())
        .chain(numbered)
        .find(is_free)
        .unwrap_or(wanted))
}

fn touch(tx: &mut Tx<'_>, edition: &Edition) {
    tx.touch_edition(edition.id);
    tx.touch_post(edition.post);
}
