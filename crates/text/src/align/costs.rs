//! What a bead costs: its shape, the lengths, and the kinds of its segments.

use crate::segment::BlockKind;

/// What lengths and words weigh against the shapes; both say less than they would if what they are
/// made of came independently.
const LENGTH: f32 = 0.8;
pub(super) const WORDS: f32 = 0.4;

/// No difference in length costs more than this: a pair with much in common may still differ.
const LONGEST: f32 = 12.0;

/// How unlikely it is that texts of these lengths translate each other.
pub(super) fn length_cost(source: f32, target: f32, (ratio, variance): (f32, f32)) -> f32 {
    let mean = (source + target / ratio) / 2.0;
    let off = target - source * ratio;
    LENGTH * (off * off / (2.0 * variance * mean.max(1.0))).min(LONGEST)
}

/// How unlikely it is that a block of one kind is translated by one of the other.
pub(super) fn kind_cost(source: Option<BlockKind>, target: Option<BlockKind>) -> f32 {
    use BlockKind::{Footnote, Heading, ListItem, Paragraph, Quote, Slogan, TableRow};
    let (Some(source), Some(target)) = (source, target) else {
        return 0.0;
    };
    match (source, target) {
        _ if source == target => 0.0,
        (Heading(_), Heading(_)) => 1.0,
        (Paragraph, Slogan) | (Slogan, Paragraph) => 0.5,
        (Paragraph, ListItem | Quote) | (ListItem | Quote, Paragraph) => 1.5,
        (ListItem | Quote, Slogan) | (Slogan, ListItem | Quote) => 1.5,
        (Paragraph, Heading(_)) | (Heading(_), Paragraph) => 4.0,
        (TableRow | Footnote, _) | (_, TableRow | Footnote) => 6.0,
        _ => 8.0,
    }
}

/// How unlikely it is that blocks of these kinds are taken together.
pub(super) fn joining_cost(mut kinds: impl Iterator<Item = Option<BlockKind>>) -> f32 {
    let Some(Some(first)) = kinds.next() else {
        return 0.0;
    };
    let mut joined = false;
    for kind in kinds.flatten() {
        if kind != first {
            return 5.0;
        }
        joined = true;
    }
    let running = matches!(
        first,
        BlockKind::Paragraph | BlockKind::Quote | BlockKind::Slogan
    );
    if !joined || running { 0.0 } else { 2.0 }
}

/// Turns a cost into a score between 0 and 1.
pub(super) fn sureness(a: usize, b: usize, cost: f32) -> f32 {
    if a == 0 || b == 0 {
        0.0
    } else {
        1.0 / (1.0 + ((cost - 2.0) / 2.0).exp())
    }
}
