//! One stretch between pairs that stay, and how it is aligned.

use std::ops::Range;

use super::Scene;
use super::own::Holding;
use crate::align::{self, Bead, Options};

/// With so few new blocks, only so many around them are looked at.
const LITTLE: usize = 8;
const FAR: usize = 100;

/// How many pairs that stay are shown to the alignment on each side of what it aligns.
const CONTEXT: usize = 4;

/// What stands between two pairs that stay, and some of those around it.
pub(super) struct Piece {
    pub(super) inner: [Range<usize>; 2],
    outer: [Range<usize>; 2],
}

impl Piece {
    pub(super) fn between(
        held: &[Holding],
        fixed: &[usize],
        gap: usize,
        scene: &Scene<'_>,
    ) -> Piece {
        let start =
            |side: usize, at: Option<usize>| at.map_or(0, |at| held[fixed[at]].blocks[side].start);
        let end = |side: usize, at: Option<usize>| {
            let count = scene.cuts[side].len();
            at.map_or(count, |at| held[fixed[at]].blocks[side].end)
        };
        let last = gap + CONTEXT - 1;
        Piece {
            inner: [0, 1].map(|side| {
                let from = gap
                    .checked_sub(1)
                    .map_or(0, |at| held[fixed[at]].blocks[side].end);
                let to = fixed
                    .get(gap)
                    .map_or(scene.cuts[side].len(), |&at| held[at].blocks[side].start);
                from..to.max(from)
            }),
            outer: [0, 1].map(|side| {
                let from = start(side, gap.checked_sub(CONTEXT));
                from..end(side, (last < fixed.len()).then_some(last)).max(from)
            }),
        }
    }

    /// Leaves out what is far from the little that is new, as in a translation that has just been
    /// begun: a key must not have a whole book aligned.
    pub(super) fn narrow(&mut self, is_live: &[Vec<bool>; 2]) {
        let live = |side: usize| {
            let inner = self.inner[side].clone();
            inner.filter(move |&block| is_live[side][block])
        };
        if live(0).count() + live(1).count() > LITTLE {
            return;
        }
        let spans = [0, 1].map(|side| live(side).next().zip(live(side).next_back()));
        for (side, span) in spans.into_iter().enumerate() {
            let inner = self.inner[side].clone();
            if inner.len() <= FAR {
                continue;
            }
            let (start, end) = match span {
                Some((first, last)) => (first.saturating_sub(FAR / 2), last + FAR / 2),
                None => (inner.start, inner.start + FAR),
            };
            let narrowed = start.max(inner.start)..end.min(inner.end);
            if narrowed.start > inner.start {
                self.outer[side].start = narrowed.start;
            }
            if narrowed.end < inner.end {
                self.outer[side].end = narrowed.end;
            }
            self.inner[side] = narrowed;
        }
    }

    /// The beads of what is free in it, by blocks of the whole texts.
    pub(super) fn align(
        &self,
        held: &[Holding],
        is_free: &[Vec<bool>; 2],
        scene: &Scene<'_>,
    ) -> Vec<[Range<usize>; 2]> {
        let [from, across] = [self.outer[0].start, self.outer[1].start];
        let mut confirmed: Vec<Bead> = Vec::new();
        for holding in held {
            let inside = [0, 1].map(|side| {
                let blocks = &holding.blocks[side];
                let is_inside = !blocks.is_empty()
                    && self.outer[side].start <= blocks.start
                    && blocks.end <= self.outer[side].end;
                let may_move = is_free[side][blocks.clone()].contains(&true);
                (is_inside && !may_move).then(|| {
                    blocks.start - self.outer[side].start..blocks.end - self.outer[side].start
                })
            });
            let bead = match inside {
                [Some(source), Some(target)] => (source, target),
                [Some(source), None] => (source, 0..0),
                [None, Some(target)] => (0..0, target),
                [None, None] => continue,
            };
            confirmed.push(Bead {
                source: bead.0,
                target: bead.1,
                score: 1.0,
            });
        }
        // What is free beyond the piece is aligned with its own.
        for side in 0..2 {
            let outer = self.outer[side].clone();
            let beyond = |block: &usize| is_free[side][*block] && !self.inner[side].contains(block);
            for at in outer
                .filter(beyond)
                .map(|block| block - self.outer[side].start)
            {
                let mut blocks = [0..0, 0..0];
                blocks[side] = at..at + 1;
                let [source, target] = blocks;
                confirmed.push(Bead {
                    source,
                    target,
                    score: 1.0,
                });
            }
        }
        let segments = [0, 1].map(|side| scene.cuts[side].segments(self.outer[side].clone()));
        let side = |side: usize| align::Side {
            language: scene.languages[side],
            segments: &segments[side],
        };
        let options = Options {
            confirmed: &confirmed,
            lexicon: scene.lexicon,
        };
        let beads = align::align(&side(0), &side(1), &options);
        let whole = |range: &Range<usize>, offset: usize| {
            if range.is_empty() {
                0..0
            } else {
                range.start + offset..range.end + offset
            }
        };
        beads
            .iter()
            .map(|bead| [whole(&bead.source, from), whole(&bead.target, across)])
            .filter(|blocks| {
                (0..2).all(|side| {
                    let inner = &self.inner[side];
                    blocks[side]
                        .clone()
                        .all(|block| is_free[side][block] && inner.contains(&block))
                })
            })
            .collect()
    }
}
