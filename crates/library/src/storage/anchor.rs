//! Rows of anchors.

use rusqlite::params;

use super::{Key, signed, unsigned};
use crate::alignment::Span;
use crate::anchor::Rests;
use crate::error::Result;
use crate::history::Field;
use crate::library::{Query, Tx};

impl Query<'_> {
    /// The revision that an edition's anchors stand at.
    pub(crate) fn anchored(&self, edition: Key) -> Result<u64> {
        Ok(self
            .connection
            .prepare_cached("SELECT anchored FROM body WHERE edition = ?1")?
            .query_row([edition], |row| row.get(0))
            .map(unsigned)?)
    }

    /// The anchors in a body, as they stand.
    pub(crate) fn anchors(&self, edition: Key) -> Result<Vec<(Key, Span, Rests)>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("anchor/select.sql"))?;
        let rows = statement.query_map(params![edition, Field::Body.code()], |row| {
            let (from, to) = (row.get(1)?, row.get(2)?);
            let rests = match row.get::<_, bool>(3)? {
                true => Rests::Note,
                false => Rests::Pair,
            };
            Ok((row.get(0)?, Span { from, to }, rests))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Adds an anchor: what is typed at its edges is outside it.
    pub(crate) fn insert_anchor(
        &mut self,
        edition: Key,
        field: Field,
        span: (u32, u32),
    ) -> Result<Key> {
        self.connection
            .prepare_cached(include_str!("anchor/insert.sql"))?
            .execute(params![edition, field.code(), span.0, span.1])?;
        Ok(self.connection.last_insert_rowid())
    }

    pub(crate) fn update_anchor(&mut self, anchor: Key, span: (u32, u32)) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE anchor SET from_at = ?2, to_at = ?3 WHERE anchor = ?1")?
            .execute(params![anchor, span.0, span.1])?;
        Ok(())
    }

    pub(crate) fn update_anchored(&mut self, edition: Key, revision: u64) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE body SET anchored = ?2 WHERE edition = ?1 AND anchored <> ?2")?
            .execute(params![edition, signed(revision)])?;
        Ok(())
    }

    pub(crate) fn delete_anchor(&mut self, anchor: Key) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM anchor WHERE anchor = ?1")?
            .execute([anchor])?;
        Ok(())
    }
}
