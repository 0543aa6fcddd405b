//! Which segments of two editions belong together.
//!
//! 1. [`words`] reads each side as words: figures, addresses, marks, and words without their
//!    endings ([`stem`]).
//! 2. [`ties`] says which words may translate each other: what is spelt or sounds alike, common words
//!    ([`seed`]), what a [`Lexicon`] knows. [`pair`] weighs what two segments share by how rare it is.
//! 3. Confirmed beads are set; what stands between them is aligned piece by piece.
//! 4. [`band`] lays a band along what occurs once on each side, and [`beads`] finds the best chain of
//!    beads within it, by length, kind and words ([`grid`], [`costs`]): the first look.
//! 5. [`learn`] learns from this first chain how words and lengths are translated in this very text.
//! 6. [`beads`] looks again, closely, in a narrow band around the first chain.
//! 7. [`moved`] pairs what was left alone on both sides, though out of order.
//!
//! Time and memory grow with the number of segments, not with the product of both numbers.

mod band;
mod beads;
mod costs;
mod grid;
mod learn;
mod lexicon;
mod moved;
mod pair;
mod seed;
mod stem;
mod ties;
mod words;

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
    let (chain_of_confirmed, loose) = monotone(&confirmed);
    let mut pair = pair::Pair::new(source, target, options.lexicon);
    let pieces = cut(&chain_of_confirmed, &loose, n, m);
    let mut chains: Vec<beads::Chain> = pieces
        .iter()
        .map(|piece| piece.chain(&pair, None))
        .collect();
    let mut examples: Vec<learn::Example> = Vec::new();
    for (piece, chain) in pieces.iter().zip(&chains) {
        examples.extend(piece.beads(chain).iter().filter_map(learn::Example::of));
    }
    examples.extend(confirmed.iter().filter_map(learn::Example::of));
    pair.learn(&examples);
    for (piece, chain) in pieces.iter().zip(&mut chains) {
        *chain = piece.chain(&pair, Some(chain));
    }
    let mut beads = Vec::with_capacity(n.max(m));
    for (at, (piece, chain)) in pieces.iter().zip(&chains).enumerate() {
        beads.extend(piece.beads(chain));
        beads.extend(chain_of_confirmed.get(at).cloned());
    }
    moved::pair_up(&mut beads, &pair, options.confirmed);
    beads.extend(loose);
    // A stable sort: what has no source keeps its place behind the bead before it.
    beads.sort_by_key(|bead| (bead.source.start, !bead.source.is_empty()));
    beads
}

/// Weighs whether beads pair a text with its translation at all, rather than two texts that have
/// nothing to do with each other: what words that are met again speak for it, and what others, whose
/// translation is known and that are not met, speak against it. Both are logarithms, of 1:1 beads.
pub(crate) fn weigh(source: &Side<'_>, target: &Side<'_>, beads: &[Bead]) -> (f32, f32) {
    let pair = pair::Pair::new(source, target, None);
    let (mut met, mut unmet) = (0.0, 0.0);
    for bead in beads {
        if bead.source.len() == 1 && bead.target.len() == 1 {
            let (gain, cost) = pair.compare(bead.source.start, bead.target.start);
            met += gain;
            unmet -= cost;
        }
    }
    (met, unmet)
}

/// Cuts both sides at the confirmed beads that are in order, and takes the others' segments out.
fn cut(chain: &[Bead], loose: &[Bead], n: usize, m: usize) -> Vec<beads::Piece> {
    let (mut taken_source, mut taken_target) = (vec![false; n], vec![false; m]);
    for bead in loose {
        taken_source[bead.source.clone()].fill(true);
        taken_target[bead.target.clone()].fill(true);
    }
    let free = |range: Range<usize>, taken: &[bool]| -> Vec<usize> {
        range.filter(|&at| !taken[at]).collect()
    };
    let (mut source_at, mut target_at) = (0, 0);
    let mut pieces = Vec::with_capacity(chain.len() + 1);
    let starts = chain
        .iter()
        .map(|bead| (bead.source.start, bead.target.start));
    for (at, ends) in starts.chain([(n, m)]).enumerate() {
        pieces.push(beads::Piece {
            source: free(source_at..ends.0, &taken_source),
            target: free(target_at..ends.1, &taken_target),
            ends,
        });
        if let Some(bead) = chain.get(at) {
            (source_at, target_at) = (bead.source.end, bead.target.end);
        }
    }
    pieces
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
mod gold;
#[cfg(test)]
mod tests;
