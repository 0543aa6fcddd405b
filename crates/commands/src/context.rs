use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use library::{Changes, Library, Op, Query, Tx};

use crate::failure::Failure;
use crate::host::{Changed, Event, Host};
use crate::idle::Idle;
use crate::machine::Machine;

/// Where this machine keeps things.
#[derive(Clone, Debug)]
pub struct Folders {
    /// Settings of this machine.
    pub config: PathBuf,
    /// Where people keep documents: a new library is suggested here.
    pub documents: PathBuf,
}

/// How often, and how long at a time, a closing library waits for its last handler.
const PATIENCE: u32 = 200;
const MOMENT: Duration = Duration::from_millis(10);

/// What every handler has at hand.
pub(crate) struct Context {
    pub folders: Folders,
    pub host: Arc<dyn Host>,
    pub machine: Mutex<Machine>,
    /// Why the last library could not be opened at start.
    pub trouble: Mutex<Option<Failure>>,
    open: Arc<Mutex<Option<Arc<Library>>>>,
    idle: Idle,
}

impl Context {
    pub(crate) fn new(folders: Folders, host: Arc<dyn Host>) -> Context {
        let open = Arc::default();
        Context {
            machine: Mutex::new(Machine::read(&folders.config)),
            folders,
            trouble: Mutex::default(),
            idle: Idle::watch(Arc::clone(&open), Arc::clone(&host)),
            host,
            open,
        }
    }

    /// The open library.
    pub(crate) fn library(&self) -> Result<Arc<Library>, Failure> {
        lock(&self.open).clone().ok_or_else(Failure::no_library)
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
        let (value, changes) = self.library()?.write(op, f)?;
        self.tell(changes);
        Ok(value)
    }

    /// Tells the window what a transaction changed, and has trailing columns brought up
    /// once nothing more comes.
    pub(crate) fn tell(&self, changes: Changes) {
        if !changes.editions.is_empty() {
            self.idle.touch();
        }
        if !changes.is_empty() {
            self.host.emit(Event::Changed(changes.into()));
        }
    }

    /// Puts another library in the place of the open one, which is closed.
    pub(crate) fn switch(&self, library: Option<Library>) -> Result<(), Failure> {
        let path = library.as_ref().map(|l| l.path().to_path_buf());
        self.close();
        *lock(&self.open) = library.map(Arc::new);
        {
            let mut machine = lock(&self.machine);
            match &path {
                Some(path) => machine.remember(path, now()),
                None => machine.open = None,
            }
            // Which library was open is a convenience. That it cannot be remembered must not
            // keep a person from their text.
            let _ = machine.write(&self.folders.config);
        }
        *lock(&self.trouble) = None;
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
        let Some(mut closing) = lock(&self.open).take() else {
            return;
        };
        // A handler that still runs holds it a moment longer. Only the last holder can close
        // it, and until then nobody else can open it to write.
        for _ in 0..PATIENCE {
            match Arc::try_unwrap(closing) {
                Ok(library) => return library.close(),
                Err(held) => closing = held,
            }
            std::thread::sleep(MOMENT);
        }
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

/// Whatever panicked while it held this left a value that is whole.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |d| i64::try_from(d.as_millis()).unwrap_or(i64::MAX))
}
