//! The desktop shell: one window, its menus and dialogs, and one door to `commands`.
//!
//! Nothing is decided here about posts, editions or exports. What the window asks goes through
//! [`host`] to the router; what only a desktop can do comes back as a call of `commands::Host`,
//! which [`desktop`] answers. Nothing that a user wrote is logged.

#[cfg(target_os = "linux")]
mod abilities;
pub mod arguments;
#[cfg(feature = "attack")]
pub mod attacked;
#[cfg(test)]
mod configuration;
mod desktop;
mod dialogs;
#[cfg(target_os = "linux")]
mod drag;
#[cfg(target_os = "linux")]
mod drawing;
mod host;
mod lock;
mod menu;
mod outside;
#[cfg(target_os = "linux")]
mod page;
mod place;
#[cfg(target_os = "linux")]
mod screen;
pub mod silence;
#[cfg(target_os = "linux")]
mod sleep;
#[cfg(test)]
mod unembedded;
mod window;
mod words;

use std::io::Write as _;
use std::path::PathBuf;

/// Why the application could not start.
#[derive(Debug, thiserror::Error)]
#[error("the window could not be opened: {0}")]
pub struct Trouble(#[from] tauri::Error);

/// A panic's own message may quote the text at which it happened; only its place is told.
fn keep_words_out_of_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or_else(String::new, ToString::to_string);
        // There is nobody else to tell.
        let _ = writeln!(
            std::io::stderr(),
            "error: a mistake of Octavilla's own at {place}"
        );
    }));
}

/// Opens the window, with `library` or with the library open last, and stays until it is closed.
///
/// # Errors
///
/// Fails when the system gives no window, for instance without a display.
pub fn run(library: Option<PathBuf>) -> Result<(), Trouble> {
    if let Some(reason) = window::unavailable() {
        return Err(Trouble(tauri::Error::Io(std::io::Error::other(reason))));
    }
    keep_words_out_of_panics();
    #[cfg(target_os = "linux")]
    drawing::choose();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![host::call])
        .on_menu_event(menu::chosen)
        .setup(move |app| {
            host::open(app.handle(), library)?;
            window::open(app.handle())?;
            #[cfg(target_os = "linux")]
            {
                sleep::watch(app.handle());
                screen::watch(app.handle());
            }
            Ok(())
        })
        .run(context())?;
    Ok(())
}

/// The configuration, with the interface in it.
#[cfg(not(test))]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// The configuration alone: unit tests open no window.
///
/// Tauri embeds the interface by way of files that all builds of this crate share. While the
/// program and its unit tests are compiled at once, the second would take what the first is
/// still writing, and the window would stay empty.
#[cfg(test)]
fn context() -> tauri::Context {
    tauri::generate_context!(assets = unembedded::Nothing)
}
