//! Sanitized pieces put together. What is not [`SafeHtml`] already is escaped.

use crate::invisible;
use crate::language::LanguageTag;
use crate::page::Address;
use crate::plain::escape;
use crate::sanitize::{Policy, SafeHtml, Target, link_target};

/// A piece of a line.
#[derive(Clone, Copy, Debug)]
pub enum Inline<'a> {
    /// Plain text.
    Text(&'a str),
    /// Plain text that stands out.
    Strong(&'a str),
    /// A link.
    Link {
        /// Its words.
        words: &'a str,
        /// Where it leads.
        address: &'a Address,
        /// The language of its words, where it is not that of the text around them.
        language: Option<&'a LanguageTag>,
    },
    /// Plain text in another language.
    Foreign(&'a str, &'a LanguageTag),
    /// Plain text in another language that stands out.
    StrongForeign(&'a str, &'a LanguageTag),
}

/// A paragraph.
pub fn paragraph(line: &[Inline<'_>], policy: &Policy) -> SafeHtml {
    SafeHtml::trusted(format!("<p>{}</p>", inline(line, policy)))
}

/// A list, an item a line.
pub fn list<'a>(items: impl IntoIterator<Item = Vec<Inline<'a>>>, policy: &Policy) -> SafeHtml {
    let items = items.into_iter();
    let items: String = items
        .map(|item| format!("<li>{}</li>\n", inline(&item, policy)))
        .collect();
    SafeHtml::trusted(format!("<ul>\n{items}</ul>"))
}

fn inline(line: &[Inline<'_>], policy: &Policy) -> String {
    let rel = policy.rel_value();
    let mut html = String::new();
    for piece in line {
        match piece {
            Inline::Text(text) => push_text(&mut html, &in_line(text)),
            Inline::Strong(text) => {
                html.push_str("<strong>");
                push_text(&mut html, &in_line(text));
                html.push_str("</strong>");
            }
            Inline::Link {
                words,
                address,
                language,
            } => {
                // Of what would have to be escaped, an address can hold this sign only.
                let address_as_value = address.as_str().replace('&', "&amp;");
                html.push_str(&format!("<a href=\"{address_as_value}\""));
                if let Some(language) = language {
                    html.push_str(&format!(" lang=\"{}\"", escape(language.as_str())));
                }
                if link_target(address.as_str(), policy) == Target::Elsewhere && !rel.is_empty() {
                    html.push_str(&format!(" rel=\"{rel}\""));
                }
                html.push('>');
                push_text(&mut html, &in_line(words));
                html.push_str("</a>");
            }
            Inline::Foreign(text, language) => foreign(&mut html, "span", text, language),
            Inline::StrongForeign(text, language) => {
                foreign(&mut html, "strong", text, language);
            }
        }
    }
    html
}

fn foreign(html: &mut String, element: &str, text: &str, language: &LanguageTag) {
    let language = escape(language.as_str());
    html.push_str(&format!("<{element} lang=\"{language}\">"));
    push_text(html, &in_line(text));
    html.push_str(&format!("</{element}>"));
}

/// Text without characters that nobody sees, white space at its ends kept.
fn in_line(text: &str) -> String {
    let spaced = |c: char| if c.is_control() { ' ' } else { c };
    let spaced: String = text.chars().map(spaced).collect();
    invisible::clean(&spaced).0.into_owned()
}

/// What stands above an edition's body. Plain text; an empty field is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// The language of the title, where it is not the edition's.
    pub title_language: Option<LanguageTag>,
    /// The dek.
    pub dek: String,
    /// The language of the dek, where it is not the edition's.
    pub dek_language: Option<LanguageTag>,
    /// The place and date line.
    pub place_line: String,
}

/// An edition in a section that says its language and direction; without any heading in it that
/// is a `div`, since a section without one is none.
///
/// `level` is that of the title's heading, 1 to 6. A section that is a target has an id, which
/// [`language_links`] lead to. The result is a fixed point of
/// [`crate::sanitize::sanitize`].
pub fn section(
    language: &LanguageTag,
    level: u8,
    head: &Head,
    body: &SafeHtml,
    is_target: bool,
) -> SafeHtml {
    let has_heading = !one_line(&head.title).is_empty() || has_heading(body);
    let element = if has_heading { "section" } else { "div" };
    let mut html = format!(
        "<{element}{} lang=\"{}\" dir=\"{}\">\n",
        id(language, is_target),
        escape(language.as_str()),
        language.direction().as_str()
    );
    let level = level.clamp(1, 6);
    let foreign = |language: &Option<LanguageTag>| match language {
        Some(language) => {
            let direction = language.direction().as_str();
            let tag = escape(language.as_str());
            (
                format!("<span lang=\"{tag}\" dir=\"{direction}\">"),
                "</span>",
            )
        }
        None => (String::new(), ""),
    };
    let title = foreign(&head.title_language);
    let dek = foreign(&head.dek_language);
    for (open, text, close) in [
        ("<p>".to_owned(), &head.place_line, "</p>".to_owned()),
        (
            format!("<h{level}>{}", title.0),
            &head.title,
            format!("{}</h{level}>", title.1),
        ),
        (
            format!("<p><em>{}", dek.0),
            &head.dek,
            format!("{}</em></p>", dek.1),
        ),
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
    html.push_str(&format!("\n</{element}>"));
    SafeHtml::trusted(html)
}

/// A paragraph of links from language to language, each by its own name for itself. As the target
/// of one language it has the id that a section would have.
pub fn language_links(languages: &[&LanguageTag], target: Option<&LanguageTag>) -> SafeHtml {
    let link = |language: &&LanguageTag| {
        let mut html = format!(
            "<a href=\"#{}\" lang=\"{}\" dir=\"{}\">",
            target_id(language),
            escape(language.as_str()),
            language.direction().as_str()
        );
        push_text(&mut html, language.endonym().unwrap_or(language.as_str()));
        html.push_str("</a>");
        html
    };
    let links: Vec<String> = languages.iter().map(link).collect();
    let id = target.map_or_else(String::new, |language| id(language, true));
    SafeHtml::trusted(format!("<p{id}>{}</p>", links.join(" · ")))
}

/// The attribute by which an edition is led to.
fn id(language: &LanguageTag, is_target: bool) -> String {
    match is_target {
        true => format!(" id=\"{}\"", target_id(language)),
        false => String::new(),
    }
}

fn target_id(language: &LanguageTag) -> String {
    format!("{}-edition", language.as_str().to_ascii_lowercase())
}

fn has_heading(html: &SafeHtml) -> bool {
    let mut tags = html.as_str().split("<h").skip(1);
    tags.any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A field of one line as it may stand in HTML: control characters are spaces, characters that
/// nobody sees are gone, and so is white space at its ends.
pub fn one_line(text: &str) -> String {
    in_line(text).trim().to_owned()
}

/// Pieces one after the other, a line each.
pub fn join(pieces: impl IntoIterator<Item = SafeHtml>) -> SafeHtml {
    let pieces: Vec<String> = pieces.into_iter().map(SafeHtml::into_string).collect();
    SafeHtml::trusted(pieces.join("\n"))
}

/// The same HTML with the library's own images in another place, which stands for `image/`.
pub fn images_at(html: &SafeHtml, place: &str) -> SafeHtml {
    let own = format!(" src=\"{}", escape(place));
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
            " src=\"https://example.org/a&amp;b/a.png",
        );
        assert_eq!(moved.as_str(), expected);
    }

    proptest! {
        #[test]
        fn a_section_is_a_fixed_point(title in ".{0,40}", dek in ".{0,40}", body in ".{0,80}") {
            let es = LanguageTag::parse("es").unwrap();
            let (body, _) = sanitize(&body);
            let title_language = Some(LanguageTag::parse("ar").unwrap());
            let place_line = "San Jacinto, 13 de mayo".into();
            let head = Head { title, title_language: title_language.clone(), dek, dek_language: title_language, place_line };
            let other = LanguageTag::parse("zh-Hant").unwrap();
            let links = language_links(&[&es, &other], Some(&other));
            let made = join([links, section(&es, 2, &head, &body, true)]);
            let (again, _) = sanitize(made.as_str());
            prop_assert_eq!(again.as_str(), made.as_str());
        }

        #[test]
        fn lines_of_links_are_a_fixed_point(words in ".{0,20}", address in "(https?://|/|mailto:)?[a-z./?&=\"'<> é]{1,12}") {
            let es = LanguageTag::parse("es").unwrap();
            let policy = &Policy::default();
            let link = Address::judge(&address, policy);
            let mut line = vec![Inline::Text(&words), Inline::Strong(&words), Inline::Foreign(&words, &es), Inline::StrongForeign(&words, &es)];
            if let Some(address) = &link {
                line.push(Inline::Link { words: &words, address, language: Some(&es) });
            }
            let made = join([paragraph(&line, policy), list([line.clone(), line], policy)]);
            let (again, _) = sanitize(made.as_str());
            prop_assert_eq!(again.as_str(), made.as_str());
        }
    }
}
