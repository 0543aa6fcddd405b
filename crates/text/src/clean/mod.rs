//! Markdown that may leave: nothing is in it that the policy would not let out as HTML.
//!
//! - [`as_typed`](fn@as_typed) leaves a text as it was typed, but for what must not leave; [`raw`] judges its HTML.
//! - [`anew`] writes the sanitized fragment itself as Markdown, for programs that read Markdown
//!   differently: what is in it cannot be more than what is in the fragment. [`read`] makes blocks
//!   of the fragment, [`crate::write`](mod@crate::write) writes them.

mod as_typed;
mod element;
mod flow;
mod raw;
mod read;
mod tree;

use crate::{
    Diagnostic, SafeHtml,
    markdown::MarkdownOptions,
    write::{self, Writing},
};

pub use crate::write::Dialect;
pub use as_typed::as_typed;

/// Writes a sanitized fragment as Markdown in which there is no HTML, and says what Markdown has
/// no form for. The words are those of the fragment, in their order.
///
/// `images` stands in the place of `image/` in the addresses of the library's own images.
#[must_use]
pub fn anew(fragment: &SafeHtml, dialect: Dialect, images: &str) -> (String, Vec<Diagnostic>) {
    let read = read::read(fragment);
    let options = Writing {
        // Breaks are written so that every reader sees them.
        reading: MarkdownOptions { line_breaks: false },
        first_note: 1,
        dialect,
        images,
    };
    let markdown = write::write(&read.document, &options);
    let mut diagnostics = Vec::new();
    if read.formless > 0 {
        diagnostics.push(Diagnostic::new(
            "markdown.formless",
            read.formless,
            "piece of HTML has no form in Markdown; its words stay.",
            "pieces of HTML have no form in Markdown; their words stay.",
        ));
    }
    (markdown, diagnostics)
}

/// The blocks of a sanitized fragment, and how many of its elements have no form in them.
pub(crate) fn blocks(fragment: &SafeHtml) -> (Vec<write::block::Block>, usize) {
    let read = read::read(fragment);
    (read.document.blocks, read.formless)
}

#[cfg(test)]
mod tests;
