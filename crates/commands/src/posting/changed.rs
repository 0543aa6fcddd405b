use library::edition as editions;
use library::export as exports;
use library::posted::{self, ChangedParagraph, ChangedSince};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ClipView, PostedView, chosen};
use crate::context::Context;
use crate::edition::{FieldName, id};
use crate::failure::Failure;
use crate::history::Run;
use crate::profile;

/// An edition, and the profile that it is posted with.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct GetChanged {
    /// The edition.
    pub edition: String,
    /// Id of the profile; without it the usual one for pasting.
    pub profile: Option<String>,
}

/// What an edition says otherwise than when it was posted last.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangedSincePosted {
    /// The posting that it is held against; none where it never was.
    pub since: Option<PostedView>,
    /// Whether what it said then was forgotten for good.
    pub forgotten: bool,
    /// The paragraphs, in reading order.
    pub paragraphs: Vec<ChangedParagraphView>,
}

/// A paragraph that says something else.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "ChangedParagraph")]
pub struct ChangedParagraphView {
    /// The field that it is in.
    pub field: FieldName,
    /// What became of it: `changed`, `added` or `removed`.
    #[ts(type = "'changed' | 'added' | 'removed'")]
    pub kind: String,
    /// Its words, in reading order.
    pub runs: Vec<Run>,
    /// The paragraph as it is now; empty for one that was taken away.
    pub now: ClipView,
}

impl From<ChangedParagraph> for ChangedParagraphView {
    fn from(it: ChangedParagraph) -> ChangedParagraphView {
        ChangedParagraphView {
            field: it.field.into(),
            kind: it.kind.as_str().to_owned(),
            runs: it.runs.into_iter().map(Into::into).collect(),
            now: it.now.into(),
        }
    }
}

/// Gives the paragraphs that a person copies; nothing while words that must never leave are in
/// them.
pub(crate) fn changed(
    context: &Context,
    request: GetChanged,
) -> Result<ChangedSincePosted, Failure> {
    let edition = id(&request.edition)?;
    let profile = request.profile.as_deref().map(profile::id).transpose()?;
    context.read(|q| {
        let edition = editions::get(q, edition)?;
        let piece = exports::piece(q, edition.post, &chosen(q, profile)?, None)?;
        let since = posted::changed(q, &piece, &edition)?;
        if let Some(since) = &since {
            let kept = exports::KeptWords::read(q)?;
            exports::refuse_kept_words(kept.find_changed(&piece, &edition.language, since))?;
        }
        Ok(since.map_or_else(never, view))
    })
}

fn never() -> ChangedSincePosted {
    ChangedSincePosted {
        since: None,
        forgotten: false,
        paragraphs: Vec::new(),
    }
}

fn view(since: ChangedSince) -> ChangedSincePosted {
    ChangedSincePosted {
        since: Some(since.posted.into()),
        forgotten: since.is_forgotten,
        paragraphs: since.paragraphs.into_iter().map(Into::into).collect(),
    }
}
