//! What a text says, apart from how it is written down.

use pulldown_cmark::Event;

use crate::markdown;

/// The words and marks of a piece of Markdown, one space between them.
///
/// White space beside a mark, the style of mark-up (`*a*` or `_a_`, the level of a heading), the
/// targets of links and images, and the form of quotes, dashes and dots are left out: they ask
/// nobody to read again.
#[must_use]
pub fn what_it_says(markdown: &str) -> String {
    let mut said = String::with_capacity(markdown.len());
    let mut is_apart = false;
    for event in markdown::events(markdown) {
        match event {
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineHtml(text)
            | Event::Html(text)
            | Event::FootnoteReference(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => say(&mut said, &text, &mut is_apart),
            Event::SoftBreak | Event::HardBreak | Event::Rule | Event::TaskListMarker(_) => {
                is_apart = true;
            }
            Event::Start(tag) => is_apart |= !is_inline(&tag.to_end()),
            Event::End(tag) => is_apart |= !is_inline(&tag),
        }
    }
    said
}

fn is_inline(tag: &pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd::{
        Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript,
    };
    matches!(
        tag,
        Emphasis | Strong | Strikethrough | Superscript | Subscript | Link | Image
    )
}

/// Adds words, with one space where any white space stood.
pub(crate) fn say(said: &mut String, text: &str, is_apart: &mut bool) {
    for character in text.chars() {
        if character.is_whitespace() {
            *is_apart = true;
            continue;
        }
        // "10 %" and "10%", "¡ No" and "¡No" say the same; "a part" and "apart" do not.
        if *is_apart && character.is_alphanumeric() && said.ends_with(char::is_alphanumeric) {
            said.push(' ');
        }
        *is_apart = false;
        match character {
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => said.push('"'),
            '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' => said.push('\''),
            '-' | '–' | '—' | '―' | '‑' | '−' if said.ends_with('-') => {}
            '–' | '—' | '―' | '‑' | '−' => said.push('-'),
            '…' => said.push_str("..."),
            '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
            other => said.push(other),
        }
    }
}

/// Whether two pieces of Markdown say the same words.
#[must_use]
pub fn same_words(one: &str, other: &str) -> bool {
    one == other || what_it_says(one) == what_it_says(other)
}
