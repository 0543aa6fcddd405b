use std::ffi::OsString;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::erase::{destroy, resolved};
use super::pen::Pen;
use super::slot::{Slot, SlotKey, Stretch};
use super::{Cost, DataKey, KeyId, Passphrase};
use crate::error::{Error, Result};

/// The key file of a library: `NAME.octavilla.key`, beside it. That of a library which a link
/// leads to is beside the library, not beside the link.
pub fn key_file_path(library: &Path) -> PathBuf {
    let mut name = OsString::from(resolved(library));
    name.push(".key");
    PathBuf::from(name)
}

/// Whether anything stands where the key file of a library would.
pub(crate) fn has_key_file(library: &Path) -> bool {
    key_file_path(library).symlink_metadata().is_ok()
}

/// More than any key file is, bytes.
pub(super) const LONGEST: u64 = 64 * 1024;

/// How many passphrases a library can have.
pub const MOST_PASSPHRASES: usize = 8;

const FIRST_LINE: &str = "# Key file of an Octavilla library. Keep it beside the library: without it, only the \
     recovery key opens that.";

/// The lines of a key file: slots, each by itself, so that a damaged one spoils no other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeyFile {
    slots: Vec<Slot>,
    /// Lines that are not readable; they are kept, since a better reader may come.
    unreadable: Vec<String>,
}

impl KeyFile {
    /// Reads the key file of a library; `None` where there is none.
    ///
    /// # Errors
    ///
    /// [`Error::Io`], and [`Error::KeyFileDamaged`] for one that is far too long or is no file.
    pub(crate) fn beside(library: &Path) -> Result<Option<KeyFile>> {
        KeyFile::at(&key_file_path(library))
    }

    /// Reads a key file by its own path.
    pub(super) fn at(path: &Path) -> Result<Option<KeyFile>> {
        match path.metadata() {
            // Whoever opened a pipe would wait for its other end.
            Ok(metadata) if !metadata.is_file() => return Err(Error::KeyFileDamaged),
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
            _ => {}
        }
        let file = File::open(path).map_err(|source| Error::Io {
            path: path.to_path_buf(),
            source,
        })?;
        let mut bytes = Vec::new();
        file.take(LONGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| Error::io(path, e))?;
        if bytes.len() as u64 > LONGEST {
            return Err(Error::KeyFileDamaged);
        }
        Ok(Some(KeyFile::read(&bytes)))
    }

    /// Reads the lines of a key file.
    pub(crate) fn read(bytes: &[u8]) -> KeyFile {
        let mut read = KeyFile::default();
        let text = String::from_utf8_lossy(bytes);
        for line in text.lines().map(str::trim_end) {
            match Slot::read(line) {
                Some(slot) => read.slots.push(slot),
                None if line.is_empty() || line.starts_with('#') => {}
                None => read.unreadable.push(line.to_owned()),
            }
        }
        read
    }

