//! The files of rescued words.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use library::history::Append;
use library::rescue::Rescued;
use library::{EditionId, Error, LibraryId};
use tempfile::{NamedTempFile, PersistError};

use super::RescueEdition;
use crate::context::Context;
use crate::failure::Failure;
use crate::{edition, post};

/// Where the words of one library are put: the application's data, else its settings.
pub(super) struct Shelf {
    folders: [PathBuf; 2],
    library: LibraryId,
}

impl Shelf {
    pub(super) fn of(context: &Context) -> Result<Shelf, Failure> {
        let folders = [&context.folders.data, &context.folders.config];
        Ok(Shelf {
            folders: folders.map(|folder| folder.join("rescue")),
            library: context.library_id()?,
        })
    }

    /// Writes the words of one edition in the place of those before; says where, or that it
    /// could not.
    pub(super) fn put(
        &self,
        edition: EditionId,
        words: &RescueEdition,
    ) -> Result<Option<PathBuf>, Error> {
        let bytes = serde_json::to_vec(words)?;
        // Which folder does not matter, nor why another could not be written.
        Ok(self
            .paths(edition)
            .into_iter()
            .find(|path| write(path, &bytes).is_ok()))
    }

    pub(super) fn remove(&self, edition: EditionId) -> Result<(), Error> {
        self.paths(edition).iter().try_for_each(|path| remove(path))
    }

    /// All that is there, for any edition.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let is_own = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            let prefix = format!("{}.", self.library);
            name.is_some_and(|name| name.starts_with(&prefix) && name.ends_with(".json"))
        };
        let mut found: Vec<PathBuf> = self
            .folders
            .iter()
            .filter_map(|folder| std::fs::read_dir(folder).ok())
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(is_own)
            .collect();
        found.sort();
        found
    }

    fn paths(&self, edition: EditionId) -> [PathBuf; 2] {
        let name = format!("{}.{edition}.json", self.library);
        self.folders.each_ref().map(|folder| folder.join(&name))
    }
}

/// Reads a file; `None` where it is not one of these.
pub(super) fn read(path: &Path) -> Option<Rescued> {
    let bytes = std::fs::read(path).ok()?;
    let kept: RescueEdition = serde_json::from_slice(&bytes).ok()?;
    let batches: Result<Vec<Append>, Failure> =
        kept.batches.into_iter().map(|batch| batch.read()).collect();
    Some(Rescued {
        edition: edition::id(&kept.edition).ok()?,
        language: post::language(&kept.language).ok()?,
        texts: kept.texts.into(),
        batches: batches.ok()?,
    })
}

pub(super) fn remove(path: &Path) -> Result<(), Error> {
    match std::fs::remove_file(path) {
        Err(e) if e.kind() != ErrorKind::NotFound => Err(Error::io(path, e)),
        _ => Ok(()),
    }
}

/// Writes a file that is not there yet; durable when this returns.
///
/// # Errors
///
/// [`Error::AlreadyExists`], and what the system says.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_with(path, bytes, |file| file.persist_noclobber(path))
}

/// Writes a file in the place of the one before it; durable when this returns.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write_with(path, bytes, |file| file.persist(path))
}

fn write_with(
    path: &Path,
    bytes: &[u8],
    persist: impl FnOnce(NamedTempFile) -> Result<File, PersistError>,
) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
    let mut file = NamedTempFile::new_in(folder).map_err(|e| Error::io(folder, e))?;
    file.write_all(bytes).map_err(|e| Error::io(path, e))?;
    file.as_file().sync_all().map_err(|e| Error::io(path, e))?;
    persist(file).map_err(|e| Error::io(path, e.error))?;
    sync_folder(folder)
}

/// Makes the file's name durable too.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), Error> {
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|e| Error::io(folder, e))
}

/// A folder cannot be synced here; its file system journals names by itself.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<(), Error> {
    Ok(())
}
