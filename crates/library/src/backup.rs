//! Copies of a library, made while it may be written.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::library::Reader;
use crate::storage::check;

/// Copies a library to a new file: one consistent state, checked before it has its name.
///
/// # Errors
///
/// [`Error::AlreadyExists`]: nothing is written over. [`Error::DiskFull`],
/// [`Error::Damaged`] where the copy does not pass the check.
pub fn backup(library: &Reader, to: &Path) -> Result<()> {
    if to.symlink_metadata().is_ok() {
        return Err(Error::AlreadyExists {
            path: to.to_path_buf(),
        });
    }
    library
        .outside_transaction(|q| check::vacuum_into(q.connection, &unfinished(to)))
        .and_then(|()| finish(to))
        .inspect_err(|_| {
            // What failed is what matters; a leftover has a name that says what it is.
            let _ = std::fs::remove_file(unfinished(to));
        })
}

/// The copy that stands beside a library before its schema is changed.
pub(crate) fn before_migration(connection: &Connection, path: &Path, schema: i64) -> Result<()> {
    let mut name = OsString::from(path.as_os_str());
    name.push(format!(".schema-{schema}"));
    let to = PathBuf::from(name);
    if to.exists() {
        return Ok(());
    }
    check::vacuum_into(connection, &unfinished(&to))?;
    finish(&to)
}

fn unfinished(to: &Path) -> PathBuf {
    let mut name = OsString::from(to.as_os_str());
    name.push(".unfinished");
    PathBuf::from(name)
}

fn finish(to: &Path) -> Result<()> {
    let made = unfinished(to);
    check::quick_check(&made)?;
    let file = std::fs::File::open(&made).map_err(|e| Error::io(&made, e))?;
    file.sync_all().map_err(|e| Error::io(&made, e))?;
    std::fs::rename(&made, to).map_err(|e| Error::io(to, e))?;
    sync_folder(to)
}

/// Makes a new name in a folder durable.
pub(crate) fn sync_folder(of: &Path) -> Result<()> {
    let folder = match of.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // Windows cannot open a folder, and makes names durable on its own.
    if cfg!(unix) {
        let opened = std::fs::File::open(folder).map_err(|e| Error::io(folder, e))?;
        opened.sync_all().map_err(|e| Error::io(folder, e))?;
    }
    Ok(())
}
