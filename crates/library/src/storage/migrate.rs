//! Migrations: numbered, in one immediate transaction, tracked in `user_version`.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::connection::APPLICATION_ID;
use crate::alignment::Lexicons;
use crate::backup;
use crate::error::{Error, Result};
use crate::library::Query;

/// In order; the first makes schema 1. A released one is never edited.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_first.sql"),
    include_str!("../../migrations/0002_history.sql"),
    include_str!("../../migrations/0003_pairs.sql"),
    include_str!("../../migrations/0004_desk.sql"),
    include_str!("../../migrations/0005_export.sql"),
    include_str!("../../migrations/0006_handover.sql"),
];

/// The schema that this build writes.
pub(crate) fn known() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Refuses a schema's number that is newer than any known, or none at all.
pub(crate) fn check_number(found: i64, path: &Path) -> Result<()> {
    if found > known() {
        return Err(Error::NewerLibrary {
            path: path.to_path_buf(),
            found,
            known: known(),
        });
    }
    if found < 1 {
        return Err(Error::NotALibrary {
            path: path.to_path_buf(),
        });
    }
    Ok(())
}

/// The same through SQLite, which sees a migration that is still in the log.
pub(crate) fn check_version(connection: &Connection, path: &Path) -> Result<()> {
    let application: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application != APPLICATION_ID {
        return Err(Error::NotALibrary {
            path: path.to_path_buf(),
        });
    }
    check_number(version(connection)?, path)
}

/// Makes the schema in an empty file.
pub(crate) fn create(connection: &mut Connection) -> Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    run(connection, 0)
}

/// Brings an older schema up to date, after a backup beside the library; says whether it was
/// older.
pub(crate) fn bring_up(connection: &mut Connection, path: &Path) -> Result<bool> {
    check_version(connection, path)?;
    let found = version(connection)?;
    if found < known() {
        let lexicons = Lexicons::default();
        let query = Query {
            connection,
            lexicons: &lexicons,
            last_list: None,
        };
        backup::before_migration(&query, path, found)?;
        run(connection, found)?;
    }
    Ok(found < known())
}

impl Query<'_> {
    /// Whether the library has the schema that this build writes. One that is only read may have
    /// an older one, which has not all of its tables and columns.
    pub(crate) fn has_current_schema(&self) -> Result<bool> {
        Ok(version(self.connection)? == known())
    }
}

/// Refuses an older schema, for what cannot be read in one.
pub(crate) fn check_current(query: &Query<'_>, path: &Path) -> Result<()> {
    if query.has_current_schema()? {
        return Ok(());
    }
    Err(Error::OlderLibrary {
        path: path.to_path_buf(),
    })
}

fn run(connection: &mut Connection, found: i64) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", known())?;
    transaction.commit()?;
    Ok(())
}

fn version(connection: &Connection) -> Result<i64> {
    Ok(connection.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// The statements that SQLite stored for a schema, one a line group, in a stable order.
pub(crate) fn schema_of(connection: &Connection) -> Result<String> {
    let mut statement = connection.prepare(include_str!("migrate/schema.sql"))?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut schema = String::new();
    for sql in rows {
        schema.push_str(&sql?);
        schema.push_str(";\n\n");
    }
    Ok(schema)
}

/// The snapshot of the newest schema.
pub(crate) const SNAPSHOT: &str = include_str!("../../migrations/schema.sql");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{NO_USER_TEXT, USER_TEXT};

    fn fresh() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        create(&mut connection).unwrap();
        connection
    }

    #[test]
    fn a_fresh_schema_is_the_snapshot() {
        let schema = schema_of(&fresh()).unwrap();
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/schema.sql");
            std::fs::write(path, &schema).unwrap();
            return;
        }
        assert_eq!(
            schema, SNAPSHOT,
            "run with UPDATE_SNAPSHOTS=1 after a new migration"
        );
    }

    /// A library of every released schema opens, is brought up to date, and is healthy. One is
    /// added with each migration and none is ever made anew.
    #[test]
    fn libraries_of_every_released_schema_open() {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        for schema in 1..=known() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("old.octavilla");
            let fixture = fixtures.join(format!("schema-{schema}.octavilla"));
            std::fs::copy(fixture, &path).unwrap();
            let library = crate::Library::open(&path).unwrap();
            let page = library
                .read(|q| crate::post::list(q, &crate::post::Filter::default()))
                .unwrap();
            assert_eq!(page.total, 3, "schema {schema}");
            let report = crate::doctor::examine(&library).unwrap();
            assert_eq!(report.findings, Vec::<String>::new(), "schema {schema}");
        }
    }

    #[test]
    fn every_table_says_whether_it_holds_a_users_words() {
        let connection = fresh();
        let mut statement = connection
            .prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
                 AND name NOT GLOB 'search_*' ORDER BY name",
            )
            .unwrap();
        let tables: Vec<String> = statement
            .query_map([], |r| r.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let mut listed: Vec<String> = USER_TEXT
            .iter()
            .map(|(table, _)| (*table).to_owned())
            .chain(NO_USER_TEXT.iter().map(|t| (*t).to_owned()))
            .collect();
        listed.sort();
        assert_eq!(tables, listed);
        for (table, columns) in USER_TEXT {
            for column in *columns {
                let sql = format!("SELECT {column} FROM {table}");
                assert!(connection.prepare(&sql).is_ok(), "{sql}");
            }
        }
    }
}
