//! The one place where `octa` opens a library, so that every command opens a sealed one alike.

use std::path::Path;

use commands::Failure;
use library::seal::{self, Passphrase, RecoveryKey};
use library::{Error, Library, Reader};

use crate::keys::{self, Key};

/// Opens a library to write it.
pub(crate) fn library(path: &Path) -> Result<Library, Failure> {
    Ok(to_write(path)??)
}

/// Opens a library to write it; what keeps it from that is inside, that it could not be unlocked
/// outside.
pub(crate) fn to_write(path: &Path) -> Result<library::Result<Library>, Failure> {
    unlocked(path, || Library::open(path))
}

/// Opens a library to read it.
pub(crate) fn reader(path: &Path) -> Result<Reader, Failure> {
    Ok(unlocked(path, || Reader::open(path))??)
}

/// Opens a library to read it, with all that this version knows.
pub(crate) fn current(path: &Path) -> Result<Reader, Failure> {
    Ok(unlocked(path, || Reader::open_current(path))??)
}

/// Does what meets a library that may be sealed, and does it again once that is unlocked.
pub(crate) fn unlocked<T>(
    path: &Path,
    act: impl Fn() -> library::Result<T>,
) -> Result<library::Result<T>, Failure> {
    unlocked_by(&WHOLE, path, act)
}

/// As [`unlocked`] does, for a library that is too damaged to be opened.
pub(crate) fn unlocked_damaged<T>(
    path: &Path,
    act: impl Fn() -> library::Result<T>,
) -> Result<library::Result<T>, Failure> {
    unlocked_by(&DAMAGED, path, act)
}

/// How a seal is opened.
struct Way {
    passphrase: fn(&Path, &Passphrase) -> library::Result<()>,
    recovery_key: fn(&Path, &RecoveryKey) -> library::Result<()>,
}

const WHOLE: Way = Way {
    passphrase: seal::unlock,
    recovery_key: seal::unlock_by_recovery_key,
};

const DAMAGED: Way = Way {
    passphrase: seal::unlock_damaged,
    recovery_key: seal::unlock_damaged_by_recovery_key,
};

fn unlocked_by<T>(
    way: &Way,
    path: &Path,
    act: impl Fn() -> library::Result<T>,
) -> Result<library::Result<T>, Failure> {
    let met = act();
    let has_key_file = match &met {
        Err(Error::Sealed { .. }) => true,
        Err(Error::KeyFileMissing { .. }) => false,
        _ => return Ok(met),
    };
    match keys::given()? {
        Some(Key::Recovery(key)) => (way.recovery_key)(path, &key)?,
        // Nobody is asked for what cannot help.
        _ if !has_key_file => return Ok(met),
        Some(Key::Passphrase(passphrase)) => (way.passphrase)(path, &passphrase)?,
        None => keys::asked(path, |passphrase| (way.passphrase)(path, passphrase))?,
    }
    Ok(act())
}
