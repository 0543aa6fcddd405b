//! What each side changed.

use std::ops::Range;

use crate::diff::{Hunk, hunks, slide};

/// Tells whose a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Mine,
    Theirs,
    /// Both made the very same change.
    Both,
}

/// A replacement of a range of the base's tokens.
pub(super) struct Change<'a> {
    pub(super) by: By,
    pub(super) base: Range<usize>,
    pub(super) come: &'a [&'a str],
}

impl Change<'_> {
    pub(super) fn is_insertion(&self) -> bool {
        self.base.is_empty()
    }

    /// Tells whether one of two changes deletes all that the other deletes, and nothing comes.
    pub(super) fn deletes_alike(&self, other: &Self) -> bool {
        let holds = |outer: &Self, inner: &Self| {
            outer.base.start <= inner.base.start && inner.base.end <= outer.base.end
        };
        self.come.is_empty() && other.come.is_empty() && (holds(self, other) || holds(other, self))
    }
}

/// Finds the changes of both sides, by their places in the base.
pub(super) fn changes<'a>(
    base: &[&str],
    mine: &'a [&'a str],
    theirs: &'a [&'a str],
) -> Vec<Change<'a>> {
    let mut all = of_side(base, mine, By::Mine);
    all.extend(of_side(base, theirs, By::Theirs));
    // The order at one place is told by the words, so that it does not depend on whose they are.
    all.sort_by_key(|change| (change.base.start, change.base.end, change.come));
    let mut changes: Vec<Change<'a>> = Vec::with_capacity(all.len());
    for change in all {
        match changes.last_mut() {
            Some(last) if last.base == change.base && last.come == change.come => {
                last.by = By::Both;
            }
            _ => changes.push(change),
        }
    }
    changes
}

fn of_side<'a>(base: &[&str], side: &'a [&'a str], by: By) -> Vec<Change<'a>> {
    // Slid alike, the same insertion stands at the same place on both sides.
    let hunks = slide(hunks(base, side), base, side);
    let changes = hunks.into_iter().filter_map(|hunk| match hunk {
        Hunk::Same(_) => None,
        Hunk::Changed(gone, come) => Some(Change {
            by,
            base: gone,
            come: &side[come],
        }),
    });
    changes.collect()
}
