//! The files of rescued words.

use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use library::history::{Append, MAX_FIELD_BYTES};
use library::rescue::Rescued;
use library::seal::{self, KeyId};
use library::{EditionId, Error, LibraryId};
use tempfile::{NamedTempFile, PersistError};
use zeroize::Zeroizing;

use super::RescueEdition;
use crate::context::Context;
use crate::edition::AppendEdits;
use crate::failure::Failure;
use crate::machine::read_small;
use crate::{edition, post};

/// Where the words of one library are put: the application's data, else its settings.
pub(super) struct Shelf {
    folders: [PathBuf; 2],
    library: LibraryId,
    /// What the library is sealed with, and so are they.
    key: Option<KeyId>,
}

/// Where on the shelf: one edition's words of one window.
pub(super) struct Spot<'a> {
    edition: EditionId,
    window: &'a str,
}

impl Spot<'_> {
    /// Reads the two ids, which become part of a path.
    pub(super) fn of<'a>(edition: &str, window: &'a str) -> Result<Spot<'a>, Failure> {
        let is_id = window.len() == 36 && window.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
        if !is_id {
            return Err(Failure::no_such("window", window));
        }
        Ok(Spot {
            edition: edition::id(edition)?,
            window,
        })
    }
}

impl Shelf {
    pub(super) fn of(context: &Context) -> Result<Shelf, Failure> {
        let folders = [&context.folders.data, &context.folders.config];
        Ok(Shelf {
            folders: folders.map(|folder| folder.join("rescue")),
            library: context.library_id()?,
            key: context.library_key()?,
        })
    }

    /// Writes words in the place of those before; says where, or that it could not.
    pub(super) fn put(
        &self,
        spot: &Spot<'_>,
        words: &RescueEdition,
    ) -> Result<Option<PathBuf>, Error> {
        let bytes = Zeroizing::new(serde_json::to_vec(words)?);
        let bytes = match &self.key {
            Some(key) => seal::enclose(key, &bytes)?,
            None => bytes.to_vec(),
        };
        // Which folder does not matter, nor why another could not be written.
        Ok(self
            .paths(spot)
            .into_iter()
            .find(|path| write(path, &bytes).is_ok()))
    }

    pub(super) fn remove(&self, spot: &Spot<'_>) -> Result<(), Error> {
        self.paths(spot).iter().try_for_each(|path| remove(path))
    }

    /// Seals what was left here in clear before the library was sealed, and overwrites what it
    /// was.
    ///
    /// # Errors
    ///
    /// [`Error::LeftBehind`] for the first that is clear still; the others are sealed.
    pub(super) fn seal(&self) -> Result<(), Error> {
        let Some(key) = &self.key else {
            return Ok(());
        };
        let clear = self.files().into_iter().filter_map(|path| {
            let bytes = Zeroizing::new(read_small(&path, LONGEST)?);
            seal::disclose(&bytes).is_none().then_some((path, bytes))
        });
        let mut done = Ok(());
        for (path, bytes) in clear {
            if seal_one(key, &path, &bytes).is_err() {
                done = done.and(Err(Error::LeftBehind { path }));
            }
        }
        done
    }

    /// What other windows have left for any edition, the oldest first.
    pub(super) fn files_of_others(&self, window: &str) -> Vec<PathBuf> {
        let own = format!(".{window}.json");
        let is_own = |path: &PathBuf| path.to_string_lossy().ends_with(&own);
        let mut found = self.files();
        found.retain(|path| !is_own(path));
        found.sort_by_cached_key(|path| path.metadata().and_then(|m| m.modified()).ok());
        found
    }

    /// What any window has put here.
    fn files(&self) -> Vec<PathBuf> {
        let prefix = format!("{}.", self.library);
        let is_wanted = |path: &PathBuf| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with(&prefix) && name.ends_with(".json"))
        };
        self.folders
            .iter()
            .filter_map(|folder| std::fs::read_dir(folder).ok())
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(is_wanted)
            .collect()
    }

    fn paths(&self, spot: &Spot<'_>) -> [PathBuf; 2] {
        let name = format!("{}.{}.{}.json", self.library, spot.edition, spot.window);
        self.folders.each_ref().map(|folder| folder.join(&name))
    }
}

fn seal_one(key: &KeyId, path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let io = |e| Error::io(path, e);
    // Opened before its name goes to the sealed one.
    let clear = File::options().write(true).open(path).map_err(io)?;
    write(path, &seal::enclose(key, bytes)?)?;
    seal::overwrite(&clear).map_err(io)
}

/// The longest file of rescued words, bytes: every field of an edition as long as it can be, once
/// as it was shown and once in what was not saved.
const LONGEST: u64 = 10 * MAX_FIELD_BYTES as u64;

/// Reads a file; `None` where it is not one of these.
pub(super) fn read(path: &Path) -> Option<Rescued> {
    let bytes = Zeroizing::new(read_small(path, LONGEST)?);
    // One from before the library was sealed is as good.
    let bytes = seal::disclose(&bytes).unwrap_or(bytes);
    let kept: RescueEdition = serde_json::from_slice(&bytes).ok()?;
    let batches: Result<Vec<Append>, Failure> =
        kept.batches.into_iter().map(AppendEdits::read).collect();
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
