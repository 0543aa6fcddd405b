use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use library::backup::Occasion;
use library::check::Memo;
use library::seal::KeyId;
use library::{Changes, Error, Library, LibraryId, Op, Query, Reader, Tx, setting};
use tempfile::TempDir;

use crate::alignment::Done;
use crate::copies::Keeper;
use crate::failure::Failure;
use crate::host::{Changed, Event, Host};
use crate::idle::Idle;
use crate::import::Batch;
use crate::machine::Machine;
use crate::seal::Attempts;
use crate::thumbnail::Thumbnails;

/// Where this machine keeps things.
#[derive(Clone, Debug)]
pub struct Folders {
    /// Settings of this machine.
    pub config: PathBuf,
    /// What the application keeps for the user: words that could not be saved, copies.
    pub data: PathBuf,
    /// Where people keep documents: a new library is suggested here.
    pub documents: PathBuf,
    /// What lies here only passes: the system empties it when the user logs out, if it can.
    pub passing: PathBuf,
}

/// How often, and how long at a time, a closing library waits for its last handler.
const PATIENCE: u32 = 200;
/// How often where the window is to be locked at once.
const LITTLE_PATIENCE: u32 = 10;
const MOMENT: Duration = Duration::from_millis(10);

/// What every handler has at hand.
pub(crate) struct Context {
    pub folders: Folders,
    pub host: Arc<dyn Host>,
    pub machine: Arc<Mutex<Machine>>,
    pub keeper: Arc<Keeper>,
    /// Why the last library could not be opened at start.
    pub trouble: Mutex<Option<Failure>>,
    /// Wrong passphrases of this run.
    pub attempts: Attempts,
    /// What the checks have found before; emptied where words must be forgotten.
    pub checked: Mutex<Memo>,
    /// Images that were shown lately.
    pub thumbnails: Mutex<Thumbnails>,
    /// Exports that are being written and imports under way, by what the window calls them, and
    /// what cancels them.
    pub exports: Mutex<HashMap<String, Arc<AtomicBool>>>,
    /// What was read of files and is not in the library yet.
    pub imports: Mutex<Batch>,
    /// The newer version of an edition that somebody looks at.
    pub newer: Mutex<crate::take_in::HeldNewer>,
    /// Files that were carried out of the window, which whoever took them may still read.
    pub carried: Mutex<Option<TempDir>>,
    open: Arc<Mutex<Option<Arc<Library>>>>,
    /// The library that is to be unlocked before anything else is done.
    locked: Mutex<Option<PathBuf>>,
    /// The library that was opened last and not closed, whether it is there or not.
    wanted: Mutex<Option<Wanted>>,
    /// The disk failed: what is open may be a file of a disk that was unplugged since.
    doubted: AtomicBool,
    /// A library is being opened by its passphrase, or written anew: soon one may be open.
    between: AtomicUsize,
    idle: Idle,
}

/// Which library is to be open.
#[derive(Clone, Debug)]
struct Wanted {
    path: PathBuf,
    id: LibraryId,
    /// What it is sealed with.
    key: Option<KeyId>,
}

impl Context {
    pub(crate) fn new(folders: Folders, host: Arc<dyn Host>) -> Context {
        let open = Arc::default();
        let machine = Arc::new(Mutex::new(Machine::read(&folders.config)));
        let keeper = Keeper::new(&folders.data, &folders.config, Arc::clone(&machine));
        let keeper = Arc::new(keeper);
        crate::export::clear_carried(&folders.passing);
        Context {
            machine,
            folders,
            trouble: Mutex::default(),
            attempts: Attempts::default(),
            locked: Mutex::default(),
            checked: Mutex::default(),
            thumbnails: Mutex::default(),
            exports: Mutex::default(),
            imports: Mutex::default(),
            newer: Mutex::default(),
            carried: Mutex::default(),
            idle: Idle::watch(Arc::clone(&open), Arc::clone(&host), Arc::clone(&keeper)),
            host,
            keeper,
            open,
            wanted: Mutex::default(),
            doubted: AtomicBool::new(false),
            between: AtomicUsize::new(0),
        }
    }

    /// The open library; one that had vanished is opened again when it is back.
    pub(crate) fn library(&self) -> Result<Arc<Library>, Failure> {
        let wanted = lock(&self.wanted).clone();
        let Some(wanted) = wanted else {
            return Err(Failure::no_library());
        };
        let mut open = lock(&self.open);
        if let Some(library) = &*open
            && library.is_in_place()
            && !self.doubted.swap(false, Ordering::Relaxed)
        {
            return Ok(Arc::clone(library));
        }
        reopen(&wanted, &mut open)
    }

