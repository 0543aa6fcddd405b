//! Locking: what held text ends, and a process that never had any takes its place.
//!
//! Memory that was freed keeps what was in it, in this process and in the web view's. So nothing
//! is hidden or emptied: the processes end, and a new one waits for the passphrase.
//!
//! 1. The web view's processes are killed ([`family`]): they hold what is on the screen.
//! 2. The window's place is kept, and the clipboard emptied if that is asked for ([`clipboard`]),
//!    for as long as that takes and no longer.
//! 3. The program is started anew ([`successor`]).
//! 4. This process kills itself: whatever it would do at its end could hang, or write.

#[cfg(target_os = "linux")]
mod clipboard;
#[cfg(target_os = "linux")]
mod family;
mod successor;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use serde_json::json;
use tauri::{AppHandle, Emitter as _, Manager as _};

use crate::host::Backend;
use crate::window;

/// How long the page may take to save, and to lock by itself: what was typed last is not given up
/// for a busy machine. Before the machine sleeps the system waits for five seconds.
const PAGE: Duration = Duration::from_secs(3);

/// How often it is looked whether a library that is being sealed or unlocked is open.
const MOMENT: Duration = Duration::from_millis(50);

/// How long the window's own thread may take for what is done last.
const LAST_THINGS: Duration = Duration::from_millis(80);

/// After this everything ends, wherever it has come to.
const AT_THE_LATEST: Duration = Duration::from_millis(180);

static BEGUN: AtomicBool = AtomicBool::new(false);
static REQUESTED: AtomicBool = AtomicBool::new(false);
static PUT_OFF: AtomicBool = AtomicBool::new(false);

/// Whether this process is about to end because of a lock: what ends now is not to be replaced.
pub fn has_begun() -> bool {
    BEGUN.load(Ordering::SeqCst)
}

/// Locks the open library because the screen is locked or the machine sleeps; says whether it is
/// sealed and the settings ask for that.
///
/// The page hears `lock-requested`, saves and locks. Where it stays silent it is locked without
/// it: what was acknowledged is on the disk. Where it says that there is no place left to save in,
/// it is left to lock as soon as there is one ([`put_off`]).
pub fn with_the_screen(app: &AppHandle) -> bool {
    let backend = app.try_state::<Backend>();
    let Some(backend) = backend.filter(|backend| backend.locks_with_the_screen()) else {
        return false;
    };
    // One lock of a screen is told in several ways.
    if REQUESTED.swap(true, Ordering::SeqCst) {
        return true;
    }
    let backend = backend.inner().clone();
    PUT_OFF.store(false, Ordering::SeqCst);
    // A page that does not hear it is one that stays silent.
    let _ = app.emit_to(window::MAIN, "lock-requested", json!({}));
    std::thread::spawn(move || {
        std::thread::sleep(PAGE);
        while backend.is_between() {
            std::thread::sleep(MOMENT);
        }
        if !PUT_OFF.load(Ordering::SeqCst) {
            // It fails where there is nothing to lock any more.
            let _ = backend.call("seal.lock", json!({}));
        }
        REQUESTED.store(false, Ordering::SeqCst);
    });
    true
}

/// Words are in the window that no place takes: they would be lost if it ended now.
pub fn put_off() {
    PUT_OFF.store(true, Ordering::SeqCst);
}

/// Ends every process that held text, and starts one that waits for `library` to be unlocked, or
/// one with nothing open.
///
/// Where `copied` is given the clipboard is to hold nothing of this application, nor that text.
/// Must not be called from the window's own thread.
pub fn start_anew(app: &AppHandle, library: Option<&Path>, copied: Option<&str>) -> ! {
    BEGUN.store(true, Ordering::SeqCst);
    std::thread::spawn(|| {
        std::thread::sleep(AT_THE_LATEST);
        end()
    });
    #[cfg(target_os = "linux")]
    family::end_children();
    last_things(app, copied);
    successor::start(library);
    end()
}

/// Does what only the window's own thread can, if that answers at all.
fn last_things(app: &AppHandle, copied: Option<&str>) {
    let (told, done) = channel();
    let (handle, copied) = (app.clone(), copied.map(ToOwned::to_owned));
    let begun = app.run_on_main_thread(move || {
        window::remember(&handle);
        let end = move || {
            // Nobody listens any more where this has taken too long.
            let _ = told.send(());
        };
        #[cfg(target_os = "linux")]
        if let Some(copied) = copied {
            return clipboard::empty(copied, end);
        }
        // Elsewhere the clipboard is not reached, which docs/SECURITY.md says.
        #[cfg(not(target_os = "linux"))]
        drop(copied);
        end();
    });
    if begun.is_ok() {
        let _ = done.recv_timeout(LAST_THINGS);
    }
}

/// Ends this process and what it has started.
fn end() -> ! {
    #[cfg(target_os = "linux")]
    {
        family::end_children();
        family::end_this();
    }
    // Where the system does not end it by a signal, it ends by itself.
    std::process::exit(0)
}
