//! A text without what could tell one copy of it from another, as exports are.

use text::LanguageTag;
use text::document::{Cut, cut};
use text::watermark::unmark_line;
use text::write::block::{Block, Piece};

use super::Side;
use crate::import::docx::WRITING;

/// A body cut into blocks, without marks.
pub(super) fn cut_of(side: &Side) -> Cut {
    let mut cut = cut(&side.body, WRITING.reading);
    let notes = cut.document.notes.iter_mut().flatten();
    for block in cut.document.blocks.iter_mut().chain(notes) {
        unmark(block, &side.language);
    }
    cut
}

fn unmark(block: &mut Block, language: &LanguageTag) {
    let line = |pieces: &mut Vec<Piece>| {
        for piece in pieces {
            if let Piece::Text(words, ink) = piece
                && !ink.code
            {
                *words = unmark_line(words, Some(language)).text.into_owned();
            }
        }
    };
    match block {
        Block::Heading(_, pieces) | Block::Paragraph(pieces) | Block::Figure(_, pieces) => {
            line(pieces);
        }
        Block::Quote(blocks) => blocks.iter_mut().for_each(|it| unmark(it, language)),
        Block::List(list) => {
            let blocks = list.items.iter_mut().flatten();
            blocks.for_each(|it| unmark(it, language));
        }
        Block::Table(table) => table.rows.iter_mut().flatten().for_each(line),
        Block::Code(_) | Block::Rule => {}
    }
}
