//! The library as a file: made, opened, closed, copied; and its settings.

use std::path::{Path, PathBuf};

use library::leaving::LeftAt;
use library::seal::Cost;
use library::{Library, Op, backup, leaving, setting, undo};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::{Context, now};
use crate::edition::{self, FieldName};
use crate::failure::Failure;
use crate::post;
use crate::seal::{self, Lock, Secret};
use crate::typography::SpanishQuotes;

/// What the window shows of the open library.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LibraryInfo {
    /// Its id.
    pub id: String,
    /// Its file's name without the ending.
    pub name: String,
    /// Where it is.
    pub path: String,
    /// Whether it is sealed.
    pub sealed: bool,
    /// Whether a typed line break stays one in the post.
    pub line_breaks: bool,
    /// Whether an export makes quotes, dashes and dots those of the language.
    pub typographic_quotes: bool,
    /// Which quotation marks Spanish has.
    pub spanish_quotes: SpanishQuotes,
    /// Whether the past of a published post is forgotten but for its named moments.
    pub keep_only_checkpoints: bool,
    /// How many posts it has outside the trash.
    pub posts: usize,
    /// Where somebody was who left it last.
    pub left_at: Option<LeftPlace>,
}

/// Where somebody is who leaves a library. Positions are UTF-16 units.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LeftPlace {
    /// Id of the post that lay open.
    pub post: String,
    /// Id of the edition that was written in.
    pub edition: String,
    /// Its revision: the places hold for this text only.
    pub revision: u64,
    /// The field that was written in.
    pub field: FieldName,
    /// Where the selection began.
    pub anchor: u32,
    /// Where the caret was.
    pub head: u32,
    /// The first character of the body that was in sight.
    pub top: u32,
}

impl From<LeftAt> for LeftPlace {
    fn from(at: LeftAt) -> LeftPlace {
        LeftPlace {
            post: at.post.to_string(),
            edition: at.edition.to_string(),
            revision: at.revision,
            field: at.field.into(),
            anchor: at.anchor,
            head: at.head,
            top: at.top,
        }
    }
}

pub(crate) fn info(library: &Library) -> Result<LibraryInfo, Failure> {
    let (settings, posts, left_at) = library.read(|q| {
        Ok((
            setting::settings(q)?,
            library::post::count(q)?,
            leaving::left_at(q)?,
        ))
    })?;
    Ok(LibraryInfo {
        id: settings.id.to_string(),
        name: name(library.path()),
        path: library.path().display().to_string(),
        sealed: library.key_id().is_some(),
        line_breaks: settings.line_breaks,
        typographic_quotes: settings.typographic_quotes,
        spanish_quotes: settings.typography.spanish.into(),
        keep_only_checkpoints: settings.keep_only_checkpoints,
        posts,
        left_at: left_at.map(Into::into),
    })
}

/// A library's name as a person says it.
pub(crate) fn name(path: &Path) -> String {
    path.file_stem()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// The ending of a library's file.
const ENDING: &str = "octavilla";

/// Where a new library is to be.
#[derive(Debug, Deserialize, TS)]
pub struct NewLibrary {
    /// Its path; without one the user is asked. Folders that are not there are made.
    pub path: Option<String>,
    /// What is to open it; without one it is not sealed.
    #[ts(optional)]
    pub passphrase: Option<Secret>,
}

pub(crate) fn create(
    context: &Context,
    request: NewLibrary,
) -> Result<Option<LibraryInfo>, Failure> {
    let chosen = match request.path {
        Some(path) => Some(path.into()),
        None => context.host.choose_new_library("Posts.octavilla"),
    };
    let Some(path) = chosen.map(with_ending) else {
        return Ok(None);
    };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|e| library::Error::io(folder, e))?;
    }
    context.between(|| {
        let made = match request.passphrase {
            None => Library::create(&path)?,
            Some(typed) => Library::create_sealed(&path, &typed.passphrase()?, Cost::USUAL)?,
        };
        show(context, made).map(Some)
    })
}

fn with_ending(mut path: PathBuf) -> PathBuf {
    if path.extension().is_none() {
        path.set_extension(ENDING);
    }
    path
}

/// What a new library is to be called.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ProposePlace {
    /// Its name, as a person says it.
    pub name: String,
    /// The folder that it is to be in; without one the user's documents.
    pub folder: Option<String>,
}

/// A place for a new library.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LibraryPlace {
    /// The path of its file.
    pub path: String,
    /// The folder of the file.
    pub folder: String,
    /// Its name, as a person says it.
    pub name: String,
}

impl LibraryPlace {
    fn of(path: &Path) -> LibraryPlace {
        LibraryPlace {
            path: path.display().to_string(),
            folder: path.parent().unwrap_or(path).display().to_string(),
            name: name(path),
        }
    }
}

/// How many names are tried, "Posts", "Posts 2" and so on, before the last one is proposed anyway.
const TRIED: usize = 99;

/// Proposes a place at which no file is yet.
pub(crate) fn propose(context: &Context, request: ProposePlace) -> Result<LibraryPlace, Failure> {
    let folder = request
        .folder
        .map_or_else(|| context.folders.documents.clone(), PathBuf::from);
    // What separates folders in a path separates words in a name.
    let asked = request.name.replace(['/', '\\', '\0'], " ");
    let numbered = |number: usize| match number {
        1 => asked.trim().to_owned(),
        _ => format!("{} {number}", asked.trim()),
    };
    let at = |number| folder.join(format!("{}.{ENDING}", numbered(number)));
    let free = (1..TRIED).map(at).find(|path| !path.exists());
    Ok(LibraryPlace::of(&free.unwrap_or_else(|| at(TRIED))))
}

