//! The best chain of beads.

use std::ops::Range;

use super::{
    Bead,
    band::{around, band},
    costs::sureness,
    grid::Grid,
    pair::Pair,
};

/// A stretch of both sides between confirmed beads.
pub(super) struct Piece {
    /// The source segments that are free, in order.
    pub(super) source: Vec<usize>,
    /// The target segments that are free, in order.
    pub(super) target: Vec<usize>,
    /// Where the piece ends on both sides: there stand the empty sides of what comes last.
    pub(super) ends: (usize, usize),
}

/// How a stretch was cut: the shape of each bead, and how sure it is.
pub(super) type Chain = Vec<(usize, f32)>;

/// The shapes of beads, how many segments of each side, and what each costs.
const SHAPES: [(usize, usize, f32); 8] = [
    (1, 1, 0.1),
    (1, 0, 3.0),
    (0, 1, 3.0),
    (2, 1, 2.25),
    (1, 2, 2.25),
    (2, 2, 5.0),
    (3, 1, 5.0),
    (1, 3, 5.0),
];

/// What it costs to leave a source segment behind the last of the target without counterpart: a
/// translation that is being written ends somewhere, and what comes after it is simply missing.
const NOT_YET: f32 = 0.3;

impl Piece {
    /// Cuts the piece, by a first look or, around the chain that such a look has found, a close one.
    pub(super) fn chain(&self, pair: &Pair, found: Option<&Chain>) -> Chain {
        let (n, m) = (self.source.len(), self.target.len());
        let rows = match found {
            None => band(&self.source, &self.target, pair),
            Some(chain) => around(n, m, &path(chain)),
        };
        let mut grid = Grid::new(self, pair, &rows, found.is_some());
        // For each cell, the shape that leads there best and its score; costs of four rows only.
        let mut best: Vec<Vec<(u8, f32)>> = Vec::with_capacity(n + 1);
        let mut costs: Vec<Vec<f32>> = Vec::with_capacity(n + 1);
        for (i, row) in rows.iter().enumerate() {
            if i > 0 {
                grid.read(i - 1);
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
                    let Some(cost) = grid.cost((i, j), (a, b)) else {
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
                        row_best[cell] = (shape as u8, cost);
                    }
                }
            }
            costs.push(row_costs);
            best.push(row_best);
            if i >= 4 {
                costs[i - 4] = Vec::new();
                grid.forget(i - 4);
            }
        }
        back(&best, &rows, n, m)
    }

    /// Makes beads of a chain; ranges are those of the whole sides.
    pub(super) fn beads(&self, chain: &Chain) -> Vec<Bead> {
        let mut beads = Vec::with_capacity(chain.len());
        let (mut left, mut right) = (0, 0);
        for &(shape, score) in chain {
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

    /// Whether both sides end with this piece.
    pub(super) fn is_last(&self, pair: &Pair) -> bool {
        self.ends == (pair.source.len(), pair.target.len())
    }
}

/// Walks back from the end to the beginning.
fn back(best: &[Vec<(u8, f32)>], rows: &[Range<usize>], n: usize, m: usize) -> Chain {
    let (mut i, mut j) = (n, m);
    let mut steps = Vec::with_capacity(n.max(m));
    while i > 0 || j > 0 {
        let (shape, cost) = best[i][j - rows[i].start];
        let (a, b, _) = SHAPES[usize::from(shape)];
        if a > i || b > j {
            break;
        }
        steps.push((usize::from(shape), sureness(a, b, cost)));
        (i, j) = (i - a, j - b);
    }
    steps.reverse();
    steps
}

/// The places that a chain goes through.
fn path(chain: &Chain) -> Vec<(usize, usize)> {
    let mut places = vec![(0, 0)];
    let (mut i, mut j) = (0, 0);
    for &(shape, _) in chain {
        let (a, b, _) = SHAPES[shape];
        (i, j) = (i + a, j + b);
        places.push((i, j));
    }
    places
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
