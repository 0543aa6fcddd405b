//! Posts: a piece, in one or more languages. One file a verb.

mod choose;
mod create;
mod describe;
mod duplicate;
mod each;
pub mod filter;
mod find;
mod get;
mod last_list;
mod list;
pub(crate) mod listed;
mod plain;
mod rename;
mod resolve;
mod status;
mod tag;
#[cfg(test)]
mod tests;
mod title_key;
mod trash;
mod values;
mod walk;

use serde::{Deserialize, Serialize};

pub use create::{NewPost, create};
pub(crate) use describe::is_day;
pub use describe::{set_date, set_people, set_series};
pub use duplicate::duplicate;
pub use each::each;
pub use filter::{Filter, Sort};
pub use find::{Titled, find};
pub use get::get;
pub(crate) use last_list::LastList;
pub use list::{EditionMark, Hit, Page, Row, all, count, ids, list, show, total};
pub use rename::{follow_title, nearest_slug, rename};
pub(crate) use rename::{free_slug, set_slug};
pub use resolve::resolve;
pub use status::set_status;
pub(crate) use tag::clean;
pub use tag::{all_tags, set_tags, tag};
pub(crate) use title_key::title_key;
pub use trash::{empty_trash, restore, trash};
pub use values::{Value, Values, values};

use crate::error::{Error, Result};
use crate::id::PostId;

/// How far a post is, as set by a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Being written.
    Draft,
    /// May go out.
    Ready,
    /// Is out.
    Published,
}

impl Status {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::Ready => "ready",
            Status::Published => "published",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownWord`] with the words there are.
    pub fn parse(given: &str) -> Result<Status> {
        [Status::Draft, Status::Ready, Status::Published]
            .into_iter()
            .find(|s| s.as_str() == given)
            .ok_or_else(|| Error::UnknownWord {
                given: given.to_owned(),
                known: vec!["draft", "ready", "published"],
            })
    }
}

/// A post without its editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Its name in file names and addresses; unique in the library.
    pub slug: String,
    /// Whether a person has chosen it; otherwise it follows the source's title.
    pub slug_is_chosen: bool,
    /// An ISO 8601 day, or empty.
    pub date: String,
    /// How far it is.
    pub status: Status,
    /// Its tags, sorted.
    pub tags: Vec<String>,
    /// The series' name in the source's language, or empty.
    pub series: String,
    /// Names of its people, in order.
    pub people: Vec<String>,
    /// When it was made, milliseconds since 1970.
    pub created_at: i64,
    /// When it or one of its editions last changed.
    pub touched_at: i64,
    /// When it went to the trash, if it is there.
    pub trashed_at: Option<i64>,
}
