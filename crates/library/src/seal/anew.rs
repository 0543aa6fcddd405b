//! Sealing a library that is not, the other way round, and giving it another key.
//!
//! 1. A note, `NAME.octavilla.sealing`, says which keys are in doubt from now on: slots of those
//!    that the library is not under in the end go.
//! 2. Everything is written into a file beside the library, `NAME.octavilla.unfinished`, and
//!    that is looked through.
//! 3. The key file gets what the new file needs, beside what the old one needs.
//! 4. The new file gets the library's name in one step. The old one keeps a second name
//!    meanwhile, `NAME.octavilla.replaced`, so that it can be overwritten even if the machine
//!    stops here.
//! 5. [`finish`] takes away what is left: the old file, slots of a key that is not the library's,
//!    the note.
//!
//! Whenever it is cut short, the library opens as it did before, or as it was to; [`finish`] does
//! the same then, when the library is opened next.

use std::ffi::OsString;
use std::fs::File;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::erase::{destroy, erase, is_blank, overwrite, resolved};
use super::key_file::{has_key_file, key_file_path};
use super::pen::{self, unfinished_key_file};
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
/// [`Error::ReadOnly`]. The library is as it was then. [`Error::LeftBehind`]: it is sealed, and
/// what it was before could not be taken away.
pub fn seal(library: &Path, passphrase: &Passphrase, cost: Cost) -> Result<()> {
    if key_id(library)?.is_some() {
        return Err(Error::AlreadySealed {
            path: library.to_path_buf(),
        });
    }
    let (id, key) = (KeyId::random()?, DataKey::random()?);
    Work::begin(library)?.run(Some((id, &key)), |library| {
        add_slot(library, id, &key, passphrase, cost)
    })
}

/// Makes a sealed library one that anybody who has the file can read.
///
/// # Errors
///
/// [`Error::NotSealed`], [`Error::Sealed`] while it is not unlocked, and those of [`seal()`].
pub fn unseal(library: &Path) -> Result<()> {
    let id = sealed_id(library)?;
    Work::begin(library)?.run(None, |_| Ok(()))?;
    keyring::forget(&id);
    Ok(())
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
    let (id, key) = (KeyId::random()?, DataKey::random()?);
    Work::begin(library)?.run(Some((id, &key)), |library| {
        add_slot(library, id, &key, passphrase, cost)
    })?;
    keyring::forget(&old);
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
    KeyFile::change(library, |file| file.add(id, key, passphrase, cost))
}

