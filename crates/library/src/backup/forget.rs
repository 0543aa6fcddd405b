use std::path::{Path, PathBuf};

use super::copies::copies;
use super::file::remove;
use super::migration;
use crate::error::{Error, Result};
use crate::library::Reader;
use crate::storage::connection::OpenMark;
use crate::{seal, setting};

/// Removes the copies of a library: all that can be read in a folder, and those that were made
/// beside it before its schema was changed. Gives what was removed.
///
/// For those who have asked to forget something for good; the caller has made sure.
///
/// # Errors
///
/// [`crate::Error::Io`] and [`crate::Error::ReadOnly`] where one cannot be removed; those before it are gone.
pub fn forget(library: &Reader, folder: &Path) -> Result<Vec<PathBuf>> {
    let id = library.read(setting::settings)?.id;
    let mut doomed: Vec<PathBuf> = copies(folder, Some(id))?
        .copies
        .into_iter()
        .map(|copy| copy.path)
        .filter(|path| !OpenMark::is_on(path))
        .collect();
    doomed.extend(migration::beside(library.path()));
    for path in &doomed {
        remove(path)?;
    }
    Ok(doomed)
}

/// Overwrites a copy and removes it; for one with words that are sealed by now.
///
/// # Errors
///
/// [`crate::Error::InUse`] while this process has it open, and whatever keeps it from being
/// removed.
pub fn erase(copy: &Path) -> Result<()> {
    if OpenMark::is_on(copy) {
        return Err(Error::InUse {
            path: copy.to_path_buf(),
        });
    }
    seal::erase(copy)
}
