//! The copies of the open library: where they are, made on demand, made a library again.

mod keeper;

use std::path::{Path, PathBuf};

use library::{Library, backup};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::{Context, now};
use crate::failure::{Code, Failure};
use crate::host::Folder;
use crate::library_file::{self, LibraryInfo};
pub(crate) use keeper::Keeper;
use keeper::Place;

/// Where the copies of the open library are, and how they are.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopiesState {
    /// In the application's own folder.
    pub automatic: CopyFolder,
    /// In the folder that the user has chosen for this library.
    pub chosen: Option<CopyFolder>,
    /// When the last copy was made on another disk than the library's, milliseconds since 1970.
    pub last_outside: Option<i64>,
    /// What the copies in a folder may take together, bytes.
    pub limit: u64,
}

/// A folder of copies.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CopyFolder {
    /// Its path.
    pub path: String,
    /// Whether it is there now; a stick may not be.
    pub present: bool,
    /// Whether it lies on another disk than the library.
    pub outside: bool,
    /// When the newest copy in it was made; also of one that is not there, as far as is known.
    pub last: Option<i64>,
    /// What is in the way of copies there.
    pub problem: Option<Failure>,
    /// Those of this library, the newest first.
    pub copies: Vec<CopyInfo>,
}

/// A copy.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CopyInfo {
    /// Its path.
    pub path: String,
    /// When it was made, milliseconds since 1970.
    pub at: i64,
    /// Its size.
    pub bytes: u64,
    /// How many posts it holds outside the trash.
    pub posts: usize,
}

impl From<backup::Copy> for CopyInfo {
    fn from(copy: backup::Copy) -> CopyInfo {
        CopyInfo {
            path: copy.path.display().to_string(),
            at: copy.at,
            bytes: copy.bytes,
            posts: copy.posts,
        }
    }
}

pub(crate) fn state(context: &Context, _: Nothing) -> Result<CopiesState, Failure> {
    // A library that has vanished is asked for its copies all the same.
    let (path, id) = (context.library_path()?, context.library_id()?);
    Ok(context.keeper.state(&path, id))
}

pub(crate) fn make(context: &Context, nothing: Nothing) -> Result<CopiesState, Failure> {
    let library = context.library()?;
    for place in Place::BOTH {
        context.keeper.make(library.path(), place, now())?;
    }
    state(context, nothing)
}

pub(crate) fn choose(context: &Context, nothing: Nothing) -> Result<Option<CopiesState>, Failure> {
    let library = context.library()?;
    let Some(folder) = context.host.choose_folder(Folder::Copies) else {
        return Ok(None);
    };
    let id = context.library_id()?;
    context.keeper.choose(library.path(), id, folder)?;
    context.keeper.make(library.path(), Place::Chosen, now())?;
    state(context, nothing).map(Some)
}

pub(crate) fn leave(context: &Context, nothing: Nothing) -> Result<CopiesState, Failure> {
    context.keeper.leave(context.library_id()?)?;
    state(context, nothing)
}

/// Which copy is to be a library again.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RestoreCopy {
    /// Its path.
    pub path: String,
}

pub(crate) fn restore(context: &Context, request: RestoreCopy) -> Result<LibraryInfo, Failure> {
    let beside = restorable_beside(context)?;
    let restored = backup::restore(Path::new(&request.path), &beside)?;
    library_file::show(context, Library::open(&restored)?)
}

/// The library's own path, or where documents are when its disk is gone.
fn restorable_beside(context: &Context) -> Result<PathBuf, Failure> {
    let path = context.library_path()?;
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if !folder.is_dir() => Ok(context.folders.documents.join(name)),
        _ => Ok(path),
    }
}

pub(crate) fn forget(context: &Context, nothing: Nothing) -> Result<CopiesState, Failure> {
    let library = context.library()?;
    context.keeper.forget(&library, context.library_id()?)?;
    state(context, nothing)
}

/// How much room copies may take.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct SetLimit {
    /// In each folder; the newest two stay also above it.
    pub bytes: u64,
}

pub(crate) fn set_limit(context: &Context, request: SetLimit) -> Result<CopiesState, Failure> {
    context.keeper.set_limit(request.bytes)?;
    state(context, Nothing {})
}

/// A file of which it is not known what it holds, and which was therefore kept.
fn left(left: &backup::Left) -> Failure {
    let path = left.path.display().to_string();
    Failure::new(
        Code::Damaged,
        format!("{path} may be a copy and cannot be read or removed; it was kept"),
        serde_json::json!({ "path": path }),
    )
}
