//! What could not be kept, counted.

use std::collections::BTreeMap;

use text::Diagnostic;

use crate::import::told::told;
use crate::import::tracked::Tracked;

/// Counts by code.
#[derive(Default)]
pub(super) struct Told(BTreeMap<&'static str, usize>);

impl Told {
    /// Counts one more thing.
    pub(super) fn tell(&mut self, code: &'static str) {
        self.more(code, 1);
    }

    /// Counts so many more.
    pub(super) fn more(&mut self, code: &'static str, count: usize) {
        if count > 0 {
            *self.0.entry(code).or_default() += count;
        }
    }

    /// A sentence for each.
    pub(super) fn sentences(&self, tracked: Tracked) -> Vec<Diagnostic> {
        let sentence = |(&code, &count): (&&'static str, &usize)| {
            let (one, many) = words(code, tracked);
            told(code, count, one, many)
        };
        self.0.iter().map(sentence).collect()
    }
}

fn words(code: &str, tracked: Tracked) -> (&'static str, &'static str) {
    match code {
        "changes.tracked" => match tracked {
            Tracked::Accept => (
                "tracked change was read as accepted.",
                "tracked changes were read as accepted.",
            ),
            Tracked::Reject => (
                "tracked change was read as rejected.",
                "tracked changes were read as rejected.",
            ),
        },
        "comments.left-out" => (
            "comment was left out: there are too many.",
            "comments were left out: there are too many.",
        ),
        "comments.misplaced" => (
            "comment stands at the beginning, since its words were not found.",
            "comments stand at the beginning, since their words were not found.",
        ),
        "contents.left-out" => (
            "table of contents or index was left out.",
            "tables of contents or indexes were left out.",
        ),
        "hidden.left-out" => (
            "passage that was hidden was left out.",
            "passages that were hidden were left out.",
        ),
        "links.left-out" => (
            "link led nowhere outside of the document; its words stay.",
            "links led nowhere outside of the document; their words stay.",
        ),
        "links.tracked" => (
            "link was rid of what follows its readers.",
            "links were rid of what follows their readers.",
        ),
        "objects.left-out" => (
            "drawing, chart or embedded object was left out.",
            "drawings, charts or embedded objects were left out.",
        ),
        "tables.flattened" => (
            "cell with several paragraphs became one line.",
            "cells with several paragraphs became one line.",
        ),
        "tables.merged" => (
            "merged cell was taken apart.",
            "merged cells were taken apart.",
        ),
        _ => (
            "invisible character was left out.",
            "invisible characters were left out.",
        ),
    }
}
