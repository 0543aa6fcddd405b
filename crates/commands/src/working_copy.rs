//! Copies of a post for people who work in a word processor.

use std::io::ErrorKind;

use library::export::{Plan, PlannedFile};
use library::working_copy::{self as copies, WorkingCopy};
use library::{Error, PostId};
use serde::{Deserialize, Serialize};
use text::LanguageTag;
use ts_rs::TS;

use crate::context::Context;
use crate::failure::Failure;
use crate::post;

/// Which texts of a post go into a working copy.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(rename = "WorkingCopyOf")]
pub struct Of {
    /// Id of the post.
    pub post: String,
    /// The language of its edition; with another it is the left column.
    pub language: String,
    /// The language of the right column, if there are to be two.
    #[serde(default)]
    pub with: Option<String>,
}

/// A working copy that is to be saved.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveWorkingCopy {
    /// What goes into it.
    #[serde(flatten)]
    pub of: Of,
    /// The name of a file that is suggested.
    pub name: String,
}

/// Which state of an edition went out: what comes back is compared with it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct WentOut {
    /// The language.
    pub language: String,
    /// The revision.
    pub revision: u64,
}

/// Where a working copy was written.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavedWorkingCopy {
    /// The file.
    pub path: String,
    /// What is in it.
    pub went_out: Vec<WentOut>,
}

/// A working copy for the clipboard.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopiedWorkingCopy {
    /// As HTML: a table of two columns, or a text.
    pub html: String,
    /// The same without formatting: a row a line, its columns parted by a tab; or a text.
    pub text: String,
    /// What is in it.
    pub went_out: Vec<WentOut>,
}

/// Asks where, and writes a .docx; nothing where the person has thought better of it.
pub(crate) fn save(
    context: &Context,
    request: SaveWorkingCopy,
) -> Result<Option<SavedWorkingCopy>, Failure> {
    let copy = gathered(context, &request.of)?;
    let Some(path) = context.host.choose_new_document(&request.name) else {
        return Ok(None);
    };
    // The system's dialog gives the path of a file.
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(Error::io(&path, ErrorKind::InvalidInput.into()).into());
    };
    let plan = Plan {
        files: vec![PlannedFile {
            name: name.to_string_lossy().into_owned(),
            bytes: copies::docx(&copy)?,
            image: None,
        }],
        ..Plan::default()
    };
    library::export::write(&plan, folder)?;
    Ok(Some(SavedWorkingCopy {
        path: path.display().to_string(),
        went_out: went_out(&copy),
    }))
}

/// Gives a working copy for the clipboard.
pub(crate) fn copy(context: &Context, request: Of) -> Result<CopiedWorkingCopy, Failure> {
    let copy = gathered(context, &request)?;
    Ok(CopiedWorkingCopy {
        html: copies::html(&copy),
        text: copies::plain(&copy),
        went_out: went_out(&copy),
    })
}

fn gathered(context: &Context, of: &Of) -> Result<WorkingCopy, Failure> {
    let post: PostId = post::id(&of.post)?;
    let tag = |tag: &str| LanguageTag::parse(tag).map_err(Error::from);
    let language = tag(&of.language)?;
    let with = of.with.as_deref().map(tag).transpose()?;
    let library = context.library()?;
    let copy = library.read(|q| copies::gather(q, post, &language, with.as_ref()))?;
    Ok(copy)
}

fn went_out(copy: &WorkingCopy) -> Vec<WentOut> {
    let sides = copy.sides.iter();
    sides
        .map(|side| WentOut {
            language: side.language.to_string(),
            revision: side.revision,
        })
        .collect()
}
