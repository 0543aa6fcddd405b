//! A tree becomes blocks.
//!
//! What is inline gathers in a line until a block begins or ends. A `<div>` only begins a line,
//! as in a browser, and an empty line ends a paragraph; so mails, whose every line is a `<div>`,
//! come out as they looked.

mod figure;
mod flow;
mod inline;
mod item;
mod list;
mod look;
mod notes;
mod paragraph;
mod table;

use std::collections::HashSet;

use super::{
    removed::Removed,
    tidy,
    tree::{Element, Id, Kind, MARKER, Tree, is_block},
};
use crate::write::block::{Block, Document, Ink, Piece, says_nothing};
use flow::{Flow, Part};
use look::{Look, is_apart, is_comment, is_hidden, is_no_text};
use notes::Notes;

/// How deep quotations and lists may nest; what is deeper is flattened.
const DEEPEST: usize = 12;

/// What of a tree is read, and how.
#[derive(Clone, Copy)]
pub(super) struct Reading<'t> {
    /// Whether pictures stay, with the addresses that they have.
    pub(super) keeps_pictures: bool,
    /// In which element.
    pub(super) from: Id,
    /// Without which elements.
    pub(super) without: &'t HashSet<Id>,
}

/// Reads a tree, and says what was left out.
pub(super) fn read(tree: &Tree) -> (Document, Removed) {
    let reading = Reading {
        keeps_pictures: false,
        from: Tree::ROOT,
        without: &HashSet::new(),
    };
    read_part(tree, reading)
}

/// Reads a part of a tree.
pub(super) fn read_part(tree: &Tree, reading: Reading<'_>) -> (Document, Removed) {
    let reader = Reader::new(tree, reading, false).read();
    if reader.white > 0 && reader.dark == 0 {
        // Everything is light on nothing: it was copied from dark paper.
        return Reader::new(tree, reading, true).read().finish();
    }
    reader.finish()
}

struct Reader<'t> {
    tree: &'t Tree,
    reading: Reading<'t>,
    notes: Notes,
    /// The blocks of each footnote.
    bodies: Vec<Vec<Block>>,
    flow: Flow,
    removed: Removed,
    /// Whether white text on paper of no colour can be seen.
    dark_paper: bool,
    /// How much white text there is on paper of no colour, and how much dark text anywhere.
    white: usize,
    dark: usize,
    /// How many quotations and lists are open.
    depth: usize,
    /// The marker of the paragraph that is being read.
    marker: Option<String>,
}

impl<'t> Reader<'t> {
    fn new(tree: &'t Tree, reading: Reading<'t>, dark_paper: bool) -> Self {
        let notes = Notes::of(tree);
        Self {
            tree,
            reading,
            bodies: std::iter::repeat_with(Vec::new)
                .take(notes.count())
                .collect(),
            notes,
            flow: Flow::default(),
            removed: Removed::default(),
            dark_paper,
            white: 0,
            dark: 0,
            depth: 0,
            marker: None,
        }
    }

    fn read(mut self) -> Self {
        let look = Look {
            ink: Ink::default(),
            keeps_lines: false,
            raised: false,
            colour: None,
            paper: None,
        };
        self.children(self.reading.from, &look);
        self.flush();
        self
    }

    fn finish(self) -> (Document, Removed) {
        let mut blocks = self.flow.settle();
        if !self.bodies.is_empty() {
            // The rule above footnotes goes where they go.
            while matches!(blocks.last(), Some(Block::Rule)) {
                blocks.pop();
            }
        }
        let document = Document {
            blocks,
            notes: self.bodies,
        };
        (document, self.removed)
    }

    fn children(&mut self, id: Id, look: &Look) {
        let tree = self.tree;
        for &child in tree.children(id) {
            match tree.kind(child) {
                Kind::Text(text) => self.text(text, look),
                Kind::Element(element) => self.element(child, element, look),
            }
        }
    }

