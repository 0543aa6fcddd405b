//! Where and when editions were posted, and what they have said since.
//!
//! An edition that was posted stands somewhere else as it was then. [`changed`](changed()) tells
//! which of its paragraphs a person has to bring there; [`correct`] puts a dated line at its end
//! that tells the readers.

mod changed;
mod correct;
mod list;
mod record;
mod remove;

#[cfg(test)]
mod tests;

pub use changed::{ChangedParagraph, ChangedSince, ParagraphKind, changed};
pub use correct::{Correction, correct};
pub use list::{of_edition, of_post, today};
pub use record::{NewPosted, record};
pub(crate) use remove::put_back;
pub use remove::remove;

use crate::id::{EditionId, PostId};
use crate::storage::Key;

/// That an edition was posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// How it is known in this library.
    pub key: Key,
    pub(crate) edition_key: Key,
    /// The edition.
    pub edition: EditionId,
    /// Its post.
    pub post: PostId,
    /// Where it stands; empty where nobody has said.
    pub address: String,
    /// An ISO 8601 day.
    pub date: String,
    /// What the edition said when it was posted.
    pub revision: u64,
    pub(crate) at: i64,
}

impl Posted {
    /// When that was written down, milliseconds since 1970.
    pub fn at(&self) -> i64 {
        self.at
    }
}
