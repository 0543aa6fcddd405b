//! What is to be written as Markdown.

use std::rc::Rc;

pub use pulldown_cmark::Alignment;

/// A whole text: its blocks, and its footnotes in the order of their mention.
#[derive(Debug, Default)]
pub struct Document {
    /// What stands one below the other.
    pub blocks: Vec<Block>,
    /// What each footnote says.
    pub notes: Vec<Vec<Block>>,
}

/// What stands by itself between blank lines.
#[derive(Debug)]
pub enum Block {
    /// A heading of a level from 1 to 6.
    Heading(u8, Vec<Piece>),
    /// A paragraph.
    Paragraph(Vec<Piece>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list.
    List(List),
    /// Lines of code, as they are.
    Code(String),
    /// A line across the page.
    Rule,
    /// An image with the words under it.
    Figure(Image, Vec<Piece>),
    /// A table.
    Table(Table),
}

/// Cells in rows.
#[derive(Debug, Default)]
pub struct Table {
    /// How the columns are aligned; those that nothing is said of need not be here.
    pub alignments: Vec<Alignment>,
    /// Rows of cells, the first of them a header. All rows are of the same length.
    pub rows: Vec<Vec<Vec<Piece>>>,
}

/// Items, each of which holds blocks.
#[derive(Debug)]
pub struct List {
    /// The number of the first item; none for bullets.
    pub first: Option<u64>,
    /// The items.
    pub items: Vec<Vec<Block>>,
}

/// What stands in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words, and how they are set.
    Text(String, Ink),
    /// The end of a line within a block.
    Break,
    /// An image among words; its ink says where it leads.
    Image(Image, Ink),
    /// The mention of a footnote, by its place among them.
    Note(usize),
}

/// How words are set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ink {
    /// Strongly emphasised.
    pub strong: bool,
    /// Emphasised.
    pub emphasis: bool,
    /// Struck out.
    pub strike: bool,
    /// Code.
    pub code: bool,
    /// Where they lead.
    pub link: Option<Rc<Link>>,
}

impl Ink {
    /// What two pieces have in common, so that a space between them has it too.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
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
pub struct Link {
    /// The address.
    pub address: String,
    /// What is said of it; mostly nothing.
    pub title: String,
}

impl Link {
    /// A link without a title.
    pub fn to(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            title: String::new(),
        }
    }
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its address: `image/NAME` for one of the library.
    pub address: String,
    /// What is read out in its place.
    pub words: String,
    /// What is said under it.
    pub title: String,
}

/// Tells whether pieces say anything.
#[must_use]
pub fn says_nothing(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| match piece {
        Piece::Text(text, _) => text.chars().all(char::is_whitespace),
        Piece::Break => true,
        Piece::Note(_) | Piece::Image(..) => false,
    })
}
