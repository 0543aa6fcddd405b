//! The application itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Context, lock};
use crate::failure::Failure;
use crate::library_file::{self, LibraryInfo};
pub use crate::machine::AppSettings;
use crate::machine::{Focus, InterfaceLanguage, LineSpacing, TextFace, TextWidth, Theme};
use crate::seal::{self, LockedLibrary};

/// A request that says nothing.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct Nothing {}

/// What the window needs to know when it starts.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// The open library.
    pub library: Option<LibraryInfo>,
    /// Libraries that were open before, the newest first.
    pub recent: Vec<RecentLibrary>,
    /// Settings of this machine.
    pub settings: AppSettings,
    /// The version of the application.
    pub version: String,
    /// The library that waits to be unlocked; nothing else is answered until then.
    pub locked: Option<LockedLibrary>,
    /// Why the last library could not be opened at start.
    pub trouble: Option<Failure>,
}

/// A library that was open before.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecentLibrary {
    /// Its file's name without the ending.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// When it was last opened, milliseconds since 1970.
    pub opened_at: i64,
    /// Whether the file is there now.
    pub present: bool,
}

pub(crate) fn state(context: &Context, _: Nothing) -> Result<AppState, Failure> {
    let library = match context.library() {
        Ok(library) => Some(library_file::info(&library)?),
        Err(_) => None,
    };
    let machine = lock(&context.machine).clone();
    let recent = machine
        .recent
        .iter()
        .map(|recent| RecentLibrary {
            name: library_file::name(&recent.path),
            path: recent.path.display().to_string(),
            opened_at: recent.opened_at,
            present: recent.path.exists(),
        })
        .collect();
    Ok(AppState {
        library,
        recent,
        settings: machine.settings,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        locked: seal::locked(context),
        trouble: lock(&context.trouble).clone(),
    })
}

/// Some of the settings of this machine; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct Configure {
    /// Day or night.
    pub theme: Option<Theme>,
    /// The language of the interface.
    pub interface_language: Option<InterfaceLanguage>,
    /// Whether the list of posts is shown.
    pub posts_visible: Option<bool>,
    /// Whether a translation is shown facing its source.
    pub facing: Option<bool>,
    /// Whether misspelt words are marked.
    pub spelling: Option<bool>,
    /// Whether quotes, dashes and dots are set while somebody types.
    pub smart_typography: Option<bool>,
    /// Whether texts are shown as they are written.
    pub source_mode: Option<bool>,
    /// What stays in full ink while somebody writes.
    pub focus: Option<Focus>,
    /// Whether the line that is written stays at one height.
    pub typewriter: Option<bool>,
    /// How large everything is, per cent.
    pub zoom: Option<u16>,
    /// How wide the text is set.
    pub text_width: Option<TextWidth>,
    /// How large the text is, per cent of its usual size.
    pub text_size: Option<u16>,
    /// How far apart its lines are.
    pub line_spacing: Option<LineSpacing>,
    /// The letters that it is set in.
    pub text_face: Option<TextFace>,
    /// The language that the last new post began with.
    pub last_language: Option<String>,
    /// Id of the post that was open last.
    pub last_post: Option<String>,
    /// Id of the edition that was written in last.
    pub last_edition: Option<String>,
    /// Ids of the commands that were chosen in the palette, the newest first.
    pub recent_commands: Option<Vec<String>>,
    /// After so many minutes a sealed library locks; 0 for never.
    pub lock_after: Option<u16>,
    /// Whether it locks when the screen does or the machine sleeps.
    pub lock_with_screen: Option<bool>,
    /// Whether locking takes what was copied out of the clipboard.
    pub clear_clipboard: Option<bool>,
    /// Who writes notes here; may be empty.
    pub writer: Option<String>,
}

/// So many commands are remembered.
const RECENT_COMMANDS: usize = 8;

pub(crate) fn configure(context: &Context, request: Configure) -> Result<AppSettings, Failure> {
    let mut machine = lock(&context.machine);
    let settings = &mut machine.settings;
    settings.theme = request.theme.unwrap_or(settings.theme);
    settings.interface_language = request
        .interface_language
        .unwrap_or(settings.interface_language);
    settings.posts_visible = request.posts_visible.unwrap_or(settings.posts_visible);
    settings.facing = request.facing.unwrap_or(settings.facing);
    settings.spelling = request.spelling.unwrap_or(settings.spelling);
    settings.smart_typography = request
        .smart_typography
        .unwrap_or(settings.smart_typography);
    settings.source_mode = request.source_mode.unwrap_or(settings.source_mode);
    settings.focus = request.focus.unwrap_or(settings.focus);
    settings.typewriter = request.typewriter.unwrap_or(settings.typewriter);
    settings.zoom = request.zoom.unwrap_or(settings.zoom).clamp(50, 300);
    settings.text_width = request.text_width.unwrap_or(settings.text_width);
    settings.text_size = request
        .text_size
        .unwrap_or(settings.text_size)
        .clamp(75, 200);
    settings.line_spacing = request.line_spacing.unwrap_or(settings.line_spacing);
    settings.text_face = request.text_face.unwrap_or(settings.text_face);
    settings.last_language = request.last_language.or(settings.last_language.take());
    settings.last_post = request.last_post.or(settings.last_post.take());
    settings.last_edition = request.last_edition.or(settings.last_edition.take());
    if let Some(mut recent) = request.recent_commands {
        recent.truncate(RECENT_COMMANDS);
        settings.recent_commands = recent;
    }
    settings.lock_after = request.lock_after.unwrap_or(settings.lock_after);
    settings.lock_with_screen = request
        .lock_with_screen
        .unwrap_or(settings.lock_with_screen);
    settings.clear_clipboard = request.clear_clipboard.unwrap_or(settings.clear_clipboard);
    settings.writer = request.writer.or(settings.writer.take());
    machine.write(&context.folders.config)?;
    Ok(machine.settings.clone())
}

pub(crate) fn ready(context: &Context, _: Nothing) -> Result<(), Failure> {
    context.host.painted();
    Ok(())
}

pub(crate) fn toggle_full_screen(context: &Context, _: Nothing) -> Result<(), Failure> {
    context.host.toggle_full_screen();
    Ok(())
}

pub(crate) fn quit(context: &Context, _: Nothing) -> Result<(), Failure> {
    context.close();
    context.host.quit();
    Ok(())
}

pub(crate) fn stay(context: &Context, _: Nothing) -> Result<(), Failure> {
    context.host.stay();
    Ok(())
}

/// The language that the native menus are to be in.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct SetMenu {
    /// Never `system` here: the window has decided.
    pub language: InterfaceLanguage,
}

pub(crate) fn set_menu(context: &Context, request: SetMenu) -> Result<(), Failure> {
    context.host.set_menu_language(request.language);
    Ok(())
}
