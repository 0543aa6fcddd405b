//! The native menus.
//!
//! Every entry sends the id of a command to the window, which does the work; the palette uses the
//! same ids. **No entry owns a key, except Quit**: keys belong to the page, where the editor has
//! them, so that a key is never handled twice and never overtakes what was typed before it. Where
//! the toolkit allows it, an entry shows the key without owning it (see [`linux`]).

use std::sync::{Mutex, MutexGuard, PoisonError};

use commands::InterfaceLanguage;
use tauri::menu::{IsMenuItem, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter as _, Manager as _, WebviewWindow, Wry};

use crate::window;
use crate::words::{Words, language_of_the_system};

#[cfg(target_os = "linux")]
mod linux;

/// One line of a menu.
enum Entry {
    /// A command of the window, and the key that it has there, as the editor writes keys.
    Command(&'static str, Option<&'static str>),
    /// An editing command, which the system itself carries out on whatever has the focus.
    System(System),
    Group(&'static str, &'static [Entry]),
    Line,
}

#[derive(Clone, Copy)]
enum System {
    Cut,
    Copy,
    Paste,
    SelectAll,
    Quit,
}

use Entry::{Command, Group, Line};

/// The menus, from left to right. A word of the interface belongs to each: `menu.` and the id.
const MENUS: &[Entry] = &[
    Group(
        "file",
        &[
            Command("post.new", Some("Mod-n")),
            Command("post.next", Some("Mod-PageDown")),
            Command("post.previous", Some("Mod-PageUp")),
            Line,
            Command("edition.translate", Some("Mod-Shift-e")),
            Command("post.duplicate", None),
            Line,
            Command("library.import", Some("Mod-Alt-i")),
            Command("library.importFolder", None),
            Command("export.open", Some("Mod-e")),
            Command("export.listed", None),
            Command("export.words", None),
            Command("export.posting", Some("Mod-Alt-p")),
            Command("export.profiles", None),
            Command("edit.save", Some("Mod-s")),
            Command("post.trash", None),
            Line,
            Command("library.create", None),
            Command("library.open", Some("Mod-o")),
            Command("library.openExample", None),
            Line,
            Command("library.backup", None),
            Command("library.copies", None),
            Command("library.seal", None),
            Command("library.lock", Some("Mod-l")),
            Command("library.close", None),
            Line,
            Entry::System(System::Quit),
        ],
    ),
    Group(
        "edit",
        &[
            Command("edit.undo", Some("Mod-z")),
            Command("edit.redo", Some("Mod-Shift-z")),
            Line,
            Entry::System(System::Cut),
            Entry::System(System::Copy),
            Entry::System(System::Paste),
            Entry::System(System::SelectAll),
            Line,
            Command("edit.find", Some("Mod-f")),
            Command("edit.findNext", Some("F3")),
            Command("edit.findPrevious", Some("Shift-F3")),
            Command("edit.replace", Some("Mod-h")),
            Command("edit.goTo", Some("Mod-Shift-o")),
            Command("edit.pairs", Some("Mod-Shift-f")),
            Command("edit.spelling", Some("F7")),
            Command("edit.typography", None),
            Command("edit.counterpart", Some("F6")),
            Command("edit.lineUp", Some("Alt-Shift-ArrowUp")),
            Command("edit.lineDown", Some("Alt-Shift-ArrowDown")),
            Line,
            Command("note.create", Some("Mod-Shift-m")),
            Command("note.next", None),
            Line,
            Command("history.name", Some("Mod-Shift-s")),
        ],
    ),
    Group(
        "format",
        &[
            Command("edit.bold", Some("Mod-b")),
            Command("edit.italic", Some("Mod-i")),
            Command("edit.strikethrough", Some("Mod-Shift-x")),
            Command("edit.link", Some("Mod-k")),
            Command("edit.openLink", None),
            Line,
            Command("edit.heading1", Some("Mod-1")),
            Command("edit.heading2", Some("Mod-2")),
            Command("edit.heading3", Some("Mod-3")),
            Command("edit.heading0", Some("Mod-Alt-0")),
            Line,
            Command("edit.bullets", Some("Mod-Shift-8")),
            Command("edit.numbers", Some("Mod-Shift-7")),
            Command("edit.quote", Some("Mod-Shift-.")),
            Line,
            Command("edit.footnote", Some("Mod-Alt-f")),
            Command("edit.rule", Some("Mod-Shift--")),
            Command("edit.table", Some("Mod-Alt-t")),
            Line,
            Command("edit.image", None),
            Command("edit.describe", Some("Mod-Shift-k")),
            Line,
            Command("edit.star", Some("Mod-.")),
        ],
    ),
    Group(
        "view",
        &[
            Command("view.palette", Some("Mod-p")),
            Command("view.search", Some("Mod-Shift-p")),
            Line,
            Command("view.posts", Some("Mod-\\")),
            Command("view.facing", None),
            Command("view.exchange", None),
            Command("view.details", Some("Mod-Shift-i")),
            Command("view.outline", Some("Mod-Alt-o")),
            Command("view.history", Some("Mod-Shift-h")),
            Command("view.trash", None),
            Command("view.templates", None),
            Line,
            Command("view.source", Some("F9")),
            Command("view.focus", Some("Mod-Shift-l")),
            Command("view.focusSentence", None),
            Command("view.typewriter", Some("Mod-Shift-t")),
            Line,
            Group(
                "view.theme",
                &[
                    Command("view.theme.system", None),
                    Command("view.theme.light", None),
                    Command("view.theme.dark", None),
                ],
            ),
            Group(
                "view.language",
                &[
                    Command("view.language.en", None),
                    Command("view.language.es", None),
                ],
            ),
            Line,
            Command("view.zoomIn", Some("Mod-+")),
            Command("view.zoomOut", Some("Mod--")),
            Command("view.zoomReset", Some("Mod-0")),
            Command("view.fullScreen", Some("F11")),
            Line,
            Command("view.spelling", None),
            Command("view.settings", Some("Mod-,")),
        ],
    ),
    Group(
        "pair",
        &[
            Command("pair.inStep", Some("Mod-Enter")),
            Command("pair.next", Some("Alt-ArrowDown")),
            Command("pair.previous", Some("Alt-ArrowUp")),
            Line,
            Command("pair.typo", None),
            Command("pair.carry", Some("Mod-Shift-Enter")),
            Command("pair.allInStep", None),
            Command("pair.read", None),
            Line,
            Command("pair.link", None),
            Command("pair.join", Some("Mod-j")),
            Command("pair.separate", Some("Mod-Shift-j")),
            Command("pair.alone", None),
            Line,
            Command("pair.leadHere", None),
            Command("pair.lead", None),
            Line,
            Command("pair.nextFinding", Some("F8")),
            Command("pair.dismiss", Some("Mod-Shift-d")),
        ],
    ),
    Group(
        "help",
        &[
            Command("help.pages", Some("F1")),
            Command("help.shortcuts", Some("Mod-/")),
        ],
    ),
];

