use library::edition::take_in as takes;
use serde::{Deserialize, Serialize};
use text::take_in::{Row, RowKind};
use ts_rs::TS;

use super::held;
use super::read::ToldOfNewer;
use crate::context::Context;
use crate::edition::{FieldName, id};
use crate::failure::Failure;
use crate::history::Run;

/// A newer version, and what it is compared with.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CompareNewer {
    /// The edition.
    pub edition: String,
    /// The number of the newer version.
    pub newer: u64,
    /// The revision that was sent out; what stands here where none is given.
    pub base: Option<u64>,
}

/// What a newer version does to an edition.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NewerComparison {
    /// The revision of the edition that it was compared at.
    pub revision: u64,
    /// The fields that the newer version has.
    pub fields: Vec<NewerField>,
    /// What could not be read, and what is passed over.
    pub told: Vec<ToldOfNewer>,
}

/// What a newer version does to a field.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NewerField {
    /// The field.
    pub field: FieldName,
    /// Its paragraphs.
    pub rows: Vec<NewerRow>,
}

/// What a newer version does to a paragraph.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum NewerRowKind {
    /// Nothing.
    Same,
    /// It says something else.
    Changed,
    /// It comes.
    Added,
    /// It goes.
    Removed,
    /// It stands elsewhere.
    Moved,
    /// Both sides changed it.
    Conflict,
}

/// A paragraph.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NewerRow {
    /// What becomes of it.
    pub kind: NewerRowKind,
    /// Its words, in reading order; of a contradiction, `removed` are those of mine alone and
    /// `added` those of the newer version alone.
    pub runs: Vec<Run>,
}

impl From<Row> for NewerRow {
    fn from(row: Row) -> NewerRow {
        NewerRow {
            kind: match row.kind {
                RowKind::Same => NewerRowKind::Same,
                RowKind::Changed => NewerRowKind::Changed,
                RowKind::Added => NewerRowKind::Added,
                RowKind::Removed => NewerRowKind::Removed,
                RowKind::Moved => NewerRowKind::Moved,
                RowKind::Conflict => NewerRowKind::Conflict,
            },
            runs: row.runs.into_iter().map(Run::from).collect(),
        }
    }
}

pub(crate) fn compare(
    context: &Context,
    request: CompareNewer,
) -> Result<NewerComparison, Failure> {
    let edition = id(&request.edition)?;
    let newer = held(context, request.newer)?;
    let planned = context.read(|q| takes::plan(q, edition, &newer, request.base, None))?;
    let told = planned.diagnostics.iter().map(ToldOfNewer::from).collect();
    let fields = planned.fields.into_iter().map(|field| NewerField {
        field: field.field.into(),
        rows: field.plan.rows.into_iter().map(NewerRow::from).collect(),
    });
    Ok(NewerComparison {
        revision: planned.revision,
        fields: fields.collect(),
        told,
    })
}
