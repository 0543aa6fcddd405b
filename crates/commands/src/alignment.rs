//! Pairs.

use library::{Op, alignment as alignments};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;

/// Two editions of a post.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct GetAlignment {
    /// Id of the edition that is translated from.
    pub source: String,
    /// Id of the one that is translated to.
    pub target: String,
}

/// The pairing of two editions at the revisions that it names.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Alignment")]
pub struct AlignmentView {
    /// The source's revision.
    pub source_revision: u64,
    /// The target's revision.
    pub target_revision: u64,
    /// In the order of the source.
    pub beads: Vec<BeadView>,
}

/// One pair.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Bead")]
pub struct BeadView {
    /// Its number; it stays while the pair lives on.
    pub id: i64,
    /// Its place in the source's body.
    pub source: Option<SpanView>,
    /// Its place in the target's body.
    pub target: Option<SpanView>,
    /// How it stands.
    pub state: BeadState,
    /// Whether a person has marked it in step.
    pub confirmed: bool,
}

/// A span, UTF-16 units.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[ts(rename = "Span")]
pub struct SpanView {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

/// How a pair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum BeadState {
    /// Both sides are there and nothing has changed since.
    InStep,
    /// The source has changed since the pair was last in step.
    Changed,
    /// One side is not there.
    Missing,
}

pub(crate) fn get(context: &Context, request: GetAlignment) -> Result<AlignmentView, Failure> {
    let (source, target) = (id(&request.source)?, id(&request.target)?);
    if context.read(|q| alignments::is_stale(q, source, target))? {
        context.write(Op::Align, |tx| alignments::align(tx, source, target))?;
    }
    let alignment = context
        .read(|q| alignments::get(q, source, target))?
        .ok_or_else(|| Failure::no_such("alignment", &request.target))?;
    let span = |s: alignments::Span| SpanView {
        from: s.from,
        to: s.to,
    };
    let bead = |b: alignments::Bead| BeadView {
        id: b.key,
        source: b.source.map(span),
        target: b.target.map(span),
        state: match b.step {
            alignments::Step::InStep => BeadState::InStep,
            alignments::Step::Changed => BeadState::Changed,
            alignments::Step::Missing => BeadState::Missing,
        },
        confirmed: b.confirmed,
    };
    Ok(AlignmentView {
        source_revision: alignment.source_revision,
        target_revision: alignment.target_revision,
        beads: alignment.beads.into_iter().map(bead).collect(),
    })
}

/// A pair to mark in step.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct ConfirmBead {
    /// Its number.
    pub bead: i64,
}

pub(crate) fn confirm(context: &Context, request: ConfirmBead) -> Result<(), Failure> {
    context.write(Op::ConfirmBead, |tx| alignments::confirm(tx, request.bead))
}
