//! Copies of a post for people who work in a word processor, and what comes back of them.
//!
//! 1. [`gather`](fn@gather) reads one edition, or two and which of their parts belong together
//!    ([`rows`]).
//! 2. [`docx`](fn@docx) writes a document of it, with real headings, lists, footnotes, tables and
//!    pictures: one text, or a table of two columns, a row a pair. [`html`] makes the same two
//!    columns for the clipboard.
//! 3. [`read_back`] and [`read_clip`] read what comes back, and leave as it was typed everything
//!    that still says what it said.
//!
//! Nothing in a copy tells who made it, when, or by which program, and the same text gives the
//! same bytes. A row is known again by a hidden bookmark; where that was lost, by its place.

mod back;
mod clipboard;
mod docx;
mod gather;
mod rows;
mod unmarked;

use std::collections::BTreeMap;
use std::ops::Range;

use text::LanguageTag;

pub use back::{Back, BackRow, Base, read_back, read_clip};
pub use clipboard::{html, plain};
pub use docx::docx;
pub use gather::gather;

/// What a working copy is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkingCopy {
    /// One edition, or two that face each other.
    pub sides: Vec<Side>,
    /// With two: which of their parts stand beside each other, by bytes of the bodies.
    pub rows: Vec<[Range<usize>; 2]>,
    /// The pictures of the bodies, by name.
    pub pictures: BTreeMap<String, Picture>,
}

/// One language's text in a working copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Its language.
    pub language: LanguageTag,
    /// The revision that the copy is of.
    pub revision: u64,
    /// Its title.
    pub title: String,
    /// Its dek.
    pub dek: String,
    /// Its date and place line.
    pub place_line: String,
    /// Its Markdown.
    pub body: String,
}

/// A picture in a working copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file: a PNG or JPEG.
    pub bytes: Vec<u8>,
    /// Width and height, pixels.
    pub size: (u32, u32),
}

#[cfg(test)]
mod tests;
