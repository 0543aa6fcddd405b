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
/// Says whether there is one.
///
/// # Errors
///
/// [`Error::AlreadyExists`] where another library's key file stands there: nothing is written
/// over.
pub(crate) fn carry_key_file(library: &Path, id: &KeyId, copy: &Path) -> Result<bool> {
    let file = match KeyFile::beside(library) {
        Ok(Some(file)) if file.count(id) > 0 => file,
        // The recovery key opens the copy as it opened this one.
        Ok(_) | Err(Error::KeyFileDamaged) => return Ok(false),
        Err(error) => return Err(error),
    };
    if has_key_file(copy) && !opens(copy, id) {
        return Err(Error::AlreadyExists {
            path: key_file_path(copy),
        });
    }
    file.only_for(id).write(copy).map(|()| true)
}

/// Takes the key file away that was put beside a copy which was not made after all.
pub(crate) fn take_key_file_back(id: &KeyId, copy: &Path) {
    if copy.symlink_metadata().is_err() && opens(copy, id) {
        // The error that is being reported already is the one that matters.
        let _ = destroy(&key_file_path(copy));
    }
}

/// Brings the key file that was carried to a copy up to what the library's says by now: a
/// passphrase may have been changed meanwhile, or the key destroyed.
///
/// # Errors
///
/// Whatever keeps it from being written or taken away: it opens the library as before then.
pub(crate) fn follow_key_file(library: &Path, id: &KeyId, copy: &Path) -> Result<()> {
    let now = match KeyFile::beside(library) {
        Ok(file) => file.map(|file| file.only_for(id)),
        // One that is being destroyed, or cannot be read any more.
        Err(Error::KeyFileDamaged) => None,
        Err(error) => return Err(error),
    };
    match now.filter(|file| file.count(id) > 0) {
        Some(now) if KeyFile::beside(copy)?.as_ref() == Some(&now) => Ok(()),
        Some(now) => now.write(copy),
        None if opens(copy, id) => destroy(&key_file_path(copy)).map(drop),
        None => Ok(()),
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
/// passphrase that was changed opens none of them any more. A key file whose copy is gone is
/// renewed as well: it opens the library itself.
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
    let is_left_alone = |copy: &Path| opens(copy, &id) && copy.symlink_metadata().is_err();
    let is_meant = |copy: &&PathBuf| is_under(copy, &id) || is_left_alone(copy);
    for copy in copies.iter().filter(is_meant) {
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
