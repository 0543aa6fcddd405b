//! What other programs open: folders and addresses, once a person has said yes.
//!
//! On Linux the desktop portal is asked, which also works from inside a sandbox
//! (flatpak.github.io/xdg-desktop-portal, OpenURI); for folders then whatever program for files
//! there is (freedesktop.org/wiki/Specifications/file-manager-interface). No program is started
//! from here: it would inherit the silence ([`crate::silence`]), and a browser without a network
//! is of no use.

use std::path::Path;

/// Shows a folder; says whether anything did. It blocks while the desktop answers.
#[cfg(target_os = "linux")]
pub fn show(folder: &Path) -> bool {
    linux::folder_by_portal(folder).is_ok() || linux::folder_by_program(folder).is_ok()
}

/// Shows a folder; says whether anything did.
#[cfg(not(target_os = "linux"))]
pub fn show(folder: &Path) -> bool {
    start(folder.as_os_str())
}

/// Has an address opened that was checked; says whether anything took it. It blocks while the
/// desktop answers.
#[cfg(target_os = "linux")]
pub fn open(address: &str) -> bool {
    linux::address_by_portal(address).is_ok()
}

/// Has an address opened that was checked; says whether anything took it.
#[cfg(not(target_os = "linux"))]
pub fn open(address: &str) -> bool {
    start(std::ffi::OsStr::new(address))
}

#[cfg(not(target_os = "linux"))]
fn start(what: &std::ffi::OsStr) -> bool {
    let program = if cfg!(windows) { "explorer" } else { "open" };
    std::process::Command::new(program)
        .arg(what)
        .spawn()
        .is_ok()
}

#[cfg(target_os = "linux")]
mod linux {
    use std::error::Error;
    use std::fs::File;
    use std::path::Path;

    use gtk::gio::prelude::*;
    use gtk::gio::{
        BusType, Cancellable, DBusCallFlags, DBusConnection, DBusMessage, DBusMessageType,
        DBusSendMessageFlags, UnixFDList, bus_get_sync,
    };
    use gtk::glib;
    use gtk::glib::variant::Handle;

    /// How long a desktop may take, milliseconds. A portal may ask which program it is to be.
    const PATIENCE: i32 = 25_000;

    type Outcome = Result<(), Box<dyn Error>>;

    fn bus() -> Result<DBusConnection, glib::Error> {
        bus_get_sync(BusType::Session, Cancellable::NONE)
    }

    /// A folder is handed over open: a program in a sandbox could not say where it is.
    pub(super) fn folder_by_portal(folder: &Path) -> Outcome {
        let files = UnixFDList::new();
        let handle = Handle(files.append(File::open(folder)?)?);
        let options = glib::VariantDict::new(None).end();
        let asked = glib::Variant::tuple_from_iter(["".to_variant(), handle.to_variant(), options]);
        ask_portal("OpenDirectory", &asked, Some(&files))
    }

    pub(super) fn address_by_portal(address: &str) -> Outcome {
        let options = glib::VariantDict::new(None).end();
        let asked =
            glib::Variant::tuple_from_iter(["".to_variant(), address.to_variant(), options]);
        ask_portal("OpenURI", &asked, None)
    }

    /// Not by a call of the connection's that takes files along: that one also expects files in
    /// the answer, and the portal gives none.
    fn ask_portal(method: &str, asked: &glib::Variant, files: Option<&UnixFDList>) -> Outcome {
        let message = DBusMessage::new_method_call(
            Some("org.freedesktop.portal.Desktop"),
            "/org/freedesktop/portal/desktop",
            Some("org.freedesktop.portal.OpenURI"),
            method,
        );
        message.set_body(asked);
        message.set_unix_fd_list(files);
        let flags = DBusSendMessageFlags::NONE;
        let (answer, _) =
            bus()?.send_message_with_reply_sync(&message, flags, PATIENCE, Cancellable::NONE)?;
        match answer.message_type() {
            DBusMessageType::Error => Err(answer.error_name().unwrap_or_default().as_str().into()),
            _ => Ok(()),
        }
    }

    pub(super) fn folder_by_program(folder: &Path) -> Outcome {
        let address = glib::filename_to_uri(folder.canonicalize()?, None)?;
        let asked = (vec![address.as_str()], "").to_variant();
        bus()?.call_sync(
            Some("org.freedesktop.FileManager1"),
            "/org/freedesktop/FileManager1",
            "org.freedesktop.FileManager1",
            "ShowFolders",
            Some(&asked),
            None,
            DBusCallFlags::NONE,
            PATIENCE,
            Cancellable::NONE,
        )?;
        Ok(())
    }
}
