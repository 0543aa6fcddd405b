use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::key_file::has_key_file;
use super::{DataKey, KeyFile, KeyId, Passphrase, RecoveryKey, keyring};
use crate::error::{Error, Result};
use crate::library::Reader;
use crate::storage::connection::{Beginning, OpenMark, beginning};
use crate::storage::salvage;

/// Whether a library is sealed, and what opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// Anybody who has the file can read it.
    None,
    /// So many passphrases open it, and the recovery key.
    Passphrases(usize),
    /// There is no key file: only the recovery key opens it.
    NoKeyFile,
    /// The key file is there and is of another library.
    KeyFileOfAnother,
    /// The key file is there and has no slot that can be read.
    KeyFileDamaged,
}

/// Says how a library is sealed. It need not be unlocked.
///
/// # Errors
///
/// [`Error::NotFound`], [`Error::NotALibrary`], [`Error::NewerLibrary`].
pub fn seal_of(library: &Path) -> Result<Seal> {
    let Some(id) = key_id(library)? else {
        return Ok(Seal::None);
    };
    Ok(match KeyFile::beside(library) {
        Err(Error::KeyFileDamaged) => Seal::KeyFileDamaged,
        Err(error) => return Err(error),
        Ok(None) => Seal::NoKeyFile,
        Ok(Some(file)) => match file.count(&id) {
            0 if file.is_of_another(&id) => Seal::KeyFileOfAnother,
            0 => Seal::KeyFileDamaged,
            slots => Seal::Passphrases(slots),
        },
    })
}

/// Whether this process has the key of a library, or needs none.
pub fn is_unlocked(library: &Path) -> bool {
    key_id(library).is_ok_and(|id| id.is_none_or(|id| keyring::has(&id)))
}

/// What a library that this process has open is sealed with.
pub(crate) fn key_of_open(library: &Path) -> Result<Option<KeyId>> {
    Ok(match beginning(library)? {
        Beginning::Clear => None,
        Beginning::Other(id) => Some(id),
    })
}

/// The id of the key that a library is sealed with; `None` for one that is not.
pub(super) fn key_id(library: &Path) -> Result<Option<KeyId>> {
    let Beginning::Other(id) = beginning(library)? else {
        return Ok(None);
    };
    // A key file, or the key itself, says that this is a library; else its looks have to.
    if keyring::has(&id) || has_key_file(library) || plausible(library) {
        return Ok(Some(id));
    }
    Err(Error::NotALibrary {
        path: library.to_path_buf(),
    })
}

/// The key of the keyring that a file opens with which may be damaged; `None` for one that is
/// not sealed.
///
/// # Errors
///
/// [`Error::Sealed`] and [`Error::KeyFileMissing`] for one that is sealed and not unlocked
/// ([`unlock_damaged`]).
pub(crate) fn unlocked_key(file: &Path) -> Result<Option<KeyId>> {
    let Some(ids) = ids_of_damaged(file)? else {
        return Ok(None);
    };
    match ids.iter().find(|id| keyring::has(id)) {
        Some(id) => Ok(Some(*id)),
        None if has_key_file(file) => Err(Error::Sealed {
            path: file.to_path_buf(),
        }),
        None => Err(Error::KeyFileMissing {
            path: file.to_path_buf(),
        }),
    }
}

/// The ids of the keys that a file may be sealed with which may be damaged, also where it has
/// lost its beginning; `None` where nothing says that it is sealed.
fn ids_of_damaged(file: &Path) -> Result<Option<Vec<KeyId>>> {
    let begins_with = match beginning(file) {
        Ok(Beginning::Clear) => return Ok(None),
        Ok(Beginning::Other(id)) => Some(id),
        // Whatever is wrong with it, whoever salvages it will see.
        Err(_) => None,
    };
    let key_file = match KeyFile::beside(file) {
        Err(Error::KeyFileDamaged) => None,
        read => read?,
    };
    let ids: Vec<KeyId> = key_file.iter().flat_map(KeyFile::ids).collect();
    Ok(match begins_with {
        Some(id) if keyring::has(&id) || ids.contains(&id) => Some(vec![id]),
        Some(id) if ids.is_empty() => (has_key_file(file) || plausible(file)).then(|| vec![id]),
        _ if ids.is_empty() => None,
        _ => Some(ids),
    })
}

/// The id of a sealed library's key.
///
/// # Errors
///
/// [`Error::NotSealed`] and those of [`seal_of`].
pub(super) fn sealed_id(library: &Path) -> Result<KeyId> {
    key_id(library)?.ok_or_else(|| Error::NotSealed {
        path: library.to_path_buf(),
    })
}

