//! Writing all of a library into a new file that is sealed otherwise, or not at all.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::params;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::connection::{self, OpenMark};
use crate::error::{Error, Result};
use crate::seal::{KeyId, keyring};

/// Writes a library, of which nobody changes anything meanwhile, into an empty file.
///
/// The keys are on the keyring. The file is not synced.
pub(crate) fn write_to(
    library: &Path,
    from: Option<KeyId>,
    new: &Path,
    to: Option<KeyId>,
) -> Result<()> {
    // SQLite takes the bytes of a name as they are, also where they are no UTF-8.
    let path = ToSqlOutput::Borrowed(ValueRef::Text(new.as_os_str().as_encoded_bytes()));
    let _mark = OpenMark::new(library, from);
    let connection = connection::for_writing(library, from)?;
    connection::check_cipher(&connection)?;
    connection.execute_batch(include_str!("connection/sealed.sql"))?;
    let key = match to {
        Some(id) => keyring::get(&id).ok_or(Error::Locked)?.for_sqlcipher(&id),
        None => Default::default(),
    };
    #[cfg(test)]
    let key = match connection::without_cipher::IS_ON.get() {
        true => Default::default(),
        false => key,
    };
    // Bound and not written into the statement, so that no error quotes it.
    connection.execute(
        "ATTACH DATABASE ?1 AS anew KEY ?2",
        params![path, key.as_str()],
    )?;
    // The tables of the search index cannot be made without it; the library is only read.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    connection.execute_batch(include_str!("reseal/begin.sql"))?;
    for name in ["application_id", "user_version"] {
        let value: i32 =
            connection.query_row(&format!("PRAGMA main.{name}"), [], |row| row.get(0))?;
        connection.execute_batch(&format!("PRAGMA anew.{name} = {value}"))?;
    }
    connection
        .query_row("SELECT sqlcipher_export('anew')", [], |_| Ok(()))
        .map_err(|error| of_export(error, new))?;
    connection.execute_batch(include_str!("reseal/end.sql"))?;
    Ok(())
}

/// `sqlcipher_export` says what went wrong inside of it in words only, without a code.
fn of_export(error: rusqlite::Error, new: &Path) -> Error {
    let said = error.to_string();
    let says = |words: &str| said.contains(words);
    if says("disk is full") {
        Error::DiskFull
    } else if says("disk I/O error") {
        Error::Io {
            path: new.to_path_buf(),
            source: std::io::Error::other(said),
        }
    } else if says("malformed") {
        Error::Damaged { detail: said }
    } else {
        error.into()
    }
}
