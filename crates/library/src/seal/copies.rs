//! Key files beside copies: each copy of a sealed library has its own.

use std::path::{Path, PathBuf};

use super::state::sealed_id;
use super::{KeyFile, KeyId};
use crate::backup::Left;
use crate::error::{Error, Result};
use crate::storage::connection::{Beginning, beginning};

/// Puts the key file of a sealed library beside a copy of it, before the copy has its name.
///
/// A library that was opened by its recovery key may have none; then the copy has none either.
pub(crate) fn carry_key_file(library: &Path, id: &KeyId, copy: &Path) -> Result<()> {
    let Some(file) = KeyFile::beside(library)? else {
        return Ok(());
    };
    if file.count(id) == 0 {
        return Ok(());
    }
    file.only_for(id).write(copy)
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
