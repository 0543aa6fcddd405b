//! Rows of those who have read.

use rusqlite::{OptionalExtension, Row, params};

use super::Key;
use crate::alignment::ReadMark;
use crate::edition::Edition;
use crate::error::Result;
use crate::library::{Query, Tx};

fn mark(row: &Row<'_>) -> rusqlite::Result<ReadMark> {
    Ok(ReadMark {
        bead: row.get(0)?,
        reader: row.get(1)?,
        texts: [row.get(2)?, row.get(3)?],
    })
}

impl Query<'_> {
    /// The marks in the pairs of two editions, the oldest first.
    pub(crate) fn read_marks(&self, editions: &[Edition; 2]) -> Result<Vec<ReadMark>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("read_mark/of_two.sql"))?;
        let rows = statement.query_map([editions[0].key, editions[1].key], mark)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One reader's mark on a pair.
    pub(crate) fn read_mark(&self, bead: Key, reader: &str) -> Result<Option<ReadMark>> {
        let sql = "SELECT bead, reader, source_text, target_text FROM read_mark \
                   WHERE bead = ?1 AND reader = ?2";
        Ok(self
            .connection
            .prepare_cached(sql)?
            .query_row(params![bead, reader], mark)
            .optional()?)
    }
}

impl Tx<'_> {
    /// Puts a mark in the place of the one that its reader had left there.
    pub(crate) fn put_read_mark(&mut self, mark: &ReadMark) -> Result<()> {
        let [source, target] = &mark.texts;
        self.connection
            .prepare_cached(include_str!("read_mark/put.sql"))?
            .execute(params![mark.bead, mark.reader, source, target, self.now])?;
        Ok(())
    }

    pub(crate) fn delete_read_mark(&mut self, bead: Key, reader: &str) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM read_mark WHERE bead = ?1 AND reader = ?2")?
            .execute(params![bead, reader])?;
        Ok(())
    }
}