/// Lets the user choose a place for a new library.
pub(crate) fn choose_place(
    context: &Context,
    request: ProposePlace,
) -> Result<Option<LibraryPlace>, Failure> {
    let suggested = format!("{}.{ENDING}", request.name);
    let chosen = context.host.choose_new_library(&suggested);
    Ok(chosen.map(|path| LibraryPlace::of(&with_ending(path))))
}

/// Which library to open.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Open {
    /// Its path; without one the user is asked.
    pub path: Option<String>,
}

pub(crate) fn open(context: &Context, request: Open) -> Result<Option<LibraryInfo>, Failure> {
    let chosen = match request.path {
        Some(path) => Some(path.into()),
        None => context.host.choose_library(),
    };
    let Some(path) = chosen else { return Ok(None) };
    if context.is_open(&path) {
        return Ok(Some(info(&*context.library()?)?));
    }
    show(context, Library::open(&path)?).map(Some)
}

pub(crate) fn open_example(context: &Context, _: Nothing) -> Result<LibraryInfo, Failure> {
    let folder = &context.folders.documents;
    std::fs::create_dir_all(folder).map_err(|e| library::Error::io(folder, e))?;
    let path = folder.join("Example.octavilla");
    if context.is_open(&path) {
        return info(&*context.library()?);
    }
    show(context, library::example::create_or_open(&path)?)
}

pub(crate) fn show(context: &Context, library: Library) -> Result<LibraryInfo, Failure> {
    let shown = info(&library)?;
    context.switch(Some(library))?;
    Ok(shown)
}

/// Closes the open library, or leaves the one that waits to be unlocked. What held the text of a
/// sealed one ends, as when it is locked.
pub(crate) fn close(context: &Context, request: Lock) -> Result<(), Failure> {
    let was_sealed = matches!(context.library_key(), Ok(Some(_)));
    context.switch(None)?;
    if was_sealed {
        seal::end(context, None, &request);
    }
    Ok(())
}

/// Some of a library's settings; what is absent stays.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "ConfigureLibrary", optional_fields)]
pub struct Configure {
    /// Whether a typed line break stays one.
    pub line_breaks: Option<bool>,
    /// Whether an export makes typographic glyphs.
    pub typographic_quotes: Option<bool>,
    /// Which quotation marks Spanish has.
    pub spanish_quotes: Option<SpanishQuotes>,
    /// Whether the past of published posts is forgotten but for its named moments.
    pub keep_only_checkpoints: Option<bool>,
}

pub(crate) fn configure(context: &Context, request: Configure) -> Result<LibraryInfo, Failure> {
    context.write(Op::Configure, |tx| {
        if let Some(on) = request.line_breaks {
            setting::set_line_breaks(tx, on)?;
        }
        if let Some(on) = request.typographic_quotes {
            setting::set_typographic_quotes(tx, on)?;
        }
        if let Some(quotes) = request.spanish_quotes {
            setting::set_spanish_quotes(tx, quotes.into())?;
        }
        if let Some(on) = request.keep_only_checkpoints {
            setting::set_keep_only_checkpoints(tx, on)?;
        }
        Ok(())
    })?;
    info(&*context.library()?)
}

/// Notes where somebody is who leaves the library; the window hears of no change.
pub(crate) fn leave_at(context: &Context, request: LeftPlace) -> Result<(), Failure> {
    let at = LeftAt {
        post: post::id(&request.post)?,
        edition: edition::id(&request.edition)?,
        revision: request.revision,
        field: request.field.into(),
        anchor: request.anchor,
        head: request.head,
        top: request.top,
    };
    context.write(Op::Leave, |tx| leaving::leave(tx, &at))
}

/// What to take back.
#[derive(Clone, Copy, Debug, Default, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Undo {
    /// One step, by the number that doing it gave; the newest where none is named.
    pub step: Option<u64>,
}

/// What was taken back.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Undone {
    /// Name of the operation, for instance `post.trash`.
    pub label: String,
}

pub(crate) fn undo(context: &Context, request: Undo) -> Result<Option<Undone>, Failure> {
    let library = context.library()?;
    let undone = match request.step {
        Some(step) => undo::undo_step(&library, step)?,
        None => undo::undo(&library)?,
    };
    let Some((op, changes)) = undone else {
        return Ok(None);
    };
    context.tell(changes);
    Ok(Some(Undone {
        label: op.name().to_owned(),
    }))
}

/// Where the copy is.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackedUp {
    /// Its path.
    pub path: String,
}

pub(crate) fn backup(context: &Context, _: Nothing) -> Result<Option<BackedUp>, Failure> {
    let library = context.library()?;
    let suggested = format!("{} backup.{ENDING}", name(library.path()));
    let Some(path) = context.host.choose_backup(&suggested) else {
        return Ok(None);
    };
    backup::backup(&library, &path)?;
    let id = context.library_id()?;
    context
        .keeper
        .made_elsewhere(library.path(), id, &path, now());
    Ok(Some(BackedUp {
        path: path.display().to_string(),
    }))
}
