//! Rows of findings that were dismissed.

use rusqlite::params;

use crate::check::Dismissal;
use crate::edition::Edition;
use crate::error::Result;
use crate::library::{Query, Tx};

impl Query<'_> {
    /// What was dismissed in the pairs of two editions.
    pub(crate) fn dismissals(&self, editions: [&Edition; 2]) -> Result<Vec<Dismissal>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("dismissal/of_two.sql"))?;
        let rows = statement.query_map([editions[0].key, editions[1].key], |row| {
            Ok(Dismissal {
                bead: row.get(0)?,
                check: row.get(1)?,
                words: [row.get(2)?, row.get(3)?],
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Writes a dismissal down, and says whether it is new.
    pub(crate) fn insert_dismissal(&mut self, dismissal: &Dismissal) -> Result<bool> {
        let Dismissal { bead, check, words } = dismissal;
        let count = self
            .connection
            .prepare_cached(include_str!("dismissal/insert.sql"))?
            .execute(params![bead, check, words[0], words[1]])?;
        Ok(count > 0)
    }

    pub(crate) fn delete_dismissal(&mut self, dismissal: &Dismissal) -> Result<()> {
        let Dismissal { bead, check, words } = dismissal;
        self.connection
            .prepare_cached(include_str!("dismissal/delete.sql"))?
            .execute(params![bead, check, words[0], words[1]])?;
        Ok(())
    }

    /// Takes away what was left beside an edition's pairs and has words of it in it: all of it
    /// without lines, else what has one of them.
    pub(crate) fn forget_beside(
        &mut self,
        edition: &Edition,
        side: usize,
        lines: &[&str],
    ) -> Result<()> {
        let all = [""];
        for line in if lines.is_empty() { &all[..] } else { lines } {
            for sql in [
                include_str!("dismissal/forget.sql"),
                include_str!("read_mark/forget.sql"),
            ] {
                self.connection
                    .prepare_cached(sql)?
                    .execute(params![edition.key, line, side])?;
            }
        }
        Ok(())
    }
}
