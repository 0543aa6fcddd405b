//! What somebody has changed while changes were tracked.

use std::collections::HashMap;

use crate::import::tracked::Tracked;
use crate::import::xml::Element;

/// A tracked change.
#[derive(Clone, Copy)]
pub(super) enum Change<'t> {
    /// What stands between its two marks was put in.
    Insertion,
    /// This was taken out where its mark is.
    Deletion(Element<'t>),
    /// Only how it is set has changed.
    Format,
}

/// The tracked changes of a text, by their names.
#[derive(Default)]
pub(super) struct Changes<'t>(HashMap<&'t str, Change<'t>>);

impl<'t> Changes<'t> {
    pub(super) fn of(text: Element<'t>) -> Changes<'t> {
        let mut changes = HashMap::new();
        let all = text.child("text", "tracked-changes");
        for region in all.into_iter().flat_map(Element::elements) {
            let name = region
                .attribute("text", "id")
                .or_else(|| region.attribute("xml", "id"));
            let change = region.elements().find_map(|it| match it.name() {
                ("text", "insertion") => Some(Change::Insertion),
                ("text", "deletion") => Some(Change::Deletion(it)),
                ("text", "format-change") => Some(Change::Format),
                _ => None,
            });
            if let (Some(name), Some(change)) = (name, change) {
                changes.insert(name, change);
            }
        }
        Changes(changes)
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// The change that a mark names.
    pub(super) fn at(&self, mark: Element<'t>) -> Option<Change<'t>> {
        let name = mark.attribute("text", "change-id")?;
        self.0.get(name).copied()
    }

    /// Whether what was put in is passed over, and what was taken out is read.
    pub(super) fn are_undone(tracked: Tracked) -> bool {
        tracked == Tracked::Reject
    }
}
