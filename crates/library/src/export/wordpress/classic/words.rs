//! Words among which WordPress finds no line to break.

use text::elements::{Element, Node};

use super::super::guard;
use super::HAND;

/// What ends a line within words.
const BREAK: &str = "<br />\n";

/// Words with their mark-up, without white space at their edges.
pub(super) fn words(nodes: &[Node<'_>]) -> String {
    let mut out = String::new();
    push_nodes(&mut out, nodes, false);
    let mut said = out.as_str();
    // WordPress takes away a break at the end of a block.
    loop {
        let shorter = said.trim_end_matches([' ', '\n']);
        let shorter = shorter.strip_suffix("<br />").unwrap_or(shorter);
        if shorter.len() == said.len() {
            return said.to_owned();
        }
        said = shorter;
    }
}

fn push_nodes(out: &mut String, nodes: &[Node<'_>], is_unset: bool) {
    for node in nodes {
        match node {
            Node::Words(words) => push_words(out, words, is_unset),
            Node::Element(element) => push_element(out, element, is_unset),
        }
    }
}

fn push_element(out: &mut String, element: &Element<'_>, is_unset: bool) {
    let is_unset = is_unset || guard::is_unset_in(element);
    match element.name {
        "br" => push_break(out),
        // What WordPress does not let everybody write, and what says the same.
        "wbr" => out.push_str("&#8203;"),
        "time" => push_nodes(out, &element.nodes, is_unset),
        "bdi" => {
            let direction = element.attribute("dir");
            let direction = direction.as_deref().unwrap_or("auto");
            out.push_str(&format!("<span dir=\"{direction}\">"));
            push_nodes(out, &element.nodes, is_unset);
            out.push_str("</span>");
        }
        _ => {
            guard::push_opening(out, element, HAND);
            push_nodes(out, &element.nodes, is_unset);
            guard::push_closing(out, element);
        }
    }
}

fn push_break(out: &mut String) {
    let length = out.trim_end_matches(' ').len();
    out.truncate(length);
    if out.is_empty() {
        return;
    }
    // Two breaks would begin a paragraph.
    if out.ends_with(BREAK) {
        out.push_str("&nbsp;");
    }
    out.push_str(BREAK);
}

fn push_words(out: &mut String, words: &str, is_unset: bool) {
    let mut said = String::with_capacity(words.len());
    for character in words.chars() {
        if !character.is_ascii_whitespace() {
            said.push(character);
            continue;
        }
        let before = if said.is_empty() { &*out } else { &said };
        if !before.is_empty() && !before.ends_with([' ', '\n']) {
            said.push(' ');
        }
    }
    guard::push_words(out, &said, is_unset);
}
