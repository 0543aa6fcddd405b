use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use library::backup::{self, Copies, Kept, Occasion, Rotation, Times};
use library::{Error, LibraryId, Reader, seal, setting};
use serde_json::Value;

use super::{CopiesState, CopyFolder, left};
use crate::context::lock;
use crate::failure::{Code, Failure};
use crate::machine::{CopyMemory, Machine};

/// How long a folder in which no copy could be made is left alone, but for the close of the
/// library.
const AGAIN: Duration = Duration::from_secs(10 * 60);

/// One of the two folders in which a library has its copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// In the application's own folder.
    Automatic,
    /// In the folder that the user has chosen.
    Chosen,
}

impl Place {
    pub(super) const BOTH: [Place; 2] = [Place::Automatic, Place::Chosen];
}

/// What is known of a folder since the application was started.
#[derive(Clone, Debug, Default)]
struct Note {
    /// When the newest copy was made that is not from the future.
    last: Option<i64>,
    problem: Option<Failure>,
    /// When no copy could be made.
    failed: Option<Instant>,
}

/// Makes copies by itself and on demand.
///
/// It reads through connections of its own, so that nobody who types or reads waits for it.
pub(crate) struct Keeper {
    data: PathBuf,
    config: PathBuf,
    machine: Arc<Mutex<Machine>>,
    /// Held while copies are made: one at a time.
    making: Mutex<()>,
    notes: Mutex<BTreeMap<(LibraryId, Place), Note>>,
}

impl Keeper {
    pub(crate) fn new(data: &Path, config: &Path, machine: Arc<Mutex<Machine>>) -> Keeper {
        Keeper {
            data: data.to_path_buf(),
            config: config.to_path_buf(),
            machine,
            making: Mutex::default(),
            notes: Mutex::default(),
        }
    }

    /// Makes the copies that are due. What goes wrong is told by [`Keeper::state`].
    pub(crate) fn attend(&self, library: &Path, occasion: Occasion, now: i64) {
        let _one = lock(&self.making);
        // A library that cannot be read says so wherever it is asked for.
        let Ok(reader) = Reader::open(library) else {
            return;
        };
        let known = reader.read(|q| Ok((setting::settings(q)?.id, backup::last_change(q)?)));
        let Ok((id, last_change)) = known else { return };
        for place in Place::BOTH {
            let Some(folder) = self.ready(library, id, place, occasion) else {
                continue;
            };
            let times = Times {
                last_change,
                last_copy: self.last(id, place, &folder, now),
                now,
                // Without local time a day begins in Greenwich.
                offset: backup::local_offset(now).unwrap_or(0),
            };
            if backup::is_due(occasion, &times) {
                self.copy(&reader, id, place, &folder, now);
            }
        }
    }

    /// Makes a copy now, if the folder is there.
    pub(super) fn make(&self, library: &Path, place: Place, now: i64) -> Result<(), Failure> {
        let _one = lock(&self.making);
        let reader = Reader::open(library)?;
        let id = reader.read(setting::settings)?.id;
        if let Some(folder) = self.folder(id, place)
            && self.is_present(library, id, place, &folder)
        {
            self.copy(&reader, id, place, &folder, now);
        }
        Ok(())
    }

