//! Which posts a list shows and in which order, and the ways of looking that a person keeps.

mod create;
mod list;
mod remove;
mod rename;

use serde::{Deserialize, Serialize};
use text::LanguageTag;

pub use create::create;
pub(crate) use create::put_back;
pub use list::list;
pub use remove::remove;
pub use rename::rename;

use super::Status;
use crate::error::{Error, Result};
use crate::id::FilterId;

/// The longest name, characters.
const LONGEST: usize = 80;

/// Which posts a list shows, in which order, and which part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Filter {
    /// Words that must all stand in one edition; accents and case are ignored, the last
    /// word may be unfinished. Empty: every post.
    pub search: String,
    /// Only this status.
    pub status: Option<Status>,
    /// Only posts with an edition in this language.
    pub language: Option<LanguageTag>,
    /// Only posts with this tag.
    pub tag: Option<String>,
    /// Only posts of the series that has this name in some language.
    pub series: Option<String>,
    /// Only posts that this person is named on.
    pub author: Option<String>,
    /// Only posts that lack a language of the library, or have a pair that is changed or lacks
    /// a side.
    pub needs_translation: bool,
    /// Only posts of which an edition says other words than when it was last exported.
    pub changed_since_export: bool,
    /// By what the list is sorted.
    pub sort: Sort,
    /// Whether it is the other way round.
    pub reversed: bool,
    /// The trash instead of the posts.
    #[serde(skip)]
    pub trashed: bool,
    /// How many rows to pass over.
    #[serde(skip)]
    pub offset: usize,
    /// How many rows at the most; 0 means all.
    #[serde(skip)]
    pub limit: usize,
}

/// By what a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// When it was last touched, the newest first.
    #[default]
    Touched,
    /// The post's date, the newest first; those without one come last.
    Date,
    /// The source's title; those without one come last.
    Title,
    /// Drafts first, then what is ready, then what is published; in each the newest first.
    Status,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 4] = [Sort::Touched, Sort::Date, Sort::Title, Sort::Status];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Sort::Touched => "touched",
            Sort::Date => "date",
            Sort::Title => "title",
            Sort::Status => "status",
        }
    }

    /// Reads the word.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownWord`] with the words there are.
    pub fn parse(given: &str) -> Result<Sort> {
        let found = Sort::ALL.into_iter().find(|sort| sort.as_str() == given);
        found.ok_or_else(|| Error::UnknownWord {
            given: given.to_owned(),
            known: Sort::ALL.map(Sort::as_str).to_vec(),
        })
    }
}

impl Filter {
    /// The same posts, whichever part of them and in whichever order.
    pub(crate) fn criteria(&self) -> Filter {
        Filter {
            sort: Sort::default(),
            reversed: false,
            offset: 0,
            limit: 0,
            ..self.clone()
        }
    }

    /// The part of the list that is asked for.
    pub(crate) fn part(&self) -> Part {
        Part {
            sort: self.sort,
            reversed: self.reversed,
            offset: self.offset,
            limit: match self.limit {
                0 => usize::MAX,
                limit => limit,
            },
        }
    }
}

/// A part of a sorted list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub sort: Sort,
    pub reversed: bool,
    pub offset: usize,
    pub limit: usize,
}

/// A filter that a person has given a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// Its id.
    pub id: FilterId,
    /// Its name, never empty.
    pub name: String,
    /// What a person chose; part and trash are not kept.
    pub filter: Filter,
}

fn clean(name: &str) -> Result<String> {
    let name: String = name.trim().chars().take(LONGEST).collect();
    if name.is_empty() {
        return Err(Error::NameMissing);
    }
    Ok(name)
}
