use library::{Op, alignment as alignments};
use serde::Deserialize;
use ts_rs::TS;

use super::{BeadId, Done};
use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;

/// Two paragraphs that belong together.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LinkPlaces {
    /// Id of the edition on the left.
    pub left: String,
    /// Id of the one on the right.
    pub right: String,
    /// A place in the left paragraph, UTF-16 units.
    pub left_at: u32,
    /// A place in the right one.
    pub right_at: u32,
}

pub(crate) fn link(context: &Context, request: LinkPlaces) -> Result<Done, Failure> {
    let left = (id(&request.left)?, request.left_at);
    let right = (id(&request.right)?, request.right_at);
    context.act(Op::ArrangeBeads, |tx| alignments::link(tx, left, right))
}

pub(crate) fn separate(context: &Context, request: BeadId) -> Result<Done, Failure> {
    context.act(Op::ArrangeBeads, |tx| {
        alignments::separate(tx, request.bead)
    })
}

pub(crate) fn join(context: &Context, request: BeadId) -> Result<Done, Failure> {
    context.act(Op::ArrangeBeads, |tx| alignments::join(tx, request.bead))
}

/// Whether a paragraph needs a counterpart.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct SetAlone {
    /// The number of its pair.
    pub bead: i64,
    /// Whether it needs none.
    pub alone: bool,
}

pub(crate) fn set_alone(context: &Context, request: SetAlone) -> Result<Done, Failure> {
    context.act(Op::ArrangeBeads, |tx| {
        alignments::set_alone(tx, request.bead, request.alone)
    })
}
