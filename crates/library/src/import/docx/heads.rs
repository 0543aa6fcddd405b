//! What stands above a text: its title and dek. And emphasis that is everywhere, so nowhere.

use text::write::block::{Block, Document, Ink, List, Piece};

use super::comments::is_marker;
use super::flow::{Is, Part};

/// What was taken off the beginning.
#[derive(Default)]
pub(super) struct Heads {
    pub(super) title: String,
    pub(super) dek: String,
}

/// Takes the paragraphs off that are styled as title and subtitle, where they stand at the very
/// beginning. One with more in it than words stays.
pub(super) fn taken(parts: &mut Vec<Part>) -> Heads {
    let mut heads = Heads::default();
    let mut taken = 0;
    for part in parts.iter() {
        let Part::Paragraph(paragraph) = part else {
            break;
        };
        let into = match paragraph.is {
            Is::Title if heads.dek.is_empty() => &mut heads.title,
            Is::Subtitle if !heads.title.is_empty() || taken == 0 => &mut heads.dek,
            _ => break,
        };
        let Some(words) = words_of(&paragraph.pieces) else {
            break;
        };
        if !into.is_empty() {
            into.push(' ');
        }
        into.push_str(&words);
        taken += 1;
    }
    parts.drain(..taken);
    heads
}

/// The words of pieces; none where there is more.
fn words_of(pieces: &[Piece]) -> Option<String> {
    let mut words = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text, ink) if ink.link.is_none() => {
                words.extend(text.chars().filter(|it| !is_marker(*it)));
            }
            Piece::Break => words.push(' '),
            Piece::Text(..) | Piece::Note(_) | Piece::Image(..) => return None,
        }
    }
    Some(words)
}

/// How much of a text may be emphasised before it means nothing, in hundredths.
const MOST: usize = 90;

/// How many letters a text has at least of which that can be said.
const FEWEST: usize = 200;

/// Takes off emphasis that (nearly) the whole text has: it is how it was set, and says nothing.
pub(super) fn without_overall_ink(document: &mut Document) {
    let mut letters = 0;
    let mut set = [0; 2];
    each(&mut document.blocks, &mut |text, ink| {
        let count = text.chars().filter(|it| it.is_alphanumeric()).count();
        letters += count;
        set[0] += if ink.strong { count } else { 0 };
        set[1] += if ink.emphasis { count } else { 0 };
    });
    let is_overall = |count: usize| letters >= FEWEST && count * 100 > letters * MOST;
    let [strong, emphasis] = set.map(is_overall);
    if strong || emphasis {
        let mut plain = |_: &str, ink: &mut Ink| {
            ink.strong &= !strong;
            ink.emphasis &= !emphasis;
        };
        each(&mut document.blocks, &mut plain);
        for note in &mut document.notes {
            each(note, &mut plain);
        }
    }
}

/// Shows the words of paragraphs, and how they are set.
fn each(blocks: &mut [Block], see: &mut dyn FnMut(&str, &mut Ink)) {
    for block in blocks {
        match block {
            Block::Paragraph(words) => each_piece(words, see),
            Block::Quote(blocks) => each(blocks, see),
            Block::List(List { items, .. }) => items.iter_mut().for_each(|it| each(it, see)),
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flatten();
                cells.for_each(|cell| each_piece(cell, see));
            }
            Block::Heading(..) | Block::Code(_) | Block::Rule | Block::Figure(..) => {}
        }
    }
}

fn each_piece(pieces: &mut [Piece], see: &mut dyn FnMut(&str, &mut Ink)) {
    for piece in pieces {
        if let Piece::Text(text, ink) = piece {
            see(text, ink);
        }
    }
}
