//! Exports of WordPress (WXR): thousands of posts in one file.
//!
//! 1. [`index`] looks the file through, event by event ([`entry`], [`bounded`]), and notes where
//!    each post stands, which belong together ([`language`]), and what is not taken.
//! 2. [`run()`] reads one post after the other again; others make posts to be of them meanwhile:
//!    [`own`] knows what this application exported itself, [`content`] makes HTML of what either editor keeps ([`autop`], [`shortcode`]), [`made`] puts
//!    title, text, translations and details together.
//! 3. Some at a time become posts with their pairs, in a transaction each. What was done stays
//!    where somebody ends it, and is not done again where it is begun again.
//! 4. The [`Report`] says what was done and what is doubtful.
//!
//! Deliberately absent: the network, a document type, mail addresses and names that people log in
//! with, comments of readers, and, unless somebody asks for it, what a password protects.

mod autop;
mod bounded;
mod content;
mod entry;
mod index;
mod language;
mod made;
mod own;
mod report;
mod run;
mod shortcode;
#[cfg(test)]
mod tests;

pub use report::{Imported, Report};
pub use run::{look, run};

use std::path::PathBuf;

use text::LanguageTag;

/// Says what of an archive is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The language of posts that say none and whose words tell none.
    pub language: Option<LanguageTag>,
    /// Whether a page in several languages becomes editions.
    pub split: bool,
    /// Whether drafts are taken.
    pub drafts: bool,
    /// Whether pages are taken like posts.
    pub pages: bool,
    /// Whether posts are taken that a password protects on the site; they become drafts.
    pub protected: bool,
    /// The folder in which the site's uploads lie; that of the file where none is named.
    pub uploads: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            language: None,
            split: true,
            drafts: true,
            pages: false,
            protected: false,
            uploads: None,
        }
    }
}
