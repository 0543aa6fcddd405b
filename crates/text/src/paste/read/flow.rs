//! Where blocks gather while they are read.

use super::item::{Item, lists};
use crate::write::block::{Block, Ink, Piece};

/// How long a line may be that stands close to another as in a verse or an address.
const SHORT: usize = 80;

#[derive(Default)]
pub(super) struct Flow {
    pub(super) parts: Vec<Part>,
    line: Vec<Piece>,
    /// Whether something has been said since the line began.
    said: bool,
}

pub(super) enum Part {
    Block(Block),
    /// A paragraph that stands close to those around it.
    Close(Vec<Piece>),
    /// A paragraph of nothing.
    Gap,
    Item(Item),
}

impl Flow {
    pub(super) fn push(&mut self, piece: Piece) {
        self.said = piece != Piece::Break;
        self.line.push(piece);
    }

    pub(super) fn push_text(&mut self, text: &str, ink: &Ink) {
        // A no-break space takes a line, as in the empty ones of many programs.
        let is_blank = text.chars().all(|it| it.is_whitespace() && it != '\u{a0}');
        // Other white space at the beginning of a line says nothing.
        if is_blank && !self.said {
            return;
        }
        self.said |= !is_blank;
        if let Some(Piece::Text(before, known)) = self.line.last_mut()
            && known == ink
        {
            before.push_str(text);
        } else {
            self.line.push(Piece::Text(text.to_owned(), ink.clone()));
        }
    }

    /// Ends the line, unless nothing is on it.
    pub(super) fn end_line(&mut self) {
        if self.said {
            self.push(Piece::Break);
        }
    }

    pub(super) fn take_line(&mut self) -> Vec<Piece> {
        self.said = false;
        std::mem::take(&mut self.line)
    }

    /// Makes blocks of the parts: items become lists, and close lines one paragraph.
    ///
    /// Lines are close where paragraphs have no room between them and empty ones give it: so
    /// verses, slogans and addresses keep together, and prose stays in paragraphs.
    pub(super) fn settle(self) -> Vec<Block> {
        let has_gaps = self.parts.windows(2).any(|pair| {
            matches!(
                pair,
                [Part::Gap, Part::Close(_)] | [Part::Close(_), Part::Gap]
            )
        });
        let mut blocks: Vec<Block> = Vec::new();
        let mut items: Vec<Item> = Vec::new();
        let mut after_close = false;
        for part in self.parts {
            match part {
                Part::Item(item) => items.push(item),
                Part::Gap => after_close = false,
                Part::Block(block) => {
                    blocks.extend(lists(std::mem::take(&mut items)));
                    blocks.push(block);
                    after_close = false;
                }
                Part::Close(pieces) => {
                    blocks.extend(lists(std::mem::take(&mut items)));
                    let is_short = length(&pieces) <= SHORT;
                    match blocks.last_mut() {
                        Some(Block::Paragraph(before)) if after_close && has_gaps && is_short => {
                            before.push(Piece::Break);
                            before.extend(pieces);
                        }
                        _ => blocks.push(Block::Paragraph(pieces)),
                    }
                    after_close = is_short;
                }
            }
        }
        blocks.extend(lists(items));
        blocks
    }
}

fn length(pieces: &[Piece]) -> usize {
    let lengths = pieces.iter().map(|piece| match piece {
        Piece::Text(text, _) => text.chars().count(),
        Piece::Break | Piece::Note(_) | Piece::Image(..) => 1,
    });
    lengths.sum()
}
