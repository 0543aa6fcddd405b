//! The age file around an archive: sealed with a passphrase, so that nobody can read or change it
//! who does not know that.

use std::io::{Cursor, Read, Seek, SeekFrom, Write};

use age::secrecy::SecretString;
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, scrypt};

use crate::error::{Error, HandoverFault, Result};
use crate::seal::Passphrase;

/// What a guess at the passphrase costs: scrypt's work factor, a power of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work(u8);

impl Work {
    /// 128 MiB, about half a second; `docs/BENCHMARKS.md` says how long that takes.
    pub const USUAL: Work = Work(17);

    /// What tests take.
    pub const LEAST: Work = Work(4);

    /// What a file may ask of a machine: 256 MiB. One from elsewhere must not take minutes.
    const MOST: u8 = 18;
}

/// How a file begins that was sealed with a passphrase, and how far its head may go: one such
/// stanza and a sum.
const HEAD: &[u8] = b"age-encryption.org/v1\n-> scrypt ";
const FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";
const LONGEST_HEAD: u64 = 1024;

fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.as_str().to_owned())
}

/// Begins a sealed file; what is written is sealed, and `finish` ends it.
///
/// # Errors
///
/// A failed write.
pub(super) fn seal<W: Write>(
    to: W,
    passphrase: &Passphrase,
    work: Work,
) -> Result<StreamWriter<W>> {
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(work.0);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let sealed = age::Encryptor::with_recipients(recipients)
        .map_err(|_| Error::Handover(HandoverFault::NotOne))?;
    sealed
        .wrap_output(to)
        .map_err(|error| Error::io("the handover", error))
}

/// Opens a sealed file.
///
/// # Errors
///
/// [`Error::Handover`]: not such a file, one for keys, one that asks for too much, a wrong
/// passphrase.
pub(super) fn open<R: Read + Seek>(
    mut from: R,
    passphrase: &Passphrase,
) -> Result<StreamReader<R>> {
    look_at_head(&mut from)?;
    let decryptor = age::Decryptor::new(from).map_err(refused)?;
    if !decryptor.is_scrypt() {
        return Err(Error::Handover(HandoverFault::ForKeys));
    }
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(Work::MOST);
    decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .map_err(refused)
}

/// Looks at the head before it is read: it must not be long, and be for a passphrase.
fn look_at_head(from: &mut (impl Read + Seek)) -> Result<()> {
    let io = |error| Error::io("the handover", error);
    let mut head = Vec::new();
    from.by_ref()
        .take(LONGEST_HEAD)
        .read_to_end(&mut head)
        .map_err(io)?;
    from.seek(SeekFrom::Start(0)).map_err(io)?;
    let fault = if !head.starts_with(FIRST_LINE) {
        HandoverFault::NotOne
    } else if !head.starts_with(HEAD) {
        HandoverFault::ForKeys
    } else if !head.windows(5).any(|it| it == b"\n--- ") {
        HandoverFault::Damaged
    } else {
        return Ok(());
    };
    Err(Error::Handover(fault))
}

fn refused(error: DecryptError) -> Error {
    Error::Handover(match error {
        DecryptError::ExcessiveWork { .. } => HandoverFault::TooCostly,
        DecryptError::NoMatchingKeys
        | DecryptError::KeyDecryptionFailed
        | DecryptError::DecryptionFailed => HandoverFault::WrongPassphrase,
        DecryptError::UnknownFormat => HandoverFault::NotOne,
        DecryptError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            return Error::io("the handover", error);
        }
        _ => HandoverFault::Damaged,
    })
}

/// Says whether a file begins as a sealed handover does.
#[must_use]
pub fn is_sealed(head: &[u8]) -> bool {
    look_at_head(&mut Cursor::new(head)).is_ok()
}