/// Takes the slots of a key away, and the key file with the last of them.
fn remove_slots(library: &Path, id: &KeyId) -> Result<()> {
    if !has_key_file(library) {
        return Ok(());
    }
    // One that was being destroyed: it says nothing any more, and has only its name left.
    if is_blank(&key_file_path(library))? {
        return destroy(&key_file_path(library)).map(drop);
    }
    match KeyFile::change(library, |file| {
        file.remove(id);
        Ok(())
    }) {
        // No slot is in it that can be read.
        Err(Error::KeyFileDamaged) => Ok(()),
        done => done,
    }
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

/// Stops before a library is written in clear that was sealed: its key file is still there.
///
/// # Errors
///
/// [`Error::ClearBesideKeyFile`].
pub(crate) fn check_expected(library: &Path, under: Option<KeyId>) -> Result<()> {
    let says_sealed = match KeyFile::beside(library) {
        Err(Error::KeyFileDamaged) => false,
        read => read?.is_some_and(|file| file.has_slots()),
    };
    if under.is_none() && says_sealed {
        return Err(Error::ClearBesideKeyFile {
            path: library.to_path_buf(),
        });
    }
    Ok(())
}

fn beside(library: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(resolved(library));
    name.push(ending);
    PathBuf::from(name)
}

/// Where a library is written before it has its name.
pub(crate) fn unfinished(library: &Path) -> PathBuf {
    beside(library, ".unfinished")
}

/// Where a library is that another file has taken the place of.
pub(super) fn replaced(library: &Path) -> PathBuf {
    beside(library, ".replaced")
}

fn note(library: &Path) -> PathBuf {
    beside(library, ".sealing")
}

/// Which keys are in doubt, and why.
#[derive(Clone, Debug, Default)]
struct Doubt {
    /// Whether the library is only being made: where it is not there, it never was.
    is_new: bool,
    ids: Vec<KeyId>,
}

/// The line that says of a note that its library is only being made.
const NEW: &str = "new\n";

impl Doubt {
    /// Notes it: what the keys open in the key file goes, but for the one that the library is
    /// under when [`finish`] looks.
    fn note(&self, library: &Path) -> Result<()> {
        let path = note(library);
        let io = |e| Error::io(&path, e);
        let mut file = File::create(&path).map_err(io)?;
        let mut lines = if self.is_new { NEW } else { "" }.to_owned();
        lines.extend(self.ids.iter().map(|id| format!("{id}\n")));
        file.write_all(lines.as_bytes()).map_err(io)?;
        file.sync_all().map_err(io)?;
        sync_folder(&path)
    }

    /// Reads the note; `None` where there is none. One that was cut short when it was written
    /// stands before anything else that was to be done.
    fn noted(library: &Path) -> Result<Option<Doubt>> {
        let path = note(library);
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(Some(Doubt {
                is_new: text.starts_with(NEW),
                ids: text.lines().filter_map(KeyId::read).collect(),
            })),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            // Not our note; nothing is done by it.
            Err(e) if e.kind() == ErrorKind::InvalidData => Ok(Some(Doubt::default())),
            Err(e) => Err(Error::io(&path, e)),
        }
    }
}

/// Notes that these keys of a library that is there are in doubt.
pub(crate) fn doubt(library: &Path, ids: impl IntoIterator<Item = KeyId>) -> Result<()> {
    let ids = ids.into_iter().collect();
    Doubt { is_new: false, ids }.note(library)
}

/// Notes that a library is being made under a key.
pub(crate) fn begin_new(library: &Path, id: KeyId) -> Result<()> {
    let ids = vec![id];
    Doubt { is_new: true, ids }.note(library)
}

/// Whether a step was cut short beside a library, or runs just now.
fn is_left(library: &Path) -> bool {
    let left = [note(library), unfinished_key_file(library)];
    left.iter().any(|path| path.symlink_metadata().is_ok())
}

/// Takes away what is left of a step that was cut short, where that can be done; whoever only
/// reads is not kept from it by what cannot. Where there is no library, nothing is.
pub(crate) fn tidy(library: &Path) {
    if is_left(library)
        && library.is_file()
        && let Ok(_alone) = WriteLock::take(library)
    {
        // Whoever opens it to write is told.
        let _ = finish(library);
    }
}

/// Takes away what is left of a step, whether it came to its end or was cut short. The right to
/// write is held.
///
/// # Errors
///
/// Whatever keeps a file from being taken away: words may be in it that are to be sealed.
/// [`Error::AlreadyExists`] where the library is gone that was being sealed: it may lie
/// elsewhere by now, and what is left here may be all that opens it.
pub(crate) fn finish(library: &Path) -> Result<()> {
    pen::clear(library)?;
    let Some(doubt) = Doubt::noted(library)? else {
        return Ok(());
    };
    let under = match beginning(library) {
        Ok(Beginning::Other(id)) => Some(id),
        Ok(Beginning::Clear) => None,
        Err(Error::NotFound { .. }) if doubt.is_new || doubt.ids.is_empty() => None,
        Err(Error::NotFound { .. }) => {
            return Err(Error::AlreadyExists {
                path: note(library),
            });
        }
        Err(error) => return Err(error),
    };
    for id in doubt.ids.iter().filter(|id| under != Some(**id)) {
        remove_slots(library, id)?;
    }
    erase_unfinished(library)?;
    let old = replaced(library);
    if old.is_file() {
        if Identity::at(&old) == Identity::at(library) {
            // Only a second name of the library, which is as it was.
            std::fs::remove_file(&old).map_err(|e| Error::io(&old, e))?;
        } else {
            erase(&old)?;
        }
    }
    let path = note(library);
    std::fs::remove_file(&path).map_err(|e| Error::io(&path, e))?;
    sync_folder(&path)
}

