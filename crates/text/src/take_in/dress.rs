//! A newer paragraph in the Markdown of the one that it was made from.
//!
//! Only words are compared: marks stay where they were, quotes and dashes stay as the library set
//! them. Where that would say something else than the newer text, its own Markdown is taken.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::unit::Unit;
use crate::diff::{Hunk, hunks, spelled};
use crate::markdown;
use crate::pairs::say;

/// Writes what `newer` says as `old` was written.
pub(super) fn dressed(newer: &Unit<'_>, old: &Unit<'_>) -> String {
    if old.said.is_said_by(&newer.said) {
        return old.block.to_owned();
    }
    let mut dressed = match old.said.words == newer.said.words {
        true => old.block.to_owned(),
        false => with_words(newer.block, old.block),
    };
    let mut said = super::said::said(&dressed);
    if !newer.said.links.iter().all(|it| said.links.contains(it)) {
        dressed = with_links(&dressed, &newer.said.links);
        said = super::said::said(&dressed);
    }
    let is_faithful =
        said.words == newer.said.words && newer.said.links.iter().all(|it| said.links.contains(it));
    match is_faithful {
        true => dressed,
        false => newer.block.to_owned(),
    }
}

/// A word, or what stands between words.
struct Token<'a> {
    /// The marks before it.
    marks: &'a str,
    raw: &'a str,
    /// What it says, whoever set it.
    folded: String,
}

/// Cuts a block into its words and the marks between them; the marks at its end come last.
fn tokens(block: &str) -> (Vec<Token<'_>>, &str) {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut end = 0;
    for (event, range) in markdown::inline_parser(block) {
        let is_read = matches!(
            event,
            Event::Text(_)
                | Event::Code(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::InlineHtml(_)
                | Event::Html(_)
                | Event::FootnoteReference(_)
        );
        if !is_read || range.start < end {
            continue;
        }
        let mut marks = &block[end..range.start];
        for raw in spelled(&block[range.clone()]) {
            tokens.push(Token {
                marks,
                raw,
                folded: folded(raw),
            });
            marks = "";
        }
        end = range.end;
    }
    (tokens, &block[end..])
}

fn folded(raw: &str) -> String {
    if raw.chars().all(|sign| sign.is_whitespace() || sign == '\\') {
        return " ".to_owned();
    }
    use unicode_normalization::UnicodeNormalization;
    let (mut said, mut is_apart) = (String::new(), false);
    say(&mut said, raw, &mut is_apart);
    said.nfc().collect()
}

fn with_words(newer: &str, old: &str) -> String {
    let ((old, tail), (new, _)) = (tokens(old), tokens(newer));
    let has_breaks = old.iter().any(|token| token.raw.contains('\n'));
    let (before, after): (Vec<&str>, Vec<&str>) = (
        old.iter().map(|token| token.folded.as_str()).collect(),
        new.iter().map(|token| token.folded.as_str()).collect(),
    );
    let mut written = String::with_capacity(newer.len());
    for hunk in hunks(&before, &after) {
        match hunk {
            Hunk::Same(range) => {
                for token in &old[range] {
                    written.push_str(token.marks);
                    written.push_str(token.raw);
                }
            }
            Hunk::Changed(gone, come) => {
                // What is only inserted stands before the marks of the word behind it.
                for token in &old[gone] {
                    written.push_str(token.marks.trim_end_matches('\\'));
                }
                for (at, token) in new[come].iter().enumerate() {
                    if at > 0 || token.marks == "\\" {
                        written.push_str(token.marks);
                    }
                    match token.raw.contains('\n') && token.folded == " " && !has_breaks {
                        true => written.push(' '),
                        false => written.push_str(token.raw),
                    }
                }
            }
        }
    }
    written.push_str(tail);
    written
}

/// Leads the links of a block elsewhere, if there are as many.
fn with_links(block: &str, links: &[String]) -> String {
    let old: Vec<(String, Range<usize>)> = markdown::inline_parser(block)
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. }) if !dest_url.is_empty() => {
                Some((dest_url.into_string(), range))
            }
            _ => None,
        })
        .collect();
    if old.len() != links.len() {
        return block.to_owned();
    }
    let mut written = block.to_owned();
    for ((was, range), becomes) in old.iter().zip(links).rev() {
        let Some(at) = block[range.clone()].rfind(was.as_str()) else {
            return block.to_owned();
        };
        let at = range.start + at;
        written.replace_range(at..at + was.len(), becomes);
    }
    written
}
