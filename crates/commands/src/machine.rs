//! What belongs to one machine and not to a library: how the window looks, and which
//! libraries were open. Paths, and the name that a person signs notes with, if they give
//! one; no title or text of a post, and of a sealed library no id of one.

use std::collections::BTreeMap;
use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};

use library::Error;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Day, night, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// By night.
    Dark,
}

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum InterfaceLanguage {
    /// As the system has it.
    #[default]
    System,
    /// English.
    En,
    /// Spanish.
    Es,
}

/// What stays in full ink while somebody writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Focus {
    /// All of the text.
    #[default]
    Off,
    /// The paragraph with the caret.
    Paragraph,
    /// The sentence with the caret.
    Sentence,
}

/// How wide the text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TextWidth {
    /// About 58 characters a line.
    Narrow,
    /// About 68.
    #[default]
    Usual,
    /// About 80.
    Wide,
}

/// How far apart the lines of the text are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum LineSpacing {
    /// More on a page.
    Close,
    /// As a book is set.
    #[default]
    Usual,
    /// Room between the lines.
    Open,
}

/// The letters that the text is set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TextFace {
    /// The reading serif.
    #[default]
    Serif,
    /// The sans of the interface.
    Sans,
    /// Letters that are all equally wide.
    Mono,
}

/// Settings of this machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct AppSettings {
    /// Day or night.
    pub theme: Theme,
    /// The language of the interface.
    pub interface_language: InterfaceLanguage,
    /// Whether the list of posts is shown.
    pub posts_visible: bool,
    /// Whether a translation is shown facing its source.
    pub facing: bool,
    /// Whether misspelt words are marked.
    pub spelling: bool,
    /// Whether quotes, dashes and dots are set while somebody types.
    pub smart_typography: bool,
    /// Whether texts are shown as they are written, with all their marks.
    pub source_mode: bool,
    /// What stays in full ink while somebody writes.
    pub focus: Focus,
    /// Whether the line that is written stays at one height.
    pub typewriter: bool,
    /// How large everything is, per cent.
    pub zoom: u16,
    /// How wide the text is set.
    pub text_width: TextWidth,
    /// How large the text is, per cent of its usual size.
    pub text_size: u16,
    /// How far apart its lines are.
    pub line_spacing: LineSpacing,
    /// The letters that it is set in.
    pub text_face: TextFace,
    /// The language that the last new post began with.
    pub last_language: Option<String>,
    /// Id of the post that was open last.
    pub last_post: Option<String>,
    /// Id of the edition that was written in last.
    pub last_edition: Option<String>,
    /// Ids of the commands that were chosen in the palette, the newest first.
    pub recent_commands: Vec<String>,
    /// After so many minutes in which nobody does anything a sealed library locks; 0 for never.
    pub lock_after: u16,
    /// Whether a sealed library locks when the screen does or the machine sleeps.
    pub lock_with_screen: bool,
    /// Whether locking takes what was copied here out of the clipboard.
    pub clear_clipboard: bool,
    /// Who writes notes here: a name or initials, empty where a person gives none, null until
    /// they were asked.
    pub writer: Option<String>,
}

impl AppSettings {
    /// Forgets which post was open.
    fn forget_places(&mut self) {
        self.last_post = None;
        self.last_edition = None;
    }
}

impl Default for AppSettings {
    fn default() -> AppSettings {
        AppSettings {
            theme: Theme::System,
            interface_language: InterfaceLanguage::System,
            posts_visible: true,
            facing: true,
            spelling: true,
            smart_typography: true,
            source_mode: false,
            focus: Focus::Off,
            typewriter: false,
            zoom: 100,
            text_width: TextWidth::Usual,
            text_size: 100,
            line_spacing: LineSpacing::Usual,
            text_face: TextFace::Serif,
            last_language: None,
            last_post: None,
            last_edition: None,
            recent_commands: Vec::new(),
            lock_after: 10,
            lock_with_screen: true,
            clear_clipboard: false,
            writer: None,
        }
    }
}