/// The language that the menus speak now.
struct Spoken(Mutex<InterfaceLanguage>);

impl Spoken {
    fn get(&self) -> MutexGuard<'_, InterfaceLanguage> {
        // A language is whole at any moment, so a panic elsewhere has not spoiled it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes the menus in the language of the system, until the page says which one it speaks.
pub fn at_start(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let language = language_of_the_system();
    app.manage(Spoken(Mutex::new(language)));
    build(app, Words::of(language))
}

/// The words of the language that the menus speak.
pub fn words(app: &AppHandle) -> &'static Words {
    let spoken = app.try_state::<Spoken>().map(|spoken| *spoken.get());
    Words::of(spoken.unwrap_or_else(language_of_the_system))
}

/// Makes the menus anew in another language.
pub fn speak(app: &AppHandle, language: InterfaceLanguage) {
    let Some(spoken) = app.try_state::<Spoken>() else {
        return;
    };
    if std::mem::replace(&mut *spoken.get(), language) == language {
        return;
    }
    let handle = app.clone();
    // Menus in the former language are better than none, so a failure leaves them as they are.
    let _ = app.run_on_main_thread(move || {
        let Some(window) = handle.get_webview_window(window::MAIN) else {
            return;
        };
        if let Ok(menu) = build(&handle, Words::of(language))
            && window.set_menu(menu).is_ok()
        {
            show_keys(&window);
        }
    });
}

/// Passes a chosen entry on to the window.
#[allow(
    clippy::needless_pass_by_value,
    reason = "Tauri hands the event over by value"
)]
pub fn chosen(app: &AppHandle, event: MenuEvent) {
    let command = event.id().as_ref();
    #[cfg(target_os = "linux")]
    if linux::edit(app, command) {
        return;
    }
    if command == "app.quit" {
        window::ask_to_leave(app);
        return;
    }
    tell(app, command);
}

fn tell(app: &AppHandle, command: &str) {
    // A window that is closing hears nothing any more, and misses nothing.
    let _ = app.emit_to(
        window::MAIN,
        "menu",
        serde_json::json!({ "command": command }),
    );
}

