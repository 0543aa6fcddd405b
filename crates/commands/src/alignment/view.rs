use library::alignment::{Alignment, Bead, Span, Step};
use serde::Serialize;
use text::pairs::{Carry, CarryKind};
use ts_rs::TS;

use super::DeskSide;
use crate::history::Run;

/// The pairing of two editions at the revisions that it names.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Pairing")]
pub struct PairingView {
    /// The left edition's revision.
    pub left_revision: u64,
    /// The right edition's.
    pub right_revision: u64,
    /// Which edition leads where a pair does not say otherwise.
    pub lead: DeskSide,
    /// In the order of the edition that the other is translated from.
    pub beads: Vec<BeadView>,
}

/// One pair.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Bead")]
pub struct BeadView {
    /// Its number; it stays while the pair lives on.
    pub id: i64,
    /// Its place in the left body.
    pub left: Option<SpanView>,
    /// Its place in the right body.
    pub right: Option<SpanView>,
    /// How it stands.
    pub state: BeadState,
    /// Which side leads.
    pub lead: DeskSide,
    /// Whether a person has said that these belong together.
    pub confirmed: bool,
    /// When it was last in step, milliseconds since 1970, where that is known.
    pub since: Option<i64>,
    /// In a changed pair, what has become of the words of the side that leads since then: those
    /// not removed are what stands there now.
    pub diff: Option<Vec<Run>>,
    /// What can be carried over to the side that does not lead.
    pub carry: Vec<CarryView>,
    /// The initials of those who have read it as it is.
    pub readers: Vec<String>,
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

impl From<Span> for SpanView {
    fn from(span: Span) -> SpanView {
        SpanView {
            from: span.from,
            to: span.to,
        }
    }
}

/// How a pair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum BeadState {
    /// Both sides are there, and the one that leads says what it said.
    InStep,
    /// The side that leads says other words than when the pair was last in step.
    Changed,
    /// One side is not there.
    Missing,
    /// One side is not there, and a person says that it need not be.
    Alone,
}

/// A figure or a link that has changed on the side that leads, and not on the other.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Carry")]
pub struct CarryView {
    /// What it is.
    pub kind: CarryKindView,
    /// What the side that leads said.
    pub before: String,
    /// What it says now.
    pub after: String,
    /// Where the old one stands on the other side.
    pub at: SpanView,
    /// What is to stand there instead.
    pub insert: String,
}

/// What can be carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "CarryKind")]
pub enum CarryKindView {
    /// The target of a link or an image.
    Link,
    /// A figure.
    Figure,
}

/// Sentences of one pair that belong together.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SentencePair {
    /// Their place in the left body.
    pub left: Option<SpanView>,
    /// Their place in the right body.
    pub right: Option<SpanView>,
}

/// Puts what stands left first.
pub(crate) fn laid<T>(two: [T; 2], is_flipped: bool) -> (T, T) {
    let [source, target] = two;
    if is_flipped {
        (target, source)
    } else {
        (source, target)
    }
}

/// Shows an alignment; every bead in it has been written down.
pub(super) fn view(alignment: Alignment, is_flipped: bool) -> PairingView {
    let (left_revision, right_revision) = laid(alignment.revisions, is_flipped);
    PairingView {
        left_revision,
        right_revision,
        lead: DeskSide::of(alignment.lead, is_flipped),
        beads: alignment
            .beads
            .into_iter()
            .map(|one| bead(one, is_flipped))
            .collect(),
    }
}

fn bead(bead: Bead, is_flipped: bool) -> BeadView {
    let (left, right) = laid(bead.places, is_flipped);
    let is_changed = bead.step == Step::Changed;
    BeadView {
        id: bead.key.unwrap_or_default(),
        left: left.map(SpanView::from),
        right: right.map(SpanView::from),
        state: match bead.step {
            Step::InStep => BeadState::InStep,
            Step::Changed => BeadState::Changed,
            Step::Missing => BeadState::Missing,
            Step::Alone => BeadState::Alone,
        },
        lead: DeskSide::of(bead.lead, is_flipped),
        confirmed: bead.confirmed,
        since: bead.since,
        diff: is_changed.then(|| bead.changes.into_iter().map(Run::from).collect()),
        carry: bead.carries.into_iter().map(carry).collect(),
        readers: bead.readers,
    }
}

fn carry(carry: Carry) -> CarryView {
    CarryView {
        kind: match carry.kind {
            CarryKind::Link => CarryKindView::Link,
            CarryKind::Figure => CarryKindView::Figure,
        },
        before: carry.before,
        after: carry.after,
        at: Span::from(carry.at).into(),
        insert: carry.insert,
    }
}