/// Takes away a file that was to become a library, whoever was cut short at making it. The right
/// to write is held, so nobody makes it just now.
///
/// # Errors
///
/// Whatever keeps a file from being taken away.
pub(crate) fn erase_unfinished(library: &Path) -> Result<()> {
    let new = unfinished(library);
    for made in ["", "-journal", "-wal", "-shm"] {
        let mut name = OsString::from(&new);
        name.push(made);
        erase(Path::new(&name))?;
    }
    Ok(())
}

/// A library that is being written anew. Nobody else has it open.
struct Work {
    library: PathBuf,
    from: Option<KeyId>,
    _alone: WriteLock,
}

impl Work {
    /// Brings the library up to date, log and all, and keeps others from writing it.
    fn begin(library: &Path) -> Result<Work> {
        let library = resolved(library);
        let in_use = || Error::InUse {
            path: library.clone(),
        };
        if OpenMark::is_on(&library) {
            return Err(in_use());
        }
        Library::open(&library)?.close();
        let alone = WriteLock::take(&library)?;
        // Somebody still reads, or the log could not be brought in.
        if wal_path(&library).exists() {
            return Err(in_use());
        }
        Ok(Work {
            from: key_id(&library)?,
            library,
            _alone: alone,
        })
    }

    /// Writes the library anew under a key or none. `open_to` gives the key file what it needs.
    fn run(
        self,
        to: Option<(KeyId, &DataKey)>,
        open_to: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<()> {
        let id = to.map(|(id, _)| id);
        doubt(&self.library, self.from.into_iter().chain(id)).inspect_err(|_| {
            // Nothing else has been made yet.
            let _ = std::fs::remove_file(note(&self.library));
        })?;
        if let Some((id, key)) = to {
            keyring::put(id, key.clone());
        }
        let done = self
            .write(id)
            .and_then(|()| open_to(&self.library))
            .and_then(|()| self.name());
        if let Err(error) = done {
            if let Some(id) = id {
                keyring::forget(&id);
            }
            // The error that is being reported already is the one that matters; what stays is
            // taken away at the next opening.
            let _ = finish(&self.library);
            return Err(error);
        }
        finish(&self.library).map_err(|_| Error::LeftBehind {
            path: replaced(&self.library),
        })
    }

    /// Writes everything into the new file, makes it durable, and looks through it.
    fn write(&self, to: Option<KeyId>) -> Result<()> {
        let new = &unfinished(&self.library);
        let made = File::create_new(new).map_err(|e| Error::io(new, e))?;
        let rights = self
            .library
            .metadata()
            .map_err(|e| Error::io(&self.library, e))?
            .permissions();
        made.set_permissions(rights)
            .map_err(|e| Error::io(new, e))?;
        // A damaged one is not written over: the doctor has a better way with it.
        let tally = Reader::open(&self.library)?.read(|q| {
            q.quick_check()?;
            q.tally()
        })?;
        reseal::write_to(&self.library, self.from, new, to)?;
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
    fn name(&self) -> Result<()> {
        let library = &self.library;
        let (new, old) = (unfinished(library), replaced(library));
        let io = |e| Error::io(library, e);
        // A file system without second names has to do without.
        let has_second_name = std::fs::hard_link(library, &old).is_ok();
        let held = match has_second_name || self.from.is_some() {
            true => None,
            false => Some(File::options().write(true).open(library).map_err(io)?),
        };
        std::fs::rename(&new, library).map_err(io)?;
        if let Err(error) = sync_folder(library) {
            if has_second_name {
                // What cannot be made durable has not been done.
                std::fs::rename(&old, library).map_err(io)?;
            }
            return Err(error);
        }
        match held {
            Some(old) => overwrite(&old).map_err(|_| Error::LeftBehind {
                path: library.clone(),
            }),
            None => Ok(()),
        }
    }
}