/// Has the key that locks be heard wherever the focus is.
pub fn lock_everywhere(window: &WebviewWindow) {
    #[cfg(target_os = "linux")]
    linux::lock_everywhere(window);
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

/// Shows the keys beside the entries, where the toolkit can do so without owning them.
pub fn show_keys(window: &WebviewWindow) {
    #[cfg(target_os = "linux")]
    linux::show_keys(window, MENUS);
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

fn build(app: &AppHandle, words: &Words) -> tauri::Result<Menu<Wry>> {
    let menu = Menu::new(app)?;
    for entry in MENUS {
        menu.append(item(app, words, entry)?.as_ref())?;
    }
    Ok(menu)
}

fn item(app: &AppHandle, words: &Words, entry: &Entry) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    let key = format!("menu.{}", entry.id());
    let word = words.get(&key);
    Ok(match entry {
        Line => Box::new(PredefinedMenuItem::separator(app)?),
        Command(id, _) => Box::new(MenuItem::with_id(app, *id, word, true, None::<&str>)?),
        Entry::System(what) => system_item(app, *what, word)?,
        Group(id, entries) => {
            let group = Submenu::with_id(app, *id, word, true)?;
            for entry in *entries {
                group.append(item(app, words, entry)?.as_ref())?;
            }
            Box::new(group)
        }
    })
}

/// An editing entry: our own where the system's are not to be relied on.
///
/// On Linux the system's entries press keys through X11, which does nothing under Wayland.
fn system_item(
    app: &AppHandle,
    what: System,
    word: &str,
) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    let ours = |key| MenuItem::with_id(app, what.id(), word, true, key);
    Ok(match what {
        // Not the system's own: that one would leave without asking the page for its last words.
        System::Quit => Box::new(ours(Some("CmdOrCtrl+Q"))?),
        _ if cfg!(target_os = "linux") => Box::new(ours(None)?),
        System::Cut => Box::new(PredefinedMenuItem::cut(app, Some(word))?),
        System::Copy => Box::new(PredefinedMenuItem::copy(app, Some(word))?),
        System::Paste => Box::new(PredefinedMenuItem::paste(app, Some(word))?),
        System::SelectAll => Box::new(PredefinedMenuItem::select_all(app, Some(word))?),
    })
}

impl Entry {
    fn id(&self) -> &'static str {
        match self {
            Self::Command(id, _) | Self::Group(id, _) => id,
            Self::System(what) => what.id(),
            Self::Line => "",
        }
    }

    #[cfg(target_os = "linux")]
    fn key(&self) -> Option<&'static str> {
        match self {
            Self::Command(_, key) => *key,
            Self::System(what) => what.key(),
            Self::Group(..) | Self::Line => None,
        }
    }
}

impl System {
    fn id(self) -> &'static str {
        match self {
            Self::Cut => "edit.cut",
            Self::Copy => "edit.copy",
            Self::Paste => "edit.paste",
            Self::SelectAll => "edit.selectAll",
            Self::Quit => "app.quit",
        }
    }

    #[cfg(target_os = "linux")]
    fn key(self) -> Option<&'static str> {
        match self {
            Self::Cut => Some("Mod-x"),
            Self::Copy => Some("Mod-c"),
            Self::Paste => Some("Mod-v"),
            Self::SelectAll => Some("Mod-a"),
            // The menu has this key for good, and shows it by itself.
            Self::Quit => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every(entries: &'static [Entry]) -> Vec<&'static Entry> {
        let inner = |entry: &'static Entry| match entry {
            Group(_, entries) => every(entries),
            _ => Vec::new(),
        };
        entries
            .iter()
            .flat_map(|entry| [vec![entry], inner(entry)].concat())
            .collect()
    }

    #[test]
    fn every_entry_has_a_word_in_every_language() {
        for language in [InterfaceLanguage::En, InterfaceLanguage::Es] {
            let forgotten: Vec<_> = every(MENUS)
                .into_iter()
                .map(Entry::id)
                .filter(|id| !id.is_empty() && !Words::of(language).has(&format!("menu.{id}")))
                .collect();
            assert!(
                forgotten.is_empty(),
                "{language:?} has no word for {forgotten:?}"
            );
        }
    }

    const LISTS: [&str; 4] = [
        include_str!("../../ui/src/views/commands.ts"),
        include_str!("../../ui/src/views/editorcommands.ts"),
        include_str!("../../ui/src/views/paircommands.ts"),
        include_str!("../../ui/src/views/windowcommands.ts"),
    ];

    /// What the page's own lists say about a command, from its id to the id of the next.
    fn in_the_page(id: &str) -> Option<&'static str> {
        let wanted = format!("id: '{id}',");
        let (_, said) = LISTS.iter().find_map(|list| list.split_once(&wanted))?;
        said.split("id: '").next()
    }

    #[test]
    fn every_command_of_the_page_has_its_place() {
        let ids = |list: &'static str| {
            let parts = list.split("    id: '").skip(1);
            parts.filter_map(|part| part.split('\'').next())
        };
        let shown: Vec<_> = every(MENUS).into_iter().map(Entry::id).collect();
        let missing: Vec<_> = LISTS
            .into_iter()
            .flat_map(ids)
            .filter(|id| !shown.contains(id))
            .collect();
        assert!(missing.is_empty(), "no menu has {missing:?}");
    }

    #[test]
    fn the_page_knows_every_command_and_listens_to_the_key_that_is_shown() {
        for entry in every(MENUS) {
            let Command(id, key) = entry else {
                continue;
            };
            let said = in_the_page(id);
            assert!(said.is_some(), "the page has no command {id}");
            let written = key.map(|key| format!("keys: '{}'", key.replace('\\', "\\\\")));
            let agrees = |said: &str| match &written {
                Some(written) => said.contains(written.as_str()),
                None => !said.contains("keys: "),
            };
            assert!(
                said.is_some_and(agrees),
                "{id} has another key in the page than {key:?}"
            );
        }
    }
}
