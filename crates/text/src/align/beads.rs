//! The best chain of beads.

use std::ops::Range;

use super::{
    Bead,
    band::band,
    features::{Pair, Unit},
};
use crate::segment::BlockKind;

/// A stretch of both sides between confirmed beads.
pub(super) struct Piece {
    /// The source segments that are free, in order.
    pub(super) source: Vec<usize>,
    /// The target segments that are free, in order.
    pub(super) target: Vec<usize>,
    /// Where the piece ends on both sides: there stand the empty sides of what comes last.
    pub(super) ends: (usize, usize),
}

/// The shapes of beads and what each costs: the negative logarithm of how often translators make
/// them (Gale and Church 1993, and for three to one a guess).
const SHAPES: [(usize, usize, f32); 8] = [
    (1, 1, 0.1),
    (1, 0, 4.6),
    (0, 1, 4.6),
    (2, 1, 3.1),
    (1, 2, 3.1),
    (2, 2, 5.5),
    (3, 1, 5.5),
    (1, 3, 5.5),
];

/// What it costs to leave a source segment behind the last of the target without counterpart: a
/// translation that is being written ends somewhere, and what comes after it is simply missing.
const NOT_YET: f32 = 0.3;

/// A paragraph that is too short for its source may still be growing; it costs no more than this,
/// which is less than to leave both without counterpart.
const GROWING_COST: f32 = 5.0;

/// The same for the last paragraph of the target, where a translator writes.
const LAST_GROWING_COST: f32 = 2.5;

/// What a shared feature is worth against the other costs.
const SHARING: f32 = 0.6;

/// What it costs to take a segment into a bead of several if it shares nothing.
const IDLE: f32 = 1.8;

/// What it costs to pair segments that find all their features elsewhere.
const STRANGE: f32 = 4.0;

/// Variance of the length of a translation, by character (Gale and Church 1993).
const VARIANCE: f32 = 6.8;

/// No difference in length costs more than this: a pair with much in common may still differ.
const LONGEST_COST: f32 = 12.0;

impl Piece {
    /// Aligns the piece; ranges are those of the whole sides.
    pub(super) fn align(&self, pair: &Pair) -> Vec<Bead> {
        let steps = self.chain(pair);
        let mut beads = Vec::with_capacity(steps.len());
        let (mut left, mut right) = (0, 0);
        for (shape, score) in steps {
            let (n, m, _) = SHAPES[shape];
            let source = range(&self.source, left, n, self.ends.0);
            let target = range(&self.target, right, m, self.ends.1);
            beads.push(Bead {
                source,
                target,
                score,
            });
            (left, right) = (left + n, right + m);
        }
        beads
    }

    /// Finds the cheapest chain of shapes, and how sure each bead is.
    fn chain(&self, pair: &Pair) -> Vec<(usize, f32)> {
        let (n, m) = (self.source.len(), self.target.len());
        let rows = band(&self.source, &self.target, pair);
        // For each cell, the shape that leads there best and its score; costs of four rows only.
        let mut best: Vec<Vec<(u8, f32)>> = Vec::with_capacity(n + 1);
        let mut costs: Vec<Vec<f32>> = Vec::with_capacity(n + 1);
        let mut shared: Vec<Vec<f32>> = Vec::with_capacity(n);
        for (i, row) in rows.iter().enumerate() {
            if i > 0 {
                shared.push(self.shared(pair, i - 1, row));
            }
            let mut row_costs = vec![f32::INFINITY; row.len()];
            let mut row_best = vec![(0, 0.0); row.len()];
            for j in row.clone() {
                if i == 0 && j == 0 {
                    row_costs[0] = 0.0;
                    continue;
                }
                for (shape, &(a, b, prior)) in SHAPES.iter().enumerate() {
                    if a > i || b > j {
                        continue;
                    }
                    let before = if a == 0 {
                        j.checked_sub(row.start + b).map(|at| row_costs[at])
                    } else {
                        (j - b)
                            .checked_sub(rows[i - a].start)
                            .and_then(|at| costs[i - a].get(at).copied())
                    };
                    let Some(before) = before.filter(|cost| cost.is_finite()) else {
                        continue;
                    };
                    let Some(cost) = self.cost(pair, &shared, &rows, (i, j), (a, b)) else {
                        continue;
                    };
                    let prior = if (a, b) == (1, 0) && j == m && self.is_last(pair) {
                        NOT_YET
                    } else {
                        prior
                    };
                    let total = before + prior + cost;
                    let cell = j - row.start;
                    if total < row_costs[cell] {
                        row_costs[cell] = total;
                        row_best[cell] = (shape as u8, sureness(a, b, cost));
                    }
                }
            }
            costs.push(row_costs);
            best.push(row_best);
            if i >= 4 {
                costs[i - 4] = Vec::new();
                shared[i - 4] = Vec::new();
            }
        }
        back(&best, &rows, n, m)
    }

    /// Whether both sides end with this piece.
    fn is_last(&self, pair: &Pair) -> bool {
        self.ends == (pair.source.len(), pair.target.len())
    }