    /// The id of the open library, which is known also when its file is not there.
    pub(crate) fn library_id(&self) -> Result<LibraryId, Failure> {
        let wanted = lock(&self.wanted);
        wanted
            .as_ref()
            .map(|w| w.id)
            .ok_or_else(Failure::no_library)
    }

    /// What the open library is sealed with, also when its file is not there.
    pub(crate) fn library_key(&self) -> Result<Option<KeyId>, Failure> {
        let wanted = lock(&self.wanted);
        wanted
            .as_ref()
            .map(|w| w.key)
            .ok_or_else(Failure::no_library)
    }

    /// Where the open library is, or was when it vanished.
    pub(crate) fn library_path(&self) -> Result<PathBuf, Failure> {
        let wanted = lock(&self.wanted);
        wanted
            .as_ref()
            .map(|w| w.path.clone())
            .ok_or_else(Failure::no_library)
    }

    /// Reads from the open library.
    pub(crate) fn read<T>(
        &self,
        f: impl FnOnce(&Query<'_>) -> library::Result<T>,
    ) -> Result<T, Failure> {
        Ok(self.library()?.read(f)?)
    }

    /// Changes the open library and tells the window what changed.
    pub(crate) fn write<T>(
        &self,
        op: Op,
        f: impl FnOnce(&mut Tx<'_>) -> library::Result<T>,
    ) -> Result<T, Failure> {
        self.write_with(op, f, |_| ())
    }

    fn write_with<T>(
        &self,
        op: Op,
        f: impl FnOnce(&mut Tx<'_>) -> library::Result<T>,
        heed: impl FnOnce(&Changes),
    ) -> Result<T, Failure> {
        let written = self.library()?.write(op, f);
        if let Err(Error::Io { .. }) = written {
            self.doubted.store(true, Ordering::Relaxed);
        }
        let (value, changes) = written?;
        heed(&changes);
        self.tell(changes);
        Ok(value)
    }

    /// Changes the open library, and says what takes that back.
    pub(crate) fn act(
        &self,
        op: Op,
        f: impl FnOnce(&mut Tx<'_>) -> library::Result<()>,
    ) -> Result<Done, Failure> {
        let ((), step) = self.write_step(op, f)?;
        Ok(Done { step })
    }

    /// Changes the open library; gives what came of it, and what takes it back.
    pub(crate) fn write_step<T>(
        &self,
        op: Op,
        f: impl FnOnce(&mut Tx<'_>) -> library::Result<T>,
    ) -> Result<(T, Option<u64>), Failure> {
        let mut step = None;
        let value = self.write_with(op, f, |changes| step = changes.step)?;
        Ok((value, step))
    }

    /// Tells the window what a transaction changed, and has trailing columns brought up
    /// once nothing more comes.
    pub(crate) fn tell(&self, changes: Changes) {
        if !changes.forgotten.is_empty() {
            lock(&self.newer).forget();
            lock(&self.checked).clear();
        }
        if !changes.editions.is_empty() {
            self.idle.touch();
        }
        if !changes.is_empty() {
            self.host.emit(Event::Changed(changes.into()));
        }
    }

    /// Puts another library in the place of the open one, which is closed; without its
    /// passphrase it does not open again.
    pub(crate) fn switch(&self, library: Option<Library>) -> Result<(), Failure> {
        let wanted = library.as_ref().map(Wanted::of).transpose()?;
        let key = wanted.as_ref().and_then(|w| w.key);
        let left = lock(&self.wanted).as_ref().and_then(|w| w.key);
        lock(&self.checked).clear();
        lock(&self.thumbnails).clear();
        let path = wanted.as_ref().map(|w| w.path.clone());
        self.close();
        if let Some(left) = left.filter(|left| key != Some(*left)) {
            library::seal::forget(&left);
        }
        *lock(&self.wanted) = wanted;
        *lock(&self.open) = library.map(Arc::new);
        {
            let mut machine = lock(&self.machine);
            machine.change_over(key.is_some());
            match &path {
                Some(path) => machine.remember(path, now()),
                None => machine.open = None,
            }
            // Which library was open is a convenience. That it cannot be remembered must not
            // keep a person from their text.
            let _ = machine.write(&self.folders.config);
        }
        *lock(&self.trouble) = None;
        *lock(&self.locked) = None;
        self.idle.touch();
        self.host.emit(Event::Changed(Changed {
            list: true,
            settings: true,
            library: true,
            ..Changed::default()
        }));
        Ok(())
    }

    /// Closes the open library, if there is one.
    pub(crate) fn close(&self) {
        if let Some(library) = self.let_go(PATIENCE) {
            let path = library.path().to_path_buf();
            library.close();
            self.keeper.attend(&path, Occasion::Close, now());
        }
    }

    /// Lets go of the open library at once and forgets its key. What is brought up and copied at
    /// closing is when it is open again: the journal holds every word.
    ///
    /// Exports that are being written are cancelled, so that they take away what they have begun.
    /// Who does not let go in time ends with the process. Says whether nobody holds it any more.
    pub(crate) fn leave_locked(&self) -> bool {
        let wanted = lock(&self.wanted).clone();
        let is_open = lock(&self.open).is_some();
        for cancelled in lock(&self.exports).values() {
            cancelled.store(true, Ordering::Relaxed);
        }
        let library = self.let_go(LITTLE_PATIENCE);
        let is_let_go = library.is_some() || !is_open;
        if let Some(library) = library {
            library.leave();
        }
        if let Some(key) = wanted.and_then(|wanted| wanted.key) {
            library::seal::forget(&key);
        }
        is_let_go
    }

    /// Takes the open library from everybody, so that it can be closed. `None` where there is
    /// none, or where a handler does not let go of it.
    fn let_go(&self, patience: u32) -> Option<Library> {
        *lock(&self.wanted) = None;
        // Whoever was to take what was carried out has taken it by now.
        *lock(&self.carried) = None;
        lock(&self.newer).forget();
        let mut closing = lock(&self.open).take()?;
        // A handler that still runs holds it a moment longer. Only the last holder can close
        // it, and until then nobody else can open it to write.
        for _ in 0..patience {
            match Arc::try_unwrap(closing) {
                Ok(library) => return Some(library),
                Err(held) => closing = held,
            }
            std::thread::sleep(MOMENT);
        }
        None
    }

    /// Does what a sealed library is open after, though none may be meanwhile.
    pub(crate) fn between<T>(&self, f: impl FnOnce() -> T) -> T {
        struct Between<'a>(&'a AtomicUsize);
        impl Drop for Between<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::SeqCst);
            }
        }
        self.between.fetch_add(1, Ordering::SeqCst);
        let _end = Between(&self.between);
        f()
    }

    /// Whether that is being done now.
    pub(crate) fn is_between(&self) -> bool {
        self.between.load(Ordering::SeqCst) > 0
    }

    /// Nothing is open, and this library is to be unlocked before anything else is done.
    pub(crate) fn wait_for(&self, path: &Path) {
        *lock(&self.locked) = Some(path.to_path_buf());
    }

    /// The library that is to be unlocked before anything else is done.
    pub(crate) fn locked_path(&self) -> Option<PathBuf> {
        lock(&self.locked).clone()
    }

    /// Whether this is the library that is open.
    pub(crate) fn is_open(&self, path: &Path) -> bool {
        let same =
            |library: &Arc<Library>| match (library.path().canonicalize(), path.canonicalize()) {
                (Ok(a), Ok(b)) => a == b,
                _ => library.path() == path,
            };
        lock(&self.open).as_ref().is_some_and(same)
    }
}

impl Wanted {
    fn of(library: &Library) -> library::Result<Wanted> {
        Ok(Wanted {
            path: library.path().to_path_buf(),
            id: library.read(setting::settings)?.id,
            key: library.key_id(),
        })
    }
}

/// Opens the wanted library anew where it stands in its place again. Until then the file that
/// is open, if there is one, can at least be read.
fn reopen(wanted: &Wanted, open: &mut Option<Arc<Library>>) -> Result<Arc<Library>, Failure> {
    let path = &wanted.path;
    let vanished = || Failure::from(Error::Vanished { path: path.clone() });
    if !path.is_file() {
        return open.clone().ok_or_else(vanished);
    }
    if let Some(held) = open.take() {
        // SQLite must not have two files open that share one path. While another handler
        // still reads, the next try is soon enough.
        match Arc::try_unwrap(held) {
            Ok(library) => library.abandon(),
            Err(held) => return Ok(Arc::clone(open.insert(held))),
        }
    }
    if Reader::open(path)?.read(setting::settings)?.id != wanted.id {
        return Err(vanished());
    }
    let library = Arc::new(Library::open(path)?);
    Ok(Arc::clone(open.insert(library)))
}

/// Whatever panicked while it held this left a value that is whole.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX))
}
