//! Spelling: dictionaries that come with the application, and words that come with the library.
//!
//! 1. A [`dictionary`] is unpacked when a text in its language is first checked.
//! 2. [`add()`], [`remove()`] and [`list()`] keep the words that the dictionary does not know.
//! 3. [`check()`] and [`suggest()`] ask both, through the rules of [`text::spelling`]. They take
//!    some milliseconds, and read no library.

mod add;
mod check;
pub mod dictionary;
mod list;
mod personal;
mod remove;
mod suggest;

pub use add::add;
pub use check::{Checked, check};
pub use list::list;
pub use personal::{Personal, personal};
pub use remove::remove;
pub use suggest::suggest;

use text::LanguageTag;
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result};

/// The list that a language's words are on: regions share one.
fn list_of(language: &LanguageTag) -> &str {
    language.primary()
}

/// A word as it is kept.
fn kept(word: &str) -> Result<String> {
    let word: String = word.trim().nfc().collect();
    if word.is_empty() || word.contains(char::is_whitespace) {
        return Err(Error::NameMissing);
    }
    Ok(word)
}

#[cfg(test)]
mod tests;
