//! The same text without mark-up.

mod writer;

use pulldown_cmark::Event;

use crate::{
    markdown::{self, MarkdownOptions},
    render::notes::Notes,
};

/// Writes Markdown as plain text for people.
///
/// Paragraphs stand a blank line apart, items have hyphens or numbers, links are "words
/// (address)", images are their alternative texts and "(caption)", and footnotes stand at the end
/// with their numbers in brackets.
#[must_use]
pub fn plain_text(markdown: &str, options: MarkdownOptions) -> String {
    let mut notes = Notes::default();
    let events: Vec<Event<'_>> = markdown::events(markdown)
        .filter_map(|event| notes.put_aside(options.breaks(event)))
        .collect();
    let mut writer = writer::Writer::new(notes);
    writer.write(events);
    writer.write_notes();
    writer.finish()
}

/// Escapes text for HTML, inside elements and inside quoted attribute values.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    escape_into(&mut escaped, text);
    escaped
}

/// Escapes text behind what stands in `out` already.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    let mut rest = text;
    let special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    while let Some(at) = rest.bytes().position(special) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_for_attributes_too() {
        assert_eq!(escape("a<b>&\"c'"), "a&lt;b&gt;&amp;&quot;c&#39;");
    }
}
