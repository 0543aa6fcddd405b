//! What SQLite can tell about a file's health, and the copy of a whole file.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::migrate;
use crate::error::{Error, Result};
use crate::library::Query;

/// Writes a compact, consistent copy.
pub(crate) fn vacuum_into(connection: &Connection, to: &Path) -> Result<()> {
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

/// Opens a copy and has SQLite look at its pages.
pub(crate) fn quick_check(path: &Path) -> Result<()> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let said: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if said == "ok" {
        Ok(())
    } else {
        Err(Error::Damaged {
            detail: format!("the copy did not pass its check: {said}"),
        })
    }
}

impl Query<'_> {
    fn lines(&self, sql: &str) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn check_integrity(&self) -> Result<Vec<String>> {
        // FTS5 looks whether another connection has changed its index when a query begins, and
        // not when it is checked; what it remembers would then be called corrupt.
        self.connection.query_row(
            "SELECT count(*) FROM search WHERE search MATCH 'a'",
            [],
            |_| Ok(()),
        )?;
        let said = self.lines("PRAGMA integrity_check(20)")?;
        Ok(said.into_iter().filter(|line| line != "ok").collect())
    }

    pub(crate) fn check_schema(&self) -> Result<Vec<String>> {
        let found = migrate::schema_of(self.connection)?;
        let differs = found != migrate::SNAPSHOT;
        Ok(differs
            .then(|| "the schema is not the one of this version".to_owned())
            .into_iter()
            .collect())
    }

    pub(crate) fn check_references(&self) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let rows = statement.query_map([], |row| {
            let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
            Ok(format!(
                "a row of {table} refers to a row of {parent} that is not there"
            ))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn check_orphans(&self) -> Result<Vec<String>> {
        self.lines(include_str!("check/orphans.sql"))
    }
}
