//! What comes from other programs becomes Markdown.
//!
//! HTML of a clipboard goes through [`clip`]:
//!
//! 1. [`fragment`] takes the header off that Windows puts before it.
//! 2. [`tree`] reads it, token by token, into a tree that is nowhere deep; [`sheet`] keeps the
//!    style rules beside it, [`style`] reads what matters of them.
//! 3. [`read`] makes blocks of the tree, and knows the habits of the programs on the way: lists
//!    that are paragraphs, footnotes that are pairs of links, emphasis that is a style, text that
//!    nobody was to see. [`address`] takes out of links what follows their readers.
//! 4. [`tidy`] puts white space where it was seen, and nowhere else.
//! 5. [`crate::write`](mod@crate::write) writes the blocks as Markdown in which every sign of the text is a sign again.
//!
//! The law: rendered, the Markdown says the words that the clip showed, in their order.
//!
//! A ready-made converter hinders more than it helps here: it walks a tree of its own, which is
//! built in quadratic time for deep nesting, knows nothing of step 3, and does not look whether
//! its marks are read as marks. So both tree and writer are the project's own.
//!
//! A whole page of the web goes through [`page`](fn@page), which reads its text by the same steps, pictures
//! included.
//!
//! Text without formatting goes through [`plain`]; [`wrapped`] knows lines that a mail program
//! has broken; [`looks`] tells text that was meant as Markdown.

mod address;
mod fragment;
mod looks;
mod page;
mod plain;
mod read;
mod removed;
mod sheet;
mod style;
mod tidy;
mod tree;
mod wrapped;

pub use address::{Clean as CleanAddress, clean as clean_address};
pub use looks::looks_like_markdown;
pub use page::{Page, PagePart, page};
pub use plain::{plain, visible_lines};
pub use removed::Removed;
pub use tidy::paragraphs;
pub use wrapped::{is_hard_wrapped, join_wrapped};

use crate::{
    markdown::MarkdownOptions,
    write::{self, Dialect, Writing},
};

/// Says how what is pasted is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How the edition's Markdown is read.
    pub reading: MarkdownOptions,
    /// The label of the first footnote; those that follow count on. It lets footnotes come into a
    /// text that has some.
    pub first_note: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            reading: MarkdownOptions { line_breaks: true },
            first_note: 1,
        }
    }
}

impl Options {
    fn writing(self) -> Writing<'static> {
        Writing {
            reading: self.reading,
            first_note: self.first_note,
            dialect: Dialect::Own,
            images: "image/",
        }
    }
}

/// Holds what a clip says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    /// The Markdown; it ends with a line feed unless it is empty.
    pub markdown: String,
    /// What was left out on the way.
    pub removed: Removed,
}

/// Turns the HTML of a clipboard into Markdown.
///
/// Pictures are left out, and nothing is fetched. Addresses lead where a post's links may lead, and
/// are rid of what follows their readers. Whatever the input, the cost grows with its length.
#[must_use]
pub fn clip(html: &str, options: Options) -> Clip {
    let tree = tree::Tree::of(fragment::without_header(html));
    let (document, removed) = read::read(&tree);
    Clip {
        markdown: write::write(&document, &options.writing()),
        removed,
    }
}

#[cfg(test)]
mod tests;
