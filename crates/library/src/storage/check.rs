//! What SQLite can tell about a file's health.

use super::migrate;
use crate::error::Result;
use crate::library::Query;

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
        // What an older schema has not cannot be without an owner; that it is older is said.
        if !self.has_current_schema()? {
            return Ok(Vec::new());
        }
        self.lines(include_str!("check/orphans.sql"))
    }
}
