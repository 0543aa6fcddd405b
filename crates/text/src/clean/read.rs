//! A sanitized fragment becomes blocks.

use std::{collections::HashSet, rc::Rc};

use pulldown_cmark::Alignment;

use super::{
    element::{cells_of, has_blocks, is_block, is_code, rows_of, text_of},
    flow::Flow,
    tree::{Element, Node, tree},
};
use crate::{
    SafeHtml,
    write::block::{Block, Document, Image, Ink, Link, List, Piece, Table},
};

/// What a fragment says.
pub(super) struct Read {
    pub(super) document: Document,
    /// Elements that Markdown has no form for.
    pub(super) formless: usize,
}

/// Reads a fragment.
pub(super) fn read(fragment: &SafeHtml) -> Read {
    let mut reader = Reader::default();
    let root = tree(fragment);
    let mut blocks = reader.blocks(&root, &Ink::default());
    // Readers of Markdown leave out footnotes that nobody mentions.
    for (place, note) in reader.notes.iter_mut().enumerate() {
        if !reader.mentioned.contains(&place) {
            blocks.append(note);
        }
    }
    Read {
        document: Document {
            blocks,
            notes: reader.notes,
        },
        formless: reader.formless,
    }
}

#[derive(Default)]
struct Reader {
    notes: Vec<Vec<Block>>,
    /// The footnotes that something mentions.
    mentioned: HashSet<usize>,
    formless: usize,
}

impl Reader {
    /// Reads what is in an element as blocks; words among them are paragraphs.
    fn blocks(&mut self, parent: &Element, ink: &Ink) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut flow = Flow::default();
        for node in &parent.children {
            match node {
                Node::Element(element) if is_block(element) || has_blocks(element) => {
                    blocks.extend(paragraph(&mut flow));
                    self.block(element, ink, &mut blocks);
                }
                node => self.inline(node, ink, &mut flow),
            }
        }
        blocks.extend(paragraph(&mut flow));
        blocks
    }

    fn block(&mut self, element: &Element, ink: &Ink, blocks: &mut Vec<Block>) {
        match element.name.as_str() {
            "p" if !has_blocks(element) => blocks.extend(paragraph(&mut self.flow(element, ink))),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !has_blocks(element) => {
                let level = element.name.as_bytes()[1] - b'0';
                let line = self.flow(element, ink).line();
                if !line.is_empty() {
                    blocks.push(Block::Heading(level, line));
                }
            }
            "blockquote" => {
                let inside = self.blocks(element, ink);
                if !inside.is_empty() {
                    blocks.push(Block::Quote(inside));
                }
            }
            "ul" | "ol" => blocks.extend(self.list(element, ink)),
            "pre" if is_code(element) => blocks.push(Block::Code(text_of(element))),
            "hr" => blocks.push(Block::Rule),
            "table" if !cells_of(element).any(has_blocks) => self.table(element, ink, blocks),
            "figure" => self.figure(element, ink, blocks),
            "section" if element.attribute("role") == Some("doc-endnotes") => self.notes(element),
            _ => {
                let ink = self.inked(element, ink);
                blocks.append(&mut self.blocks(element, &ink));
            }
        }
    }

    fn list(&mut self, list: &Element, ink: &Ink) -> Option<Block> {
        let items: Vec<Vec<Block>> = list
            .elements()
            .map(|item| self.blocks(item, ink))
            .filter(|item| !item.is_empty())
            .collect();
        let start = list.attribute("start").map_or(Ok(1), str::parse);
        let first = (list.name == "ol").then(|| start.unwrap_or(1));
        (!items.is_empty()).then_some(Block::List(List { first, items }))
    }

    fn table(&mut self, table: &Element, ink: &Ink, blocks: &mut Vec<Block>) {
        let captions = table.elements().filter(|it| it.name == "caption");
        blocks.extend(captions.filter_map(|it| paragraph(&mut self.flow(it, ink))));
        let mut rows: Vec<Vec<Vec<Piece>>> = Vec::new();
        let mut alignments: Vec<Alignment> = Vec::new();
        for row in rows_of(table) {
            for (column, cell) in row.elements().enumerate() {
                if alignments.len() <= column {
                    alignments.push(Alignment::None);
                }
                if alignments[column] == Alignment::None {
                    alignments[column] = alignment(cell);
                }
            }
            rows.push(
                row.elements()
                    .map(|cell| self.flow(cell, ink).line())
                    .collect(),
            );
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut rows {
            row.resize_with(width, Vec::new);
        }
        if width > 0 {
            blocks.push(Block::Table(Table { alignments, rows }));
        }
    }

    fn figure(&mut self, figure: &Element, ink: &Ink, blocks: &mut Vec<Block>) {
        let mut inside = figure.elements();
        let pair = (inside.next(), inside.next(), inside.next());
        match pair {
            (Some(picture), Some(caption), None)
                if picture.name == "img" && caption.name == "figcaption" =>
            {
                blocks.push(Block::Figure(
                    image(picture),
                    self.flow(caption, ink).line(),
                ));
            }
            _ => blocks.append(&mut self.blocks(figure, ink)),
        }
    }

    fn notes(&mut self, section: &Element) {
        let lists = section.elements().filter(|it| it.name == "ol");
        for note in lists.flat_map(Element::elements) {
            let blocks = self.blocks(note, &Ink::default());
            self.notes.push(blocks);
        }
    }

    /// The words in an element, also those in blocks.
    fn flow(&mut self, element: &Element, ink: &Ink) -> Flow {
        let mut flow = Flow::default();
        for node in &element.children {
            self.inline(node, ink, &mut flow);
        }
        flow
    }

    fn inline(&mut self, node: &Node, ink: &Ink, flow: &mut Flow) {
        let element = match node {
            Node::Text(text) => return flow.text(text, ink),
            Node::Element(element) => element,
        };
        match (element.name.as_str(), role(element)) {
            ("br", _) => return flow.push(Piece::Break),
            ("img", _) => return flow.push(Piece::Image(image(element), ink.clone())),
            (_, Role::Mention(place)) => {
                self.mentioned.insert(place);
                return flow.push(Piece::Note(place));
            }
            (_, Role::Back) => return,
            _ => {}
        }
        let ink = self.inked(element, ink);
        if is_block(element) {
            flow.push(Piece::Break);
        }
        for child in &element.children {
            self.inline(child, &ink, flow);
        }
        if is_block(element) {
            flow.push(Piece::Break);
        }
    }

    /// How words are set inside an element.
    fn inked(&mut self, element: &Element, ink: &Ink) -> Ink {
        let mut ink = ink.clone();
        match element.name.as_str() {
            "b" | "strong" => ink.strong = true,
            "i" | "em" | "cite" | "dfn" | "var" => ink.emphasis = true,
            "s" | "del" => ink.strike = true,
            "code" | "kbd" | "samp" => ink.code = true,
            "a" => ink.link = link(element).map(Rc::new),
            "sup" if is_mention(element) => {}
            name => {
                let has_form = is_block(element) || matches!(name, "span" | "wbr");
                let is_lost = matches!(name, "dd" | "dl" | "dt" | "pre" | "table");
                let has_language = element.attribute("lang").is_some();
                self.formless += usize::from(!has_form || is_lost || has_language);
            }
        }
        ink
    }
}

