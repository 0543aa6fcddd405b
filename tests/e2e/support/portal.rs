//! The desktop portal, as far as links and folders need it, on a bus of its own.
//!
//! It opens nothing and remembers what it was asked to open.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use gtk::gio::prelude::*;
use gtk::gio::{BusNameOwnerFlags, DBusConnection, DBusNodeInfo};
use gtk::{gio, glib};

use super::Home;
use super::bus::{Bus, connect};

const NAME: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const INTERFACE: &str = "org.freedesktop.portal.OpenURI";
const XML: &str = "<node><interface name='org.freedesktop.portal.OpenURI'>
    <method name='OpenURI'>
        <arg type='s' direction='in'/><arg type='s' direction='in'/>
        <arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>
    </method>
    <method name='OpenDirectory'>
        <arg type='s' direction='in'/><arg type='h' direction='in'/>
        <arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>
    </method>
</interface></node>";

/// A portal of this test's own.
pub struct Portal {
    asked: Arc<Mutex<Vec<String>>>,
    turns: glib::MainLoop,
    bus: DBusConnection,
    registered: Option<gio::RegistrationId>,
    owned: Option<gio::OwnerId>,
    // Dropped last.
    _session: Bus,
}

impl Portal {
    /// Takes the portal's name on a bus of its own, which the windows of a home are told of.
    pub fn open(home: &Home) -> Self {
        let session = Bus::start();
        home.set("DBUS_SESSION_BUS_ADDRESS", session.address());
        let address = session.address().to_owned();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let context = glib::MainContext::new();
        let turns = glib::MainLoop::new(Some(&context), false);
        let (told, heard) = channel();
        let (takes, runs) = (Arc::clone(&asked), turns.clone());
        thread::spawn(move || {
            context
                .with_thread_default(|| {
                    let bus = connect(&address);
                    let node = DBusNodeInfo::for_xml(XML).unwrap();
                    let interface = node.lookup_interface(INTERFACE).unwrap();
                    let registered = bus
                        .register_object(
                            PATH,
                            &interface,
                            move |_, _, _, _, method, words, invocation| {
                                // Of a folder only a number is handed over.
                                let what = words.child_value(1).get::<String>();
                                let line = format!("{method} {}", what.unwrap_or_default());
                                takes.lock().unwrap().push(line.trim().to_owned());
                                let handle = glib::variant::ObjectPath::try_from(
                                    "/org/freedesktop/portal/desktop/request/1".to_owned(),
                                );
                                invocation.return_value(Some(&(handle.unwrap(),).to_variant()));
                            },
                            |_, _, _, _, _| false.to_variant(),
                            |_, _, _, _, _, _| false,
                        )
                        .unwrap();
                    let named = told.clone();
                    let owned = gio::bus_own_name_on_connection(
                        &bus,
                        NAME,
                        BusNameOwnerFlags::DO_NOT_QUEUE,
                        move |_, _| named.send(None).unwrap(),
                        |_, _| {},
                    );
                    told.send(Some((bus, registered, owned))).unwrap();
                    runs.run();
                })
                .unwrap();
        });
        let mut parts = None;
        let mut is_named = false;
        while parts.is_none() || !is_named {
            match heard.recv_timeout(Duration::from_secs(10)) {
                Ok(Some(made)) => parts = Some(made),
                Ok(None) => is_named = true,
                Err(_) => panic!("there is another portal on this bus, or no bus"),
            }
        }
        let (bus, registered, owned) = parts.unwrap();
        Self {
            asked,
            turns,
            bus,
            registered: Some(registered),
            owned: Some(owned),
            _session: session,
        }
    }

    /// What it was asked to open since it was last asked about: `OpenURI ADDRESS`, `OpenDirectory`.
    pub fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        if let Some(owned) = self.owned.take() {
            gio::bus_unown_name(owned);
        }
        if let Some(registered) = self.registered.take() {
            let _ = self.bus.unregister_object(registered);
        }
        self.turns.quit();
    }
}
