use std::path::{Path, PathBuf};

use super::copies::is_under;
use super::erase::unlink_and_erase;
use super::key_file::key_file_path;
use super::keyring;
use super::state::sealed_id;
use crate::backup::Left;
use crate::error::Result;
use crate::lock::WriteLock;

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
/// its copies among these files.
///
/// The file loses its name in one step and is overwritten then. What that cannot reach: a recovery
/// key on paper, copies that are elsewhere, and what flash storage or the file system keep for
/// themselves. The library is not touched; its size does not matter.
///
/// # Errors
///
/// [`crate::Error::NotSealed`], [`crate::Error::InUse`] while another process has the library open
/// (one that has the key in its memory), whatever keeps the file from being removed: the key is
/// still there then.
pub fn destroy_key(library: &Path, copies: &[PathBuf]) -> Result<Destroyed> {
    let id = sealed_id(library)?;
    let _alone = WriteLock::take(library)?;
    let mut destroyed = Destroyed {
        had_key_file: unlink_and_erase(&key_file_path(library))?,
        ..Destroyed::default()
    };
    keyring::forget(&id);
    for copy in copies.iter().filter(|copy| is_under(copy, &id)) {
        destroyed.destroy(copy);
    }
    Ok(destroyed)
}

impl Destroyed {
    fn destroy(&mut self, copy: &Path) {
        match unlink_and_erase(&key_file_path(copy)) {
            Ok(true) => self.copies.push(copy.to_path_buf()),
            Ok(false) => {}
            Err(why) => self.left.push(Left {
                path: copy.to_path_buf(),
                why,
            }),
        }
    }
}
