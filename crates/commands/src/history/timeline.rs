use library::edition as editions;
use library::history::{self, Mark, Stretch, StretchKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::edition::{FieldName, id};
use crate::failure::Failure;

/// A page of an edition's time line.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(rename = "GetTimeline")]
pub struct GetTimeline {
    /// The edition.
    pub edition: String,
    /// Only what lies below this revision; the newest where none is given.
    pub before: Option<u64>,
    /// How many stretches at most.
    pub limit: usize,
}

/// The time line, the newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Timeline {
    /// Stretches of work.
    pub stretches: Vec<StretchView>,
    /// Whether there are older ones.
    pub more: bool,
    /// The edition's newest revision.
    pub revision: u64,
}

/// What a stretch is made of.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "StretchKind")]
pub enum StretchKindView {
    /// Written.
    Write,
    /// Taken in from a file.
    Import,
    /// An earlier state brought back.
    Restore,
    /// Two lines of changes joined.
    Merge,
}

/// A run of changes that belong together.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Stretch")]
pub struct StretchView {
    /// Its first revision.
    pub first: u64,
    /// Its last revision.
    pub last: u64,
    /// When it began, milliseconds since 1970.
    pub from: i64,
    /// When it ended.
    pub to: i64,
    /// What it is made of.
    pub kind: StretchKindView,
    /// The name of whoever made it, where it is known and not the only one.
    pub author: Option<String>,
    /// The fields that changed.
    pub fields: Vec<FieldName>,
    /// UTF-16 units that came.
    pub inserted: u64,
    /// UTF-16 units that went.
    pub deleted: u64,
    /// Whether its words were forgotten for good.
    pub forgotten: bool,
    /// Named moments and exports, the newest first.
    pub marks: Vec<MarkView>,
}

/// What a mark says.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum MarkKind {
    /// A named moment.
    Checkpoint,
    /// An export.
    Export,
}

/// Something that is known about one revision.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Mark")]
pub struct MarkView {
    /// What it says.
    pub kind: MarkKind,
    /// The revision.
    pub revision: u64,
    /// When, milliseconds since 1970.
    pub at: i64,
    /// The checkpoint's name, or the export's format.
    pub name: String,
    /// The checkpoint's id.
    pub id: Option<String>,
}

impl From<Mark> for MarkView {
    fn from(mark: Mark) -> MarkView {
        match mark {
            Mark::Checkpoint(checkpoint) => MarkView {
                kind: MarkKind::Checkpoint,
                revision: checkpoint.revision,
                at: checkpoint.at,
                name: checkpoint.name,
                id: Some(checkpoint.id.to_string()),
            },
            Mark::Export {
                revision,
                at,
                format,
            } => MarkView {
                kind: MarkKind::Export,
                revision,
                at,
                name: format,
                id: None,
            },
        }
    }
}

pub(crate) fn timeline(context: &Context, request: GetTimeline) -> Result<Timeline, Failure> {
    let id = id(&request.edition)?;
    context.read(|q| {
        let edition = editions::get(q, id)?;
        let (stretches, more) = history::timeline(q, &edition, request.before, request.limit)?;
        let names = history::author_names(q)?;
        let named = |stretch: Stretch| StretchView {
            author: names.of(stretch.author),
            ..StretchView::from(stretch)
        };
        Ok(Timeline {
            stretches: stretches.into_iter().map(named).collect(),
            more,
            revision: edition.revision,
        })
    })
}

impl From<Stretch> for StretchView {
    fn from(stretch: Stretch) -> StretchView {
        StretchView {
            first: stretch.first,
            last: stretch.last,
            from: stretch.from,
            to: stretch.to,
            kind: match stretch.kind {
                StretchKind::Write => StretchKindView::Write,
                StretchKind::Import => StretchKindView::Import,
                StretchKind::Restore => StretchKindView::Restore,
                StretchKind::Merge => StretchKindView::Merge,
            },
            author: None,
            fields: stretch.fields.into_iter().map(FieldName::from).collect(),
            inserted: stretch.inserted,
            deleted: stretch.deleted,
            forgotten: stretch.is_forgotten,
            marks: stretch.marks.into_iter().map(MarkView::from).collect(),
        }
    }
}
