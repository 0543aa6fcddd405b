use library::{Op, alignment as alignments};
use serde::Deserialize;
use ts_rs::TS;

use super::Done;
use crate::context::Context;
use crate::failure::Failure;

/// Whether somebody has read a pair.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetRead {
    /// The pair's number.
    pub bead: i64,
    /// Their initials.
    pub reader: String,
    /// Whether they have.
    pub read: bool,
}

pub(crate) fn set_read(context: &Context, request: SetRead) -> Result<Done, Failure> {
    context.act(Op::MarkRead, |tx| {
        alignments::mark_read(tx, request.bead, &request.reader, request.read)
    })
}
