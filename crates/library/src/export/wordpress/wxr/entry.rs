//! What a file says of each post and image.

use std::collections::BTreeSet;

use text::LanguageTag;

use crate::export::Piece;
use crate::export::feed::id;
use crate::export::wordpress::content::Part;

/// A post.
pub(super) struct Entry {
    pub(super) id: usize,
    /// What it is known by for ever.
    pub(super) guid: String,
    pub(super) title: String,
    pub(super) language: LanguageTag,
    /// Where it will stand; empty where the profile says nothing.
    pub(super) link: String,
    /// An ISO 8601 day, or empty.
    pub(super) day: String,
    /// The second of that day at which it is said to have been written.
    pub(super) second: usize,
    pub(super) author: String,
    pub(super) excerpt: String,
    /// Blocks.
    pub(super) content: String,
    pub(super) slug: String,
    pub(super) category: Option<Term>,
    pub(super) tags: BTreeSet<Term>,
}

/// A category or a tag.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Term {
    pub(super) slug: String,
    pub(super) name: String,
}

/// An image.
pub(super) struct Attachment {
    pub(super) id: usize,
    /// The post that it belongs to.
    pub(super) parent: usize,
    pub(super) name: String,
    /// Where it will lie before the import.
    pub(super) address: String,
}

/// What an edition is known by: the same as in feeds.
pub(super) fn guid(piece: &Piece, part: &Part<'_>) -> String {
    id::of_edition(piece, part.language())
}
