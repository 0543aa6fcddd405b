use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::copies::{is_under, opens};
use super::erase::{self, resolved};
use super::key_file::key_file_path;
use super::pen::{self, unfinished_key_file};
use super::state::sealed_id;
use super::{KeyFile, anew, keyring};
use crate::backup::Left;
use crate::error::{Error, Result};
use crate::lock::WriteLock;
use crate::storage::connection::folder;

/// What was destroyed.
#[derive(Debug, Default)]
pub struct Destroyed {
    /// Whether the library had a key file. Without one there was nothing to destroy.
    pub had_key_file: bool,
    /// Copies whose key files were destroyed too.
    pub copies: Vec<PathBuf>,
    /// Copies whose key files could not be: with them, a passphrase still opens the copy.
    pub left: Vec<Left>,
}

/// Destroys the key file of a library, so that no passphrase opens it any more, and then those of
/// its copies among these files, and every other key file in the library's folder that opens it.
///
/// Which files there are is asked when the library's own key file is gone: a copy that is made
/// meanwhile has its key file by then, or takes it away itself.
///
/// A key file is overwritten in one step and loses its name then. What that cannot reach: a
/// recovery key on paper, copies that are elsewhere, and what flash storage or the file system
/// keep for themselves. The library is not touched; its size does not matter.
///
/// # Errors
///
/// [`Error::NotSealed`], [`Error::InUse`] while another process has the library open
/// (one that has the key in its memory), whatever keeps the file from being removed: the key is
/// still there then. [`Error::LeftBehind`]: it is destroyed, and an unsealed file is left of an
/// earlier step.
pub fn destroy_key(library: &Path, copies: impl FnOnce() -> Vec<PathBuf>) -> Result<Destroyed> {
    let library = &resolved(library);
    sealed_id(library)?;
    let _alone = WriteLock::take(library)?;
    destroy_key_of_open(library, copies)
}

/// Destroys the key file of a library as [`destroy_key`] does, where this process has the right
/// to write it and cannot give it back now. What is open stays so until it is closed.
///
/// # Errors
///
/// Those of [`destroy_key`] but for [`Error::InUse`].
pub fn destroy_key_of_open(
    library: &Path,
    copies: impl FnOnce() -> Vec<PathBuf>,
) -> Result<Destroyed> {
    let library = &resolved(library);
    let id = sealed_id(library)?;
    let mut destroyed = Destroyed {
        had_key_file: erase::destroy(&key_file_path(library))?,
        ..Destroyed::default()
    };
    keyring::forget(&id);
    // What a killed process has left may open it as well.
    erase::destroy(&unfinished_key_file(library))?;
    let beside = libraries_with_keys(&folder(library)).filter(|other| other != library);
    let all: BTreeSet<PathBuf> = copies().into_iter().chain(beside).collect();
    for copy in all {
        if is_under(&copy, &id) || opens(&copy, &id) {
            destroyed.destroy(&copy);
        }
    }
    anew::finish(library).map_err(|_| Error::LeftBehind {
        path: anew::replaced(library),
    })?;
    Ok(destroyed)
}

/// The libraries and copies in a folder beside which a key file stands, also where they
/// themselves are gone: a key file opens the library wherever it is.
pub fn libraries_with_keys(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| {
        let path = entry.path();
        let is_key_file = path.extension().is_some_and(|ending| ending == "key");
        let is_read = || KeyFile::at(&path).is_ok_and(|file| file.is_some());
        (is_key_file && is_read()).then(|| path.with_extension(""))
    })
}

impl Destroyed {
    fn destroy(&mut self, copy: &Path) {
        let done = erase::destroy(&key_file_path(copy)).and_then(|was_there| {
            pen::clear(copy)?;
            Ok(was_there)
        });
        match done {
            Ok(true) => self.copies.push(copy.to_path_buf()),
            Ok(false) => {}
            Err(why) => self.left.push(Left {
                path: copy.to_path_buf(),
                why,
            }),
        }
    }
}
