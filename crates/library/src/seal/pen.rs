//! The right to write a key file, and the writing itself.
//!
//! 1. [`Pen::take`] makes `NAME.octavilla.key.unfinished` and holds a lock on it, so that no two
//!    processes change one key file at once. The right to write the library is another one: a
//!    window that has it may be open while a passphrase is changed.
//! 2. [`Pen::write`] gives that file the key file's name.
//!
//! A file that a killed process has left bears no lock; [`clear`] takes it away. It is always of
//! that one name, so that no slot lies in a file that nobody knows.

use std::ffi::OsString;
use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::erase::overwrite;
use super::key_file::key_file_path;
use crate::backup::sync_folder;
use crate::error::{Error, Result};
use crate::identity::Identity;

/// Where a key file is written before it has its name.
pub(super) fn unfinished_key_file(library: &Path) -> PathBuf {
    let mut name = OsString::from(key_file_path(library));
    name.push(".unfinished");
    PathBuf::from(name)
}

/// The right to write the key file of a library.
pub(super) struct Pen {
    file: File,
    /// Where that file is, until it is the key file.
    unfinished: PathBuf,
    key_file: PathBuf,
    is_written: bool,
}

/// Another process may take the file's name away between two calls, so often in a row.
const ATTEMPTS: usize = 20;

impl Pen {
    /// Takes the right, or says that somebody has it.
    ///
    /// # Errors
    ///
    /// [`Error::InUse`], [`Error::ReadOnly`], [`Error::DiskFull`].
    pub(super) fn take(library: &Path) -> Result<Pen> {
        let (key_file, unfinished) = (key_file_path(library), unfinished_key_file(library));
        let in_use = || Error::InUse {
            path: library.to_path_buf(),
        };
        for _ in 0..ATTEMPTS {
            let file = open_private(&unfinished).map_err(|e| Error::io(&key_file, e))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(in_use()),
                Err(TryLockError::Error(e)) => return Err(Error::io(&key_file, e)),
            }
            // Whoever had it may have given the file its name, or taken it away.
            if Identity::of(&file) == Identity::at(&unfinished) {
                return Ok(Pen {
                    file,
                    unfinished,
                    key_file,
                    is_written: false,
                });
            }
        }
        Err(in_use())
    }

    /// Writes the key file in one step: whoever opens it sees the old one or the new one. What
    /// the old one said is then overwritten.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`], [`Error::ReadOnly`]; the old one is there then.
    pub(super) fn write(mut self, text: &str) -> Result<()> {
        let io = |e| Error::io(&self.key_file, e);
        put(&self.file, text.as_bytes()).map_err(io)?;
        // Opened before its name goes to the new one.
        let old = match File::options().read(true).write(true).open(&self.key_file) {
            Ok(file) => Some(file),
            Err(e) if e.kind() == ErrorKind::NotFound => None,
            Err(e) => return Err(io(e)),
        };
        std::fs::rename(&self.unfinished, &self.key_file).map_err(io)?;
        self.is_written = true;
        if let Err(error) = sync_folder(&self.key_file) {
            self.put_back(old.as_ref());
            return Err(error);
        }
        if let Some(old) = old {
            // The new one holds already. A disk on which the old one cannot be overwritten is
            // one on which that would promise nothing either.
            let _ = overwrite(&old);
        }
        Ok(())
    }

    /// Gives the name back to what the key file said before. Whatever fails here is the same
    /// disk's doing, of which the caller tells already.
    fn put_back(&self, old: Option<&File>) {
        let Some(mut old) = old else {
            let _ = std::fs::remove_file(&self.key_file);
            return;
        };
        let copied = open_private(&self.unfinished).and_then(|mut file| {
            old.seek(SeekFrom::Start(0))?;
            std::io::copy(&mut old, &mut file)
        });
        if copied.is_ok() {
            let _ = std::fs::rename(&self.unfinished, &self.key_file);
        }
    }
}

impl Drop for Pen {
    fn drop(&mut self) {
        if !self.is_written {
            // What is in it by now was to be a key file; the next opening tries again.
            let _ = overwrite(&self.file);
            let _ = std::fs::remove_file(&self.unfinished);
        }
        // Closing is not enough where a child is being forked at this moment.
        let _ = self.file.unlock();
    }
}

/// Takes away a key file that a killed process has not finished.
pub(super) fn clear(library: &Path) -> Result<()> {
    if unfinished_key_file(library).symlink_metadata().is_err() {
        return Ok(());
    }
    match Pen::take(library) {
        Ok(pen) => drop(pen),
        // Somebody is at it just now.
        Err(Error::InUse { .. }) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

fn put(mut file: &File, bytes: &[u8]) -> std::io::Result<()> {
    file.set_len(0)?;
    file.seek(SeekFrom::Start(0))?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Opens or makes a file that is its user's alone, whatever the folder allows.
fn open_private(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).read(true).write(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    if path.is_symlink() {
        // Nobody of us makes one; what it leads to is not written into.
        std::fs::remove_file(path)?;
    }
    options.open(path)
}
