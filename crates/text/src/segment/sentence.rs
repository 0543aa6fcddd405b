//! Running text cut into sentences.
//!
//! 1. [`pieces`] cuts the text at its white space and tells the marks around each word.
//! 2. [`spans`] finds what is enclosed: quotations, brackets, links, code.
//! 3. [`Walk`] goes from gap to gap and asks of each whether a sentence ends there: an empty
//!    line always ends one, then the items of a list ([`list`](super::list)), then full stops
//!    and the like ([`ends`](super::ends)), unless something that is enclosed goes on.
//!
//! Every question looks at a bounded number of pieces and of letters, so that a text takes time
//! in proportion to its length, whatever stands in it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::language::rules;
use super::piece::pieces;
use super::span::spans;
use super::walk::Walk;
use crate::LanguageTag;

/// Cuts running text into sentences, without the white space between them.
///
/// A language without rules of its own (see [`has_rules`](super::has_rules)) is cut by Unicode
/// Standard Annex 29. A line break is white space; an empty line ends a sentence. Inline Markdown
/// is seen through. The ranges are bytes, in order, without overlap, and hold everything but white
/// space.
#[must_use]
pub fn sentences(text: &str, language: &LanguageTag) -> Vec<Range<usize>> {
    let Some(rules) = rules(language) else {
        return by_unicode(text);
    };
    let pieces = pieces(text, rules.question);
    let spans = spans(text);
    Walk::new(text, &pieces, &spans, rules).sentences()
}

fn by_unicode(text: &str) -> Vec<Range<usize>> {
    text.split_sentence_bound_indices()
        .filter_map(|(at, sentence)| {
            let start = at + (sentence.len() - sentence.trim_start().len());
            let end = start + sentence.trim().len();
            (start < end).then_some(start..end)
        })
        .collect()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::look;
