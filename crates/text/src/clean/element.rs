//! What is to be known of an element before it is read.

use super::tree::{Element, Node};

/// Tells whether there are only words in preformatted text, at most set in some way.
pub(super) fn is_code(element: &Element) -> bool {
    element
        .elements()
        .all(|it| !is_block(it) && !matches!(it.name.as_str(), "a" | "img") && is_code(it))
}

pub(super) fn has_blocks(element: &Element) -> bool {
    element.elements().any(|it| is_block(it) || has_blocks(it))
}

/// Tells whether an element begins on a line of its own.
pub(super) fn is_block(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "blockquote"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "figcaption"
            | "figure"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "li"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "ul"
            | "caption"
            | "col"
            | "colgroup"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
    )
}

/// The rows of a table; none of one inside.
pub(super) fn rows_of(table: &Element) -> impl Iterator<Item = &Element> {
    let parts = table.elements().flat_map(|part| match part.name.as_str() {
        "tr" => vec![part],
        "thead" | "tbody" | "tfoot" => part.elements().collect(),
        _ => Vec::new(),
    });
    parts.filter(|row| row.name == "tr")
}

pub(super) fn cells_of(table: &Element) -> impl Iterator<Item = &Element> {
    rows_of(table).flat_map(Element::elements)
}

/// The words of preformatted text.
pub(super) fn text_of(element: &Element) -> String {
    let mut text = String::new();
    for node in &element.children {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) if element.name == "br" => text.push('\n'),
            Node::Element(element) => text.push_str(&text_of(element)),
        }
    }
    text
}
