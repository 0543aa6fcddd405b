//! Passphrases of a sealed library: another one, one more, only one; and the recovery key.

use std::path::Path;

use super::key_file::OpenedSlot;
use super::state::sealed_id;
use super::{Cost, KeyFile, KeyId, Passphrase, RecoveryKey, keyring};
use crate::error::{Error, Result};

/// How many passphrases open a library.
///
/// # Errors
///
/// [`Error::NotSealed`], [`Error::KeyFileMissing`].
pub fn passphrases(library: &Path) -> Result<usize> {
    let id = sealed_id(library)?;
    Ok(key_file(library)?.count(&id))
}

fn key_file(library: &Path) -> Result<KeyFile> {
    KeyFile::beside(library)?.ok_or_else(|| Error::KeyFileMissing {
        path: library.to_path_buf(),
    })
}

/// Changes the key file of a library for whoever knows a passphrase of it.
fn change<T>(
    library: &Path,
    known: &Passphrase,
    f: impl FnOnce(&mut KeyFile, &KeyId, OpenedSlot) -> Result<T>,
) -> Result<T> {
    let id = sealed_id(library)?;
    // Before anything is made beside it.
    key_file(library)?;
    KeyFile::change(library, |file| {
        let slot = file.open(&id, known)?;
        f(file, &id, slot)
    })
}

/// Puts a new passphrase in the place of an old one. The library itself is not written.
///
/// # Errors
///
/// [`Error::WrongPassphrase`], [`Error::InUse`] while another process changes a passphrase;
/// whatever keeps the key file from being written, which is then as it was.
pub fn change_passphrase(library: &Path, old: &Passphrase, new: &Passphrase) -> Result<()> {
    change(library, old, |file, _, slot| file.replace(&slot, new))
}

/// Lets one more passphrase open a library, a colleague's for instance; gives how many do.
///
/// # Errors
///
/// As [`change_passphrase`], and [`Error::TooManyPassphrases`].
pub fn add_passphrase(library: &Path, known: &Passphrase, new: &Passphrase) -> Result<usize> {
    change(library, known, |file, id, slot| {
        file.add(*id, &slot.key, new, Cost::USUAL)?;
        Ok(file.count(id))
    })
}

/// Takes every passphrase away but one; gives how many went.
///
/// # Errors
///
/// As [`change_passphrase`].
pub fn remove_other_passphrases(library: &Path, kept: &Passphrase) -> Result<usize> {
    change(library, kept, |file, _, slot| Ok(file.keep_only(&slot)))
}

/// The recovery key of a library, for whoever knows a passphrase of it.
///
/// # Errors
///
/// As [`super::unlock`].
pub fn recovery_key(library: &Path, passphrase: &Passphrase) -> Result<RecoveryKey> {
    let slot = key_file(library)?.open(&sealed_id(library)?, passphrase)?;
    Ok(RecoveryKey::of(slot.key))
}

/// Makes a key file anew for a library that its recovery key has opened, with one passphrase.
/// Slots that were there for it are gone then.
///
/// # Errors
///
/// [`Error::Locked`] while it is not unlocked; whatever keeps the file from being written.
pub fn make_key_file(library: &Path, passphrase: &Passphrase, cost: Cost) -> Result<()> {
    let id = sealed_id(library)?;
    let key = keyring::get(&id).ok_or(Error::Locked)?;
    // One that cannot be read at all helps nobody.
    let mut file = KeyFile::beside(library).ok().flatten().unwrap_or_default();
    file.remove(&id);
    file.add(id, &key, passphrase, cost)?;
    file.write(library)
}
