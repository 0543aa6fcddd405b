//! How Markdown is read: strict CommonMark 0.31.2 with tables, footnotes and struck-out text.
//!
//! This is the only place where parser options are set. Deliberately absent:
//!
//! - smart punctuation, because it knows only English quotes ([`crate::typography`] knows more);
//! - wikilinks, mathematics and metadata blocks, which nobody asked for, and of which the first
//!   once took exponential time;
//! - heading attributes, because ids are the renderer's own;
//! - task lists and `> [!NOTE]`, because their HTML needs form controls and classes.

use pulldown_cmark::{Event, OffsetIter, Options, Parser};

/// Says how a typed line break is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// A typed line break stays a line break, so that slogans stand line by line. CommonMark
    /// itself reads it as a space.
    pub line_breaks: bool,
}

/// Reads Markdown as events.
pub(crate) fn events(markdown: &str) -> Parser<'_> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(markdown, options)
}

/// Reads Markdown as events with the bytes they come from.
pub(crate) fn parser(markdown: &str) -> OffsetIter<'_> {
    events(markdown).into_offset_iter()
}

impl MarkdownOptions {
    /// Reads a soft break as a hard one where line breaks stay.
    pub(crate) fn breaks<'a>(self, event: Event<'a>) -> Event<'a> {
        if self.line_breaks && event == Event::SoftBreak {
            Event::HardBreak
        } else {
            event
        }
    }
}