/// Opens the seal of a library for this process, by a passphrase.
///
/// It takes as long as the passphrase costs, most of a second.
///
/// # Errors
///
/// [`Error::WrongPassphrase`], [`Error::KeyFileMissing`], [`Error::KeyFileOfAnother`],
/// [`Error::KeyFileDamaged`]; [`Error::Damaged`] where the passphrase is right and the library
/// does not open all the same. Nothing is changed then.
pub fn unlock(library: &Path, passphrase: &Passphrase) -> Result<()> {
    let id = sealed_id(library)?;
    let file = KeyFile::beside(library)?.ok_or_else(|| Error::KeyFileMissing {
        path: library.to_path_buf(),
    })?;
    put_to_the_proof(library, id, file.open(&id, passphrase)?.key)
}

/// Opens the seal of a damaged library for this process, so that what can be read of it can be
/// saved. The library itself need not open.
///
/// # Errors
///
/// Those of [`unlock`] but for [`Error::Damaged`].
pub fn unlock_damaged(library: &Path, passphrase: &Passphrase) -> Result<()> {
    let ids = damaged_and_sealed(library)?;
    let file = KeyFile::beside(library)?.ok_or_else(|| Error::KeyFileMissing {
        path: library.to_path_buf(),
    })?;
    // A slot opens with its passphrase alone; nothing else has to prove it.
    let mut refused = Error::KeyFileDamaged;
    for id in ids.into_iter().collect::<BTreeSet<_>>() {
        match file.open(&id, passphrase) {
            Ok(slot) => {
                keyring::put(id, slot.key);
                return Ok(());
            }
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

/// Opens the seal of a damaged library as [`unlock_damaged`] does, by its recovery key.
///
/// # Errors
///
/// [`Error::WrongRecoveryKey`] where that deciphers not one page.
pub fn unlock_damaged_by_recovery_key(library: &Path, key: &RecoveryKey) -> Result<()> {
    for id in damaged_and_sealed(library)? {
        if salvage::deciphers_any(library, &id, key.key())? {
            keyring::put(id, key.key().clone());
            return Ok(());
        }
    }
    Err(Error::WrongRecoveryKey)
}

fn damaged_and_sealed(library: &Path) -> Result<Vec<KeyId>> {
    ids_of_damaged(library)?.ok_or_else(|| Error::NotSealed {
        path: library.to_path_buf(),
    })
}

/// Opens the seal of a library for this process, by its recovery key; the key file is not needed.
///
/// # Errors
///
/// [`Error::WrongRecoveryKey`] where that does not open the library, which may also be damaged
/// at its beginning.
pub fn unlock_by_recovery_key(library: &Path, key: &RecoveryKey) -> Result<()> {
    let id = sealed_id(library)?;
    match put_to_the_proof(library, id, key.key().clone()) {
        Err(Error::Damaged { .. }) => Err(Error::WrongRecoveryKey),
        proven => proven,
    }
}

/// Puts a key on the keyring, if the library opens with it.
fn put_to_the_proof(library: &Path, id: KeyId, key: DataKey) -> Result<()> {
    // One that is open already has been proven.
    if OpenMark::is_on(library) && keyring::has(&id) {
        return Ok(());
    }
    keyring::put(id, key);
    let opened = Reader::open(library);
    if opened.is_err() {
        keyring::forget(&id);
    }
    opened.map(drop)
}

/// Takes the key of a library away from this process. What is open stays so until it is closed.
pub fn lock(library: &Path) {
    if let Ok(Beginning::Other(id)) = beginning(library) {
        forget(&id);
    }
}

/// Takes a key away from this process, also where the file that it opens is not to be reached.
pub fn forget(id: &KeyId) {
    keyring::forget(id);
}

/// SQLCipher's pages, as this application has them.
const PAGE: usize = 4096;
/// So many of the 256 bytes are on any page of random ones, but for one in some thousand million.
const KINDS: usize = 240;

/// Whether a file without a key file may be a sealed library: whole pages of noise.
pub(crate) fn plausible(path: &Path) -> bool {
    let read = || {
        let mut file = File::open(path).ok()?;
        let length = file.metadata().ok()?.len();
        let mut page = [0; PAGE];
        file.read_exact(&mut page).ok()?;
        (length % PAGE as u64 == 0).then_some(page)
    };
    // Ids are not the beginning of a text.
    let Some(page) = read().filter(|page| page[0] & 0x80 != 0) else {
        return false;
    };
    let mut seen = [false; 256];
    page.iter().for_each(|byte| seen[usize::from(*byte)] = true);
    seen.iter().filter(|seen| **seen).count() >= KINDS
}
