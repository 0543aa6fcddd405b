//! Hearing that the screen was locked.
//!
//! 1. The desktop's screen saver says so on the session bus, under one of several names.
//! 2. logind (org.freedesktop.login1) says on the system bus that a session is to be locked, and
//!    that it is (`LockedHint`), which is all that is heard of lockers without a bus of their own
//!    (`loginctl lock-session`, xss-lock, swaylock). Of its sessions those of the same user count.
//!
//! Where there is neither, nobody says it, and the minutes without a key have to do.

use std::rc::Rc;

use gtk::gio::prelude::*;
use gtk::gio::{
    BusType, Cancellable, DBusCallFlags, DBusConnection, DBusSignalFlags, SignalSubscriptionId,
    bus_get,
};
use gtk::glib::variant::ObjectPath;
use gtk::glib::{Variant, VariantDict};
use tauri::AppHandle;

use crate::lock;

/// Whoever says `ActiveChanged` when the screen is locked: GNOME, KDE and the specification,
/// Cinnamon, MATE, Xfce.
const SAVERS: [&str; 5] = [
    "org.gnome.ScreenSaver",
    "org.freedesktop.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];

const LOGIND: &str = "org.freedesktop.login1";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// How long logind is waited for, milliseconds.
const PATIENCE: i32 = 1000;

/// What is done when the screen is locked.
type Heard = Rc<dyn Fn()>;

/// Subscribes to what is said on a bus.
type Listen = fn(&DBusConnection, &Heard) -> Vec<SignalSubscriptionId>;

/// Has the library locked with the screen, where the settings ask for it.
pub fn watch(app: &AppHandle) {
    for (kind, listen) in [
        (BusType::Session, listen_to_savers as Listen),
        (BusType::System, listen_to_logind),
    ] {
        let app = app.clone();
        bus_get(kind, None::<&Cancellable>, move |bus| {
            let heard: Heard = Rc::new(move || {
                lock::with_the_screen(&app);
            });
            // Without this bus nobody says anything on it.
            if let Ok(bus) = bus {
                listen(&bus, &heard);
                // A connection that nobody holds is closed; this one is for good.
                std::mem::forget(bus);
            }
        });
    }
}

fn listen_to_savers(bus: &DBusConnection, heard: &Heard) -> Vec<SignalSubscriptionId> {
    let subscribe = |interface| {
        let heard = Rc::clone(heard);
        bus.signal_subscribe(
            None,
            Some(interface),
            Some("ActiveChanged"),
            None,
            None,
            DBusSignalFlags::NONE,
            move |_, _, _, _, _, told| {
                if told.try_child_value(0).and_then(|is_on| is_on.get()) == Some(true) {
                    heard();
                }
            },
        )
    };
    SAVERS.into_iter().map(subscribe).collect()
}

fn listen_to_logind(bus: &DBusConnection, heard: &Heard) -> Vec<SignalSubscriptionId> {
    let asked = Rc::clone(heard);
    let to_lock = bus.signal_subscribe(
        Some(LOGIND),
        Some(SESSION),
        Some("Lock"),
        None,
        None,
        DBusSignalFlags::NONE,
        move |bus, _, session, _, _, _| if_ours(bus, session, &asked),
    );
    let said = Rc::clone(heard);
    let locked = bus.signal_subscribe(
        Some(LOGIND),
        Some(PROPERTIES),
        Some("PropertiesChanged"),
        None,
        Some(SESSION),
        DBusSignalFlags::NONE,
        move |bus, _, session, _, _, told| {
            if is_locked(told) {
                if_ours(bus, session, &said);
            }
        },
    );
    vec![to_lock, locked]
}

/// Whether changed properties (`sa{sv}as`) say that a session is locked now.
fn is_locked(told: &Variant) -> bool {
    let changed = told
        .try_child_value(1)
        .map(|all| VariantDict::new(Some(&all)));
    let hint = changed.and_then(|all| all.lookup::<bool>("LockedHint").ok().flatten());
    hint == Some(true)
}

/// Asks whose session it is. One of which that is not said may be ours.
fn if_ours(bus: &DBusConnection, session: &str, heard: &Heard) {
    let heard = Rc::clone(heard);
    bus.call(
        Some(LOGIND),
        session,
        PROPERTIES,
        "Get",
        Some(&(SESSION, "User").to_variant()),
        None,
        DBusCallFlags::NONE,
        PATIENCE,
        Cancellable::NONE,
        move |answer| {
            let user = answer.ok().and_then(|answer| {
                let (user, _) = answer
                    .child_value(0)
                    .as_variant()?
                    .get::<(u32, ObjectPath)>()?;
                Some(user)
            });
            if user.is_none_or(|user| user == rustix::process::getuid().as_raw()) {
                heard();
            }
        },
    );
}

#[cfg(test)]
mod tests {
    //! On a bus of its own, with a logind that only says whose a session is.

    use std::cell::Cell;
    use std::io::{BufRead as _, BufReader};
    use std::process::{Child, Command, Stdio};
    use std::time::{Duration, Instant};

    use gtk::gio::{DBusConnectionFlags, DBusNodeInfo};
    use gtk::glib::MainContext;

    use super::*;

    /// A session of this user, and one of another.
    const OURS: &str = "/org/freedesktop/login1/session/_1";
    const FOREIGN: &str = "/org/freedesktop/login1/session/_2";

    const XML: &str = "<node><interface name='org.freedesktop.login1.Session'>\
        <property name='User' type='(uo)' access='read'/></interface></node>";

    /// A message bus that ends with the test.
    struct Bus {
        daemon: Child,
        address: String,
    }

    impl Bus {
        fn start() -> Bus {
            let mut daemon = Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address=1"])
                .stdout(Stdio::piped())
                .spawn()
                .expect("dbus-daemon is there");
            let mut address = String::new();
            BufReader::new(daemon.stdout.take().unwrap())
                .read_line(&mut address)
                .unwrap();
            Bus {
                daemon,
                address: address.trim().to_owned(),
            }
        }

        fn connect(&self) -> DBusConnection {
            DBusConnection::for_address_sync(
                &self.address,
                DBusConnectionFlags::AUTHENTICATION_CLIENT
                    | DBusConnectionFlags::MESSAGE_BUS_CONNECTION,
                None,
                Cancellable::NONE,
            )
            .unwrap()
        }
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.daemon.kill();
            let _ = self.daemon.wait();
        }
    }

    /// Goes on until something is so, or for as long as it would take to be.
    fn until(context: &MainContext, is_so: impl Fn() -> bool) -> bool {
        let start = Instant::now();
        while !is_so() && start.elapsed() < Duration::from_secs(5) {
            context.iteration(false);
            std::thread::sleep(Duration::from_millis(1));
        }
        is_so()
    }

    fn say(bus: &DBusConnection, path: &str, interface: &str, signal: &str, told: &Variant) {
        bus.emit_signal(None, path, interface, signal, Some(told))
            .unwrap();
        bus.flush_sync(Cancellable::NONE).unwrap();
    }

    fn hint(locked: bool) -> Variant {
        let changed = VariantDict::new(None);
        changed.insert("LockedHint", locked);
        Variant::tuple_from_iter([
            SESSION.to_variant(),
            changed.end(),
            Vec::<String>::new().to_variant(),
        ])
    }

    #[test]
    fn what_says_that_the_screen_is_locked_is_heard_and_nothing_else() {
        let context = MainContext::new();
        context
            .with_thread_default(|| {
                let bus = Bus::start();
                let (here, there) = (bus.connect(), bus.connect());
                logind(&there);
                let count = Rc::new(Cell::new(0));
                let counted = Rc::clone(&count);
                let heard: Heard = Rc::new(move || counted.set(counted.get() + 1));
                let _savers = listen_to_savers(&here, &heard);
                let _sessions = listen_to_logind(&here, &heard);
                let (yes, no) = ((true,).to_variant(), (false,).to_variant());
                let nothing = ().to_variant();

                // Those that are not to be heard come first: when the next one is, they were not.
                let mut expected = 0;
                for saver in SAVERS {
                    say(&there, "/Saver", saver, "ActiveChanged", &no);
                    say(&there, "/Saver", saver, "ActiveChanged", &yes);
                    expected += 1;
                    assert!(until(&context, || count.get() >= expected), "{saver}");
                    assert_eq!(count.get(), expected, "{saver}");
                }
                say(&there, FOREIGN, SESSION, "Lock", &nothing);
                say(&there, OURS, SESSION, "Unlock", &nothing);
                say(&there, OURS, SESSION, "Lock", &nothing);
                say(
                    &there,
                    FOREIGN,
                    PROPERTIES,
                    "PropertiesChanged",
                    &hint(true),
                );
                say(&there, OURS, PROPERTIES, "PropertiesChanged", &hint(false));
                say(&there, OURS, PROPERTIES, "PropertiesChanged", &hint(true));
                expected += 2;
                assert!(until(&context, || count.get() >= expected));
                say(&there, "/Saver", SAVERS[0], "ActiveChanged", &yes);
                assert!(until(&context, || count.get() > expected));
                assert_eq!(count.get(), expected + 1);
            })
            .unwrap();
    }

    /// Answers whose the two sessions are.
    fn logind(bus: &DBusConnection) {
        let us = rustix::process::getuid().as_raw();
        let interface = DBusNodeInfo::for_xml(XML)
            .unwrap()
            .lookup_interface(SESSION)
            .unwrap();
        for (session, user) in [(OURS, us), (FOREIGN, us + 1)] {
            let whose = move |_, _: &str, _: &str, _: &str, _: &str| {
                let path = ObjectPath::try_from("/user".to_owned()).unwrap();
                (user, path).to_variant()
            };
            bus.register_object(
                session,
                &interface,
                |_, _, _, _, _, _, _| {},
                whose,
                |_, _, _, _, _, _| false,
            )
            .unwrap();
        }
        bus.call_sync(
            Some("org.freedesktop.DBus"),
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus",
            "RequestName",
            Some(&(LOGIND, 0_u32).to_variant()),
            None,
            DBusCallFlags::NONE,
            PATIENCE,
            Cancellable::NONE,
        )
        .unwrap();
    }
}
