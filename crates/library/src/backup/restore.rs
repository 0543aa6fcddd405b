use std::path::{Path, PathBuf};

use super::copies::{name_of, written_at};
use super::copy::backup;
use super::file::{first_free, folder_of, stem};
use super::name::{ENDING, Minute, tame};
use crate::error::{Error, Result};
use crate::library::{Library, Reader};
use crate::storage::backup::local_offset;

/// How many restored libraries of one minute can have names.
const MOST: u32 = 1000;

/// Makes a library of a copy again, in a new file beside another library, and gives its path.
///
/// It is named `NAME (2026-11-20 16.05).octavilla`, after the library and the copy's time, and
/// has been opened as a library. Nothing is written over; the copy stays.
///
/// # Errors
///
/// Those of [`restore_to`].
pub fn restore(copy: &Path, beside: &Path) -> Result<PathBuf> {
    let from = Reader::open(copy)?;
    let (stem, minute) = (tame(&stem(beside)), minute_of(copy)?);
    let names = (1..=MOST).map(|number| match number {
        1 => format!("{stem} ({minute}){ENDING}"),
        _ => format!("{stem} ({minute}) {number}{ENDING}"),
    });
    let to = first_free(folder_of(beside), names).ok_or_else(|| Error::AlreadyExists {
        path: beside.to_path_buf(),
    })?;
    put(&from, &to)?;
    Ok(to)
}

/// Makes a library of a copy again, in a file that does not exist yet.
///
/// # Errors
///
/// [`Error::AlreadyExists`], [`Error::DiskFull`], [`Error::Damaged`] for a copy that is not
/// whole, and whatever keeps the new file from being opened.
pub fn restore_to(copy: &Path, to: &Path) -> Result<()> {
    put(&Reader::open(copy)?, to)
}

fn put(copy: &Reader, to: &Path) -> Result<()> {
    backup(copy, to)?;
    Library::open(to)?.close();
    Ok(())
}

/// When a copy was made, as its name says, or the file's own time.
fn minute_of(copy: &Path) -> Result<Minute> {
    if let Some(name) = name_of(copy) {
        return Ok(name.minute);
    }
    let metadata = copy.metadata().map_err(|e| Error::io(copy, e))?;
    let at = written_at(&metadata).unwrap_or(0);
    Ok(Minute::of(at.saturating_add(local_offset(at)?)))
}
