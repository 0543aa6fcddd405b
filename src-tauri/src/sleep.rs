//! Making what was typed durable before the machine sleeps, and locking what is sealed.
//!
//! logind announces a suspend and waits for whoever holds a delay lock
//! (systemd.io/INHIBITOR_LOCKS), some five seconds at most. Where there is no logind nothing
//! is announced; what was typed in the last quarter of a second is then saved on waking.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use gtk::gio::prelude::*;
use gtk::gio::{
    BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags, UnixFDList, bus_get,
};
use gtk::glib;
use tauri::{AppHandle, Emitter as _};

use crate::{lock, window};

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const PATH: &str = "/org/freedesktop/login1";

/// How long a synced write may take before the machine may sleep.
const LAST_WRITE: Duration = Duration::from_secs(1);

/// How long a lock may take. The delay lock ends with this process, which a lock ends.
const LAST_LOCK: Duration = Duration::from_secs(4);

/// How long logind is waited for, milliseconds.
const PATIENCE: i32 = 1000;

/// The delay lock: the machine waits for as long as it lives.
type Delay = Rc<RefCell<Option<UnixFDList>>>;

/// Listens for the machine going to sleep; the page hears `sleeping` and saves.
pub fn watch(app: &AppHandle) {
    let app = app.clone();
    bus_get(BusType::System, None::<&Cancellable>, move |bus| {
        // Without a system bus nobody announces anything.
        if let Ok(bus) = bus {
            listen(&bus, app);
        }
    });
}

fn listen(bus: &DBusConnection, app: AppHandle) {
    let delay = Delay::default();
    hold(bus, &delay);
    // A connection that nobody holds is closed. Its own subscription holds this one, for as
    // long as the application lives.
    let kept = bus.clone();
    bus.signal_subscribe(
        Some(LOGIND),
        Some(MANAGER),
        Some("PrepareForSleep"),
        Some(PATH),
        None,
        DBusSignalFlags::NONE,
        move |_, _, _, _, _, told| {
            if told.try_child_value(0).and_then(|falls| falls.get()) == Some(true) {
                let patience = if lock::with_the_screen(&app) {
                    LAST_LOCK
                } else {
                    // A page that does not hear it holds nothing either.
                    let _ = app.emit_to(window::MAIN, "sleeping", serde_json::json!({}));
                    LAST_WRITE
                };
                let delay = Rc::clone(&delay);
                glib::timeout_add_local_once(patience, move || drop(delay.take()));
            } else {
                hold(&kept, &delay);
            }
        },
    );
}

/// Asks the machine to wait before it sleeps, until the lock is dropped.
fn hold(bus: &DBusConnection, delay: &Delay) {
    let delay = Rc::clone(delay);
    let asked = ("sleep", "Octavilla", "Saving what was typed", "delay").to_variant();
    bus.call_with_unix_fd_list(
        Some(LOGIND),
        PATH,
        MANAGER,
        "Inhibit",
        Some(&asked),
        None,
        DBusCallFlags::NONE,
        PATIENCE,
        UnixFDList::NONE,
        Cancellable::NONE,
        // Where it is refused, the announcement alone has to do.
        move |answer| *delay.borrow_mut() = answer.ok().map(|(_, locks)| locks),
    );
}
