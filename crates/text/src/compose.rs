//! Sanitized pieces put together. What is not [`SafeHtml`] already is escaped.

use crate::invisible;
use crate::language::LanguageTag;
use crate::plain::escape;
use crate::sanitize::SafeHtml;

/// What stands above an edition's body. Plain text; an empty field is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// The dek.
    pub dek: String,
    /// The place and date line.
    pub place_line: String,
}

/// An edition in a section that says its language and direction.
///
/// `level` is that of the title's heading, 1 to 6. The result is a fixed point of
/// [`crate::sanitize::sanitize`].
pub fn section(language: &LanguageTag, level: u8, head: &Head, body: &SafeHtml) -> SafeHtml {
    let mut html = format!(
        "<section lang=\"{}\" dir=\"{}\">\n",
        escape(language.as_str()),
        language.direction().as_str()
    );
    let level = level.clamp(1, 6);
    for (open, text, close) in [
        ("<p>".to_owned(), &head.place_line, "</p>".to_owned()),
        (format!("<h{level}>"), &head.title, format!("</h{level}>")),
        ("<p><em>".to_owned(), &head.dek, "</em></p>".to_owned()),
    ] {
        let text = one_line(text);
        if !text.is_empty() {
            html.push_str(&open);
            push_text(&mut html, &text);
            html.push_str(&close);
            html.push('\n');
        }
    }
    html.push_str(body.as_str().trim_end());
    html.push_str("\n</section>");
    SafeHtml::trusted(html)
}

/// A field of one line as it may stand in HTML: control characters are spaces, characters that
/// nobody sees are gone, and so is white space at its ends.
pub fn one_line(text: &str) -> String {
    let spaced = |c: char| if c.is_control() { ' ' } else { c };
    let spaced: String = text.chars().map(spaced).collect();
    invisible::clean(&spaced).0.trim().to_owned()
}

/// Pieces one after the other, a line each.
pub fn join(pieces: impl IntoIterator<Item = SafeHtml>) -> SafeHtml {
    let pieces: Vec<String> = pieces.into_iter().map(SafeHtml::into_string).collect();
    SafeHtml::trusted(pieces.join("\n"))
}

/// The same HTML with the library's own images at another place: `place` stands before `image/`.
pub fn images_at(html: &SafeHtml, place: &str) -> SafeHtml {
    let own = format!(" src=\"{}image/", escape(place));
    let mut moved = String::with_capacity(html.as_str().len() + own.len());
    let mut rest = html.as_str();
    while let Some((words, tag)) = rest.find('<').map(|at| rest.split_at(at)) {
        moved.push_str(words);
        let (tag, after) = tag.split_at(end_of_tag(tag));
        match tag.starts_with("<img ") {
            // Quotation marks are written as names inside values: this is none of their words.
            true => moved.push_str(&tag.replacen(" src=\"image/", &own, 1)),
            false => moved.push_str(tag),
        }
        rest = after;
    }
    moved.push_str(rest);
    SafeHtml::trusted(moved)
}

/// Where a tag ends; a `>` inside a value does not end it.
fn end_of_tag(tag: &str) -> usize {
    let mut is_value = false;
    let end = tag.bytes().position(|byte| {
        is_value ^= byte == b'"';
        byte == b'>' && !is_value
    });
    end.map_or(tag.len(), |at| at + 1)
}

/// Escapes as an HTML serialiser does in a text node, so that serialising again changes
/// nothing: quotes stay.
fn push_text(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '\u{a0}' => html.push_str("&nbsp;"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sanitize::sanitize;

    #[test]
    fn images_move_and_nothing_else_does() {
        let given =
            "<p>src=\"image/x.png\" <img alt=\"> src=&quot;image/y.png\" src=\"image/a.png\"></p>";
        let (html, _) = sanitize(given);
        let moved = images_at(&html, "https://example.org/a&b/");
        let expected = html.as_str().replace(
            " src=\"image/a.png",
            " src=\"https://example.org/a&amp;b/image/a.png",
        );
        assert_eq!(moved.as_str(), expected);
    }

    proptest! {
        #[test]
        fn a_section_is_a_fixed_point(title in ".{0,40}", dek in ".{0,40}", body in ".{0,80}") {
            let es = LanguageTag::parse("es").unwrap();
            let (body, _) = sanitize(&body);
            let head = Head { title, dek, place_line: "San Jacinto, 13 de mayo".into() };
            let made = section(&es, 2, &head, &body);
            let (again, _) = sanitize(made.as_str());
            prop_assert_eq!(again.as_str(), made.as_str());
        }
    }
}
