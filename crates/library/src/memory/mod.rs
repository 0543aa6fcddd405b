//! The translation memory: words looked up in all pairs of a library, with their counterparts.
//!
//! 1. [`wanted`] reads the words that are asked for, and finds them in a text: accents, case and
//!    what endings say of gender are ignored.
//! 2. [`search()`] takes the editions that may have them from the index, those of the newest
//!    posts first, and stops when it has enough or has read enough.
//! 3. [`pairs`] reads what stands facing what in two editions: titles, deks, and beads.
//! 4. [`passage`] finds the words in a pair, and narrows it down to the sentences that have
//!    them and those that belong to these.
//!
//! Nothing is stored: the pairs themselves are the memory.

mod pairs;
mod passage;
mod search;
mod wanted;

use text::LanguageTag;

pub use search::search;

use crate::alignment::Span;
use crate::id::{EditionId, PostId};

/// What is looked for, and in which pairs.
#[derive(Clone, Debug)]
pub struct Lookup<'a> {
    /// The words; those beyond the first 32 are not heeded.
    pub words: &'a str,
    /// The language that they are in, whatever its region.
    pub language: &'a LanguageTag,
    /// The language of the counterparts; any where there is none.
    pub other: Option<&'a LanguageTag>,
}

/// What was found: first where the words stand together as they were asked for, then the rest;
/// the newest posts first in both.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// At most 50.
    pub hits: Vec<Hit>,
    /// Whether there are more.
    pub more: bool,
    /// Whether the search stopped before it had read every edition that may have the words.
    pub bounded: bool,
}

/// A place where the words stand in a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The post.
    pub post: PostId,
    /// Its title in the language of the words, or that of the counterpart.
    pub title: String,
    /// Its date, or empty.
    pub date: String,
    /// When it was last touched, milliseconds since 1970.
    pub at: i64,
    /// The side that has the words.
    pub source: Side,
    /// Its counterpart.
    pub target: Side,
    /// Where the words stand in the source's text.
    pub matches: Vec<Span>,
    /// In how many pairs of what was read the same stands facing the same.
    pub times: usize,
}

/// One side of a hit, in Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The edition.
    pub edition: EditionId,
    /// Its language.
    pub language: LanguageTag,
    /// The sentences that have the words, or belong to those that do.
    pub text: String,
    /// What stands before them in the pair.
    pub before: String,
    /// What stands behind them.
    pub after: String,
}
