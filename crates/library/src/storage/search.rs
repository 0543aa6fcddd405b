//! The full-text index.

use rusqlite::params;

use crate::edition::Edition;
use crate::error::Result;
use crate::library::{Query, Tx};

impl Query<'_> {
    pub(crate) fn editions_with_trailing_index(&self) -> Result<Vec<Edition>> {
        self.editions_where("e.indexed < e.head AND e.trashed_at IS NULL", [])
    }
}

impl Tx<'_> {
    pub(crate) fn replace_in_index(
        &mut self,
        edition: &Edition,
        [title, dek, body]: [String; 3],
    ) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM search WHERE rowid = ?1")?
            .execute([edition.key])?;
        self.connection
            .prepare_cached("INSERT INTO search (rowid, title, dek, body) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![edition.key, title, dek, body])?;
        self.connection
            .prepare_cached("UPDATE edition SET indexed = head WHERE edition = ?1")?
            .execute([edition.key])?;
        Ok(())
    }
}