    /// What stands in such a file.
    pub(crate) fn written(&self) -> String {
        let mut text = format!("{FIRST_LINE}\n");
        let slots = self.slots.iter().map(Slot::written);
        for line in slots.chain(self.unreadable.iter().cloned()) {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// How many slots there are for a library.
    pub(crate) fn count(&self, id: &KeyId) -> usize {
        self.slots_for(id).count()
    }

    /// Whether there are slots, all of them for other libraries.
    pub(crate) fn is_of_another(&self, id: &KeyId) -> bool {
        self.count(id) == 0 && !self.slots.is_empty() && self.unreadable.is_empty()
    }

    /// The keys that there are slots for.
    pub(super) fn ids(&self) -> impl Iterator<Item = KeyId> {
        self.slots.iter().map(|slot| slot.id)
    }

    fn slots_for<'a>(&'a self, id: &'a KeyId) -> impl Iterator<Item = &'a Slot> {
        self.slots.iter().filter(move |slot| slot.id == *id)
    }

    /// Tries a passphrase on every slot of a library. Gives the data key, the slot's place, and
    /// what the passphrase became there.
    ///
    /// # Errors
    ///
    /// [`Error::KeyFileOfAnother`] and [`Error::KeyFileDamaged`] where no slot can be tried,
    /// [`Error::WrongPassphrase`] where it opens none.
    pub(super) fn open(&self, id: &KeyId, passphrase: &Passphrase) -> Result<OpenedSlot> {
        if self.count(id) == 0 {
            return Err(match self.is_of_another(id) {
                true => Error::KeyFileOfAnother,
                false => Error::KeyFileDamaged,
            });
        }
        let mut last: Option<(Stretch, SlotKey)> = None;
        let slots = self.slots.iter().enumerate();
        // A key file from elsewhere must not keep a machine at work for hours.
        for (at, slot) in slots
            .filter(|(_, slot)| slot.id == *id)
            .take(MOST_PASSPHRASES)
        {
            let slot_key = match last.take() {
                Some((stretch, slot_key)) if stretch == slot.stretch => slot_key,
                _ => slot.stretch.stretch(passphrase)?,
            };
            if let Some(key) = slot.open(&slot_key) {
                return Ok(OpenedSlot { key, at });
            }
            last = Some((slot.stretch, slot_key));
        }
        Err(Error::WrongPassphrase)
    }

    /// Adds a slot. It shares the way that passphrases are stretched with those that are there.
    ///
    /// # Errors
    ///
    /// [`Error::TooManyPassphrases`].
    pub(crate) fn add(
        &mut self,
        id: KeyId,
        key: &DataKey,
        passphrase: &Passphrase,
        cost: Cost,
    ) -> Result<()> {
        if self.count(&id) >= MOST_PASSPHRASES {
            return Err(Error::TooManyPassphrases {
                most: MOST_PASSPHRASES,
            });
        }
        let shared = self.slots_for(&id).map(|slot| slot.stretch).next();
        let stretch = match shared {
            Some(stretch) => stretch,
            None => Stretch::new(cost)?,
        };
        let slot = Slot::seal(id, key, stretch, &stretch.stretch(passphrase)?)?;
        self.slots.push(slot);
        Ok(())
    }

    /// Puts a new slot in the place of one.
    pub(super) fn replace(&mut self, opened: &OpenedSlot, passphrase: &Passphrase) -> Result<()> {
        let Slot { id, stretch, .. } = self.slots[opened.at];
        let stretch = match self.count(&id) {
            1 => Stretch::new(stretch.cost())?,
            _ => stretch,
        };
        let slot_key = stretch.stretch(passphrase)?;
        self.slots[opened.at] = Slot::seal(id, &opened.key, stretch, &slot_key)?;
        Ok(())
    }

    /// Keeps one slot of its library; gives how many went.
    pub(super) fn keep_only(&mut self, opened: &OpenedSlot) -> usize {
        let kept = self.slots[opened.at].clone();
        let before = self.slots.len();
        self.slots
            .retain(|slot| slot.id != kept.id || *slot == kept);
        before - self.slots.len()
    }

    /// Whether it says that a library is sealed, whichever.
    pub(crate) fn has_slots(&self) -> bool {
        !self.slots.is_empty()
    }

    /// What of it is for one library.
    pub(crate) fn only_for(&self, id: &KeyId) -> KeyFile {
        KeyFile {
            slots: self.slots_for(id).cloned().collect(),
            unreadable: Vec::new(),
        }
    }

    /// Takes all slots of a library away.
    pub(crate) fn remove(&mut self, id: &KeyId) {
        self.slots.retain(|slot| slot.id != *id);
    }

    /// Whether nothing is in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.slots.is_empty() && self.unreadable.is_empty()
    }

    /// Changes the key file of a library, which may not have one yet. Nobody else changes it
    /// meanwhile, and one that is left without a slot goes.
    ///
    /// # Errors
    ///
    /// Whatever `f` returns, [`Error::InUse`] while another process changes it,
    /// [`Error::DiskFull`], [`Error::ReadOnly`]; the key file is as it was then.
    pub(crate) fn change<T>(
        library: &Path,
        f: impl FnOnce(&mut KeyFile) -> Result<T>,
    ) -> Result<T> {
        let pen = Pen::take(library)?;
        let before = KeyFile::beside(library)?;
        let mut file = before.clone().unwrap_or_default();
        let value = f(&mut file)?;
        if file.is_empty() {
            if before.is_some() {
                destroy(&key_file_path(library))?;
            }
        } else if before.as_ref() != Some(&file) {
            pen.write(&file.written())?;
        }
        Ok(value)
    }

    /// Writes it as the key file of a library, in the place of one that may be there.
    ///
    /// # Errors
    ///
    /// As [`KeyFile::change`].
    pub(super) fn write(&self, library: &Path) -> Result<()> {
        Pen::take(library)?.write(&self.written())
    }
}

/// A slot that a passphrase has opened.
pub(super) struct OpenedSlot {
    pub(super) key: DataKey,
    at: usize,
}
