//! What a clip is made of.

use std::rc::Rc;

/// A whole clip: its blocks, and its footnotes in the order of their mention.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Vec<Block>>,
}

#[derive(Debug)]
pub(super) enum Block {
    Heading(u8, Vec<Piece>),
    Paragraph(Vec<Piece>),
    Quote(Vec<Block>),
    List(List),
    Code(String),
    Rule,
    /// Rows of cells, the first of them a header. All rows are of the same length.
    Table(Vec<Vec<Vec<Piece>>>),
}

#[derive(Debug)]
pub(super) struct List {
    /// The number of the first item; none for bullets.
    pub(super) first: Option<u64>,
    pub(super) items: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String, Ink),
    Break,
    /// The mention of a footnote, by its place among them.
    Note(usize),
}

/// How words are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ink {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) strike: bool,
    pub(super) code: bool,
    /// Where they lead.
    pub(super) link: Option<Rc<str>>,
}

/// Tells whether pieces say anything.
pub(super) fn says_nothing(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Text(text, _) => text.chars().all(char::is_whitespace),
        Piece::Break => true,
        Piece::Note(_) => false,
    })
}
