//! Finished posts: what they will be, and writing them.

use library::export::{self as exports, Format, Piece, Plan};
use library::{Library, Op};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::Context;
use crate::failure::Failure;
use crate::host::Folder;
use crate::post;

/// A kind of file.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormatInfo {
    /// Its stable name.
    pub id: String,
    /// The ending of its files.
    pub extension: String,
    /// What one file of it holds: `language`, `post` or `batch`.
    pub scope: String,
}

pub(crate) fn formats(_: &Context, _: Nothing) -> Result<Vec<FormatInfo>, Failure> {
    let info = |format: Format| FormatInfo {
        id: format.id().to_owned(),
        extension: format.extension().to_owned(),
        scope: format.scope().as_str().to_owned(),
    };
    Ok(Format::ALL.into_iter().map(info).collect())
}

/// A post, as what, in which languages.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ExportPost {
    /// The post.
    pub post: String,
    /// Name of the format.
    pub format: String,
    /// One language; without it all current editions.
    pub language: Option<String>,
}

/// What an export would be.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Preview {
    /// A complete HTML document for the sandboxed frame.
    pub document: String,
    /// What would be copied.
    pub content: String,
    /// The files that would be written.
    pub files: Vec<FileInfo>,
    /// What a person should know.
    pub warnings: Vec<String>,
    /// Notes that hold the post.
    pub holds: Vec<HoldView>,
}

/// A note that holds a post: it was not to go out before the note is resolved.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Hold")]
pub struct HoldView {
    /// Id of the note.
    pub note: String,
    /// The language of the text that it lies on.
    pub language: String,
    /// The words that it was put on; may be empty.
    pub words: String,
}

/// A file that would be written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FileInfo {
    /// Its path below the folder of the export.
    pub name: String,
    /// Its size.
    pub bytes: usize,
}

fn planned(library: &Library, request: &ExportPost) -> Result<(Piece, Format, Plan), Failure> {
    let id = post::id(&request.post)?;
    let format = Format::parse(&request.format)?;
    let language = request
        .language
        .as_deref()
        .map(post::language)
        .transpose()?;
    let piece = library.read(|q| {
        let profile = exports::profile::of_format(q, format)?;
        exports::piece(q, id, &profile, language.as_ref())
    })?;
    let plan = exports::plan(std::slice::from_ref(&piece), format)?;
    Ok((piece, format, plan))
}

pub(crate) fn preview(context: &Context, request: ExportPost) -> Result<Preview, Failure> {
    let (piece, format, plan) = planned(&*context.library()?, &request)?;
    let shown = exports::preview(&piece, format, &plan);
    let file = |f: &exports::PlannedFile| FileInfo {
        name: f.name.clone(),
        bytes: f.bytes.len(),
    };
    Ok(Preview {
        document: shown.document,
        content: shown.content,
        files: plan.files.iter().map(file).collect(),
        warnings: plan.warnings,
        holds: plan.holds.into_iter().map(hold).collect(),
    })
}

fn hold(hold: exports::Hold) -> HoldView {
    HoldView {
        note: hold.note.to_string(),
        language: hold.language.to_string(),
        words: hold.words,
    }
}

/// What was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Saved {
    /// The folder.
    pub folder: String,
    /// The files in it.
    pub files: Vec<String>,
    /// What a person should know.
    pub warnings: Vec<String>,
}

pub(crate) fn save(context: &Context, request: ExportPost) -> Result<Option<Saved>, Failure> {
    // Another one may be open by the time a folder is chosen.
    let library = context.library()?;
    let (piece, format, plan) = planned(&library, &request)?;
    let Some(folder) = context.host.choose_folder(Folder::Export) else {
        return Ok(None);
    };
    let written = exports::write(&plan, &folder)?;
    let ((), changes) =
        library.write(Op::RecordExport, |tx| exports::record(tx, &piece, format))?;
    context.tell(changes);
    Ok(Some(Saved {
        folder: folder.display().to_string(),
        files: written
            .iter()
            .map(|path| path.display().to_string())
            .collect(),
        warnings: plan.warnings,
    }))
}
