use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::seal;

/// The folder that a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Refuses a name that is taken, also by a link that leads nowhere.
pub(super) fn refuse_existing(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(Error::AlreadyExists {
            path: path.to_path_buf(),
        });
    }
    Ok(())
}

/// Removes a copy, and first the key file beside it: left alone, it would open the library.
pub(super) fn remove(copy: &Path) -> Result<()> {
    seal::destroy_key_file(copy)?;
    std::fs::remove_file(copy).map_err(|e| Error::io(copy, e))
}

/// A library's name as a person says it: its file's, without the ending.
pub(super) fn stem(library: &Path) -> String {
    library
        .file_stem()
        .unwrap_or(library.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The first of these names in a folder that is free, so that nothing is written over.
pub(super) fn first_free(folder: &Path, names: impl Iterator<Item = String>) -> Option<PathBuf> {
    names
        .map(|name| folder.join(name))
        .find(|path| path.symlink_metadata().is_err())
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
