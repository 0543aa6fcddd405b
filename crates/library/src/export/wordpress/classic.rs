//! HTML for its classic editor.
//!
//! WordPress puts that through `wpautop` whenever it is shown, which makes paragraphs of lines,
//! and through `wp_kses_post` when it is saved by somebody who may not write any HTML. What is
//! written here is what both would make of it: a line each for what begins and ends a block, no
//! line feed within words but behind a `<br />`, words that stand beside blocks in a paragraph of
//! their own.

mod words;

use text::elements::{Element, Node, is_blank};

use super::super::Piece;
use super::super::plan::{Plan, PlannedFile, add_images, file_name};
use super::content;
use super::guard::{self, Hand};

/// One file a post, and its images.
pub(in crate::export) fn files(piece: &Piece, plan: &mut Plan) {
    let mut contents = String::new();
    for part in content::parts(piece, false, plan) {
        push_blocks(&mut contents, &text::elements::nodes(&part.section), false);
    }
    content::tell_of_images(piece, plan);
    let name = file_name(piece, "html");
    plan.files.push(PlannedFile::text(name, contents));
    add_images(piece, plan);
}

const HAND: Hand<'static> = Hand {
    void_end: " />",
    images: "image/",
};

/// Elements that WordPress takes for blocks.
const BLOCKS: [&str; 30] = [
    "blockquote",
    "caption",
    "col",
    "colgroup",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

fn is_block(node: &Node<'_>) -> bool {
    match node {
        Node::Words(_) => false,
        // What stands around blocks without being one is left out, and they stay.
        Node::Element(it) => BLOCKS.contains(&it.name) || it.nodes.iter().any(is_block),
    }
}

/// Writes nodes, a line each. `is_bare` says that words before the first block need no paragraph.
fn push_blocks(out: &mut String, nodes: &[Node<'_>], is_bare: bool) {
    let mut is_bare = is_bare;
    for run in nodes.chunk_by(|a, b| !is_block(a) && !is_block(b)) {
        match run {
            [Node::Element(element)] if is_block(&run[0]) => push_block(out, element),
            run => match (words::words(run), is_bare) {
                (words, _) if words.is_empty() => continue,
                (words, true) => out.push_str(&words),
                (words, false) => {
                    fresh_line(out);
                    out.push_str(&format!("<p>{words}</p>"));
                }
            },
        }
        is_bare = false;
        fresh_line(out);
    }
}

fn push_block(out: &mut String, element: &Element<'_>) {
    let nodes = &element.nodes;
    match element.name {
        name if !BLOCKS.contains(&name) => return push_blocks(out, nodes, false),
        // WordPress takes it away.
        "p" if element.is_empty() && element.attributes().next().is_none() => return,
        // Nothing may stand between what is shown and its caption.
        "figcaption" => out.truncate(out.trim_end_matches('\n').len()),
        _ => fresh_line(out),
    }
    if element.name == "pre" {
        guard::push_element(out, element, HAND);
        return;
    }
    guard::push_opening(out, element, HAND);
    let has_blocks = nodes.iter().any(is_block) || element.name == "blockquote";
    if has_blocks {
        let may_be_bare = matches!(element.name, "figure" | "li");
        let is_bare = may_be_bare && begins_with_words(nodes);
        if !is_bare {
            out.push('\n');
        }
        push_blocks(out, nodes, is_bare);
    } else {
        out.push_str(&words::words(nodes));
    }
    guard::push_closing(out, element);
}

fn begins_with_words(nodes: &[Node<'_>]) -> bool {
    let is_said = |node: &&Node<'_>| !matches!(node, Node::Words(words) if is_blank(words));
    nodes.iter().find(is_said).is_some_and(|it| !is_block(it))
}

/// Begins a line, but for what follows a caption.
fn fresh_line(out: &mut String) {
    let is_fresh = out.is_empty() || out.ends_with('\n') || out.ends_with("</figcaption>");
    if !is_fresh {
        out.push('\n');
    }
}
