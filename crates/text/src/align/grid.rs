//! What beads cost while the rows of a piece are gone through.

use std::ops::Range;

use super::{
    beads::Piece,
    costs::{WORDS, joining_cost, kind_cost, length_cost},
    pair::{Match, Pair, Unit},
};

/// A paragraph that is too short for its source may still be growing; it costs no more than this,
/// which is less than to leave both without counterpart.
const GROWING_COST: f32 = 5.0;

/// The same for the last paragraph of the target, where a translator writes.
const LAST_GROWING_COST: f32 = 2.5;

/// How much of what segments share one by one they share as a group, at a first look.
const GROUPED: f32 = 0.7;

/// What is known of the cells of a piece.
pub(super) struct Grid<'a> {
    piece: &'a Piece,
    pair: &'a Pair,
    rows: &'a [Range<usize>],
    /// For each source segment, the words that match in each target segment that its row reaches.
    cells: Vec<Vec<Vec<Match>>>,
    /// What these are worth, one segment against one.
    gains: Vec<Vec<f32>>,
    /// Whether several segments are compared as one text, or by what each is worth alone.
    close: bool,
    source: Sums,
    target: Sums,
    scratch: Vec<Match>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(
        piece: &'a Piece,
        pair: &'a Pair,
        rows: &'a [Range<usize>],
        close: bool,
    ) -> Self {
        Self {
            piece,
            pair,
            rows,
            cells: Vec::with_capacity(piece.source.len()),
            gains: Vec::with_capacity(piece.source.len()),
            close,
            source: Sums::of(&piece.source, &pair.source),
            target: Sums::of(&piece.target, &pair.target),
            scratch: Vec::new(),
        }
    }

    /// The target segments that beads which end in row `at + 1` or soon after may take.
    fn reach(&self, at: usize) -> Range<usize> {
        let row = &self.rows[at + 1];
        let ahead = self.rows.get(at + 3).or(self.rows.last()).unwrap_or(row);
        row.start.saturating_sub(3)..ahead.end.min(self.piece.target.len())
    }

    /// Reads the cells of a source segment; segments are read in order.
    pub(super) fn read(&mut self, at: usize) {
        let reach = self.reach(at);
        let targets = &self.piece.target[reach.start.min(reach.end)..reach.end];
        let (Some(&first), Some(&last)) = (targets.first(), targets.last()) else {
            self.cells.push(Vec::new());
            self.gains.push(Vec::new());
            return;
        };
        let source = self.piece.source[at];
        let mut all = vec![Vec::new(); last + 1 - first];
        self.pair.matches(source, first, &mut all);
        let mut cells = Vec::with_capacity(targets.len());
        let mut gains = Vec::with_capacity(targets.len());
        for &target in targets {
            let cell = std::mem::take(&mut all[target - first]);
            self.scratch.clear();
            self.scratch.extend_from_slice(&cell);
            let sizes = (self.pair.source[source].size, self.pair.target[target].size);
            gains.push(self.pair.gain(&mut self.scratch, sizes.0, sizes.1));
            cells.push(if self.close { cell } else { Vec::new() });
        }
        self.cells.push(cells);
        self.gains.push(gains);
    }

    /// Lets go of a source segment that no bead to come can take.
    pub(super) fn forget(&mut self, at: usize) {
        self.cells[at] = Vec::new();
        self.gains[at] = Vec::new();
    }

    /// What it costs to make one bead of the `a` source and `b` target segments before a cell.
    pub(super) fn cost(&mut self, (i, j): (usize, usize), (a, b): (usize, usize)) -> Option<f32> {
        if a == 0 || b == 0 {
            return Some(0.0);
        }
        let (left, right) = (i - a..i, j - b..j);
        let apart = |piece: &[usize]| piece[piece.len() - 1] - piece[0] >= piece.len();
        // A confirmed bead stands in between: what is on its two sides is not one passage.
        if apart(&self.piece.source[left.clone()]) || apart(&self.piece.target[right.clone()]) {
            return None;
        }
        let (from, to) = (self.source.over(&left), self.target.over(&right));
        let gain = self.gain(&left, &right, (from.size, to.size));
        let mut length = length_cost(
            from.length,
            to.length,
            (self.pair.ratio, self.pair.variance),
        );
        let mut missed = from.unmet + to.unmet;
        let mut kinds = 0.0;
        if self.pair.source[self.piece.source[left.start]]
            .kind
            .is_some()
        {
            kinds = self.kinds(&left, &right);
            let share = to.length / (from.length * self.pair.ratio).max(1.0);
            if a + b == 2 && share < 1.0 {
                let is_last = j == self.piece.target.len() && self.piece.is_last(self.pair);
                length = length.min(if is_last {
                    LAST_GROWING_COST
                } else {
                    GROWING_COST
                });
                // What is not yet written cannot be met.
                missed = from.unmet * share + to.unmet;
            }
        }
        Some(length + kinds - WORDS * (missed + gain))
    }

    /// What is shared.
    fn gain(&mut self, left: &Range<usize>, right: &Range<usize>, sizes: (f32, f32)) -> f32 {
        let as_one = self.close && left.len() + right.len() > 2;
        self.scratch.clear();
        let mut sum = 0.0;
        for k in left.clone() {
            let from = self.reach(k).start;
            for at in right.clone().filter_map(|at| at.checked_sub(from)) {
                if !as_one {
                    sum += self.gains[k].get(at).copied().unwrap_or(0.0);
                } else if let Some(cell) = self.cells[k].get(at) {
                    self.scratch.extend_from_slice(cell);
                }
            }
        }
        if as_one {
            self.pair.gain(&mut self.scratch, sizes.0, sizes.1)
        } else if left.len() + right.len() > 2 {
            sum * GROUPED
        } else {
            sum
        }
    }

    /// How unlikely it is that blocks of these kinds stand in one bead.
    fn kinds(&self, left: &Range<usize>, right: &Range<usize>) -> f32 {
        let kinds = |piece: &'a [usize], units: &'a [Unit]| piece.iter().map(|&at| units[at].kind);
        let sources = kinds(&self.piece.source[left.clone()], &self.pair.source);
        let targets = kinds(&self.piece.target[right.clone()], &self.pair.target);
        let mut cost = 0.0_f32;
        for source in sources.clone() {
            for target in targets.clone() {
                cost = cost.max(kind_cost(source, target));
            }
        }
        if left.len() + right.len() > 2 {
            cost += joining_cost(sources) + joining_cost(targets);
        }
        cost
    }
}

/// The units of a piece, added up from its beginning.
struct Sums(Vec<Unit>);

impl Sums {
    fn of(piece: &[usize], units: &[Unit]) -> Self {
        let mut sum = Unit::default();
        let mut sums = vec![sum.clone()];
        for &at in piece {
            sum.length += units[at].length;
            sum.size += units[at].size;
            sum.unmet += units[at].unmet;
            sums.push(sum.clone());
        }
        Self(sums)
    }

    fn over(&self, range: &Range<usize>) -> Unit {
        let (from, to) = (&self.0[range.start], &self.0[range.end]);
        Unit {
            length: to.length - from.length,
            kind: None,
            size: to.size - from.size,
            unmet: to.unmet - from.unmet,
        }
    }
}
