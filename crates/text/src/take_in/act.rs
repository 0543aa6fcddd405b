//! What the rows of a plan do to mine.

/// What a row does to mine when it is taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Act {
    /// The paragraph of mine that it is about.
    pub(super) at: Option<usize>,
    /// Where something is put: behind this paragraph of mine, or first of all.
    pub(super) behind: Option<Behind>,
    /// What comes; nothing where a paragraph goes.
    pub(super) theirs: Option<String>,
    /// What stands there when mine is kept.
    pub(super) mine: Option<String>,
}

/// Where a paragraph is put.
#[derive(Clone, Debug)]
pub(super) struct Behind {
    /// The paragraph of mine before it; `None` for the beginning.
    pub(super) mine: Option<usize>,
    /// What stood before it in the newer text, blank lines and marks.
    pub(super) lead: String,
    /// Whether it stood right behind the paragraph before it, without a blank line: it may do so
    /// again if that is the same. A paragraph of mine, or the row that brings it.
    pub(super) neighbour: Option<Neighbour>,
    pub(super) is_item: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Neighbour {
    Mine(usize),
    Row(usize),
}

impl Act {
    /// The same with the rows where they have come to stand.
    pub(super) fn with_places(mut self, place: &[usize]) -> Act {
        if let Some(behind) = &mut self.behind
            && let Some(Neighbour::Row(row)) = &mut behind.neighbour
        {
            *row = place[*row];
        }
        self
    }
}
