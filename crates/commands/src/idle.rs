//! Brings trailing bodies and the search index up once a person has stopped typing, and has
//! the library do what it does by itself.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use library::backup::Occasion;
use library::{Library, Op, alignment, history, upkeep};

use crate::context::{lock, now};
use crate::copies::Keeper;
use crate::host::{Event, Host};

/// How long nothing must have come.
const PAUSE: Duration = Duration::from_millis(1500);

/// How often it is looked, while nothing is typed, whether a day has begun or a stick come.
const LOOK_AROUND: Duration = Duration::from_secs(10 * 60);

/// Where the open library is held.
type Open = Mutex<Option<Arc<Library>>>;

/// A thread that waits for pauses; it ends when this is dropped.
pub(crate) struct Idle {
    touched: Sender<()>,
}

impl Idle {
    pub(crate) fn watch(open: Arc<Open>, host: Arc<dyn Host>, keeper: Arc<Keeper>) -> Idle {
        let (touched, touches) = channel();
        std::thread::spawn(move || {
            loop {
                match touches.recv_timeout(LOOK_AROUND) {
                    Ok(()) => {}
                    Err(RecvTimeoutError::Timeout) => {
                        copy(&open, &keeper);
                        continue;
                    }
                    Err(RecvTimeoutError::Disconnected) => return,
                }
                loop {
                    match touches.recv_timeout(PAUSE) {
                        Ok(()) => {}
                        Err(RecvTimeoutError::Timeout) => break,
                        Err(RecvTimeoutError::Disconnected) => return,
                    }
                }
                let library = lock(&open).clone();
                if let Some(library) = library {
                    // Readers add the tail themselves and closing tries again, so a failure
                    // here, on a full disk for instance, loses nothing and needs no notice.
                    let _ = library.write(Op::Settle, history::settle_all);
                    // Without it pairs are found all the same.
                    let _ = alignment::learn(&library);
                    look_after(&library, &open, &*host);
                }
                copy(&open, &keeper);
            }
        });
        Idle { touched }
    }

    /// Says that something was typed, or that a library was opened.
    pub(crate) fn touch(&self) {
        // The thread lives as long as this does.
        let _ = self.touched.send(());
    }
}

/// Makes the copies that are due. The library is not held meanwhile: a copy of a large one
/// takes longer than closing it may.
fn copy(open: &Open, keeper: &Keeper) {
    // Another file may stand at the path of one that has vanished; SQLite must not open both.
    let in_place = lock(open).as_ref().filter(|l| l.is_in_place()).cloned();
    let path = in_place.map(|library| library.path().to_path_buf());
    if let Some(path) = path {
        keeper.attend(&path, Occasion::Pause, now());
    }
}

/// Does what is due today, as long as the library is the open one.
fn look_after(library: &Arc<Library>, open: &Open, host: &dyn Host) {
    let is_open = || {
        lock(open)
            .as_ref()
            .is_some_and(|held| Arc::ptr_eq(held, library))
    };
    // What fails today is tried again at the next pause; nobody waits for it.
    if let Ok(changes) = upkeep::run(library, now(), &is_open)
        && !changes.is_empty()
    {
        host.emit(Event::Changed(changes.into()));
    }
}
