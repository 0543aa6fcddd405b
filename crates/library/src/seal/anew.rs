//! Sealing a library that is not, the other way round, and giving it another key.
//!
//! 1. Everything is written into a file beside the library, `NAME.octavilla.unfinished`, and
//!    that is looked through.
//! 2. The key file gets what the new file needs, beside what the old one needs.
//! 3. The new file gets the library's name in one step. A library that was not sealed keeps a
//!    second name meanwhile, `NAME.octavilla.unsealed`, so that it can be overwritten even if
//!    the machine stops here.
//! 4. What only the old one needed goes.
//!
//! Whenever it is cut short, the library opens as it did before, or as it was to; [`finish`]
//! takes away what is left of it when the library is opened next to be written.

use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};

use super::erase::{erase, erase_open, unlink_and_erase};
use super::key_file::key_file_path;
use super::state::{key_id, sealed_id};
use super::{Cost, DataKey, KeyFile, KeyId, Passphrase, RecoveryKey, keyring};
use crate::backup::{sync_folder, verified};
use crate::error::{Error, Result};
use crate::identity::Identity;
use crate::library::{Library, Reader};
use crate::lock::WriteLock;
use crate::storage::connection::{Beginning, OpenMark, beginning, wal_path};
use crate::storage::reseal;

/// Seals a library that is not sealed. Afterwards it is unlocked for this process.
///
/// It needs as much room again as the library has, while it runs.
///
/// # Errors
///
/// [`Error::AlreadySealed`], [`Error::InUse`] while anybody has it open, [`Error::DiskFull`],
/// [`Error::ReadOnly`]. The library is as it was then.
pub fn seal(library: &Path, passphrase: &Passphrase, cost: Cost) -> Result<()> {
    if key_id(library)?.is_some() {
        return Err(Error::AlreadySealed {
            path: library.to_path_buf(),
        });
    }
    let work = Work::begin(library)?;
    let (id, key) = (KeyId::random()?, DataKey::random()?);
    work.write(Some((id, &key)))?;
    add_slot(library, id, &key, passphrase, cost)?;
    work.name()
}

/// Makes a sealed library one that anybody who has the file can read.
///
/// # Errors
///
/// [`Error::NotSealed`], [`Error::Sealed`] while it is not unlocked, and those of [`seal()`].
pub fn unseal(library: &Path) -> Result<()> {
    let id = sealed_id(library)?;
    let work = Work::begin(library)?;
    work.write(None)?;
    work.name()?;
    keyring::forget(&id);
    remove_slots(library, &id)
}

/// Gives a sealed library a new data key, so that neither its old recovery key nor any other
/// passphrase opens it; gives the new recovery key.
///
/// Copies that were made before keep their old key.
///
/// # Errors
///
/// [`Error::WrongPassphrase`] and those of [`unseal`].
pub fn renew(library: &Path, passphrase: &Passphrase, cost: Cost) -> Result<RecoveryKey> {
    let old = sealed_id(library)?;
    let file = KeyFile::beside(library)?.ok_or_else(|| Error::KeyFileMissing {
        path: library.to_path_buf(),
    })?;
    file.open(&old, passphrase)?;
    let work = Work::begin(library)?;
    let (id, key) = (KeyId::random()?, DataKey::random()?);
    work.write(Some((id, &key)))?;
    add_slot(library, id, &key, passphrase, cost)?;
    work.name()?;
    keyring::forget(&old);
    remove_slots(library, &old)?;
    Ok(RecoveryKey::of(key))
}

/// Adds a slot to the key file of a library, which may not have one yet.
pub(crate) fn add_slot(
    library: &Path,
    id: KeyId,
    key: &DataKey,
    passphrase: &Passphrase,
    cost: Cost,
) -> Result<()> {
    let mut file = KeyFile::beside(library)?.unwrap_or_default();
    file.add(id, key, passphrase, cost)?;
    file.write(library)
}

/// Takes the slots of a key away, and the key file with the last of them.
pub(crate) fn remove_slots(library: &Path, id: &KeyId) -> Result<()> {
    let Some(mut file) = KeyFile::beside(library)? else {
        return Ok(());
    };
    file.remove(id);
    if file.is_empty() {
        return unlink_and_erase(&key_file_path(library)).map(drop);
    }
    file.write(library)
}

