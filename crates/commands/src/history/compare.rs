use library::Query;
use library::edition::{self as editions, Edition};
use library::history::{self, Moment};
use serde::{Deserialize, Serialize};
use text::compare::RowKind;
use text::diff::WordChange;
use ts_rs::TS;

use super::open::MomentInfo;
use crate::context::Context;
use crate::edition::{FieldName, id};
use crate::failure::Failure;

/// A moment of an edition.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Place {
    /// The edition.
    pub edition: String,
    /// The revision; now where none is given.
    pub revision: Option<u64>,
}

impl Place {
    fn find(&self, q: &Query<'_>, id: library::EditionId) -> library::Result<(Edition, u64)> {
        let edition = editions::get(q, id)?;
        let revision = self.revision.unwrap_or(edition.revision);
        Ok((edition, revision))
    }
}

fn moment((edition, revision): &(Edition, u64)) -> Moment<'_> {
    Moment {
        edition,
        revision: *revision,
    }
}

/// Two moments.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CompareMoments {
    /// The earlier one, or the one to measure from.
    pub before: Place,
    /// The later one.
    pub after: Place,
}

/// What became of an edition between two moments.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Comparison")]
pub struct ComparisonView {
    /// The first moment.
    pub before: MomentInfo,
    /// The second.
    pub after: MomentInfo,
    /// The fields that say something in either.
    pub fields: Vec<FieldComparisonView>,
    /// Words that came.
    pub came: usize,
    /// Words that went.
    pub went: usize,
}

/// What became of one field.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "FieldComparison")]
pub struct FieldComparisonView {
    /// The field.
    pub field: FieldName,
    /// Its paragraphs.
    pub rows: Vec<RowView>,
}

/// What became of a paragraph.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "RowKind")]
pub enum RowKindView {
    /// Nothing.
    Same,
    /// It says something else.
    Changed,
    /// It came.
    Added,
    /// It went.
    Removed,
}

impl From<RowKind> for RowKindView {
    fn from(kind: RowKind) -> RowKindView {
        match kind {
            RowKind::Same => RowKindView::Same,
            RowKind::Changed => RowKindView::Changed,
            RowKind::Added => RowKindView::Added,
            RowKind::Removed => RowKindView::Removed,
        }
    }
}

/// A paragraph of a comparison.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Row")]
pub struct RowView {
    /// What became of it.
    pub kind: RowKindView,
    /// Its words, in reading order.
    pub runs: Vec<Run>,
}

/// What became of words.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum RunKind {
    /// They stayed.
    Same,
    /// They came.
    Added,
    /// They went.
    Removed,
}

/// Words that share their fate.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Run {
    /// What became of them.
    pub kind: RunKind,
    /// The words.
    pub text: String,
}

impl From<WordChange> for Run {
    fn from(change: WordChange) -> Run {
        let (kind, text) = match change {
            WordChange::Same(text) => (RunKind::Same, text),
            WordChange::Added(text) => (RunKind::Added, text),
            WordChange::Removed(text) => (RunKind::Removed, text),
        };
        Run { kind, text }
    }
}

pub(crate) fn compare(
    context: &Context,
    request: CompareMoments,
) -> Result<ComparisonView, Failure> {
    let (from, to) = (id(&request.before.edition)?, id(&request.after.edition)?);
    context.read(|q| {
        let before = request.before.find(q, from)?;
        let after = request.after.find(q, to)?;
        let (before, after) = (moment(&before), moment(&after));
        let fields = history::compare(q, before, after)?;
        Ok(ComparisonView {
            before: MomentInfo::of(q, before)?,
            after: MomentInfo::of(q, after)?,
            came: fields.iter().map(|f| f.comparison.came).sum(),
            went: fields.iter().map(|f| f.comparison.went).sum(),
            fields: fields.into_iter().map(FieldComparisonView::from).collect(),
        })
    })
}

impl From<history::FieldComparison> for FieldComparisonView {
    fn from(compared: history::FieldComparison) -> FieldComparisonView {
        let rows = compared.comparison.rows.into_iter();
        FieldComparisonView {
            field: compared.field.into(),
            rows: rows.map(RowView::from).collect(),
        }
    }
}

impl From<text::compare::Row> for RowView {
    fn from(row: text::compare::Row) -> RowView {
        RowView {
            kind: row.kind.into(),
            runs: row.runs.into_iter().map(Run::from).collect(),
        }
    }
}
