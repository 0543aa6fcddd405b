//! Where each character of a text was first inserted: a piece table without the text.

use std::ops::Range;

/// Holds, for every code unit of a text, its number in the order of insertion.
///
/// What was typed in one go stands in one run, so that there are far fewer runs than edits.
pub(super) struct Origins {
    runs: Vec<Range<usize>>,
}

impl Origins {
    /// Numbers a starting text of so many code units.
    pub(super) fn new(length: usize) -> Self {
        let mut origins = Self { runs: Vec::new() };
        origins.replace(0..0, 0..length);
        origins
    }

    /// Replaces a range of the text by newly numbered units.
    pub(super) fn replace(&mut self, gone: Range<usize>, come: Range<usize>) {
        let first = self.cut(gone.start);
        let last = self.cut(gone.end);
        self.runs
            .splice(first..last, (!come.is_empty()).then_some(come));
        self.join(first + 1);
        self.join(first);
    }

    /// Lists the numbers of a range of the text, run by run.
    pub(super) fn of(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        self.runs.iter().map_while(move |run| {
            let skipped = range.start.saturating_sub(at).min(run.len());
            let taken = range.end.saturating_sub(at).min(run.len());
            at += run.len();
            (taken > 0).then_some(run.start + skipped..run.start + taken)
        })
    }

    /// Makes a cut in front of a unit and returns the run that begins there.
    fn cut(&mut self, unit: usize) -> usize {
        let mut left = unit;
        for at in 0..self.runs.len() {
            let run = &mut self.runs[at];
            if left == 0 {
                return at;
            }
            if left < run.len() {
                let tail = run.start + left..run.end;
                run.end = tail.start;
                self.runs.insert(at + 1, tail);
                return at + 1;
            }
            left -= run.len();
        }
        self.runs.len()
    }

    /// Makes one run of a run and the one before it, if their numbers follow each other.
    fn join(&mut self, at: usize) {
        if let Some(before) = at.checked_sub(1)
            && let Some([left, right]) = self.runs.get(before..=at)
            && left.end == right.start
        {
            self.runs[before].end = right.end;
            self.runs.remove(at);
        }
    }
}
