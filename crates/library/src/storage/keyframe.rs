//! Rows of keyframes: whole texts, compressed.

use rusqlite::{OptionalExtension, params};

use super::{Key, signed, unsigned};
use crate::error::Result;
use crate::history::Field;
use crate::library::{Query, Tx};

impl Query<'_> {
    /// The newest keyframe of a field at or before a revision: its revision and its bytes.
    pub(crate) fn keyframe(
        &self,
        edition: Key,
        field: Field,
        revision: u64,
    ) -> Result<Option<(u64, Vec<u8>)>> {
        Ok(self
            .connection
            .prepare_cached(include_str!("keyframe/newest.sql"))?
            .query_row(params![edition, field.code(), signed(revision)], |row| {
                Ok((unsigned(row.get(0)?), row.get(1)?))
            })
            .optional()?)
    }

    /// The revision of a field's first keyframe after a revision.
    pub(crate) fn keyframe_after(
        &self,
        edition: Key,
        field: Field,
        revision: u64,
    ) -> Result<Option<u64>> {
        Ok(self
            .connection
            .prepare_cached(include_str!("keyframe/after.sql"))?
            .query_row(params![edition, field.code(), signed(revision)], |row| {
                Ok(unsigned(row.get(0)?))
            })
            .optional()?)
    }

    /// The revision of a field's newest keyframe; 0, where every text is empty, if it has none.
    pub(crate) fn newest_keyframe(&self, edition: Key, field: Field) -> Result<u64> {
        Ok(self
            .connection
            .prepare_cached("SELECT max(revision) FROM keyframe WHERE edition = ?1 AND field = ?2")?
            .query_row(params![edition, field.code()], |row| {
                row.get::<_, Option<i64>>(0)
            })?
            .map_or(0, unsigned))
    }

    /// What replaying the changes of a field after a revision would cost: their number and
    /// the bytes of their payloads.
    pub(crate) fn tail_weight(&self, edition: Key, field: Field, after: u64) -> Result<(u64, u64)> {
        Ok(self
            .connection
            .prepare_cached(include_str!("keyframe/weight.sql"))?
            .query_row(params![edition, field.code(), signed(after)], |row| {
                Ok((unsigned(row.get(0)?), unsigned(row.get(1)?)))
            })?)
    }
}

impl Tx<'_> {
    pub(crate) fn put_keyframe(
        &mut self,
        edition: Key,
        field: Field,
        revision: u64,
        bytes: &[u8],
    ) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("keyframe/put.sql"))?
            .execute(params![edition, field.code(), signed(revision), bytes])?;
        Ok(())
    }

    pub(crate) fn delete_keyframes(&mut self, edition: Key) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM keyframe WHERE edition = ?1")?
            .execute([edition])?;
        Ok(())
    }

    /// Deletes the keyframes of a field at a revision and after it.
    pub(crate) fn delete_keyframes_from(
        &mut self,
        edition: Key,
        field: Field,
        from: u64,
    ) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("keyframe/delete_from.sql"))?
            .execute(params![edition, field.code(), signed(from)])?;
        Ok(())
    }
}