    /// Says what source segment `at` shares with the target segments that row and its neighbours
    /// look at.
    fn shared(&self, pair: &Pair, at: usize, row: &Range<usize>) -> Vec<f32> {
        let reach = row.start.saturating_sub(3)..row.end.min(self.target.len());
        let Some((&first, &last)) = self
            .target
            .get(reach.start)
            .zip(reach.end.checked_sub(1).and_then(|at| self.target.get(at)))
        else {
            return Vec::new();
        };
        let mut all = vec![0.0; last + 1 - first];
        pair.shared(self.source[at], first, &mut all);
        self.target[reach]
            .iter()
            .map(|&right| all[right - first])
            .collect()
    }

    /// What it costs to make one bead of the `a` source and `b` target segments before a cell.
    fn cost(
        &self,
        pair: &Pair,
        shared: &[Vec<f32>],
        rows: &[Range<usize>],
        (i, j): (usize, usize),
        (a, b): (usize, usize),
    ) -> Option<f32> {
        if a == 0 || b == 0 {
            return Some(0.0);
        }
        let (left, right) = (&self.source[i - a..i], &self.target[j - b..j]);
        // A confirmed bead stands in between: what is on its two sides is not one passage.
        if left[a - 1] - left[0] >= a || right[b - 1] - right[0] >= b {
            return None;
        }
        let mut gain = 0.0;
        let (mut idle, mut straight) = (false, 0.0);
        for k in i - a..i {
            let from = rows[k + 1].start.saturating_sub(3);
            let cell = |at: usize| {
                at.checked_sub(from)
                    .and_then(|at| shared[k].get(at))
                    .copied()
            };
            straight += cell(j - b + (k - (i - a))).unwrap_or(0.0);
            let own: f32 = (j - b..j).map(|at| cell(at).unwrap_or(0.0)).sum();
            idle |= own == 0.0;
            gain += own;
        }
        let lengths =
            |units: &[usize], of: &[Unit]| -> f32 { units.iter().map(|&at| of[at].length).sum() };
        let (source, target) = (lengths(left, &pair.source), lengths(right, &pair.target));
        let mut kinds = 0.0_f32;
        for &left in left {
            for &right in right {
                kinds = kinds.max(kind_cost(pair.source[left].kind, pair.target[right].kind));
            }
        }
        if a + b > 2 {
            kinds += joining_cost(left.iter().map(|&at| pair.source[at].kind));
            kinds += joining_cost(right.iter().map(|&at| pair.target[at].kind));
        }
        if a > 1 && idle && gain > 0.0 {
            kinds += IDLE;
        }
        let is_block = pair.source[left[0]].kind.is_some();
        if a == b {
            // What only crosses over is no passage but something that was moved. Two paragraphs
            // that have a figure in common are two pairs all the same.
            let crossing = if is_block { 1.0 } else { 2.0 };
            gain = gain.min(crossing * straight);
        }
        let weights =
            |units: &[usize], of: &[Unit]| -> f32 { units.iter().map(|&at| of[at].weight).sum() };
        let could = weights(left, &pair.source).min(weights(right, &pair.target));
        let length = match length_cost(source, target, pair.ratio) {
            cost if is_block && (a, b) == (1, 1) && target < source * pair.ratio => {
                let is_last = j == self.target.len() && self.is_last(pair);
                cost.min(if is_last {
                    LAST_GROWING_COST
                } else {
                    GROWING_COST
                })
            }
            cost => cost,
        };
        Some(length + kinds + strangeness(gain, could) - SHARING * gain)
    }
}

/// Walks back from the end to the beginning.
fn back(best: &[Vec<(u8, f32)>], rows: &[Range<usize>], n: usize, m: usize) -> Vec<(usize, f32)> {
    let (mut i, mut j) = (n, m);
    let mut steps = Vec::with_capacity(n.max(m));
    while i > 0 || j > 0 {
        let (shape, score) = best[i][j - rows[i].start];
        let (a, b, _) = SHAPES[usize::from(shape)];
        if a > i || b > j {
            break;
        }
        steps.push((usize::from(shape), score));
        (i, j) = (i - a, j - b);
    }
    steps.reverse();
    steps
}

fn range(segments: &[usize], from: usize, count: usize, end: usize) -> Range<usize> {
    match count.checked_sub(1) {
        Some(more) => segments[from]..segments[from + more] + 1,
        None => {
            let here = segments.get(from).copied().unwrap_or(end);
            here..here
        }
    }
}

/// How unlikely it is that texts of these lengths translate each other.
pub(super) fn length_cost(source: f32, target: f32, ratio: f32) -> f32 {
    let mean = (source + target / ratio) / 2.0;
    let delta = (target - source * ratio) / (VARIANCE * mean.max(1.0)).sqrt();
    (delta * delta / 2.0).min(LONGEST_COST)
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
fn joining_cost(mut kinds: impl Iterator<Item = Option<BlockKind>>) -> f32 {
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

/// How unlikely it is that two texts with so much to share would share so little.
fn strangeness(gain: f32, could: f32) -> f32 {
    let missing = 1.0 - gain / could.max(0.1);
    STRANGE * (2.0 * missing - 1.0).clamp(0.0, 1.0) * (could / 10.0).min(1.0)
}

/// Turns a cost into a score between 0 and 1.
pub(super) fn sureness(a: usize, b: usize, cost: f32) -> f32 {
    if a == 0 || b == 0 {
        0.0
    } else {
        1.0 / (1.0 + ((cost - 2.0) / 2.0).exp())
    }
}