    /// Makes a copy and notes what became of it.
    fn copy(&self, reader: &Reader, id: LibraryId, place: Place, folder: &Path, now: i64) {
        let made = match place {
            Place::Automatic => std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e)),
            Place::Chosen => Ok(()),
        };
        let kept = made.and_then(|()| backup::keep(reader, folder, now, &self.rotation()));
        let note = match kept {
            Ok(Kept {
                copy, left: all, ..
            }) => {
                self.remember_copy(reader.path(), id, place, folder, copy.at);
                Note {
                    last: Some(copy.at),
                    problem: all.first().map(left),
                    failed: None,
                }
            }
            Err(error) => Note {
                last: self.note(id, place).last,
                problem: Some(error.into()),
                failed: Some(Instant::now()),
            },
        };
        lock(&self.notes).insert((id, place), note);
    }

    /// The folder, if a copy can be tried there now.
    fn ready(
        &self,
        library: &Path,
        id: LibraryId,
        place: Place,
        occasion: Occasion,
    ) -> Option<PathBuf> {
        let folder = self.folder(id, place)?;
        let waits = self
            .note(id, place)
            .failed
            .is_some_and(|at| at.elapsed() < AGAIN);
        if waits && occasion == Occasion::Pause {
            return None;
        }
        if self.is_present(library, id, place, &folder) {
            return Some(folder);
        }
        // A stick that is not there is no problem, only not to be asked for all the time.
        let mut notes = lock(&self.notes);
        notes.entry((id, place)).or_default().failed = Some(Instant::now());
        None
    }

    /// When the newest copy was made that is not from the future.
    fn last(&self, id: LibraryId, place: Place, folder: &Path, now: i64) -> Option<i64> {
        let noted = self.note(id, place).last;
        noted.or_else(|| {
            // A folder that cannot be listed gets a copy, or says why not.
            let listed = backup::copies(folder, Some(id)).unwrap_or_default();
            let last = listed.copies.iter().map(|c| c.at).find(|at| *at <= now);
            lock(&self.notes).entry((id, place)).or_default().last = last;
            last
        })
    }

    fn note(&self, id: LibraryId, place: Place) -> Note {
        lock(&self.notes)
            .get(&(id, place))
            .cloned()
            .unwrap_or_default()
    }

    fn folder(&self, id: LibraryId, place: Place) -> Option<PathBuf> {
        match place {
            Place::Automatic => Some(self.automatic(id)),
            Place::Chosen => self.memory(id).folder,
        }
    }

    fn automatic(&self, id: LibraryId) -> PathBuf {
        self.data.join("copies").join(id.to_string())
    }

    fn memory(&self, id: LibraryId) -> CopyMemory {
        lock(&self.machine)
            .copies
            .get(&id.to_string())
            .cloned()
            .unwrap_or_default()
    }

    /// Whether copies can lie there now. A folder that was on another disk and is on the
    /// library's is the empty place where a stick is put in.
    fn is_present(&self, library: &Path, id: LibraryId, place: Place, folder: &Path) -> bool {
        match place {
            Place::Automatic => true,
            Place::Chosen => {
                folder.is_dir() && (!self.memory(id).is_outside || is_outside(library, folder))
            }
        }
    }

    fn rotation(&self) -> Rotation {
        let standard = Rotation::default();
        Rotation {
            limit: lock(&self.machine).copy_limit.unwrap_or(standard.limit),
            ..standard
        }
    }
}

/// What is remembered from one start to the next.
impl Keeper {
    fn remember(&self, id: LibraryId, f: impl FnOnce(&mut CopyMemory)) -> Result<(), Failure> {
        let mut machine = lock(&self.machine);
        f(machine.copies.entry(id.to_string()).or_default());
        Ok(machine.write(&self.config)?)
    }

    fn remember_copy(&self, library: &Path, id: LibraryId, place: Place, folder: &Path, at: i64) {
        let outside = is_outside(library, folder);
        // The copy is there; that it cannot be remembered is seen when the folder is listed.
        let _ = self.remember(id, |memory| {
            if place == Place::Chosen {
                memory.last = Some(at);
                memory.is_outside = outside;
            }
            if outside {
                memory.last_outside = Some(at);
            }
        });
    }

    /// Takes note of a copy that was made in a place of the user's choice.
    pub(crate) fn made_elsewhere(&self, library: &Path, id: LibraryId, copy: &Path, now: i64) {
        if is_outside(library, copy) {
            let _ = self.remember(id, |memory| memory.last_outside = Some(now));
        }
    }

    pub(super) fn choose(
        &self,
        library: &Path,
        id: LibraryId,
        folder: PathBuf,
    ) -> Result<(), Failure> {
        // JSON has no place for such a path, and SQLite does not write to it.
        if folder.to_str().is_none() {
            let message = format!("{} is not a name in UTF-8", folder.display());
            return Err(Failure::new(Code::BadValue, message, Value::Null));
        }
        let outside = is_outside(library, &folder);
        lock(&self.notes).remove(&(id, Place::Chosen));
        self.remember(id, |memory| {
            memory.folder = Some(folder);
            memory.is_outside = outside;
            memory.last = None;
        })
    }