/// A library that was open before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Recent {
    pub path: PathBuf,
    /// Milliseconds since 1970.
    #[serde(rename = "openedAt")]
    pub opened_at: i64,
}

/// Where a library has its copies besides the application's own folder, and what is known of
/// that place while it is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct CopyMemory {
    /// The folder that the user has chosen.
    pub folder: Option<PathBuf>,
    /// Whether it lay on another disk than the library.
    pub is_outside: bool,
    /// When the newest copy in it was made, milliseconds since 1970.
    pub last: Option<i64>,
    /// When a copy was last made on another disk than the library's.
    pub last_outside: Option<i64>,
}

/// The file that all this is kept in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Machine {
    pub settings: AppSettings,
    pub recent: Vec<Recent>,
    /// The library to open at the next start.
    pub open: Option<PathBuf>,
    /// By the id of the library.
    pub copies: BTreeMap<String, CopyMemory>,
    /// What the copies in a folder may take together, bytes.
    pub copy_limit: Option<u64>,
    /// Whether the open library is sealed: what was open in it is remembered in memory only.
    #[serde(skip)]
    is_sealed: bool,
}

/// More than the file ever holds, bytes.
const LONGEST: u64 = 1024 * 1024;

/// Reads a file of the application's own; nothing where it is no plain file or is longer than it
/// can be, since then it is none.
pub(crate) fn read_small(path: &Path, longest: u64) -> Option<Vec<u8>> {
    // Before it is opened: whoever opens a pipe waits for who writes into it.
    if !path.metadata().ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    let mut start = std::fs::File::open(path).ok()?.take(longest + 1);
    start.read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= longest).then_some(bytes)
}

/// How many libraries are remembered.
const REMEMBERED: usize = 12;

impl Machine {
    /// Reads the file. One that is not there or not readable gives the defaults: nothing
    /// that a person wrote is in it.
    pub(crate) fn read(folder: &Path) -> Machine {
        read_small(&file(folder), LONGEST)
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Writes the file in the place of the old one.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Error> {
        let path = file(folder);
        std::fs::create_dir_all(folder).map_err(|e| Error::io(folder, e))?;
        let bytes = serde_json::to_vec_pretty(&self.told())?;
        let mut temporary =
            tempfile::NamedTempFile::new_in(folder).map_err(|e| Error::io(folder, e))?;
        temporary
            .write_all(&bytes)
            .map_err(|e| Error::io(&path, e))?;
        temporary
            .persist(&path)
            .map_err(|e| Error::io(&path, e.error))?;
        Ok(())
    }

    /// What may lie in clear on the disk.
    fn told(&self) -> Machine {
        let mut told = self.clone();
        if self.is_sealed {
            told.settings.forget_places();
        }
        told
    }

    /// Notes whether the library that is open now, if one is, is sealed. The library itself knows
    /// where somebody was in it.
    pub(crate) fn change_over(&mut self, is_sealed: bool) {
        if is_sealed || self.is_sealed {
            self.settings.forget_places();
        }
        self.is_sealed = is_sealed;
    }

    /// Notes that a library was opened.
    pub(crate) fn remember(&mut self, path: &Path, now: i64) {
        // JSON has no place for a path that is not UTF-8.
        if path.to_str().is_none() {
            return;
        }
        self.recent.retain(|recent| recent.path != path);
        self.recent.insert(
            0,
            Recent {
                path: path.to_path_buf(),
                opened_at: now,
            },
        );
        self.recent.truncate(REMEMBERED);
        self.open = Some(path.to_path_buf());
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("machine.json")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_file_of_ours_is_as_good_as_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path());
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        assert!(Machine::read(folder.path()).recent.is_empty());
        std::fs::remove_file(&path).unwrap();
        for bytes in ["[".repeat(500_000), " ".repeat(2_000_000) + "{}"] {
            std::fs::write(&path, bytes).unwrap();
            assert!(Machine::read(folder.path()).recent.is_empty());
        }
        let mut machine = Machine::default();
        machine.remember(Path::new("/a"), 1);
        machine.write(folder.path()).unwrap();
        assert_eq!(Machine::read(folder.path()).recent.len(), 1);
    }
}
