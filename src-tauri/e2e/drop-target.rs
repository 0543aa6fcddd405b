//! Another program's window, for tests of what is carried out of the application: whatever files
//! are dropped on it are copied into a folder, as a program for files would.
//!
//! `drop-target FOLDER X Y` stands at a place of the screen. Beside the folder it writes
//! `FOLDER.ready` once it is shown, and `FOLDER.taken` once all is copied: the addresses that it
//! was given, or why they could not be copied.

#[cfg(target_os = "linux")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    linux::run()
}

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
mod linux {
    use std::error::Error;
    use std::ffi::OsStr;
    use std::path::{Path, PathBuf};
    use std::{env, fs, io};

    use gtk::gdk::DragAction;
    use gtk::glib::{self, Propagation};
    use gtk::prelude::*;
    use gtk::{DestDefaults, Window, WindowType};

    /// Width and height, pixels.
    const SIZE: (i32, i32) = (160, 300);

    pub(super) fn run() -> Result<(), Box<dyn Error>> {
        let mut arguments = env::args_os().skip(1);
        let usage = "usage: drop-target FOLDER X Y";
        let folder = PathBuf::from(arguments.next().ok_or(usage)?);
        let mut number = || arguments.next()?.to_str()?.parse().ok();
        let (x, y) = number().zip(number()).ok_or(usage)?;
        fs::create_dir_all(&folder)?;
        gtk::init()?;

        let window = Window::new(WindowType::Toplevel);
        window.set_title("Drop target");
        window.set_decorated(false);
        window.set_default_size(SIZE.0, SIZE.1);
        window.move_(x, y);
        window.drag_dest_set(DestDefaults::ALL, &[], DragAction::COPY);
        window.drag_dest_add_uri_targets();
        let into = folder.clone();
        window.connect_drag_data_received(move |_, _, _, _, data, _, _| {
            let addresses = data.uris();
            let said = match take(&addresses, &into) {
                Ok(()) => addresses.join("\n"),
                Err(why) => why.to_string(),
            };
            // Whoever waits for it tells that it never came.
            let _ = beside(&into, "taken", &said);
        });
        window.connect_map_event(move |_, _| {
            let _ = beside(&folder, "ready", "");
            Propagation::Proceed
        });
        window.connect_delete_event(|_, _| {
            gtk::main_quit();
            Propagation::Proceed
        });
        window.show_all();
        gtk::main();
        Ok(())
    }

    fn take(addresses: &[glib::GString], folder: &Path) -> Result<(), Box<dyn Error>> {
        for address in addresses {
            let (file, _) = glib::filename_from_uri(address)?;
            copy(&file, folder)?;
        }
        Ok(())
    }

    /// Copies a file, or a folder with all in it.
    fn copy(file: &Path, into: &Path) -> io::Result<()> {
        let to = into.join(file.file_name().unwrap_or(OsStr::new("nameless")));
        if !file.is_dir() {
            return fs::copy(file, to).map(|_| ());
        }
        fs::create_dir_all(&to)?;
        for entry in fs::read_dir(file)? {
            copy(&entry?.path(), &to)?;
        }
        Ok(())
    }

    /// Writes a file beside the folder, whole at once.
    fn beside(folder: &Path, extension: &str, said: &str) -> io::Result<()> {
        let unfinished = folder.with_extension("unfinished");
        fs::write(&unfinished, said)?;
        fs::rename(unfinished, folder.with_extension(extension))
    }
}
