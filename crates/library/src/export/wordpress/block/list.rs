use text::elements::{Element, Node, is_blank};

use super::words::{self, is_inline};
use super::{Setting, is_plain, only_elements, wrapped};

/// The block of a list, with a block for each of its items; nothing where an item holds more
/// than words and lists below them.
pub(super) fn list(list: &Element<'_>, setting: Setting<'_>) -> Option<String> {
    let (mut said, mut tag) = (Vec::new(), String::new());
    if list.name == "ol" {
        said.push("\"ordered\":true".to_owned());
    }
    for (name, value) in list.attributes() {
        if (list.name, name) != ("ol", "start") {
            return None;
        }
        // As the editor counts: a number, written as it writes numbers.
        let first: i32 = value.parse().ok()?;
        said.push(format!("\"start\":{first}"));
        tag = format!(" start=\"{first}\"");
    }
    let mut items = Vec::new();
    for node in &list.nodes {
        match node {
            Node::Words(words) if is_blank(words) => {}
            Node::Element(element) if element.name == "li" && is_plain(element) => {
                items.push(item(element, setting)?);
            }
            _ => return None,
        }
    }
    let attributes = match said.is_empty() {
        true => String::new(),
        false => format!(" {{{}}}", said.join(",")),
    };
    let (name, items) = (list.name, items.join("\n\n"));
    Some(wrapped(
        "list",
        &attributes,
        &format!("<{name}{tag} class=\"wp-block-list\">{items}</{name}>"),
    ))
}

fn item(element: &Element<'_>, setting: Setting<'_>) -> Option<String> {
    let first_block = element.nodes.iter().position(|node| !is_inline(node));
    let (inline, blocks) = element
        .nodes
        .split_at(first_block.unwrap_or(element.nodes.len()));
    let blocks: Vec<&Element<'_>> = only_elements(blocks)?;
    let is_said = |node: &Node<'_>| !matches!(node, Node::Words(words) if is_blank(words));
    let (words, lists) = match blocks.split_first() {
        // A loose list has its words in a paragraph.
        Some((p, lists)) if p.name == "p" && is_plain(p) && !inline.iter().any(is_said) => {
            let all_inline = p.nodes.iter().all(is_inline);
            let words = words::words(&p.nodes, setting).filter(|_| all_inline)?;
            (words, lists)
        }
        _ => (words::words(inline, setting)?, blocks.as_slice()),
    };
    let mut below = String::new();
    let mut lists = lists.iter();
    if let Some(it) = lists.next() {
        let is_list = matches!(it.name, "ul" | "ol");
        below = list(it, setting).filter(|_| is_list)?;
    }
    // The editor keeps one list below an item.
    if lists.next().is_some() {
        return None;
    }
    Some(wrapped(
        "list-item",
        "",
        &format!("<li>{words}{below}</li>"),
    ))
}