    fn element(&mut self, id: Id, element: &'t Element, look: &Look) {
        let name = element.name.as_str();
        if is_no_text(name) || self.notes.is_way_back(id) || self.reading.without.contains(&id) {
            return;
        }
        if let Some(place) = self.notes.defined_by(id) {
            return self.define(id, place, look);
        }
        let style = self.tree.sheet.style(element);
        if style.is_marker || name == MARKER {
            self.marker.get_or_insert_with(|| self.tree.text(id));
            return;
        }
        if is_hidden(element, &style) {
            self.removed.hidden += usize::from(self.says_something(id));
            return;
        }
        if is_comment(element, &style) || self.notes.is_comment(id) {
            self.removed.comments += usize::from(name != "span");
            return;
        }
        let look = look.with(element, &style);
        match name {
            "br" => self.flow.push(Piece::Break),
            _ if element.attribute("data-stringify-type") == Some("paragraph-break") => {
                self.flow.push(Piece::Break);
                self.flow.push(Piece::Break);
            }
            "img" => self.picture(element, &look),
            "hr" => {
                self.flush();
                self.flow.parts.push(Part::Block(Block::Rule));
            }
            "p" if element.has_class("MsoQuote") || element.has_class("MsoIntenseQuote") => {
                self.quote(id, &look);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" => {
                self.paragraph(id, element, &style, &look);
            }
            "blockquote" => self.quote(id, &look),
            "figure" if self.reading.keeps_pictures => self.figure(id, &look),
            "li" => self.lone_item(id, &look),
            "ul" | "ol" | "menu" | "dir" => self.list(id, element, &look),
            "pre" => self.preformatted(id, element, &look),
            "table" => self.table(id, element, &look),
            "a" => self.link(id, element, &look),
            "del" => self.deletion(id, element, &look),
            "q" => self.quoted(id, &look),
            "div" | "address" | "center" if !is_apart(&style) => {
                if element.attribute("role") == Some("heading") {
                    return self.paragraph(id, element, &style, &look);
                }
                self.flow.end_line();
                self.children(id, &look);
                self.flow.end_line();
            }
            _ if is_block(name) || matches!(name, "td" | "th" | "tr" | "caption") => {
                self.flush();
                self.children(id, &look);
                self.flush();
            }
            _ => self.children(id, &look),
        }
    }

    /// Reads what is in an element as blocks of their own.
    fn apart(&mut self, id: Id, look: &Look) -> Vec<Block> {
        let outer = std::mem::take(&mut self.flow);
        self.children(id, look);
        self.flush();
        std::mem::replace(&mut self.flow, outer).settle()
    }

    /// Ends the paragraph that is open.
    fn flush(&mut self) {
        let line = self.flow.take_line();
        let is_empty_line = line.contains(&Piece::Break) && says_nothing(&line);
        self.flow.parts.extend(is_empty_line.then_some(Part::Gap));
        let paragraphs = tidy::paragraphs(line, &mut self.removed.controls);
        let blocks = paragraphs.into_iter().map(Block::Paragraph);
        self.flow.parts.extend(blocks.map(Part::Block));
    }

    fn define(&mut self, id: Id, place: usize, look: &Look) {
        let blocks = self.apart(id, look);
        match self.bodies.get_mut(place) {
            Some(body) => body.extend(blocks),
            None => self.removed.comments += 1,
        }
    }

    fn quote(&mut self, id: Id, look: &Look) {
        self.flush();
        if self.depth == DEEPEST {
            self.children(id, look);
            return self.flush();
        }
        self.depth += 1;
        let blocks = self.apart(id, look);
        self.depth -= 1;
        if !blocks.is_empty() {
            self.flow.parts.push(Part::Block(Block::Quote(blocks)));
        }
    }

    /// Reads code; what mail programs put into a `<pre>` is no code but a mail.
    fn preformatted(&mut self, id: Id, element: &Element, look: &Look) {
        self.flush();
        let is_mail = element.classes().any(|class| class.starts_with("moz-"));
        let is_styled = element
            .attribute("style")
            .is_some_and(|it| it.contains("pre-wrap"));
        if is_mail || (is_styled && element.classes().next().is_none()) {
            let look = Look {
                keeps_lines: true,
                ..look.clone()
            };
            self.children(id, &look);
            return self.flush();
        }
        let mut code = String::new();
        self.gather_code(id, &mut code);
        let code: String = code
            .chars()
            .filter(|&it| crate::invisible::is_harmless(it))
            .collect();
        if !code.trim().is_empty() {
            self.flow.parts.push(Part::Block(Block::Code(code)));
        }
    }

    fn gather_code(&mut self, id: Id, code: &mut String) {
        let tree = self.tree;
        for &child in tree.children(id) {
            match tree.kind(child) {
                Kind::Text(text) => code.push_str(text),
                Kind::Element(element) if element.name == "br" => code.push('\n'),
                Kind::Element(element) if is_no_text(&element.name) => {}
                Kind::Element(element) => {
                    if is_hidden(element, &tree.sheet.style(element)) {
                        self.removed.hidden += usize::from(self.says_something(child));
                    } else {
                        self.gather_code(child, code);
                    }
                }
            }
        }
    }

    fn says_something(&self, id: Id) -> bool {
        self.tree.text(id).chars().any(|it| !it.is_whitespace())
    }
}
