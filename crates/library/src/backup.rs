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
    library.outside_transaction(|q| copy(q.connection, to))
}

/// The copy that stands beside a library before its schema is changed.
pub(crate) fn before_migration(connection: &Connection, path: &Path, schema: i64) -> Result<()> {
    let mut name = OsString::from(path.as_os_str());
    name.push(format!(".schema-{schema}"));
    let to = PathBuf::from(name);
    if to.exists() {
        return Ok(());
    }
    copy(connection, &to)
}

/// Copies under a temporary name, checks, syncs, and only then gives the copy its own.
fn copy(connection: &Connection, to: &Path) -> Result<()> {
    let folder = folder_of(to);
    let made = tempfile::Builder::new()
        .prefix(".octavilla-")
        .suffix(".unfinished")
        .tempfile_in(folder)
        .map_err(|e| Error::io(folder, e))?;
    check::vacuum_into(connection, made.path())?;
    check::quick_check(made.path())?;
    made.as_file().sync_all().map_err(|e| Error::io(to, e))?;
    made.persist_noclobber(to)
        .map_err(|e| Error::io(to, e.error))?;
    sync_folder(to)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes a new name in a folder durable.
pub(crate) fn sync_folder(of: &Path) -> Result<()> {
    let folder = folder_of(of);
    // Windows cannot open a folder, and makes names durable on its own.
    if cfg!(unix) {
        let opened = std::fs::File::open(folder).map_err(|e| Error::io(folder, e))?;
        opened.sync_all().map_err(|e| Error::io(folder, e))?;
    }
    Ok(())
}
