//! Puts in what differs, where the Markdown still says the same.

use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use crate::markdown;

/// Bytes of the source, and what stands in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) text: String,
}

/// Puts changes in, if there are any; they stand in order and do not overlap.
pub(super) fn applied(source: &str, changes: &[Change]) -> Option<String> {
    if changes.is_empty() {
        return None;
    }
    let mut made = String::with_capacity(source.len());
    let mut at = 0;
    for change in changes {
        made.push_str(&source[at..change.from]);
        made.push_str(&change.text);
        at = change.to;
    }
    made.push_str(&source[at..]);
    Some(made)
}

/// Puts changes into Markdown. Returns what was put in, and where it was not: a block that would
/// be read otherwise with them, such as a heading that became a list, stays as it is.
pub(super) fn markdown(
    source: &str,
    changes: Vec<Change>,
) -> (Option<String>, Vec<Change>, Vec<usize>) {
    let Some(made) = applied(source, &changes) else {
        return (None, changes, Vec::new());
    };
    if form(source) == form(&made) {
        return (Some(made), changes, Vec::new());
    }
    let mut kept = Vec::new();
    let mut left = Vec::new();
    let mut rest = changes.as_slice();
    for block in blocks(source) {
        let from = rest.partition_point(|it| it.from < block.start);
        let to = rest.partition_point(|it| it.from < block.end);
        let (outside, here) = (&rest[..from], &rest[from..to]);
        rest = &rest[to..];
        left.extend(outside.iter().map(|it| it.from));
        let moved: Vec<Change> = here
            .iter()
            .map(|it| Change {
                from: it.from - block.start,
                to: it.to - block.start,
                text: it.text.clone(),
            })
            .collect();
        let block = &source[block];
        match applied(block, &moved) {
            Some(made) if form(block) == form(&made) => kept.extend_from_slice(here),
            _ => left.extend(here.iter().map(|it| it.from)),
        }
    }
    left.extend(rest.iter().map(|it| it.from));
    match applied(source, &kept) {
        // What each block bears alone they may not bear together.
        Some(made) if form(source) == form(&made) => (Some(made), kept, left),
        _ => {
            left.extend(kept.iter().map(|it| it.from));
            left.sort_unstable();
            (None, Vec::new(), left)
        }
    }
}

/// The blocks at the top.
fn blocks(source: &str) -> Vec<Range<usize>> {
    let mut depth = 0_usize;
    let mut blocks = Vec::new();
    for (event, range) in markdown::parser(source) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            blocks.push(range);
        }
    }
    blocks
}

/// What a source is made of, but for its words: one line for each part of it.
fn form(source: &str) -> String {
    let mut form = String::new();
    let mut is_text = false;
    for event in markdown::events(source) {
        if let Event::Text(text) = event {
            // Words that are cut differently are the same words, and no sign is ever changed.
            if !is_text && !text.is_empty() {
                form.push_str("\ntext ");
                is_text = true;
            }
            let is_sign = |it: &char| it.is_ascii_punctuation() || it.is_ascii_digit();
            form.extend(text.chars().filter(is_sign));
            continue;
        }
        is_text = false;
        form.push('\n');
        match event {
            Event::Start(Tag::Image { dest_url, .. } | Tag::Link { dest_url, .. }) => {
                form.push_str("to ");
                form.push_str(&dest_url);
            }
            Event::End(_) => form.push_str("end"),
            Event::Code(_) => form.push_str("code"),
            Event::Html(_) | Event::InlineHtml(_) => form.push_str("html"),
            // A string takes whatever is written into it.
            Event::Start(tag) => drop(write!(form, "{:?}", tag.to_end())),
            other => drop(write!(form, "{other:?}")),
        }
    }
    form
}
