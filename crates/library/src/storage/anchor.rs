//! Rows of anchors.

use rusqlite::params;

use super::Key;
use crate::error::Result;
use crate::history::Field;
use crate::library::Tx;

impl Tx<'_> {
    /// Adds an anchor over a block: what is typed at its edges is inside it.
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

    pub(crate) fn delete_anchor(&mut self, anchor: Key) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM anchor WHERE anchor = ?1")?
            .execute([anchor])?;
        Ok(())
    }

    /// Moves anchors through one edit; lengths and positions in UTF-16 units.
    pub(crate) fn shift_anchors(
        &mut self,
        edition: Key,
        field: Field,
        from: i64,
        deleted: i64,
        inserted: i64,
    ) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("anchor/shift.sql"))?
            .execute(params![edition, field.code(), from, deleted, inserted])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rusqlite::Connection;
    use text::edit::{Edit, Stick, map};

    proptest! {
        /// The statement and `text::edit::map` are one rule.
        #[test]
        fn the_statement_moves_as_the_text_crate_does(
            from_at in 0_u32..40, length in 0_u32..20, at in 0_u32..60, deleted in 0_u32..10,
            inserted in 0_usize..6, stick_from in any::<bool>(), stick_to in any::<bool>(),
        ) {
            let stick = |after: bool| if after { Stick::After } else { Stick::Before };
            let edit = Edit { from: at, deleted, inserted: "x".repeat(inserted) };
            let edits = [edit];
            let expected_from = map(from_at, &edits, stick(stick_from));
            let expected_to = map(from_at + length, &edits, stick(stick_to)).max(expected_from);
            let connection = Connection::open_in_memory().unwrap();
            connection.execute_batch(
                "CREATE TABLE anchor (edition, field, from_at, to_at, stick_from, stick_to)"
            ).unwrap();
            connection.execute(
                "INSERT INTO anchor VALUES (1, 3, ?1, ?2, ?3, ?4)",
                (from_at, from_at + length, stick_from, stick_to),
            ).unwrap();
            connection
                .execute(include_str!("anchor/shift.sql"), (1, 3, at, deleted, inserted))
                .unwrap();
            let moved: (u32, u32) = connection
                .query_row("SELECT from_at, to_at FROM anchor", [], |r| Ok((r.get(0)?, r.get(1)?)))
                .unwrap();
            prop_assert_eq!(moved, (expected_from, expected_to));
        }
    }
}
