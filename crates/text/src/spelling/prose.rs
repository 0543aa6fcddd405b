//! The parts of a text that are read as words.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::Form;
use crate::markdown;

/// Text without a gap but for marks inside words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Where it stands.
    pub range: Range<usize>,
    /// The bytes in it that are mark-up: an emphasis that begins inside a word, a backslash.
    markup: Vec<usize>,
}

impl Run {
    /// Whether the byte is mark-up and not seen.
    pub(super) fn is_markup(&self, at: usize) -> bool {
        self.markup.binary_search(&at).is_ok()
    }
}

/// Finds the runs of a text.
pub(super) fn runs(text: &str, form: Form) -> Vec<Run> {
    if form == Form::Plain {
        return vec![Run {
            range: 0..text.len(),
            markup: Vec::new(),
        }];
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut silent = 0_usize;
    for (event, range) in markdown::parser(text) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => silent += 1,
            Event::End(TagEnd::CodeBlock) => silent = silent.saturating_sub(1),
            // What stands in an address in angle brackets is the address.
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            }) => silent += 1,
            Event::End(TagEnd::Link) if text[range.clone()].starts_with('<') => {
                silent = silent.saturating_sub(1);
            }
            Event::Text(_) if silent == 0 => add(&mut runs, text, range),
            _ => {}
        }
    }
    runs
}

/// Puts a text behind the others; where only marks stand between, the words hang together.
fn add(runs: &mut Vec<Run>, text: &str, range: Range<usize>) {
    if let Some(last) = runs.last_mut()
        && let Some(gap) = text.get(last.range.end..range.start)
        && gap.bytes().all(|byte| b"\\*_~".contains(&byte))
    {
        last.markup.extend(last.range.end..range.start);
        last.range.end = range.end;
        return;
    }
    runs.push(Run {
        range,
        markup: Vec::new(),
    });
}
