use std::fs::File;
use std::io::{BufReader, Cursor, ErrorKind, Read};
use std::path::Path;

use super::archive::{self, Opened};
use super::envelope;
use crate::error::{Error, Result};
use crate::seal::Passphrase;

/// Opens a file and reads what it says. Nothing is written.
///
/// # Errors
///
/// [`Error::Handover`] with what is wrong with it; [`Error::Io`].
pub fn open(path: &Path, passphrase: &Passphrase) -> Result<Opened> {
    let io = |error| Error::io(path, error);
    let file = File::open(path).map_err(io)?;
    let metadata = file.metadata().map_err(io)?;
    if !metadata.is_file() {
        // A pipe has no length, and is not read twice.
        return Err(io(ErrorKind::InvalidInput.into()));
    }
    let sealed = envelope::open(BufReader::new(file), passphrase)?;
    archive::read(sealed, metadata.len())
}

/// Opens a file that is in memory already, because it was dropped.
///
/// # Errors
///
/// As [`open`].
pub fn open_bytes(bytes: Vec<u8>, passphrase: &Passphrase) -> Result<Opened> {
    let length = bytes.len() as u64;
    let sealed = envelope::open(Cursor::new(bytes), passphrase)?;
    archive::read(sealed, length)
}

/// Whether a file begins as one that was handed over.
///
/// # Errors
///
/// [`Error::Io`].
pub fn is_handover(path: &Path) -> Result<bool> {
    let io = |error| Error::io(path, error);
    let mut head = Vec::new();
    let file = File::open(path).map_err(io)?;
    file.take(1024).read_to_end(&mut head).map_err(io)?;
    Ok(envelope::is_sealed(&head))
}
