//! The footnotes of a part of a page: those that it mentions, counted from the first.

use std::collections::HashMap;

use crate::write::block::{Block, Document, Piece};

/// Leaves a document the footnotes that it mentions, in the order of their mention.
pub(super) fn only_mentioned(document: &mut Document) {
    let mut all = std::mem::take(&mut document.notes);
    let mut places = Places::default();
    number(&mut document.blocks, &mut places);
    // What a footnote says may mention another.
    while let Some(old) = places.order.get(document.notes.len()) {
        let mut body = all.get_mut(*old).map(std::mem::take).unwrap_or_default();
        number(&mut body, &mut places);
        document.notes.push(body);
    }
}

/// Which footnotes were met, and in which order.
#[derive(Default)]
struct Places {
    new: HashMap<usize, usize>,
    order: Vec<usize>,
}

impl Places {
    fn of(&mut self, old: usize) -> usize {
        *self.new.entry(old).or_insert_with(|| {
            self.order.push(old);
            self.order.len() - 1
        })
    }
}

fn number(blocks: &mut [Block], places: &mut Places) {
    for block in blocks {
        match block {
            Block::Heading(_, pieces) | Block::Paragraph(pieces) | Block::Figure(_, pieces) => {
                number_in(pieces, places);
            }
            Block::Quote(blocks) => number(blocks, places),
            Block::List(list) => list.items.iter_mut().for_each(|it| number(it, places)),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flatten();
                cells.for_each(|cell| number_in(cell, places));
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn number_in(pieces: &mut [Piece], places: &mut Places) {
    for piece in pieces {
        if let Piece::Note(place) = piece {
            *place = places.of(*place);
        }
    }
}
