//! Key files beside copies: each copy of a sealed library has its own.

use std::path::{Path, PathBuf};

use super::erase::destroy;
use super::key_file::{has_key_file, key_file_path};
use super::state::sealed_id;
use super::{KeyFile, KeyId};
use crate::backup::Left;
use crate::error::{Error, Result};
use crate::storage::connection::{Beginning, beginning};

/// Puts the key file of a sealed library beside a copy of it, before the copy has its name.
///
/// A library that was opened by its recovery key may have none; then the copy has none either.
///
/// # Errors
///
/// [`Error::AlreadyExists`] where another library's key file stands there: nothing is written
/// over.
pub(crate) fn carry_key_file(library: &Path, id: &KeyId, copy: &Path) -> Result<()> {
    let file = match KeyFile::beside(library) {
        Ok(Some(file)) if file.count(id) > 0 => file,
        // The recovery key opens the copy as it opened this one.
        Ok(_) | Err(Error::KeyFileDamaged) => return Ok(()),
        Err(error) => return Err(error),
    };
    if has_key_file(copy) && !opens(copy, id) {
        return Err(Error::AlreadyExists {
            path: key_file_path(copy),
        });
    }
    file.only_for(id).write(copy)
}

/// Takes the key file away that was put beside a copy which was not made after all.
pub(crate) fn take_key_file_back(id: &KeyId, copy: &Path) {
    if copy.symlink_metadata().is_err() && opens(copy, id) {
        // The error that is being reported already is the one that matters.
        let _ = destroy(&key_file_path(copy));
    }
}

/// Whether the key file beside a path has a slot for a key.
pub(super) fn opens(path: &Path, id: &KeyId) -> bool {
    KeyFile::beside(path).is_ok_and(|file| file.is_some_and(|file| file.count(id) > 0))
}

/// What became of the key files beside copies.
#[derive(Debug, Default)]
pub struct Renewed {
    /// Copies that the library's passphrases open now, and no others.
    pub renewed: Vec<PathBuf>,
    /// Copies whose key file could not be written: their old passphrases still open them.
    pub left: Vec<Left>,
}

/// Puts the key file of a library beside the copies of it among these files, so that a
/// passphrase that was changed opens none of them any more.
///
/// # Errors
///
/// [`Error::NotSealed`], [`Error::KeyFileMissing`].
pub fn renew_copies(library: &Path, copies: &[PathBuf]) -> Result<Renewed> {
    let id = sealed_id(library)?;
    let file = KeyFile::beside(library)?
        .ok_or_else(|| Error::KeyFileMissing {
            path: library.to_path_buf(),
        })?
        .only_for(&id);
    let mut done = Renewed::default();
    for copy in copies.iter().filter(|copy| is_under(copy, &id)) {
        match file.write(copy) {
            Ok(()) => done.renewed.push(copy.clone()),
            Err(why) => done.left.push(Left {
                path: copy.clone(),
                why,
            }),
        }
    }
    Ok(done)
}

/// Whether a file is sealed with a key.
pub(super) fn is_under(file: &Path, id: &KeyId) -> bool {
    matches!(beginning(file), Ok(Beginning::Other(found)) if found == *id)
}
