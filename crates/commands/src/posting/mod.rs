//! Posting by hand: what to paste where, where it was posted, what changed since.

mod changed;
mod correct;
mod get;
mod images;
mod record;

use library::Query;
use library::export::{Clip, Profile, profile as profiles};
use library::posted::Posted;
use serde::Serialize;
use ts_rs::TS;

pub(crate) use changed::{ChangedSincePosted, GetChanged, changed};
pub(crate) use correct::{CorrectPost, CorrectionLine, DraftCorrection, correct, draft};
pub(crate) use get::{GetPosting, Posting, get};
pub(crate) use images::{SaveImages, SavedImages, images};
pub(crate) use record::{PostedId, RecordPosted, record, remove};

/// The profile that a post is posted with where none is named: pasted, it becomes blocks.
const USUAL: &str = "wordpress-blocks";

/// Words for the clipboard.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Clip")]
pub struct ClipView {
    /// As sanitized HTML.
    pub html: String,
    /// Without mark-up.
    pub text: String,
}

impl From<Clip> for ClipView {
    fn from(clip: Clip) -> ClipView {
        ClipView {
            html: clip.html,
            text: clip.text,
        }
    }
}

/// That an edition was posted.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Posted")]
pub struct PostedView {
    /// Its number.
    pub posted: i64,
    /// Where; may be empty.
    pub address: String,
    /// When, an ISO 8601 day.
    pub date: String,
}

impl From<Posted> for PostedView {
    fn from(posted: Posted) -> PostedView {
        PostedView {
            posted: posted.key,
            address: posted.address,
            date: posted.date,
        }
    }
}

fn chosen(q: &Query<'_>, given: Option<library::ProfileId>) -> library::Result<Profile> {
    match given {
        Some(id) => profiles::get(q, id),
        None => profiles::resolve(q, USUAL),
    }
}
