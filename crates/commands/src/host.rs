//! What only a desktop can do.

use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;

use crate::machine::InterfaceLanguage;

/// What a folder is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// To put exported files into.
    Export,
    /// To keep copies of the library in.
    Copies,
}

/// The powers of the desktop. Every method may block; none is called from the thread that
/// draws. `None` says that the user has thought better of it.
pub trait Host: Send + Sync {
    /// Asks where a new library is to be, suggesting a file name.
    fn choose_new_library(&self, suggested: &str) -> Option<PathBuf>;
    /// Asks for a library.
    fn choose_library(&self) -> Option<PathBuf>;
    /// Asks for a folder.
    fn choose_folder(&self, purpose: Folder) -> Option<PathBuf>;
    /// Asks where a backup is to be, suggesting a file name.
    fn choose_backup(&self, suggested: &str) -> Option<PathBuf>;
    /// Asks where a profile is to be written to, suggesting a file name.
    fn choose_new_profile(&self, suggested: &str) -> Option<PathBuf>;
    /// Asks for the file of a profile.
    fn choose_profile(&self) -> Option<PathBuf>;
    /// Asks where a file with posts for another library is to be, suggesting a file name.
    fn choose_new_handover(&self, suggested: &str) -> Option<PathBuf>;
    /// Asks for a file that was handed over.
    fn choose_handover(&self) -> Option<PathBuf>;
    /// Asks for the file of a newer version of a text.
    fn choose_newer(&self) -> Option<PathBuf>;
    /// Asks where a text is to be written to, suggesting a file name.
    fn choose_new_text(&self, suggested: &str) -> Option<PathBuf>;
    /// Lets the person who holds the button of the mouse down carry files to wherever they are
    /// dropped; says whether anything took them.
    fn carry_out(&self, files: &[PathBuf]) -> bool;
    /// Shows a folder in the desktop's own program for files; says whether it could.
    fn open_folder(&self, folder: &Path) -> bool;
    /// Has an address opened by the program that is for it; says whether any took it.
    fn open_address(&self, address: &str) -> bool;
    /// Tells the window.
    fn emit(&self, event: Event);
    /// Shows the native menus in a language.
    fn set_menu_language(&self, language: InterfaceLanguage);
    /// Lets the window fill the whole screen, or takes it back from there.
    fn toggle_full_screen(&self);
    /// The window shows something for the first time.
    fn painted(&self);
    /// Something is not saved and cannot be now; the window, which was to close or to be locked
    /// with the screen, stays.
    fn stay(&self);
    /// The library is closed and its key forgotten: ends every process that held text, and
    /// starts one that waits for `library` to be unlocked, or with none. Where `copied` is given,
    /// the clipboard is emptied first if it holds something of this application or that text.
    fn lock(&self, library: Option<&Path>, copied: Option<&str>);
    /// Everything is saved; the window may close.
    fn quit(&self);
}

/// What the window is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A transaction changed something.
    Changed(Changed),
    /// An export has come further.
    Progress(Progress),
}

/// How far an export has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// What the window calls it.
    pub job: String,
    /// How many posts are ready to be written.
    pub done: usize,
    /// Of how many.
    pub total: usize,
}

/// What a transaction changed; the interface refreshes from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// Ids of posts whose own fields or set of editions changed.
    pub posts: Vec<String>,
    /// Ids of editions whose text or own fields changed.
    pub editions: Vec<String>,
    /// Ids of editions of which words of the past were forgotten for good: nobody may keep them.
    pub forgotten: Vec<String>,
    /// Ids of posts of which notes changed.
    pub notes: Vec<String>,
    /// Whether the list of posts may show something else.
    pub list: bool,
    /// Whether the library's settings changed.
    pub settings: bool,
    /// Whether another library is open now, or none.
    pub library: bool,
}

impl From<library::Changes> for Changed {
    fn from(changes: library::Changes) -> Changed {
        Changed {
            posts: changes.posts.iter().map(ToString::to_string).collect(),
            editions: changes.editions.iter().map(ToString::to_string).collect(),
            forgotten: changes.forgotten.iter().map(ToString::to_string).collect(),
            notes: changes.notes.iter().map(ToString::to_string).collect(),
            list: changes.list,
            settings: changes.settings,
            library: false,
        }
    }
}