    pub(super) fn leave(&self, id: LibraryId) -> Result<(), Failure> {
        self.remember(id, |memory| memory.folder = None)
    }

    pub(super) fn set_limit(&self, bytes: u64) -> Result<(), Failure> {
        let mut machine = lock(&self.machine);
        machine.copy_limit = Some(bytes);
        Ok(machine.write(&self.config)?)
    }

    pub(super) fn forget(&self, library: &Reader, id: LibraryId) -> Result<(), Failure> {
        let _one = lock(&self.making);
        lock(&self.notes).remove(&(id, Place::Automatic));
        backup::forget(library, &self.automatic(id))?;
        Ok(())
    }
}

/// What has to be known of all copies.
impl Keeper {
    /// The files of every library's copies, wherever they are kept, and where one was whose key
    /// file is there still. Which library a file is of cannot be told of a locked one; that it is
    /// under the same key can.
    pub(crate) fn every_copy(&self) -> BTreeSet<PathBuf> {
        let automatic = self.data.join("copies");
        let own = std::fs::read_dir(automatic).into_iter().flatten().flatten();
        let chosen: Vec<PathBuf> = lock(&self.machine)
            .copies
            .values()
            .filter_map(|memory| memory.folder.clone())
            .collect();
        let folders = own.map(|entry| entry.path()).chain(chosen);
        let files = |folder: PathBuf| {
            let copies = backup::files(&folder).into_iter();
            copies.chain(seal::libraries_with_keys(&folder))
        };
        folders.flat_map(files).collect()
    }

    /// The folders in which one library has its copies.
    pub(crate) fn folders_of(&self, id: LibraryId) -> impl Iterator<Item = PathBuf> {
        let folders = Place::BOTH.into_iter();
        folders.filter_map(move |place| self.folder(id, place))
    }

    /// The files of one library's copies.
    pub(crate) fn copies_of(&self, id: LibraryId) -> Vec<PathBuf> {
        let folders = self.folders_of(id);
        let listed = folders.filter_map(|folder| backup::copies(&folder, Some(id)).ok());
        listed
            .flat_map(|listed| listed.copies)
            .map(|copy| copy.path)
            .collect()
    }
}

/// What the window is shown.
impl Keeper {
    pub(super) fn state(&self, library: &Path, id: LibraryId) -> CopiesState {
        let automatic = self.shown(library, id, Place::Automatic, &self.automatic(id));
        let chosen = self.memory(id).folder;
        let chosen = chosen.map(|folder| self.shown(library, id, Place::Chosen, &folder));
        let there = [Some(&automatic), chosen.as_ref()].into_iter().flatten();
        let seen = there
            .filter(|folder| folder.outside)
            .filter_map(|folder| folder.last);
        CopiesState {
            last_outside: seen.chain(self.memory(id).last_outside).max(),
            automatic,
            chosen,
            limit: self.rotation().limit,
        }
    }

    fn shown(&self, library: &Path, id: LibraryId, place: Place, folder: &Path) -> CopyFolder {
        let (memory, note) = (self.memory(id), self.note(id, place));
        let mut shown = CopyFolder::at(folder);
        if !self.is_present(library, id, place, folder) {
            shown.outside = memory.is_outside;
            shown.last = memory.last;
            return shown;
        }
        let (listed, problem) = match backup::copies(folder, Some(id)) {
            Ok(listed) => (listed, None),
            Err(error) => (Copies::default(), Some(error.into())),
        };
        shown.present = true;
        shown.outside = is_outside(library, folder);
        shown.last = listed.copies.first().map(|copy| copy.at);
        shown.problem = note
            .problem
            .or(problem)
            .or_else(|| listed.unreadable.first().map(left));
        shown.copies = listed.copies.into_iter().map(Into::into).collect();
        shown
    }
}

impl CopyFolder {
    fn at(folder: &Path) -> CopyFolder {
        CopyFolder {
            path: folder.display().to_string(),
            present: false,
            outside: false,
            last: None,
            problem: None,
            copies: Vec::new(),
        }
    }
}

/// Whether a place is on another disk than the library; one that cannot be looked at is not
/// said to be safe.
fn is_outside(library: &Path, place: &Path) -> bool {
    backup::is_outside(library, place).unwrap_or(false)
}
