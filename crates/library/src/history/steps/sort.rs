//! The groups of a field's changes, and which of them nothing has cancelled.

use std::ops::ControlFlow;

use crate::history::change::{ChangeInfo, ChangeKind};

/// Changes that are undone together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The revisions above and below it.
    pub above: u64,
    pub below: u64,
    pub at: i64,
    pub kind: ChangeKind,
    undo_group: u64,
    /// The selection after the change that came before it.
    pub selection: Option<(u32, u32)>,
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
}

/// Walks back through a field's changes and keeps the groups that nothing has cancelled.
#[derive(Default)]
pub(super) struct Sorting {
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
    /// Keeps at most so many steps of undo.
    pub fn up_to(limit: usize) -> Sorting {
        Sorting {
            limit,
            ..Sorting::default()
        }
    }

    /// Takes the next older change.
    pub fn take(&mut self, change: &ChangeInfo) -> ControlFlow<()> {
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

    pub fn finish(mut self) -> Sorted {
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

/// What is left when everything that was cancelled is taken out.
#[derive(Clone)]
pub(super) struct Sorted {
    pub done: Vec<Group>,
    pub undone: Vec<Group>,
    pub more: bool,
}

impl Sorted {
    /// Only what lies above a revision.
    pub fn above(mut self, floor: u64) -> Sorted {
        for groups in [&mut self.done, &mut self.undone] {
            groups.retain(|group| group.above > floor);
            for group in groups {
                group.below = group.below.max(floor);
            }
        }
        self.more = false;
        self
    }
}
