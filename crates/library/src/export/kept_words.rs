//! Words that must never leave: a private list of the library, and where an export has them.
//!
//! Case and accents are ignored, as the search ignores them, and only whole words count. What is
//! looked at are the fields of the posts, which tell where a word is, and then the very files and
//! their names, so that none slips through by a road that nobody thought of: as it is written, as
//! it is read when its mark-up is gone, and as an address without its signs.
//!
//! The list is in no log, and no export holds it.

mod find;
mod list;

use crate::error::{Error, Result};
use crate::id::PostId;

pub use find::KeptWords;
pub use list::{kept_words, set_kept_words};

/// A word that must never leave, where an export would have it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeptWord {
    /// The post; none for a file of several posts.
    pub post: Option<PostId>,
    /// The language of the edition; empty where it is in all of them.
    pub language: String,
    /// Where it is.
    pub place: KeptPlace,
    /// The word, as the list has it.
    pub word: String,
}

/// Lets nothing pass in which such a word was found.
///
/// # Errors
///
/// [`Error::KeptWords`].
pub fn refuse(found: Vec<KeptWord>) -> Result<()> {
    match found.len() {
        0 => Ok(()),
        places => Err(Error::KeptWords { found, places }),
    }
}

/// Where a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeptPlace {
    /// In the title.
    Title,
    /// In the dek.
    Dek,
    /// In the place and date line.
    PlaceLine,
    /// In the text.
    Text,
    /// In what is read out in place of an image, or stands under it.
    Alternative,
    /// In the slug of the post or of an edition.
    Slug,
    /// In a tag.
    Tags,
    /// In the name of somebody who wrote it.
    Byline,
    /// In what is told of them.
    Biography,
    /// In the name of the series.
    Series,
    /// In the title of another post.
    Related,
    /// In an address.
    Address,
    /// In the name of a file.
    Name,
    /// Somewhere else in a file.
    File,
}

impl KeptPlace {
    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            KeptPlace::Title => "title",
            KeptPlace::Dek => "dek",
            KeptPlace::PlaceLine => "place",
            KeptPlace::Text => "text",
            KeptPlace::Alternative => "alt",
            KeptPlace::Slug => "slug",
            KeptPlace::Tags => "tags",
            KeptPlace::Byline => "byline",
            KeptPlace::Biography => "biography",
            KeptPlace::Series => "series",
            KeptPlace::Related => "related",
            KeptPlace::Address => "address",
            KeptPlace::Name => "name",
            KeptPlace::File => "file",
        }
    }
}
