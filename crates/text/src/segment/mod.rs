//! Texts cut into the units that are paired: blocks, and in them sentences.
//!
//! 1. [`blocks`] cuts Markdown at paragraph level.
//! 2. [`sentences`] cuts running text.
//! 3. [`count_words`] counts what a writer calls words.

mod abbreviation;
mod block;
mod sentence;

use unicode_segmentation::UnicodeSegmentation;

pub use block::{Block, BlockKind, blocks};
pub use sentence::sentences;

/// Counts the words of a text (Unicode Standard Annex 29).
#[must_use]
pub fn count_words(text: &str) -> usize {
    text.unicode_words().count()
}
