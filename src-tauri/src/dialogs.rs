//! Questions about files and folders.
//!
//! The functions block until there is an answer, so they are called from the blocking pool only.
//! `None` means that the person changed their mind.

#[cfg(target_os = "linux")]
mod recent;

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};

use crate::window;

const EXTENSION: &str = "octavilla";
/// What is read of others; whatever else a file may be called can be chosen too.
const DOCUMENTS: &[&str] = &["md", "markdown", "txt", "html", "htm", "docx", "odt", "xml"];
const PROFILE_EXTENSION: &str = "octavilla-profile";

/// Asks which library to open.
pub fn library(app: &AppHandle, title: &str) -> Option<PathBuf> {
    answered(app, || {
        question(app, title)
            .add_filter("Octavilla", &[EXTENSION])
            .blocking_pick_file()
    })
}

/// Asks for documents of others, several at once if the person wants.
pub fn documents(app: &AppHandle, title: &str) -> Vec<PathBuf> {
    #[cfg(feature = "e2e")]
    if let Some(answers) = std::env::var_os("OCTAVILLA_E2E_DIALOGS") {
        let answer = std::fs::read_to_string(answers).unwrap_or_default();
        let lines = answer.lines().map(str::trim).filter(|it| !it.is_empty());
        return lines.map(PathBuf::from).collect();
    }
    let chosen = question(app, title)
        .add_filter("Markdown, HTML, .docx, .odt, .txt", DOCUMENTS)
        .add_filter("*", &["*"])
        .blocking_pick_files();
    let paths = chosen.into_iter().flatten();
    let paths: Vec<PathBuf> = paths.filter_map(|it| it.into_path().ok()).collect();
    #[cfg(target_os = "linux")]
    paths.iter().for_each(|path| recent::keep_out(app, path));
    paths
}

/// Asks where a new library file is to be, which does not exist yet.
pub fn new_file(app: &AppHandle, title: &str, suggested: &str) -> Option<PathBuf> {
    new_with(app, title, suggested, EXTENSION)
}

/// Asks where a profile is to be written to.
pub fn new_profile(app: &AppHandle, title: &str, suggested: &str) -> Option<PathBuf> {
    new_with(app, title, suggested, PROFILE_EXTENSION)
}

/// Asks where a text is to be written to.
pub fn new_text(app: &AppHandle, title: &str, suggested: &str) -> Option<PathBuf> {
    let path = answered(app, || {
        question(app, title)
            .set_file_name(suggested)
            .blocking_save_file()
    })?;
    Some(with_extension(&path, "txt"))
}

/// Asks which file a profile is to be taken in from.
pub fn profile(app: &AppHandle, title: &str) -> Option<PathBuf> {
    answered(app, || {
        question(app, title)
            .add_filter("Octavilla", &[PROFILE_EXTENSION])
            .blocking_pick_file()
    })
}

fn new_with(app: &AppHandle, title: &str, suggested: &str, extension: &str) -> Option<PathBuf> {
    let path = answered(app, || {
        question(app, title)
            .add_filter("Octavilla", &[extension])
            .set_file_name(suggested)
            .blocking_save_file()
    })?;
    Some(with_extension(&path, extension))
}

/// Asks for a folder to write into.
pub fn folder(app: &AppHandle, title: &str) -> Option<PathBuf> {
    answered(app, || {
        question(app, title)
            .set_can_create_directories(true)
            .blocking_pick_folder()
    })
}

fn question(app: &AppHandle, title: &str) -> FileDialogBuilder<tauri::Wry> {
    let dialog = app.dialog().file().set_title(title);
    match app.get_webview_window(window::MAIN) {
        Some(parent) => dialog.set_parent(&parent),
        None => dialog,
    }
}

/// Adds the extension that a person left out. What they wrote themselves stays.
fn with_extension(path: &Path, extension: &str) -> PathBuf {
    if path.extension().is_some() {
        path.to_path_buf()
    } else {
        path.with_extension(extension)
    }
}

fn answered(app: &AppHandle, ask: impl FnOnce() -> Option<FilePath>) -> Option<PathBuf> {
    #[cfg(feature = "e2e")]
    if let Some(answers) = std::env::var_os("OCTAVILLA_E2E_DIALOGS") {
        return answered_in_place(Path::new(&answers));
    }
    let chosen = ask()?.into_path().ok()?;
    #[cfg(target_os = "linux")]
    recent::keep_out(app, &chosen);
    // Other desktops are not asked to forget it.
    #[cfg(not(target_os = "linux"))]
    let _ = app;
    Some(chosen)
}

/// Answers in place of a person, whom WebDriver cannot play: it sees the page, not the dialogs.
///
/// The file that `OCTAVILLA_E2E_DIALOGS` names is read at every question; it holds the path to
/// answer, or nothing to cancel.
#[cfg(feature = "e2e")]
fn answered_in_place(answers: &Path) -> Option<PathBuf> {
    let answer = std::fs::read_to_string(answers).unwrap_or_default();
    Some(answer.trim())
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_is_added_only_where_it_is_missing() {
        assert_eq!(
            with_extension(Path::new("/a/Water"), EXTENSION),
            Path::new("/a/Water.octavilla")
        );
        assert_eq!(
            with_extension(Path::new("/a/W.octavilla"), EXTENSION),
            Path::new("/a/W.octavilla")
        );
        assert_eq!(
            with_extension(Path::new("/a/W.db"), EXTENSION),
            Path::new("/a/W.db")
        );
    }
}
