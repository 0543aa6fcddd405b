//! Templates: what a new post can begin with.
//!
//! Some are shipped, in English and in Spanish ([`shipped`]); a person can change them, and then
//! a row stands in their place until they are reset. Others are a person's own. What is to be
//! filled in stands between `‹` and `›`; the day is filled in when a post is begun.

mod begin;
mod create;
mod get;
mod list;
mod remove;
mod reset;
mod resolve;
mod save;
mod shipped;

use std::fmt;
use std::str::FromStr;

use text::LanguageTag;

pub use begin::{Beginning, begin};
pub use create::create;
pub use get::get;
pub use list::list;
pub use remove::remove;
pub use reset::reset;
pub use resolve::resolve;
pub use save::save;

use crate::error::{Error, OrNotFound, Result, What};
use crate::id::TemplateId;
use crate::library::Tx;
use crate::undo::Inverse;

/// The most that a template holds, bytes of UTF-8.
pub const MAX_BYTES: usize = 256 * 1024;

/// The longest name, characters.
const LONGEST_NAME: usize = 80;

/// How a template is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateKey {
    /// A shipped one, for instance `communique.en`.
    Shipped(&'static str),
    /// A person's own.
    Own(TemplateId),
}

impl fmt::Display for TemplateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shipped(key) => f.write_str(key),
            Self::Own(id) => id.fmt(f),
        }
    }
}

impl FromStr for TemplateKey {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self> {
        if let Some(key) = shipped::key(given) {
            return Ok(Self::Shipped(key));
        }
        let id = given.parse().ok().or_not_found(What::Template, given)?;
        Ok(Self::Own(id))
    }
}

/// What a template says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The language that it is for.
    pub language: LanguageTag,
    /// What a person knows it by.
    pub name: String,
    /// The title that a post begins with.
    pub title: String,
    /// Its dek.
    pub dek: String,
    /// Its date and place line.
    pub place_line: String,
    /// Its Markdown.
    pub body: String,
}

/// A template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// How it is known.
    pub key: TemplateKey,
    /// Whether it is a shipped one that a person has changed.
    pub is_changed: bool,
    /// What it says.
    pub words: Words,
}

/// A template as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StoredTemplate {
    pub id: TemplateId,
    /// The key of the shipped one in whose place it stands; empty for a person's own.
    pub shipped: String,
    pub words: Words,
}

/// Words as they are kept.
fn kept(words: Words) -> Result<Words> {
    let bytes = [
        &words.name,
        &words.title,
        &words.dek,
        &words.place_line,
        &words.body,
    ]
    .map(String::len)
    .iter()
    .sum::<usize>();
    if bytes > MAX_BYTES {
        return Err(Error::TooLarge {
            name: "this template".to_owned(),
            bytes: bytes as u64,
            limit: MAX_BYTES as u64,
        });
    }
    let name: String = one_line(&words.name).chars().take(LONGEST_NAME).collect();
    if name.is_empty() {
        return Err(Error::NameMissing);
    }
    Ok(Words {
        language: words.language,
        name,
        title: one_line(&words.title),
        dek: one_line(&words.dek),
        place_line: one_line(&words.place_line),
        body: words.body,
    })
}

fn one_line(given: &str) -> String {
    given.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lets a row be as it was before: there, or not.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    id: TemplateId,
    before: Option<&StoredTemplate>,
) -> Result<()> {
    let now = tx.template(id)?;
    if let Some(before) = before {
        tx.put_template(before)?;
    } else {
        tx.delete_template(id)?;
    }
    undone_by(tx, id, now);
    Ok(())
}

fn undone_by(tx: &mut Tx<'_>, id: TemplateId, before: Option<StoredTemplate>) {
    tx.undone_by(Inverse::Template {
        id,
        before: before.map(Box::new),
    });
}

#[cfg(test)]
mod tests;
