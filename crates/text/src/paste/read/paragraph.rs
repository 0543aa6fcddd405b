//! Paragraphs, and what some of them really are: headings, items, lines.

use super::{
    Look, Reader,
    flow::Part,
    item::{Item, number},
};
use crate::{
    paste::{
        style::Style,
        tidy,
        tree::{Element, Id},
    },
    write::block::{Block, Ink, Piece, says_nothing},
};

/// How far Word and others indent a level, in points.
const LEVEL: u32 = 36;

impl<'t> Reader<'t> {
    pub(super) fn paragraph(&mut self, id: Id, element: &Element, style: &Style, look: &Look) {
        self.flush();
        let level = heading_level(element, style);
        let outer = self.marker.take();
        self.children(id, look);
        let marker = std::mem::replace(&mut self.marker, outer);
        if let Some(level) = level.filter(|_| !is_item(element, style)) {
            return self.heading(level, marker);
        }
        let mut line = self.flow.take_line();
        if says_nothing(&line) {
            return self.flow.parts.push(Part::Gap);
        }
        let is_item = is_item(element, style);
        let marker = marker.or_else(|| is_item.then(|| typed_marker(&mut line)).flatten());
        let mut paragraphs = tidy::paragraphs(line, &mut self.removed.controls);
        if is_item {
            return self.item(element, style, marker, paragraphs);
        }
        let is_close = style.below == Some(true) && style.above != Some(false);
        if is_close && paragraphs.len() == 1 {
            self.flow.parts.extend(paragraphs.pop().map(Part::Close));
        } else {
            let blocks = paragraphs.into_iter().map(Block::Paragraph);
            self.flow.parts.extend(blocks.map(Part::Block));
        }
    }

    fn heading(&mut self, level: u8, marker: Option<String>) {
        let mut line = self.flow.take_line();
        if let Some(marker) = marker {
            // The number of a heading is part of what it says.
            line.insert(0, Piece::Text(format!("{marker} "), Ink::default()));
        }
        let mut words = tidy::line(line, &mut self.removed.controls);
        if words.is_empty() {
            return;
        }
        plain_weight(&mut words);
        self.flow
            .parts
            .push(Part::Block(Block::Heading(level, words)));
    }

    fn item(
        &mut self,
        element: &Element,
        style: &Style,
        marker: Option<String>,
        paragraphs: Vec<Vec<Piece>>,
    ) {
        let blocks = paragraphs.into_iter().map(Block::Paragraph);
        match (marker, self.flow.parts.last_mut()) {
            (Some(marker), _) => {
                let by_indent = u8::try_from(style.indent / LEVEL).unwrap_or(u8::MAX);
                let level = style.list_level.unwrap_or(by_indent).clamp(1, 9);
                self.flow.parts.push(Part::Item(Item {
                    level,
                    number: number(&marker),
                    blocks: blocks.collect(),
                }));
            }
            // A paragraph of a list without a marker goes on with the item before.
            (None, Some(Part::Item(before))) if !is_first(element) => before.blocks.extend(blocks),
            _ => self.flow.parts.extend(blocks.map(Part::Block)),
        }
    }
}

fn heading_level(element: &Element, style: &Style) -> Option<u8> {
    if element.attribute("role") == Some("heading") {
        let level = element
            .attribute("aria-level")
            .and_then(|level| level.parse().ok());
        return Some(level.unwrap_or(2).clamp(1, 6));
    }
    let by_name = match element.name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    };
    let by_class = element.classes().find_map(|class| {
        if class == "MsoTitle" {
            return Some(1);
        }
        class.strip_prefix("MsoHeading")?.parse().ok()
    });
    let level = by_name.or(by_class).or(style.outline);
    level
        .filter(|level| (1..=9).contains(level))
        .map(|level| level.min(6))
}

fn is_item(element: &Element, style: &Style) -> bool {
    let in_list = element
        .classes()
        .any(|class| class.starts_with("MsoListParagraph"));
    let is_heading = element.name != "p" && element.name != "div";
    !is_heading && (in_list || style.list_level.is_some())
}

fn is_first(element: &Element) -> bool {
    element.has_class("MsoListParagraphCxSpFirst")
}

/// Takes the marker off an item whose HTML no longer says that it is one: a sign or a number, and
/// behind it the no-break spaces that Word puts there.
fn typed_marker(pieces: &mut [Piece]) -> Option<String> {
    let Some(Piece::Text(text, _)) = pieces.first_mut() else {
        return None;
    };
    let words = text.trim_start();
    let (marker, rest) = words.split_at(words.find(char::is_whitespace)?);
    let room = &rest[..rest.len() - rest.trim_start().len()];
    if !room.contains('\u{a0}') || room.chars().count() < 2 {
        return None;
    }
    let is_bullet = matches!(marker, "·" | "•" | "o" | "§" | "▪" | "-" | "–" | "Ø" | "ü");
    if !is_bullet && number(marker).is_none() {
        return None;
    }
    let (marker, rest) = (marker.to_owned(), rest.trim_start().to_owned());
    *text = rest;
    Some(marker)
}

/// Takes the weight off a heading that has it all over, as headings do.
pub(super) fn plain_weight(pieces: &mut [Piece]) {
    let is_strong = |piece: &Piece| match piece {
        Piece::Text(text, ink) => ink.strong || text.trim().is_empty(),
        Piece::Break | Piece::Note(_) | Piece::Image(..) => true,
    };
    if pieces.iter().all(is_strong) {
        for piece in pieces {
            if let Piece::Text(_, ink) = piece {
                ink.strong = false;
            }
        }
    }
}
