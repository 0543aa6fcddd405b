//! Which segments of two editions belong together.
//!
//! 1. [`features`] reads from each segment what survives translation: figures, names, addresses,
//!    word beginnings, and what a lexicon translates; rare ones count for more.
//! 2. Confirmed beads are set; what stands between them is aligned piece by piece.
//! 3. [`band`] lays a narrow band along the features that occur once on each side.
//! 4. [`beads`] finds the best chain of beads within the band, by length, kind and features.
//! 5. [`moved`] pairs what was left alone on both sides, though out of order.
//!
//! Time and memory grow with the number of segments, not with the product of both numbers.

mod band;
mod beads;
mod features;
mod lexicon;
mod moved;

use std::ops::Range;

use crate::{LanguageTag, segment::BlockKind};

pub use lexicon::Lexicon;

/// Holds one unit of one side.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// What kind of block it is, if it is a block and not a sentence.
    pub kind: Option<BlockKind>,
    /// Its words.
    pub text: &'a str,
}

/// Holds one edition, cut into segments.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The edition's language.
    pub language: &'a LanguageTag,
    /// Its segments, in reading order.
    pub segments: &'a [Segment<'a>],
}

/// Holds one n:m group; either range may be empty, and then says where the missing side would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// The segments of the source.
    pub source: Range<usize>,
    /// The segments of the target.
    pub target: Range<usize>,
    /// How sure the pairing is, from 0 to 1; 0 where a side is empty.
    pub score: f32,
}

/// Says what is known before two sides are compared.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Pairs that a person has confirmed; they never move.
    pub confirmed: &'a [Bead],
    /// Words known to be each other's translation.
    pub lexicon: Option<&'a Lexicon>,
}

/// Pairs two sides; every segment of either is in exactly one bead.
///
/// Beads come in source order; a moved group may stand out of target order. Confirmed beads that
/// reach beyond a side or overlap an earlier one are not heeded.
#[must_use]
pub fn align(source: &Side<'_>, target: &Side<'_>, options: &Options<'_>) -> Vec<Bead> {
    let (n, m) = (source.segments.len(), target.segments.len());
    let confirmed = valid(options.confirmed, n, m);
    let (chain, loose) = monotone(&confirmed);
    let pair = features::Pair::new(source, target, options.lexicon);
    let mut taken_source = vec![false; n];
    let mut taken_target = vec![false; m];
    for bead in &loose {
        taken_source[bead.source.clone()].fill(true);
        taken_target[bead.target.clone()].fill(true);
    }
    let mut beads = Vec::with_capacity(n.max(m));
    let (mut source_at, mut target_at) = (0, 0);
    let end = Bead {
        source: n..n,
        target: m..m,
        score: 1.0,
    };
    for bead in chain.iter().chain([&end]) {
        let free = |from: usize, to: usize, taken: &[bool]| -> Vec<usize> {
            (from..to).filter(|&at| !taken[at]).collect()
        };
        let piece = beads::Piece {
            source: free(source_at, bead.source.start, &taken_source),
            target: free(target_at, bead.target.start, &taken_target),
            ends: (bead.source.start, bead.target.start),
        };
        beads.extend(piece.align(&pair));
        if !bead.source.is_empty() || !bead.target.is_empty() {
            beads.push(bead.clone());
        }
        (source_at, target_at) = (bead.source.end, bead.target.end);
    }
    moved::pair_up(&mut beads, &pair, options.confirmed);
    beads.extend(loose);
    // A stable sort: what has no source keeps its place behind the bead before it.
    beads.sort_by_key(|bead| (bead.source.start, !bead.source.is_empty()));
    beads
}

/// Keeps the confirmed beads that can be kept, in source order.
fn valid(confirmed: &[Bead], n: usize, m: usize) -> Vec<Bead> {
    let (mut taken_source, mut taken_target) = (vec![false; n], vec![false; m]);
    let mut kept = Vec::new();
    for bead in confirmed {
        let (source, target) = (bead.source.clone(), bead.target.clone());
        let fits = source.start <= source.end
            && target.start <= target.end
            && source.end <= n
            && target.end <= m
            && !(source.is_empty() && target.is_empty())
            && !taken_source[source.clone()].contains(&true)
            && !taken_target[target.clone()].contains(&true);
        if fits {
            taken_source[source].fill(true);
            taken_target[target].fill(true);
            kept.push(bead.clone());
        }
    }
    kept.sort_by_key(|bead| (bead.source.start, bead.source.end, bead.target.start));
    kept
}

/// Parts beads in source order into those that are in target order too and the rest.
fn monotone(beads: &[Bead]) -> (Vec<Bead>, Vec<Bead>) {
    // Beads with an empty side cut nothing; their segments are only taken out.
    let both = |bead: &&Bead| !bead.source.is_empty() && !bead.target.is_empty();
    let rising: Vec<(usize, usize)> = beads
        .iter()
        .filter(both)
        .map(|bead| (bead.source.start, bead.target.start))
        .collect();
    let rising = crate::diff::longest_rising(&rising);
    beads.iter().cloned().partition(|bead| {
        both(&bead)
            && rising
                .binary_search(&(bead.source.start, bead.target.start))
                .is_ok()
    })
}

#[cfg(test)]
mod tests;
