//! Checkpoints: moments of an edition that somebody has named.

use crate::edition;
use crate::error::{Error, OrNotFound, Result, What};
use crate::id::{CheckpointId, EditionId};
use crate::library::{Query, Tx};
use crate::undo::Inverse;

/// The longest name, characters.
const LONGEST: usize = 200;

/// A named revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Its id.
    pub id: CheckpointId,
    /// The edition.
    pub edition: EditionId,
    /// The revision.
    pub revision: u64,
    /// Its name, never empty.
    pub name: String,
    /// When it was named, milliseconds since 1970.
    pub at: i64,
}

/// Names a moment of an edition; the newest where no revision is given.
///
/// # Errors
///
/// [`Error::NotFound`] for a revision that the edition has not reached,
/// [`Error::NameMissing`] for an empty name.
pub fn checkpoint(
    tx: &mut Tx<'_>,
    id: EditionId,
    revision: Option<u64>,
    name: &str,
) -> Result<Checkpoint> {
    let edition = edition::get(tx, id)?;
    let revision = revision.unwrap_or(edition.revision);
    if revision > edition.revision {
        return Err(Error::NotFound {
            what: What::Revision,
            id: revision.to_string(),
        });
    }
    let made = Checkpoint {
        id: CheckpointId::new(),
        edition: id,
        revision,
        name: clean(name)?,
        at: tx.now,
    };
    tx.insert_checkpoint(edition.key, &made)?;
    tx.touch_edition(id);
    tx.undone_by(Inverse::RemoveCheckpoint {
        checkpoint: made.id,
    });
    Ok(made)
}

/// Gives a checkpoint another name.
///
/// # Errors
///
/// [`Error::NotFound`], [`Error::NameMissing`].
pub fn rename_checkpoint(tx: &mut Tx<'_>, id: CheckpointId, name: &str) -> Result<()> {
    let before = tx.checkpoint(id)?.or_not_found(What::Checkpoint, id)?;
    tx.update_checkpoint(id, &clean(name)?)?;
    tx.touch_edition(before.edition);
    tx.undone_by(Inverse::RenameCheckpoint {
        checkpoint: id,
        name: before.name,
    });
    Ok(())
}

/// Takes a moment's name away; the moment stays.
///
/// # Errors
///
/// [`Error::NotFound`].
pub fn remove_checkpoint(tx: &mut Tx<'_>, id: CheckpointId) -> Result<()> {
    let before = tx.checkpoint(id)?.or_not_found(What::Checkpoint, id)?;
    tx.delete_checkpoint(id)?;
    tx.touch_edition(before.edition);
    tx.undone_by(Inverse::AddCheckpoint { checkpoint: before });
    Ok(())
}

/// Puts a checkpoint back as it was.
pub(crate) fn put_back(tx: &mut Tx<'_>, checkpoint: &Checkpoint) -> Result<()> {
    let edition = edition::get(tx, checkpoint.edition)?;
    tx.insert_checkpoint(edition.key, checkpoint)?;
    tx.touch_edition(edition.id);
    tx.undone_by(Inverse::RemoveCheckpoint {
        checkpoint: checkpoint.id,
    });
    Ok(())
}

/// An edition's checkpoints, the oldest first.
///
/// # Errors
///
/// [`Error::NotFound`].
pub fn checkpoints(q: &Query<'_>, edition: EditionId) -> Result<Vec<Checkpoint>> {
    q.checkpoints(edition::get(q, edition)?.key)
}

fn clean(name: &str) -> Result<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let cleaned: String = words.join(" ").chars().take(LONGEST).collect();
    if cleaned.is_empty() {
        return Err(Error::NameMissing);
    }
    Ok(cleaned)
}
