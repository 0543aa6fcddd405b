//! The steps that undo and redo take, read from the journal.
//!
//! 1. [`Sorting`] puts the changes of one field into groups, as the editor made them. An undo
//!    cancels the group that it took back, a redo cancels its undo: what is left are the
//!    steps that an editor would have on its stacks if it had never been closed.
//! 2. [`lead`] replays the field once and learns the edits that lead over each step.

use std::ops::ControlFlow;

use text::diff;
use text::edit::{self, Edit, Edits, Rope};

use super::change::{ChangeInfo, ChangeKind, Field};
use super::fields::unfit;
use super::text_at::rope_at;
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::library::Query;

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
    let mut sorting = Sorting {
        limit,
        ..Sorting::default()
    };
    q.each_info_back(edition.key, field, (forgotten, before), |info| {
        sorting.take(&info)
    })?;
    let sorted = sorting.finish();
    let found = sorted.clone().led(q, edition, field, before);
    if !matches!(found, Err(Error::Damaged { .. })) {
        return found;
    }
    match readable_from(q, edition, field, before)? {
        Some(floor) if floor <= before => sorted.above(floor).led(q, edition, field, before),
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

/// What is left when everything that was cancelled is taken out.
#[derive(Clone)]
struct Sorted {
    done: Vec<Group>,
    undone: Vec<Group>,
    more: bool,
}

impl Sorted {
    /// Only what lies above a revision.
    fn above(mut self, floor: u64) -> Sorted {
        for groups in [&mut self.done, &mut self.undone] {
            groups.retain(|group| group.above > floor);
            for group in groups {
                group.below = group.below.max(floor);
            }
        }
        self.more = false;
        self
    }

    /// Finds the edits of every step.
    fn led(self, q: &Query<'_>, edition: &Edition, field: Field, before: u64) -> Result<Steps> {
        Ok(Steps {
            floor: self.done.last().map_or(before, |group| group.below),
            more: self.more,
            undone: lead(q, edition, field, before, self.undone)?,
            done: lead(q, edition, field, before, self.done)?,
        })
    }
}

/// Changes that are undone together.
#[derive(Clone, Debug)]
struct Group {
    /// The revisions above and below it.
    above: u64,
    below: u64,
    at: i64,
    kind: ChangeKind,
    undo_group: u64,
    /// The selection after the change that came before it.
    selection: Option<(u32, u32)>,
}

/// Walks back through a field's changes and keeps the groups that nothing has cancelled.
#[derive(Default)]
struct Sorting {
    limit: usize,
    /// The group whose oldest change is still to come.
    open: Option<Group>,
    done: Vec<Group>,
    undone: Vec<Group>,
    /// Undos, and redos, whose counterpart is still to come.
    undos: usize,
    redos: usize,
    /// Whether a change of one's own was met: nothing older can be done again.
    is_cleared: bool,
    more: bool,
}

impl Sorting {
    /// Takes the next older change.
    fn take(&mut self, change: &ChangeInfo) -> ControlFlow<()> {
        if let Some(open) = &mut self.open {
            if open.continues(change) {
                open.below = change.number - 1;
                return ControlFlow::Continue(());
            }
            open.selection = change.selection;
        }
        self.close();
        if self.done.len() >= self.limit {
            self.more = true;
            return ControlFlow::Break(());
        }
        self.open = Some(Group {
            above: change.number,
            below: change.number - 1,
            at: change.at,
            kind: change.kind,
            undo_group: change.undo_group,
            selection: None,
        });
        ControlFlow::Continue(())
    }

    /// Decides what becomes of the group that is complete.
    fn close(&mut self) {
        let Some(group) = self.open.take() else {
            return;
        };
        match stack(group.kind) {
            Stack::Redo => self.redos += 1,
            Stack::Undo if self.redos > 0 => self.redos -= 1,
            Stack::Undo => {
                self.undos += 1;
                if !self.is_cleared {
                    self.undone.push(group);
                }
            }
            Stack::Own => {
                self.is_cleared = true;
                if self.undos > 0 {
                    self.undos -= 1;
                } else {
                    self.done.push(group);
                }
            }
        }
    }

    fn finish(mut self) -> Sorted {
        self.close();
        Sorted {
            done: self.done,
            undone: self.undone,
            more: self.more,
        }
    }
}

#[derive(PartialEq, Eq)]
enum Stack {
    Own,
    Undo,
    Redo,
}

fn stack(kind: ChangeKind) -> Stack {
    match kind {
        ChangeKind::Undo => Stack::Undo,
        ChangeKind::Redo => Stack::Redo,
        _ => Stack::Own,
    }
}

/// Finds the edits that lead over each group, the newest first.
///
/// What stands between two groups was cancelled and should change nothing. Where it does,
/// for instance because another process wrote meanwhile, the step above bridges it, so that
/// every step applies to the text that the one before it leads to.
fn lead(
    q: &Query<'_>,
    edition: &Edition,
    field: Field,
    before: u64,
    groups: Vec<Group>,
) -> Result<Vec<Step>> {
    let mut ahead = groups.into_iter().rev().peekable();
    let Some(reach) = ahead.peek().map(|oldest| oldest.below) else {
        return Ok(Vec::new());
    };
    let mut rope = rope_at(q, edition, field, reach)?;
    let mut steps = Vec::new();
    let mut current: Option<Step> = None;
    let mut above = reach;
    // The text above the last step, while what was cancelled is replayed.
    let mut held: Option<String> = None;
    q.each_edits(edition.key, field, (reach, before), |number, edits| {
        let starts = ahead.peek().is_some_and(|next| number > next.below);
        if number > above && current.is_some() {
            steps.extend(current.take());
            held = (!starts).then(|| rope.to_string());
        }
        if starts && let Some(group) = ahead.next() {
            above = group.above;
            current = Some(group.over(bridge(&rope, held.take())));
        }
        let inverse = edit::apply_to(&mut rope, &edits).map_err(|e| unfit(edition, &e))?;
        if let Some(step) = &mut current {
            step.edits.splice(0..0, inverse);
        }
        Ok(())
    })?;
    steps.extend(current);
    if let Some(newest) = steps.last_mut() {
        newest.edits.splice(0..0, bridge(&rope, held));
    }
    steps.reverse();
    Ok(steps)
}

impl Group {
    /// Whether an older change belongs to this group.
    fn continues(&self, older: &ChangeInfo) -> bool {
        // What did not come from the editor has a number that an event of its may have too.
        let is_event = |kind| {
            !matches!(
                kind,
                ChangeKind::Import | ChangeKind::Restore | ChangeKind::Merge
            )
        };
        self.undo_group == older.undo_group
            && stack(self.kind) == stack(older.kind)
            && is_event(self.kind)
            && is_event(older.kind)
    }

    fn over(self, edits: Vec<Edit>) -> Step {
        Step {
            edits,
            selection: self.selection,
            at: self.at,
            kind: self.kind,
        }
    }
}

/// The edits from a text to the one above the step before; none where nothing lies between.
fn bridge(now: &Rope, above: Option<String>) -> Vec<Edit> {
    above.map_or_else(Vec::new, |text| {
        diff::edits_between(&now.to_string(), &text)
    })
}
