//! Message buses that nothing else is on, and what desktops say on theirs.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use gtk::gio::prelude::*;
use gtk::gio::{Cancellable, DBusCallFlags, DBusConnection, DBusConnectionFlags};

/// One of the names under which a screen saver speaks.
pub const SAVER: &str = "org.freedesktop.ScreenSaver";

/// How long the bus may take, milliseconds.
const PATIENCE: i32 = 5000;

/// A bus that ends with the test, and a connection to it.
pub struct Bus {
    daemon: Child,
    address: String,
    connection: DBusConnection,
}

impl Bus {
    /// Starts a bus.
    pub fn start() -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is there");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        let address = address.trim().to_owned();
        let connection = connect(&address);
        Self {
            daemon,
            address,
            connection,
        }
    }

    /// Where it is to be reached.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Speaks from now on as the system's logind does.
    pub fn be_logind(&self) {
        self.connection
            .call_sync(
                Some("org.freedesktop.DBus"),
                "/org/freedesktop/DBus",
                "org.freedesktop.DBus",
                "RequestName",
                Some(&("org.freedesktop.login1", 0_u32).to_variant()),
                None,
                DBusCallFlags::NONE,
                PATIENCE,
                Cancellable::NONE,
            )
            .unwrap();
    }

    /// Says to everybody that something is so, or not.
    pub fn say(&self, path: &str, interface: &str, signal: &str, is_so: bool) {
        self.connection
            .emit_signal(None, path, interface, signal, Some(&(is_so,).to_variant()))
            .unwrap();
        self.connection.flush_sync(Cancellable::NONE).unwrap();
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

/// A connection to the bus at an address.
pub fn connect(address: &str) -> DBusConnection {
    let flags =
        DBusConnectionFlags::AUTHENTICATION_CLIENT | DBusConnectionFlags::MESSAGE_BUS_CONNECTION;
    DBusConnection::for_address_sync(address, flags, None, Cancellable::NONE).unwrap()
}
