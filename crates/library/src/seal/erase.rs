//! Overwriting what a file says before it goes. What flash storage and file systems that copy
//! on writing keep for themselves is not reached.

use std::fs::File;
use std::io::{ErrorKind, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::key_file::{LONGEST, key_file_path};
use crate::backup::sync_folder;
use crate::error::{Error, Result};
use crate::identity::{Identity, names_of};

/// Overwrites a file and takes it away; one that is not there is gone already.
///
/// Of a link, and of a file that has another name too, only the name goes: what it leads to, or
/// what the other name keeps, is somebody's own.
pub(crate) fn erase(path: &Path) -> Result<()> {
    let io = |e| Error::io(path, e);
    let is_ours = match path.symlink_metadata() {
        Ok(found) => found.is_file() && names_of(path) == 1,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(io(e)),
    };
    if is_ours {
        let file = File::options().write(true).open(path).map_err(io)?;
        // It may have become a link since it was looked at.
        if Identity::of(&file) == Identity::of_name(path) {
            overwrite(&file).map_err(io)?;
        }
    }
    std::fs::remove_file(path).map_err(io)?;
    sync_folder(path)
}

/// Destroys the key file beside a library or a copy, if there is one.
///
/// # Errors
///
/// Those of [`destroy`].
pub(crate) fn destroy_key_file(library: &Path) -> Result<()> {
    destroy(&key_file_path(library)).map(drop)
}

/// Destroys a key file: what it says is overwritten in one step, and then its name goes. Says
/// whether there was one.
///
/// # Errors
///
/// Where neither could be done; it still opens its library then.
pub(super) fn destroy(key_file: &Path) -> Result<bool> {
    if key_file.symlink_metadata().is_err() {
        return Ok(false);
    }
    let io = |e| Error::io(key_file, e);
    // A file that may not be written may still be removed, and a disk that is full may have no
    // room even for writing over what is there.
    let is_overwritten = File::options()
        .write(true)
        .open(key_file)
        .and_then(|file| overwrite(&file))
        .is_ok();
    let removed = std::fs::remove_file(key_file)
        .map_err(io)
        .and_then(|()| sync_folder(key_file));
    match removed {
        // Nothing is left in it, or by its name, that opens anything. A disk that then cannot
        // make that durable has failed; saying that nothing was done would be wrong.
        Err(_) if is_overwritten || key_file.symlink_metadata().is_err() => Ok(true),
        removed => removed.map(|()| true),
    }
}

/// Whether a key file was overwritten already, and says nothing.
pub(super) fn is_blank(key_file: &Path) -> Result<bool> {
    let io = |e| Error::io(key_file, e);
    let is_small = key_file
        .metadata()
        .map_err(io)
        .map(|file| file.is_file() && file.len() <= LONGEST)?;
    Ok(is_small
        && std::fs::read(key_file)
            .map_err(io)?
            .iter()
            .all(|it| *it == 0))
}

/// Where a library is, if a link leads to it: what is beside it is beside the file.
pub(super) fn resolved(library: &Path) -> PathBuf {
    match library.is_symlink() {
        true => library
            .canonicalize()
            .unwrap_or_else(|_| library.to_path_buf()),
        false => library.to_path_buf(),
    }
}

/// Overwrites what an open file says, whatever its name is by now, and waits until that is on the
/// disk.
///
/// # Errors
///
/// What the system says.
pub fn overwrite(mut file: &File) -> std::io::Result<()> {
    static ZEROS: [u8; 64 * 1024] = [0; 64 * 1024];
    let mut left = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    while left > 0 {
        let now = left.min(ZEROS.len() as u64);
        // It fits: no more than the buffer has.
        file.write_all(&ZEROS[..usize::try_from(now).unwrap_or(ZEROS.len())])?;
        left -= now;
    }
    file.sync_all()
}
