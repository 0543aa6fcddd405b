//! Paragraphs that are missing or stand twice.

use std::{collections::HashMap, ops::Range};

use super::{
    Check, Finding, Saw,
    post::{Post, PostFindings, PostPair},
};

/// Finds paragraphs without a counterpart, and paragraphs that stand twice where their
/// counterparts differ.
#[derive(Debug)]
pub(super) struct Paragraphs;

/// The fewest letters and words of a paragraph that is not doubled by chance.
const LETTERS: usize = 20;
const WORDS: usize = 4;

impl Check for Paragraphs {
    fn name(&self) -> &'static str {
        "paragraphs"
    }

    fn post(&self, post: &Post<'_>, found: &mut PostFindings<'_>) {
        let is_here = |text: Option<&str>| text.is_some_and(|text| !text.trim().is_empty());
        let translated = post.pairs.iter().any(|pair| is_here(pair.target));
        if !translated {
            if let Some(first) = post.pairs.iter().position(|pair| is_here(pair.source)) {
                found.add_whole(first, "paragraphs.none", Vec::new());
            }
            return;
        }
        for (at, pair) in post
            .pairs
            .iter()
            .enumerate()
            .filter(|(_, pair)| !pair.alone)
        {
            match (is_here(pair.source), is_here(pair.target)) {
                (true, false) => found.add_whole(at, "paragraphs.missing", Vec::new()),
                (false, true) => found.add_whole(at, "paragraphs.added", Vec::new()),
                _ => {}
            }
        }
        doubled(post, false, found);
        doubled(post, true, found);
    }
}

fn doubled(post: &Post<'_>, in_source: bool, found: &mut PostFindings<'_>) {
    let own = |pair: &PostPair<'_>| {
        if in_source {
            (pair.source.map(str::to_owned), pair.source_kinds.len())
        } else {
            (pair.target.map(str::to_owned), pair.target_kinds.len())
        }
    };
    let other = |pair: &PostPair<'_>| {
        let text = if in_source { pair.target } else { pair.source };
        text.map(folded)
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (at, pair) in post.pairs.iter().enumerate() {
        let (Some(text), blocks) = own(pair) else {
            continue;
        };
        for range in paragraphs(&text, blocks) {
            let words = folded(&text[range.clone()]);
            if words.len() < LETTERS || words.split(' ').count() < WORDS {
                continue;
            }
            let quoted = super::shortened(&text[range.clone()]);
            let Some(&first) = seen.get(&words) else {
                seen.insert(words, at);
                continue;
            };
            let (here, there) = (other(pair), other(&post.pairs[first]));
            // The counterpart repeats itself too: a refrain.
            let meant = if first == at {
                here.is_some_and(|text| repeats(&text))
            } else {
                here.is_some() && here == there
            };
            if !meant {
                let (source, target) = super::side_range(in_source, range);
                let saw = Saw {
                    key: "paragraphs.doubled",
                    args: vec![quoted],
                };
                let check = "";
                found.add(
                    at,
                    Finding {
                        check,
                        source,
                        target,
                        saw,
                    },
                );
            }
        }
    }
}

/// Cuts the text of a pair into its paragraphs; a pair of several blocks may have one a line.
fn paragraphs(text: &str, blocks: usize) -> Vec<Range<usize>> {
    if blocks <= 1 && !text.contains("\n\n") {
        return std::iter::once(0..text.len()).collect();
    }
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        let marks: &[char] = &[' ', '\t', '\r', '>', '-', '*', '+', '#'];
        let words = line.trim_start_matches(marks);
        let start = at + line.len() - words.len();
        let end = start + words.trim_end().len();
        if start < end {
            paragraphs.push(start..end);
        }
        at += line.len() + 1;
    }
    paragraphs
}

/// Returns the words of a text in lower case with one space between them.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    folded
}

/// Tells whether the second half of a text says the first once more.
fn repeats(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let half = words.len() / 2;
    half > 0 && words.len().is_multiple_of(2) && words[..half] == words[half..]
}
