//! Signs that WordPress would read as its own.
//!
//! A page of WordPress runs what stands in brackets, embeds an address that stands alone, and
//! sets quotes, dashes and smileys as it thinks right. Where HTML is kept as it was written,
//! such a sign goes out as a number: a reader sees the same, and WordPress sees none.

use std::fmt::Write as _;

use text::elements::{Element, Node};

/// Elements whose words WordPress does not set.
const UNSET: [&str; 5] = ["code", "kbd", "pre", "script", "tt"];

/// How elements are written.
#[derive(Clone, Copy)]
pub(super) struct Hand<'a> {
    /// What ends the tag of an element without content.
    pub void_end: &'static str,
    /// What stands before the name of an image of the library in its address.
    pub images: &'a str,
}

/// As HTML writes elements, with images beside the file.
pub(super) const PLAIN: Hand<'static> = Hand {
    void_end: ">",
    images: IMAGES,
};

/// How the renderer writes the address of an image of the library.
pub(super) const IMAGES: &str = "image/";

/// Writes nodes as they stand, but for signs that WordPress would read.
pub(super) fn push_nodes(out: &mut String, nodes: &[Node<'_>], hand: Hand<'_>) {
    push_nodes_in(out, nodes, hand, false);
}

fn push_nodes_in(out: &mut String, nodes: &[Node<'_>], hand: Hand<'_>, is_unset: bool) {
    for node in nodes {
        match node {
            Node::Words(words) => push_words(out, words, is_unset),
            Node::Element(element) => push_element_in(out, element, hand, is_unset),
        }
    }
}

/// Writes an element as it stands, but for signs that WordPress would read.
pub(super) fn push_element(out: &mut String, element: &Element<'_>, hand: Hand<'_>) {
    push_element_in(out, element, hand, false);
}

fn push_element_in(out: &mut String, element: &Element<'_>, hand: Hand<'_>, is_unset: bool) {
    push_opening(out, element, hand);
    let is_unset = is_unset || is_unset_in(element);
    push_nodes_in(out, &element.nodes, hand, is_unset);
    push_closing(out, element);
}

/// Whether WordPress sets no signs in an element.
pub(super) fn is_unset_in(element: &Element<'_>) -> bool {
    UNSET.contains(&element.name)
}

/// Writes a start tag.
pub(super) fn push_opening(out: &mut String, element: &Element<'_>, hand: Hand<'_>) {
    out.push('<');
    out.push_str(element.name);
    for (name, value) in element.attributes() {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        let own = value
            .strip_prefix(IMAGES)
            .filter(|_| (element.name, name) == ("img", "src"));
        match own {
            Some(file) => push_value(out, &format!("{}{file}", hand.images)),
            None => push_value(out, value),
        }
        out.push('"');
    }
    out.push_str(if element.is_void() {
        hand.void_end
    } else {
        ">"
    });
}

/// Writes an end tag, where the element has one.
pub(super) fn push_closing(out: &mut String, element: &Element<'_>) {
    if !element.is_void() {
        out.push_str("</");
        out.push_str(element.name);
        out.push('>');
    }
}

/// Writes a value that stands escaped. Brackets of both kinds are read in attributes too.
fn push_value(out: &mut String, value: &str) {
    for character in value.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '[' => push_number(out, '['),
            _ => out.push(character),
        }
    }
}

/// Writes words that stand escaped. In code, signs are not set, but brackets and addresses are
/// read even there.
pub(super) fn push_words(out: &mut String, words: &str, is_unset: bool) {
    let mut before = None;
    let mut rest = words;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        let is_read = character == '[' || character == '/' && before == Some(':');
        if is_read || !is_unset && is_set(before, character, after) {
            push_number(out, character);
        } else {
            out.push(character);
        }
        before = Some(character);
        rest = after;
    }
}

/// Whether WordPress would set a character in another way, or with its neighbours.
fn is_set(before: Option<char>, character: char, after: &str) -> bool {
    let next = after.chars().next();
    let is_apart = |it: Option<char>| it.is_none_or(char::is_whitespace);
    match character {
        '"' | '\'' | '`' => true,
        '-' => {
            let is_run = before == Some('-') || next == Some('-');
            // A no-break space stands as an entity.
            let begins = is_apart(before) || before == Some(';');
            is_run || begins && (is_apart(next) || next == Some('&'))
        }
        '.' => before == Some('.') || next == Some('.'),
        // 9x9 would become a multiplication.
        'x' => [before, next]
            .iter()
            .all(|it| it.is_some_and(|it| it.is_ascii_digit())),
        // A smiley begins a word.
        ':' | ';' => is_apart(before) && !is_apart(next),
        '8' => is_apart(before) && matches!(next, Some('-' | ')' | 'O')),
        '(' => after.starts_with("tm)"),
        'p' => before == Some('d') && after.starts_with("ress"),
        _ => false,
    }
}

/// Three digits, as WordPress itself writes them when it cleans a text.
fn push_number(out: &mut String, character: char) {
    let written = write!(out, "&#{:03};", u32::from(character));
    debug_assert!(written.is_ok(), "a string takes everything");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guarded(words: &str, is_unset: bool) -> String {
        let mut out = String::new();
        push_words(&mut out, words, is_unset);
        out
    }

    #[test]
    fn what_wordpress_reads_becomes_numbers() {
        for (words, written) in [
            ("[gallery]", "&#091;gallery]"),
            ("https://a.example/b", "https:&#047;/a.example/b"),
            ("\"so\" 'so'", "&#034;so&#034; &#039;so&#039;"),
            (
                "a -- b - c well-known",
                "a &#045;&#045; b &#045; c well-known",
            ),
            ("a... b.", "a&#046;&#046;&#046; b."),
            ("9x9 box", "9&#120;9 box"),
            (":-) a: b", "&#058;-) a: b"),
            ("Wordpress", "Word&#112;ress"),
            ("a &amp; b; «c»", "a &amp; b; «c»"),
        ] {
            assert_eq!(guarded(words, false), written);
        }
        assert_eq!(guarded("'--' [x]", true), "'--' &#091;x]");
    }
}
