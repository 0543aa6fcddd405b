//! HTML for its classic editor.
//!
//! WordPress puts that through `wpautop` whenever it is shown, which makes paragraphs of lines,
//! and through `wp_kses_post` when it is saved by somebody who may not write any HTML. What is
//! written here is what both would make of it: a line each for what begins and ends a block, no
//! line feed within words but behind a `<br />`, words that stand beside blocks in a paragraph of
//! their own.

mod words;

use text::SafeHtml;
use text::elements::{Element, Node};

use super::super::Piece;
use super::super::plan::{Plan, PlannedFile, add_images, file_name};
use super::content;
use super::guard::{self, Hand, IMAGES};

/// One file a post, and its images.
pub(in crate::export) fn files(piece: &Piece, plan: &mut Plan) {
    let parts = content::parts(piece, content::TOGETHER, plan);
    let contents: String = content::all(&parts).map(|it| of_html(&it)).collect();
    content::tell_of_images(piece, plan);
    let name = file_name(piece, "html");
    plan.files.push(PlannedFile::text(name, contents));
    add_images(piece, plan);
}

/// Sanitized HTML as the classic editor keeps it.
pub(super) fn of_html(html: &SafeHtml) -> String {
    let mut out = String::new();
    push_blocks(&mut out, &text::elements::nodes(html), false);
    out
}

const HAND: Hand<'static> = Hand {
    void_end: " />",
    images: IMAGES,
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
        "p" if says_nothing(element) => return,
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
        let is_bare = begins_bare(element);
        let mut inside = String::new();
        push_blocks(&mut inside, nodes, is_bare);
        if !(is_bare || inside.is_empty() || inside.starts_with("<figcaption")) {
            out.push('\n');
        }
        out.push_str(&inside);
    } else {
        out.push_str(&words::words(nodes));
    }
    guard::push_closing(out, element);
}

fn says_nothing(element: &Element<'_>) -> bool {
    let nodes = &element.nodes;
    let has_blocks = nodes.iter().any(is_block);
    !has_blocks && element.attributes().next().is_none() && words::words(nodes).is_empty()
}

/// Whether an element begins with words that need no paragraph of their own: beside a caption,
/// and before a block in an item, if WordPress sees that it ends their line.
fn begins_bare(element: &Element<'_>) -> bool {
    const ENDS_A_LINE: [&str; 6] = ["div", "dl", "ol", "p", "pre", "ul"];
    let nodes = &element.nodes;
    let Some(at) = nodes.iter().position(is_block) else {
        return false;
    };
    let Node::Element(block) = &nodes[at] else {
        return false;
    };
    let may_be_bare = match element.name {
        "figure" => block.name == "figcaption",
        "li" => ENDS_A_LINE.contains(&block.name),
        _ => false,
    };
    may_be_bare && !words::words(&nodes[..at]).is_empty()
}

/// Begins a line, but for what follows a caption.
fn fresh_line(out: &mut String) {
    let is_fresh = out.is_empty() || out.ends_with('\n') || out.ends_with("</figcaption>");
    if !is_fresh {
        out.push('\n');
    }
}
