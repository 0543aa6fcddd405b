//! Rows of what was posted.

use rusqlite::{OptionalExtension, Row, params};

use super::{Key, signed, unsigned};
use crate::error::Result;
use crate::id::PostId;
use crate::library::{Query, Tx};
use crate::posted::Posted;

const SELECT: &str = include_str!("posted/select.sql");

fn posted(row: &Row<'_>) -> rusqlite::Result<Posted> {
    Ok(Posted {
        key: row.get("posted")?,
        edition_key: row.get("edition_key")?,
        edition: row.get("edition")?,
        post: row.get("post")?,
        address: row.get("address")?,
        date: row.get("date")?,
        revision: unsigned(row.get("revision")?),
        at: row.get("at")?,
    })
}

impl Query<'_> {
    pub(crate) fn posted(&self, key: Key) -> Result<Option<Posted>> {
        let sql = format!("{SELECT} WHERE o.posted = ?1");
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row([key], posted)
            .optional()?)
    }

    /// The newest first.
    pub(crate) fn posted_of_post(&self, post: PostId) -> Result<Vec<Posted>> {
        // A library that is only read, and of an older schema, has none.
        if !self.has_current_schema()? {
            return Ok(Vec::new());
        }
        let sql = format!("{SELECT} WHERE p.id = ?1 ORDER BY o.posted DESC");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([post], posted)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Writes one down, under its own key or, where that is 0, under a new one, and says which.
    pub(crate) fn insert_posted(&mut self, new: &Posted) -> Result<Key> {
        let key = (new.key != 0).then_some(new.key);
        Ok(self
            .connection
            .prepare_cached(include_str!("posted/insert.sql"))?
            .query_row(
                params![
                    key,
                    new.edition_key,
                    new.address,
                    new.date,
                    signed(new.revision),
                    new.at
                ],
                |row| row.get(0),
            )?)
    }

    pub(crate) fn delete_posted(&mut self, key: Key) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM posted WHERE posted = ?1")?
            .execute([key])?;
        Ok(())
    }
}