fn paragraph(flow: &mut Flow) -> Option<Block> {
    let pieces = std::mem::take(flow).pieces();
    (!pieces.is_empty()).then_some(Block::Paragraph(pieces))
}

/// How a cell says that it is aligned.
fn alignment(cell: &Element) -> Alignment {
    match cell.attribute("class") {
        Some("align-left") => Alignment::Left,
        Some("align-center") => Alignment::Center,
        Some("align-right") => Alignment::Right,
        _ => Alignment::None,
    }
}

/// What an element is to footnotes.
enum Role {
    /// It mentions one, by its place.
    Mention(usize),
    /// It leads from one back to the text.
    Back,
    Other,
}

fn role(element: &Element) -> Role {
    let address = element.attribute("href").unwrap_or_default();
    let number = || address.rsplit_once("note-")?.1.parse::<usize>().ok();
    match (element.attribute("role"), number()) {
        (Some("doc-backlink"), _) => Role::Back,
        (Some("doc-noteref"), Some(number @ 1..)) => Role::Mention(number - 1),
        _ => Role::Other,
    }
}

fn link(element: &Element) -> Option<Link> {
    let address = written(element.attribute("href").unwrap_or_default());
    let title = element.attribute("title").unwrap_or_default().to_owned();
    (!address.is_empty()).then_some(Link { address, title })
}

/// Tells whether raised words are the number of a footnote.
fn is_mention(raised: &Element) -> bool {
    let mut inside = raised.elements();
    matches!(
        (inside.next().map(role), inside.next()),
        (Some(Role::Mention(_)), None)
    )
}

fn image(image: &Element) -> Image {
    let value = |name: &str| image.attribute(name).unwrap_or_default().trim().to_owned();
    Image {
        address: written(&value("src")),
        words: value("alt"),
        title: value("title"),
    }
}

/// An address with percent signs for what has a meaning in Markdown or in templates.
fn written(address: &str) -> String {
    let mut written = String::with_capacity(address.len());
    for (at, character) in address.chars().enumerate() {
        match character {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                written.push_str(&format!("%{:02X}", u32::from(character)));
            }
            // An address that begins so is one inside a site to Zola.
            '@' if at == 0 => written.push_str("%40"),
            _ => written.push(character),
        }
    }
    written
}
