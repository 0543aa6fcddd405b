//! The steps that undo and redo take, read from the journal.
//!
//! 1. [`sort`] puts the changes of one field into groups, as the editor made them. An undo
//!    cancels the group that it took back, a redo cancels its undo: what is left are the
//!    steps that an editor would have on its stacks if it had never been closed.
//! 2. [`lead()`] replays the field once and learns the edits that lead over each step.

mod lead;
mod sort;

use std::ops::ControlFlow;

use text::edit::{Edit, Edits};

use super::change::{ChangeKind, Field};
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::library::Query;
use lead::lead;
use sort::{Sorted, Sorting};

/// One press of undo, or of redo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// In order; they apply to the text that the step before this one leads to.
    pub edits: Vec<Edit>,
    /// Anchor and head of the selection where the edits lead, UTF-16 units, where known.
    pub selection: Option<(u32, u32)>,
    /// When the step's newest change was made.
    pub at: i64,
    /// What the user did.
    pub kind: ChangeKind,
}

/// What undo and redo would do at a revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// What undo takes back, the newest first.
    pub done: Vec<Step>,
    /// What redo does again, the next one first.
    pub undone: Vec<Step>,
    /// The revision below the oldest step of `done`.
    pub floor: u64,
    /// Whether there are older steps.
    pub more: bool,
}

/// The steps of a field at and below a revision, at most `limit` of them.
///
/// They reach down to the first keystroke, or to where the past was forgotten for good; where
/// the journal is damaged, down to the keyframe after that.
///
/// # Errors
///
/// A failed read; [`crate::Error::Damaged`] where there is none.
pub fn steps(
    q: &Query<'_>,
    edition: &Edition,
    field: Field,
    before: u64,
    limit: usize,
) -> Result<Steps> {
    let before = before.min(edition.revision);
    let forgotten = q.forgotten_up_to(edition.key, field, before)?;
    let mut sorting = Sorting::up_to(limit);
    q.each_info_back(edition.key, field, (forgotten, before), |info| {
        sorting.take(&info)
    })?;
    let sorted = sorting.finish();
    let found = led(q, edition, field, before, sorted.clone());
    if !matches!(found, Err(Error::Damaged { .. })) {
        return found;
    }
    match readable_from(q, edition, field, before)? {
        Some(floor) if floor <= before => led(q, edition, field, before, sorted.above(floor)),
        _ => found,
    }
}

/// The first whole text after the newest change that cannot be read.
fn readable_from(
    q: &Query<'_>,
    edition: &Edition,
    field: Field,
    before: u64,
) -> Result<Option<u64>> {
    let mut damaged = None;
    q.each_change_back(edition.key, before, |change| {
        let words = change.words().filter(|_| change.field == field);
        if words.is_some_and(|words| Edits::from_bytes(words).is_err()) {
            damaged = Some(change.number);
            return Ok(ControlFlow::Break(()));
        }
        Ok(ControlFlow::Continue(()))
    })?;
    match damaged {
        Some(number) => q.keyframe_after(edition.key, field, number),
        None => Ok(None),
    }
}

/// Finds the edits of every step.
fn led(
    q: &Query<'_>,
    edition: &Edition,
    field: Field,
    before: u64,
    sorted: Sorted,
) -> Result<Steps> {
    Ok(Steps {
        floor: sorted.done.last().map_or(before, |group| group.below),
        more: sorted.more,
        undone: lead(q, edition, field, before, sorted.undone)?,
        done: lead(q, edition, field, before, sorted.done)?,
    })
}
