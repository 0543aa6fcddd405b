//! Texts cut into the units that are paired: blocks, and in them sentences.
//!
//! 1. [`blocks`] cuts Markdown at paragraph level.
//! 2. [`sentences`] cuts running text, by the rules of its language where [`has_rules`].
//! 3. [`count_words`] counts what a writer calls words.

mod block;
mod ends;
mod language;
mod list;
mod piece;
mod sentence;
mod span;
mod walk;

use unicode_segmentation::UnicodeSegmentation;

pub use block::{Block, BlockKind, blocks};
pub use language::has_rules;
pub use sentence::sentences;

/// Counts the words of a text (Unicode Standard Annex 29).
#[must_use]
pub fn count_words(text: &str) -> usize {
    text.unicode_words().count()
}
