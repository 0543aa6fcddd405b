//! The same text without mark-up.

mod html;
mod table;
mod writer;

pub use writer::underline;

use pulldown_cmark::Event;

use crate::{
    LanguageTag, invisible,
    markdown::{self, MarkdownOptions},
    render::{glyphs, notes::Notes},
    sanitize::Policy,
    typography::Style,
};

/// Says how a text is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainOptions<'a> {
    /// How its Markdown is read.
    pub reading: MarkdownOptions,
    /// The language in whose way quotes, dashes and spaces are set; none leaves them as typed.
    pub language: Option<&'a LanguageTag>,
    /// What the library has chosen where a language leaves the choice.
    pub style: Style,
    /// Where links may lead, and which images are told of.
    pub policy: &'a Policy,
}

/// Writes Markdown as plain text for people.
///
/// Paragraphs stand a blank line apart, the two highest headings are underlined, items have hyphens
/// or numbers, links are "words (address)" where a post's links may lead, images are their
/// alternative texts and "(caption)", columns of tables are level, words that were struck out stand
/// between "~~", and footnotes stand at the end with their numbers in brackets. Raw HTML is written
/// as the Markdown that says the same.
#[must_use]
pub fn plain_text(markdown: &str, options: &PlainOptions<'_>) -> String {
    let (clean, _) = invisible::clean(markdown);
    let reading = options.reading;
    let events = markdown::events(&clean).map(|event| reading.breaks(event));
    let events = events.collect();
    let events = match options.language {
        Some(language) => glyphs::set(events, language, options.style),
        None => events,
    };
    let mut notes = Notes::default();
    let events: Vec<Event<'_>> = events
        .into_iter()
        .filter_map(|event| notes.put_aside(event))
        .collect();
    let mut writer = writer::Writer::new(notes, options.policy);
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
