//! Running text cut into sentences.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::LanguageTag;

/// Cuts running text into sentences, without the white space between them.
#[must_use]
pub fn sentences(text: &str, language: &LanguageTag) -> Vec<Range<usize>> {
    let _ = language;
    text.split_sentence_bound_indices()
        .filter_map(|(start, sentence)| {
            let inner = sentence.trim();
            let start = start + (sentence.len() - sentence.trim_start().len());
            (!inner.is_empty()).then_some(start..start + inner.len())
        })
        .collect()
}
