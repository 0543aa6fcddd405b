//! What could not be kept, counted.

use std::collections::BTreeMap;

use text::Diagnostic;

use crate::import::Tracked;

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
            let message = match count {
                1 => format!("1 {one}"),
                _ => format!("{count} {many}"),
            };
            Diagnostic {
                code,
                count,
                message,
            }
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
        "characters.left-out" => (
            "invisible character was left out.",
            "invisible characters were left out.",
        ),
        "comments.misplaced" => (
            "comment stands at the beginning, since its words were not found.",
            "comments stand at the beginning, since their words were not found.",
        ),
        "contents.left-out" => (
            "line of a table of contents was left out.",
            "lines of a table of contents were left out.",
        ),
        "equations.plain" => (
            "equation became plain text.",
            "equations became plain text.",
        ),
        "headers.left-out" => (
            "header or footer was left out.",
            "headers or footers were left out.",
        ),
        "hidden.left-out" => (
            "passage that was hidden was left out.",
            "passages that were hidden were left out.",
        ),
        "images.left-out" => (
            "image could not be taken in.",
            "images could not be taken in.",
        ),
        "images.remote" => (
            "image that lies elsewhere was left out.",
            "images that lie elsewhere were left out.",
        ),
        "links.left-out" => (
            "link led nowhere outside of the document; its words stay.",
            "links led nowhere outside of the document; their words stay.",
        ),
        "links.tracked" => (
            "link was rid of what follows its readers.",
            "links were rid of what follows their readers.",
        ),
        "notes.missing" => (
            "footnote is mentioned and not there.",
            "footnotes are mentioned and not there.",
        ),
        "objects.left-out" => (
            "drawing, chart or embedded object was left out.",
            "drawings, charts or embedded objects were left out.",
        ),
        "parts.damaged" => (
            "part of the document could not be read.",
            "parts of the document could not be read.",
        ),
        "raised.plain" => (
            "raised or lowered passage stands in the line.",
            "raised or lowered passages stand in the line.",
        ),
        "symbols.unknown" => (
            "sign of a symbol font is not known and was left out.",
            "signs of symbol fonts are not known and were left out.",
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
            "underlined passage is not underlined any more.",
            "underlined passages are not underlined any more.",
        ),
    }
}
