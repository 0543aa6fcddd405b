//! What sanitized HTML is made of: elements and words, each a slice of it.
//!
//! For those who set a finished text anew, in the manner of another program. It reads nothing
//! but [`SafeHtml`], which the gate's serialiser has written: every element is closed, every
//! value quoted, no comment anywhere.

use std::borrow::Cow;

use crate::sanitize::{SafeHtml, is_void};

/// An element, or words between elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node<'a> {
    /// Words as they stand in the HTML, escaped.
    Words(&'a str),
    /// An element.
    Element(Element<'a>),
}

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its start tag.
    pub opening: &'a str,
    /// All of it, tags included.
    pub outer: &'a str,
    /// What stands in it.
    pub nodes: Vec<Node<'a>>,
}

impl<'a> Element<'a> {
    /// Its attributes in their order; the values as they stand, escaped.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let mut rest = &self.opening[1 + self.name.len()..];
        std::iter::from_fn(move || {
            let (name, after) = rest.trim_start().split_once("=\"")?;
            let (value, after) = after.split_once('"')?;
            rest = after;
            Some((name, value))
        })
    }

    /// The value of an attribute, as a reader of HTML understands it.
    pub fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, value) = self.attributes().find(|(it, _)| *it == name)?;
        Some(unescaped(value))
    }

    /// Whether it has neither content nor an end tag.
    pub fn is_void(&self) -> bool {
        is_void(self.name)
    }

    /// Whether nothing but white space stands in it.
    pub fn is_empty(&self) -> bool {
        let blank = |node: &Node<'_>| matches!(node, Node::Words(words) if is_blank(words));
        self.nodes.iter().all(blank)
    }
}

/// Whether HTML collapses words to nothing between blocks.
pub fn is_blank(words: &str) -> bool {
    words.bytes().all(|byte| byte.is_ascii_whitespace())
}

/// Reads sanitized HTML.
pub fn nodes(html: &SafeHtml) -> Vec<Node<'_>> {
    let all = html.as_str();
    let mut done: Vec<Node<'_>> = Vec::new();
    // Elements that are open, and where each begins; the nodes around it wait in them.
    let mut open: Vec<(Element<'_>, usize)> = Vec::new();
    let mut at = 0;
    while let Some(length) = all[at..].find('<') {
        let (begin, end) = (at + length, tag_end(all, at + length));
        if begin > at {
            done.push(Node::Words(&all[at..begin]));
        }
        at = end;
        let tag = &all[begin..end];
        if tag.starts_with("</") {
            let Some((mut element, from)) = open.pop() else {
                continue;
            };
            element.outer = &all[from..end];
            let inside = std::mem::replace(&mut done, std::mem::take(&mut element.nodes));
            element.nodes = inside;
            done.push(Node::Element(element));
            continue;
        }
        let name = tag[1..].split([' ', '>']).next().unwrap_or_default();
        let mut element = Element {
            name,
            opening: tag,
            outer: tag,
            nodes: Vec::new(),
        };
        if element.is_void() {
            done.push(Node::Element(element));
        } else {
            element.nodes = std::mem::take(&mut done);
            open.push((element, begin));
        }
    }
    if at < all.len() {
        done.push(Node::Words(&all[at..]));
    }
    done
}

/// Where the tag that begins here ends. A value may hold a `>`.
fn tag_end(all: &str, begin: usize) -> usize {
    let mut quoted = false;
    for (at, byte) in all.bytes().enumerate().skip(begin) {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at + 1,
            _ => {}
        }
    }
    all.len()
}

/// Resolves what the serialiser writes in the place of a character.
pub(crate) fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", "\u{a0}"),
        ("&amp;", "&"),
    ];
    let resolve = |value: String, (entity, glyph): &(&str, &str)| value.replace(entity, glyph);
    Cow::Owned(entities.iter().fold(value.to_owned(), resolve))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sanitize::sanitize;

    /// The HTML again, out of what was read.
    fn written(nodes: &[Node<'_>], out: &mut String) {
        for node in nodes {
            match node {
                Node::Words(words) => out.push_str(words),
                Node::Element(element) => {
                    out.push_str(element.opening);
                    written(&element.nodes, out);
                    if !element.is_void() {
                        out.push_str(&format!("</{}>", element.name));
                    }
                }
            }
        }
    }

    #[test]
    fn an_element_says_what_it_has() {
        let html = "<p title=\"a > b &amp; &quot;c&quot;\" lang=\"es\">x<br>y</p>\n<hr>";
        let (safe, _) = sanitize(html);
        let nodes = nodes(&safe);
        let [Node::Element(p), Node::Words("\n"), Node::Element(hr)] = nodes.as_slice() else {
            panic!("{nodes:?}");
        };
        assert_eq!(p.attribute("title").as_deref(), Some("a > b & \"c\""));
        assert_eq!(p.attribute("lang").as_deref(), Some("es"));
        assert_eq!(p.attribute("id"), None);
        assert_eq!(p.nodes.len(), 3);
        assert!(p.outer.starts_with("<p ") && p.outer.ends_with("y</p>"));
        assert!(hr.is_void() && hr.is_empty());
    }

    proptest! {
        #[test]
        fn nothing_is_lost_between_reading_and_writing(
            html in "(<(p|div|em|ul><li|table><tr><td|a href=\"x>\"|/p|/div|/em|br|hr)>|[a-z&\"< ]){0,30}",
        ) {
            let (safe, _) = sanitize(&html);
            let mut again = String::new();
            written(&nodes(&safe), &mut again);
            prop_assert_eq!(again.as_str(), safe.as_str());
        }
    }
}
