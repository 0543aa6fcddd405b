//! How Markdown is read: strict CommonMark 0.31.2 with tables, footnotes and struck-out text.
//!
//! This is the only place where parser options are set. Deliberately absent:
//!
//! - smart punctuation, because it knows only English quotes ([`crate::typography`] knows more);
//! - wikilinks, mathematics and metadata blocks, which nobody asked for, and of which the first
//!   once took exponential time;
//! - heading attributes, because ids are the renderer's own;
//! - task lists and `> [!NOTE]`, because their HTML needs form controls and classes.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, OffsetIter, Options, Parser};

/// Says how a typed line break is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkdownOptions {
    /// A typed line break stays a line break, so that slogans stand line by line. CommonMark
    /// itself reads it as a space.
    pub line_breaks: bool,
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

/// Reads Markdown as events.
pub(crate) fn events(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, options())
}

/// Reads Markdown as events with the bytes they come from.
pub(crate) fn parser(markdown: &str) -> OffsetIter<'_> {
    events(markdown).into_offset_iter()
}

/// Reads one block out of a text as events with the bytes they come from.
///
/// The definitions of the text are not there, so `[words][label]` is a link to `label`.
pub(crate) fn inline_parser(block: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let label = move |link: BrokenLink<'_>| {
        // A footnote before a link looks like the words of one.
        let is_note = block
            .get(link.span.clone())
            .is_some_and(|it| it.starts_with("[^"));
        (link.link_type == LinkType::Reference && !is_note)
            .then(|| (CowStr::from(link.reference.to_string()), CowStr::from("")))
    };
    Parser::new_with_broken_link_callback(block, options(), Some(label)).into_offset_iter()
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

/// Blanks out what is not read in Markdown: marks, addresses, references, raw HTML.
///
/// What is left stands where it stood: the result is as long as the Markdown, byte by byte.
#[must_use]
pub fn prose(markdown: &str) -> String {
    let mut prose = String::with_capacity(markdown.len());
    for (event, range) in parser(markdown) {
        let is_read = matches!(event, Event::Text(_) | Event::Code(_));
        if is_read && range.start >= prose.len() {
            prose.extend(std::iter::repeat_n(' ', range.start - prose.len()));
            prose.push_str(&markdown[range]);
        }
    }
    prose.extend(std::iter::repeat_n(' ', markdown.len() - prose.len()));
    prose
}

/// The words of Markdown alone, its lines as they were typed; what is escaped is the sign itself.
#[must_use]
pub fn words(markdown: &str) -> String {
    let mut words = String::with_capacity(markdown.len());
    for event in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push('\n'),
            Event::End(_) if event_is_block(&event) && !words.ends_with('\n') => words.push('\n'),
            _ => {}
        }
    }
    words.truncate(words.trim_end().len());
    words
}

fn event_is_block(event: &Event<'_>) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(
        event,
        Event::End(
            TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::CodeBlock
                | TagEnd::FootnoteDefinition
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_alone_have_no_marks_and_no_escapes() {
        let markdown =
            "# El *agua*\n\n- tod\\*s [aquí](https://example.org)\n- `dos`\n\nuno\ndos\n";
        assert_eq!(words(markdown), "El agua\ntod*s aquí\ndos\nuno\ndos");
    }

    #[test]
    fn words_stand_where_they_stood_and_addresses_are_gone() {
        let markdown = "*El* [agua](https://example.org/agua) es `de` <b>lxs</b> [^1].\n";
        let prose = prose(markdown);
        assert_eq!(prose.len(), markdown.len());
        let words: Vec<&str> = prose.split_whitespace().collect();
        assert_eq!(words, ["El", "agua", "es", "`de`", "lxs", "[^1]."]);
        for word in words {
            assert_eq!(prose.find(word), markdown.find(word), "{word}");
        }
    }
}
