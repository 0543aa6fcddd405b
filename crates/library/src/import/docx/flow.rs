//! Paragraphs become blocks: items become lists, and what belongs together becomes one.

use text::write::block::{Block, Image, List, Piece};

use super::numbering::Counted;

/// How much farther to the left a paragraph of an item may stand than its words, in twentieths
/// of a point: a tenth of an inch.
const CLOSE: u32 = 144;

/// What was read of a story.
pub(super) enum Part {
    Paragraph(Paragraph),
    /// A block, and how far to the right it stands.
    Block(Block, u32),
    Code {
        code: String,
        /// Whether it goes on in the next.
        joins: bool,
        indent: u32,
    },
}

/// A paragraph, and what it is.
pub(super) struct Paragraph {
    pub(super) is: Is,
    /// In twentieths of a point.
    pub(super) indent: u32,
    pub(super) pieces: Vec<Piece>,
}

/// What a paragraph is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Is {
    Words,
    Title,
    Subtitle,
    Heading(u8),
    Item(Counted),
    /// It goes on with the item before.
    Continued,
    Quote,
    Caption,
    Line,
}

/// Makes blocks of what was read.
pub(super) fn settle(parts: Vec<Part>) -> Vec<Block> {
    let mut flow = Flow::default();
    for part in parts {
        flow.part(part);
    }
    flow.close_all();
    flow.done
}

/// A list that is open.
struct Open {
    level: u8,
    kind: String,
    indent: u32,
    list: List,
}

#[derive(Default)]
struct Flow {
    done: Vec<Block>,
    open: Vec<Open>,
    /// What the last block was made of, where the next may go on with it.
    last: Last,
}

#[derive(Default, PartialEq)]
enum Last {
    #[default]
    Other,
    Quote,
    Line,
    Code,
}

impl Flow {
    fn part(&mut self, part: Part) {
        match part {
            Part::Block(block, indent) => {
                self.leave_items(indent, false);
                self.put(block, Last::Other);
            }
            Part::Code {
                code,
                joins,
                indent,
            } => {
                self.leave_items(indent, false);
                if joins
                    && self.last == Last::Code
                    && let Some(Block::Code(before)) = self.here().last_mut()
                {
                    before.push('\n');
                    before.push_str(&code);
                    return;
                }
                self.put(
                    Block::Code(code),
                    if joins { Last::Code } else { Last::Other },
                );
            }
            Part::Paragraph(paragraph) => self.paragraph(paragraph),
        }
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        let Paragraph { is, indent, pieces } = paragraph;
        match is {
            Is::Item(counted) => return self.item(counted, indent, pieces),
            Is::Continued => self.leave_items(indent, true),
            Is::Title | Is::Subtitle | Is::Heading(_) => self.close_all(),
            _ => self.leave_items(indent, false),
        }
        match is {
            Is::Title => self.put(Block::Heading(1, pieces), Last::Other),
            Is::Heading(level) => self.put(Block::Heading(level, pieces), Last::Other),
            Is::Quote => {
                let paragraph = Block::Paragraph(pieces);
                let goes_on = self.last == Last::Quote;
                match self.here().last_mut() {
                    Some(Block::Quote(blocks)) if goes_on => blocks.push(paragraph),
                    _ => self.put(Block::Quote(vec![paragraph]), Last::Quote),
                }
            }
            Is::Line => {
                if self.last == Last::Line
                    && let Some(Block::Paragraph(before)) = self.here().last_mut()
                {
                    before.push(Piece::Break);
                    before.extend(pieces);
                    return;
                }
                self.put(Block::Paragraph(pieces), Last::Line);
            }
            Is::Caption => match self.here().last_mut() {
                Some(Block::Paragraph(before)) if is_plain(&pieces) => match picture(before) {
                    Some(image) => {
                        self.here().pop();
                        self.put(Block::Figure(image, pieces), Last::Other);
                    }
                    None => self.put(Block::Paragraph(pieces), Last::Other),
                },
                _ => self.put(Block::Paragraph(pieces), Last::Other),
            },
            Is::Words | Is::Subtitle | Is::Continued | Is::Item(_) => {
                self.put(Block::Paragraph(pieces), Last::Other);
            }
        }
    }

    fn item(&mut self, counted: Counted, indent: u32, pieces: Vec<Piece>) {
        while let Some(open) = self.open.last() {
            let next = open
                .list
                .first
                .map(|first| first + open.list.items.len() as u64);
            let goes_on = open.kind == counted.kind && next == counted.number;
            if open.level < counted.level || (open.level == counted.level && goes_on) {
                break;
            }
            self.close();
        }
        let item = vec![Block::Paragraph(pieces)];
        self.last = Last::Other;
        match self.open.last_mut() {
            Some(open) if open.level == counted.level => {
                open.indent = indent;
                open.list.items.push(item);
            }
            _ => self.open.push(Open {
                level: counted.level,
                kind: counted.kind,
                indent,
                list: List {
                    first: counted.number,
                    items: vec![item],
                },
            }),
        }
    }

    /// Closes the lists in whose items nothing stands that is so far to the right. What goes on
    /// with an item stays in the innermost one that it can be in, or in any.
    fn leave_items(&mut self, indent: u32, goes_on: bool) {
        while let Some(open) = self.open.last() {
            let is_within = indent > 0 && indent + CLOSE >= open.indent;
            let is_last = self.open.len() == 1 || indent == 0;
            if is_within || (goes_on && is_last) {
                return;
            }
            self.close();
        }
    }

    /// Where blocks gather: in the last item of the innermost list, or outside of all.
    fn here(&mut self) -> &mut Vec<Block> {
        let item = self
            .open
            .last_mut()
            .and_then(|open| open.list.items.last_mut());
        item.unwrap_or(&mut self.done)
    }

    fn put(&mut self, block: Block, last: Last) {
        self.here().push(block);
        self.last = last;
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            self.put(Block::List(open.list), Last::Other);
        }
    }

    fn close_all(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
    }
}

/// Tells whether words can be written as a title of an image.
fn is_plain(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Text(_, ink) => ink.link.is_none(),
        Piece::Break | Piece::Note(_) | Piece::Image(..) => false,
    })
}

/// The picture that a paragraph is.
fn picture(pieces: &[Piece]) -> Option<Image> {
    match pieces {
        [Piece::Image(image, ink)] if ink.link.is_none() => Some(image.clone()),
        _ => None,
    }
}
