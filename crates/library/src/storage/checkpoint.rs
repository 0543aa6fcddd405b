//! Rows of checkpoints.

use rusqlite::{OptionalExtension, Row, params};

use super::{Key, signed, unsigned};
use crate::error::{OrNotFound, Result, What};
use crate::history::Checkpoint;
use crate::id::CheckpointId;
use crate::library::{Query, Tx};

const SELECT: &str = include_str!("checkpoint/select.sql");

fn checkpoint(row: &Row<'_>) -> rusqlite::Result<Checkpoint> {
    Ok(Checkpoint {
        id: row.get("id")?,
        edition: row.get("edition_id")?,
        revision: unsigned(row.get("revision")?),
        name: row.get("name")?,
        at: row.get("at")?,
    })
}

impl Query<'_> {
    pub(crate) fn checkpoint(&self, id: CheckpointId) -> Result<Option<Checkpoint>> {
        Ok(self
            .connection
            .prepare_cached(&format!("{SELECT} WHERE c.id = ?1"))?
            .query_row([id], checkpoint)
            .optional()?)
    }

    /// An edition's checkpoints, the oldest first.
    pub(crate) fn checkpoints(&self, edition: Key) -> Result<Vec<Checkpoint>> {
        let sql = format!("{SELECT} WHERE c.edition = ?1 ORDER BY c.revision, c.checkpoint");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([edition], checkpoint)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    pub(crate) fn insert_checkpoint(&mut self, edition: Key, new: &Checkpoint) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("checkpoint/insert.sql"))?
            .execute(params![
                new.id,
                edition,
                signed(new.revision),
                new.name,
                new.at
            ])?;
        Ok(())
    }

    pub(crate) fn update_checkpoint(&mut self, id: CheckpointId, name: &str) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached("UPDATE checkpoint SET name = ?2 WHERE id = ?1")?
            .execute(params![id, name])?;
        (changed > 0)
            .then_some(())
            .or_not_found(What::Checkpoint, id)
    }

    pub(crate) fn delete_checkpoint(&mut self, id: CheckpointId) -> Result<()> {
        let deleted = self
            .connection
            .prepare_cached("DELETE FROM checkpoint WHERE id = ?1")?
            .execute([id])?;
        (deleted > 0)
            .then_some(())
            .or_not_found(What::Checkpoint, id)
    }
}
