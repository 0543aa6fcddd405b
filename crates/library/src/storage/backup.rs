//! What the copy of a whole file needs of SQLite.

use std::path::Path;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::library::Query;

/// How much is in a library, and whether it fits together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    posts: i64,
    editions: i64,
    changes: i64,
    /// The sum of the editions' newest revisions.
    heads: i64,
    /// How many editions stand at another revision than their journal.
    unfit: i64,
}

impl Tally {
    fn numbers(&self) -> [i64; 5] {
        [
            self.posts,
            self.editions,
            self.changes,
            self.heads,
            self.unfit,
        ]
    }

    /// Whether this may be a state between two others.
    pub(crate) fn lies_between(&self, a: &Tally, b: &Tally) -> bool {
        let bounds = a.numbers().into_iter().zip(b.numbers());
        self.numbers()
            .into_iter()
            .zip(bounds)
            .all(|(n, (a, b))| (a.min(b)..=a.max(b)).contains(&n))
    }
}

impl Query<'_> {
    /// Writes a compact copy of one state.
    pub(crate) fn vacuum_into(&self, to: &Path) -> Result<()> {
        let connection = self.connection;
        let io = |source| Error::Io {
            path: to.to_path_buf(),
            source,
        };
        let name = to.to_str().ok_or_else(|| {
            io(std::io::Error::other(
                "a path that is not UTF-8 cannot be written",
            ))
        })?;
        let query_only: bool = connection.query_row("PRAGMA query_only", [], |row| row.get(0))?;
        connection.pragma_update(None, "query_only", false)?;
        let made = connection.execute("VACUUM INTO ?1", [name]);
        connection.pragma_update(None, "query_only", query_only)?;
        made.map_err(|error| match error.into() {
            // What cannot be opened here is the copy.
            Error::Io { source, .. } => io(source),
            other => other,
        })?;
        Ok(())
    }

    /// Has SQLite look at every page.
    pub(crate) fn quick_check(&self) -> Result<()> {
        let said: String = self
            .connection
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if said == "ok" {
            Ok(())
        } else {
            Err(Error::Damaged { detail: said })
        }
    }

    /// Counts, at one moment.
    pub(crate) fn tally(&self) -> Result<Tally> {
        let count = |row: &rusqlite::Row<'_>| {
            Ok(Tally {
                posts: row.get(0)?,
                editions: row.get(1)?,
                changes: row.get(2)?,
                heads: row.get(3)?,
                unfit: row.get(4)?,
            })
        };
        Ok(self
            .connection
            .query_row(include_str!("backup/tally.sql"), [], count)?)
    }

    /// A number that is another one after another connection has written.
    pub(crate) fn data_version(&self) -> Result<i64> {
        Ok(self
            .connection
            .query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// When a post last changed.
    pub(crate) fn last_touch(&self) -> Result<Option<i64>> {
        Ok(self
            .connection
            .query_row("SELECT max(touched_at) FROM post", [], |row| row.get(0))?)
    }
}

const LOCAL_OFFSET: &str =
    "SELECT CAST(strftime('%s', ?1, 'unixepoch', 'localtime') AS INTEGER) - ?1";

/// What local time was ahead of universal time at a moment, milliseconds; SQLite asks the
/// system.
pub(crate) fn local_offset(at: i64) -> Result<i64> {
    let seconds = at.div_euclid(1000);
    let connection = Connection::open_in_memory()?;
    let offset: Option<i64> = connection.query_row(LOCAL_OFFSET, [seconds], |row| row.get(0))?;
    // Beyond the year 9999 there is no local time.
    Ok(offset.unwrap_or(0).saturating_mul(1000))
}
