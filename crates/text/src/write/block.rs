//! What is to be written as Markdown.

use std::rc::Rc;

use pulldown_cmark::Alignment;

/// A whole text: its blocks, and its footnotes in the order of their mention.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(crate) blocks: Vec<Block>,
    pub(crate) notes: Vec<Vec<Block>>,
}

#[derive(Debug)]
pub(crate) enum Block {
    Heading(u8, Vec<Piece>),
    Paragraph(Vec<Piece>),
    Quote(Vec<Block>),
    List(List),
    Code(String),
    Rule,
    /// An image with the words under it.
    Figure(Image, Vec<Piece>),
    Table(Table),
}

#[derive(Debug, Default)]
pub(crate) struct Table {
    /// How the columns are aligned; those that nothing is said of need not be here.
    pub(crate) alignments: Vec<Alignment>,
    /// Rows of cells, the first of them a header. All rows are of the same length.
    pub(crate) rows: Vec<Vec<Vec<Piece>>>,
}

#[derive(Debug)]
pub(crate) struct List {
    /// The number of the first item; none for bullets.
    pub(crate) first: Option<u64>,
    pub(crate) items: Vec<Vec<Block>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String, Ink),
    Break,
    /// An image among words; its ink says where it leads.
    Image(Image, Ink),
    /// The mention of a footnote, by its place among them.
    Note(usize),
}

/// How words are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ink {
    pub(crate) strong: bool,
    pub(crate) emphasis: bool,
    pub(crate) strike: bool,
    pub(crate) code: bool,
    /// Where they lead.
    pub(crate) link: Option<Rc<Link>>,
}

impl Ink {
    /// What two pieces have in common, so that a space between them has it too.
    pub(crate) fn common(&self, other: &Self) -> Self {
        Self {
            strong: self.strong && other.strong,
            emphasis: self.emphasis && other.emphasis,
            strike: self.strike && other.strike,
            code: self.code && other.code,
            link: self.link.clone().filter(|_| self.link == other.link),
        }
    }
}

/// Where words lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) address: String,
    pub(crate) title: String,
}

impl Link {
    /// A link without a title.
    pub(crate) fn to(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            title: String::new(),
        }
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Image {
    pub(crate) address: String,
    /// What is read out in its place.
    pub(crate) words: String,
    pub(crate) title: String,
}

/// Tells whether pieces say anything.
pub(crate) fn says_nothing(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Text(text, _) => text.chars().all(char::is_whitespace),
        Piece::Break => true,
        Piece::Note(_) | Piece::Image(..) => false,
    })
}
