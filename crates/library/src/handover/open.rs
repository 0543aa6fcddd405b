use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::Path;

use age::stream::StreamReader;

use super::archive::{self, Opened};
use super::envelope;
use crate::error::{Error, Result};
use crate::seal::Passphrase;

/// A file that was handed over, opened with its passphrase.
pub type OpenedFile = Opened<StreamReader<BufReader<File>>>;

/// Opens a file and reads what it says. Nothing is written.
///
/// # Errors
///
/// [`Error::Handover`] with what is wrong with it; [`Error::Io`].
pub fn open(path: &Path, passphrase: &Passphrase) -> Result<OpenedFile> {
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
