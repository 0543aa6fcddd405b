use library::Op;
use library::history::{self, PastRow};
use serde::Deserialize;
use ts_rs::TS;

use super::open::Revision;
use crate::context::Context;
use crate::edition::{FieldName, id};
use crate::failure::Failure;

pub(crate) fn restore(context: &Context, request: Revision) -> Result<(), Failure> {
    let id = id(&request.edition)?;
    context.write(Op::RestoreRevision, |tx| {
        history::restore(tx, id, request.revision)
    })
}

/// One paragraph of a comparison.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RestoreRow {
    /// Where the paragraph is taken from.
    pub before: Revision,
    /// Where it goes: an edition, at the revision that the two were compared at.
    pub after: Revision,
    /// The field.
    pub field: FieldName,
    /// The number of the row.
    pub row: usize,
}

pub(crate) fn restore_row(context: &Context, request: RestoreRow) -> Result<(), Failure> {
    let wanted = PastRow {
        before: (id(&request.before.edition)?, request.before.revision),
        after: (id(&request.after.edition)?, request.after.revision),
        field: request.field.into(),
        row: request.row,
    };
    context.write(Op::RestoreRevision, |tx| history::restore_row(tx, wanted))
}