/// Looks at the beginning of a file that was just written: whether it is sealed as was asked.
///
/// # Errors
///
/// [`Error::NoCipher`]: it is not to be kept.
pub(crate) fn check_seal(file: &Path, under: Option<KeyId>) -> Result<()> {
    match (beginning(file)?, under) {
        (Beginning::Clear, None) => Ok(()),
        (Beginning::Other(found), Some(id)) if found == id => Ok(()),
        _ => Err(Error::NoCipher),
    }
}

fn beside(library: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(library.as_os_str());
    name.push(ending);
    PathBuf::from(name)
}

fn unfinished(library: &Path) -> PathBuf {
    beside(library, ".unfinished")
}

fn unsealed(library: &Path) -> PathBuf {
    beside(library, ".unsealed")
}

/// Takes away what is left of a step that was cut short. The right to write is held.
///
/// # Errors
///
/// Whatever keeps a file from being taken away: words may be in it that are to be sealed.
pub(crate) fn finish(library: &Path) -> Result<()> {
    let (new, old) = (unfinished(library), unsealed(library));
    if new.is_file() {
        // Its key was to become the library's, and has not: nothing else has it.
        if let Ok(Beginning::Other(id)) = beginning(&new)
            && key_id(library)? != Some(id)
        {
            remove_slots(library, &id)?;
        }
        erase(&new)?;
    }
    if !old.is_file() {
        return Ok(());
    }
    if Identity::at(&old) == Identity::at(library) {
        // Only a second name of the library, which has not been sealed.
        std::fs::remove_file(&old).map_err(|e| Error::io(&old, e))?;
        return sync_folder(&old);
    }
    if matches!(beginning(library)?, Beginning::Other(_)) {
        return erase(&old);
    }
    // Nobody here has made it so; a file that nobody knows is not taken away.
    Ok(())
}

/// A library that is being written anew. Nobody else has it open.
struct Work<'a> {
    library: &'a Path,
    from: Option<KeyId>,
    _alone: WriteLock,
}

impl Work<'_> {
    /// Brings the library up to date, log and all, and keeps others from writing it.
    fn begin(library: &Path) -> Result<Work<'_>> {
        let in_use = || Error::InUse {
            path: library.to_path_buf(),
        };
        if OpenMark::is_on(library) {
            return Err(in_use());
        }
        Library::open(library)?.close();
        let alone = WriteLock::take(library)?;
        // Somebody still reads, or the log could not be brought in.
        if wal_path(library).exists() {
            return Err(in_use());
        }
        Ok(Work {
            library,
            from: key_id(library)?,
            _alone: alone,
        })
    }

    /// Writes everything into the new file, makes it durable, and looks through it.
    fn write(&self, to: Option<(KeyId, &DataKey)>) -> Result<()> {
        let new = unfinished(self.library);
        if let Some((id, key)) = to {
            keyring::put(id, key.clone());
        }
        let written = self.write_to(&new, to.map(|(id, _)| id));
        if written.is_err() {
            if let Some((id, _)) = to {
                keyring::forget(&id);
            }
            // The error that is being reported already is the one that matters.
            let _ = erase(&new);
        }
        written
    }

    fn write_to(&self, new: &Path, to: Option<KeyId>) -> Result<()> {
        let made = File::create_new(new).map_err(|e| Error::io(new, e))?;
        let rights = self
            .library
            .metadata()
            .map_err(|e| Error::io(self.library, e))?
            .permissions();
        made.set_permissions(rights)
            .map_err(|e| Error::io(new, e))?;
        let tally = Reader::open(self.library)?.read(|q| q.tally())?;
        reseal::write_to(self.library, self.from, new, to)?;
        made.sync_all().map_err(|e| Error::io(new, e))?;
        check_seal(new, to)?;
        if verified(new)? != tally {
            return Err(Error::Damaged {
                detail: "what was written anew does not hold what the library holds".to_owned(),
            });
        }
        Ok(())
    }

    /// Gives the new file the library's name. From here on it is the library.
    fn name(self) -> Result<()> {
        let (library, new, old) = (
            self.library,
            unfinished(self.library),
            unsealed(self.library),
        );
        let io = |e| Error::io(library, e);
        let was_clear = self.from.is_none();
        let held = match was_clear {
            true => Some(File::options().write(true).open(library).map_err(io)?),
            false => None,
        };
        // A file system without second names has to do without.
        let has_second_name = was_clear && std::fs::hard_link(library, &old).is_ok();
        std::fs::rename(&new, library).map_err(io)?;
        sync_folder(library)?;
        match held {
            Some(_) if has_second_name => erase(&old),
            Some(old) => erase_open(&old).map_err(io),
            None => Ok(()),
        }
    }
}
