//! Overwriting what a file says before it goes. What flash storage and file systems that copy
//! on writing keep for themselves is not reached.

use std::fs::File;
use std::io::{ErrorKind, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use crate::backup::sync_folder;
use crate::error::{Error, Result};

/// Overwrites a file and takes it away; one that is not there is gone already.
pub(crate) fn erase(path: &Path) -> Result<()> {
    let file = match File::options().write(true).open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(Error::io(path, e)),
    };
    erase_open(&file).map_err(|e| Error::io(path, e))?;
    std::fs::remove_file(path).map_err(|e| Error::io(path, e))?;
    sync_folder(path)
}

/// Takes a file's name away, by which it cannot be opened any more, and overwrites it then.
/// Says whether there was one.
pub(super) fn unlink_and_erase(path: &Path) -> Result<bool> {
    let file = match File::options().write(true).open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(false),
        Err(e) => return Err(Error::io(path, e)),
    };
    std::fs::remove_file(path).map_err(|e| Error::io(path, e))?;
    sync_folder(path)?;
    erase_open(&file).map_err(|e| Error::io(path, e))?;
    Ok(true)
}

/// Overwrites what an open file says, whatever its name is by now.
pub(super) fn erase_open(mut file: &File) -> std::io::Result<()> {
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
