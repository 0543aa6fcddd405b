//! The writer's lock: an `flock` on `NAME.octavilla.lock`.
//!
//! It is not taken on the library itself: opening and closing a SQLite file a second time
//! inside a process drops that process's POSIX locks on it, and a second writer gets in.

use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Holds the right to write one library; dropped, it gives it back.
#[derive(Debug)]
pub(crate) struct WriteLock {
    file: File,
}

/// The lock file that stands beside a library.
pub(crate) fn lock_path(library: &Path) -> PathBuf {
    let mut name = OsString::from(library.as_os_str());
    name.push(".lock");
    PathBuf::from(name)
}

impl WriteLock {
    /// Takes the lock, or says who cannot have it.
    ///
    /// # Errors
    ///
    /// [`Error::InUse`] while another writer, also one of this process, holds it.
    pub(crate) fn take(library: &Path) -> Result<WriteLock> {
        // A link to a library is the same library, and so is its lock.
        let target = library
            .canonicalize()
            .unwrap_or_else(|_| library.to_path_buf());
        let path = lock_path(&target);
        let file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(|e| Error::io(library, e))?;
        match file.try_lock() {
            Ok(()) => Ok(WriteLock { file }),
            Err(TryLockError::WouldBlock) => Err(Error::InUse {
                path: library.to_path_buf(),
            }),
            Err(TryLockError::Error(e)) => Err(Error::io(library, e)),
        }
    }
}

impl Drop for WriteLock {
    fn drop(&mut self) {
        // Closing is not enough: a child that is being forked at this moment still has the
        // file open, and would hold the lock until it runs its program.
        let _ = self.file.unlock();
    }
}
