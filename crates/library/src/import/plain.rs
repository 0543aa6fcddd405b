//! Text without formatting, kept as the eye saw it.

use text::markdown::MarkdownOptions;
use text::opening::{Known, opening};
use text::paste;

use super::beside::Beside;
use super::markdown;
use super::part::Part;
use super::told::told_once;

/// Reads a text. One that somebody wrote as Markdown is read as that; lines that a mail program
/// has broken are joined; everything else stays a line where it was one.
pub(super) fn read(name: &str, text: &str, reading: MarkdownOptions, beside: &Beside) -> Part {
    let is_wrapped = paste::is_hard_wrapped(text);
    if has_front_matter(text) || looks_like_markdown(text) {
        let mut part = markdown::read(name, text, beside);
        part.diagnostics.insert(
            0,
            told_once(
                "text.as-markdown",
                "The text looks like Markdown and was read as that.",
            ),
        );
        return part;
    }
    let options = paste::Options {
        reading,
        ..paste::Options::default()
    };
    let mut part = Part::default();
    let joined = is_wrapped.then(|| paste::join_wrapped(text));
    if joined.is_some() {
        part.diagnostics.push(told_once(
            "lines.joined",
            "A mail program had broken the lines; they were joined.",
        ));
    }
    let body = paste::plain(joined.as_deref().unwrap_or(text), options);
    let known = Known {
        is_plain: true,
        ..Known::default()
    };
    let above = opening(&body, known);
    let edition = &mut part.edition;
    edition.title = above.title;
    edition.dek = above.dek;
    edition.place_line = above.place_line;
    edition.body = above.body;
    part
}

fn has_front_matter(text: &str) -> bool {
    text.starts_with("---")
        && super::front_matter::split(text).is_some_and(|(front, _)| !front.fields.is_empty())
}

/// Tells whether a text looks like Markdown without what it quotes: mails quote with the same sign.
fn looks_like_markdown(text: &str) -> bool {
    if !text.contains("\n>") {
        return paste::looks_like_markdown(text);
    }
    let own = text.lines().filter(|line| !line.starts_with('>'));
    paste::looks_like_markdown(&own.collect::<Vec<_>>().join("\n"))
}
