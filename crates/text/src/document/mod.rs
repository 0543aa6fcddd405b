//! Markdown as the blocks of a document: what [`crate::write`](mod@crate::write) writes, read
//! back. What is handed to a word processor is made of it, and what comes back is held against it
//! ([`as_typed_before`]).

mod reader;
mod typed;

use std::ops::Range;

pub use typed::as_typed_before;

use crate::{markdown::MarkdownOptions, write::block::Document};

/// A text cut into its outermost blocks.
#[derive(Debug, Default)]
pub struct Cut {
    /// The blocks, and the footnotes in the order of their mention. Those that nobody mentions
    /// are blocks at the end.
    pub document: Document,
    /// The bytes of the text that each block comes from.
    pub places: Vec<Range<usize>>,
    /// The bytes of the items of each block that is a list; none for others.
    pub items: Vec<Vec<Range<usize>>>,
    /// What the footnotes are called in the text, and where they stand in it.
    pub(crate) notes: Vec<(String, Range<usize>)>,
    /// How many pieces of HTML have no form in blocks; their words stay.
    pub formless: usize,
}

/// Cuts a text. Nesting beyond a hundred levels is passed over, its words stay.
#[must_use]
pub fn cut(markdown: &str, reading: MarkdownOptions) -> Cut {
    reader::read(markdown, reading)
}

#[cfg(test)]
mod tests;
