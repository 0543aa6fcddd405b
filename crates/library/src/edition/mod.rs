//! Editions: one language's text of a post. One file a verb.

mod create;
mod describe;
mod get;
pub mod take_in;
mod trash;

use serde::{Deserialize, Serialize};
use text::LanguageTag;

pub(crate) use create::{NewEdition, create, create_as};
pub use create::{Translation, translate};
pub(crate) use describe::set_current;
pub use describe::{set_language, set_name, set_slug, set_tags};
pub use get::{current, get, of_post, source, trashed_of_post};
pub(crate) use trash::trash_renamed;
pub use trash::{Restored, restore, trash};

use crate::id::{EditionId, PostId};
use crate::storage::Key;

/// What an edition is to its post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Written first; others are translated from it.
    Source,
    /// Translated from another edition of the post.
    Translation,
}

impl Role {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Source => "source",
            Role::Translation => "translation",
        }
    }

    /// Reads the stored word; the column's check keeps a third one out.
    pub(crate) fn from_stored(word: &str) -> Role {
        if word == "source" {
            Role::Source
        } else {
            Role::Translation
        }
    }
}

/// An edition without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub(crate) key: Key,
    pub(crate) post_key: Key,
    /// Its id.
    pub id: EditionId,
    /// The post that it belongs to.
    pub post: PostId,
    /// Its language.
    pub language: LanguageTag,
    /// Its name: empty for the one that is current from the start.
    pub name: String,
    /// Source or translation.
    pub role: Role,
    /// The edition that it is translated from.
    pub translated_from: Option<EditionId>,
    /// Whether it is the one that lists and exports take for its language.
    pub is_current: bool,
    /// Its own slug, or empty where it has the post's.
    pub slug: String,
    /// Its own tags, sorted; empty where it has the post's.
    pub tags: Vec<String>,
    /// Title.
    pub title: String,
    /// Dek.
    pub dek: String,
    /// Place and date line.
    pub place_line: String,
    /// Private notes; never exported.
    pub notes: String,
    /// Number of its newest change.
    pub revision: u64,
    pub(crate) chain: [u8; 32],
    /// When it went to the trash, if it is there.
    pub trashed_at: Option<i64>,
}
