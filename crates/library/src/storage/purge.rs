//! What keeps deleted words readable: unmerged parts of the search index, and the log.

use std::time::Duration;

use rusqlite::params;

use crate::error::Result;
use crate::library::{Query, Tx};

/// The note that the whole file is to be written anew.
const REWRITE: &str = "rewrite";

/// How many purges were asked for since the last that was done.
pub(crate) fn purge_asked(q: &Query<'_>) -> Result<Option<i64>> {
    q.setting_if_set("purge")
}

/// Whether the whole file is to be written anew.
pub(crate) fn is_rewrite_due(q: &Query<'_>) -> Result<bool> {
    Ok(q.setting_if_set(REWRITE)?.unwrap_or(false))
}

/// Brings the log into the file and empties it; says whether that could be done.
pub(crate) fn empty_log(q: &Query<'_>) -> Result<bool> {
    let patience: u64 = q
        .connection
        .query_row("PRAGMA busy_timeout", [], |row| row.get(0))?;
    // Waiting for a reader would be waiting with the right to write in hand.
    q.connection.busy_timeout(Duration::ZERO)?;
    let busy: rusqlite::Result<bool> = q
        .connection
        .query_row(super::CHECKPOINT, [], |row| row.get(0));
    q.connection.busy_timeout(Duration::from_millis(patience))?;
    match busy {
        Ok(is_busy) => Ok(!is_busy),
        Err(e) if e.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => Ok(false),
        Err(e) => Err(e.into()),
    }
}

impl Tx<'_> {
    /// Notes that a purge is due.
    pub(crate) fn ask_purge(&mut self) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("purge/ask.sql"))?
            .execute([])?;
        Ok(())
    }

    /// Notes that the whole file is to be written anew.
    pub(crate) fn ask_rewrite(&mut self) -> Result<()> {
        self.set_note(REWRITE, &true)
    }

    /// Notes what is done, unless another purge was asked for meanwhile.
    pub(crate) fn purged(&mut self, asked: Option<i64>, is_rewritten: bool) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM setting WHERE key = 'purge' AND value = ?1")?
            .execute([asked.map(|asked| asked.to_string())])?;
        if is_rewritten {
            self.set_note(REWRITE, &false)?;
        }
        Ok(())
    }

    /// Merges up to so many pages of the index into one part, without what was deleted;
    /// says whether nothing is left to merge.
    pub(crate) fn merge_index(&mut self, pages: u32) -> Result<bool> {
        let before = self.connection.total_changes();
        // A negative number merges all parts and not only parts of like size
        // (sqlite.org/fts5.html#the_merge_command); where less than two rows have changed,
        // nothing was left to do.
        self.connection
            .prepare_cached("INSERT INTO search (search, rank) VALUES ('merge', ?1)")?
            .execute(params![-i64::from(pages)])?;
        Ok(self.connection.total_changes() - before < 2)
    }
}
