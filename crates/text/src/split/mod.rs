//! One text in two or three languages becomes editions whose blocks pair.
//!
//! 1. [`unit`] cuts the text into what can be in one edition or another; [`line`] cuts paragraphs
//!    whose lines are in several languages.
//! 2. [`evidence`] weighs the words of each unit, [`language`] finds the languages that there may be
//!    and says how likely each unit is in each of them.
//! 3. [`column`] looks whether the languages face each other in tables, [`layout`] whether they stand
//!    one after the other, [`turns`] whether they take turns; [`label`] knows lines that say which
//!    language follows.
//! 4. [`decide`] takes what explains the text best, if it explains much more than one language does,
//!    and [`verify`] asks the alignment whether that reads like a text and its translation.
//! 5. [`assemble`] makes the editions; [`head`] finds their titles, deks and place lines.

mod assemble;
mod column;
mod decide;
mod evidence;
mod head;
mod label;
mod language;
mod layout;
mod line;
mod turns;
mod unit;
mod verify;

use std::collections::HashSet;

use crate::{Diagnostic, LanguageTag};
use assemble::Parted;
use language::Weights;
use unit::Unit;

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
///
/// Whatever the text, the cost grows with its length.
#[must_use]
pub fn split(markdown: &str, options: &Options<'_>) -> Split {
    match parted(markdown, options.languages) {
        Some(parted) => parted.split(options.languages, options.title),
        None => one(markdown, options),
    }
}

fn one(markdown: &str, options: &Options<'_>) -> Split {
    let language = match options.languages {
        [only] => Some(only.clone()),
        _ => crate::language_guess(markdown),
    };
    Split {
        layout: Layout::One,
        editions: vec![Edition {
            language,
            title: options.title.to_owned(),
            markdown: markdown.to_owned(),
            ..Edition::default()
        }],
        seams: Vec::new(),
        doubts: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// The longest text that is looked at, in bytes, and the most blocks: what is longer is no text
/// that people write twice on one page.
const LONGEST: usize = 4_000_000;
const MOST: usize = 20_000;

/// Gives each unit of a text to an edition; nothing where it has one language.
fn parted<'a>(markdown: &'a str, asked: &[LanguageTag]) -> Option<Parted<'a>> {
    if markdown.len() > LONGEST || asked.len() == 1 {
        return None;
    }
    let (cut, definitions) = unit::units(markdown);
    if cut.len() > MOST {
        return None;
    }
    if let Some((cells, labels, decision)) = column::columns(markdown, &cut, asked) {
        let decided = decided(&cells);
        if decided.len() == cells.len() {
            let parted = Parted::new(markdown, cells, definitions, &decided, &labels, decision);
            return Some(parted);
        }
    }
    let units = line::cut(markdown, cut);
    let decided = decided(&units);
    let chosen: Vec<Unit> = decided.iter().map(|&at| units[at].clone()).collect();
    let labels: Vec<bool> = chosen
        .iter()
        .map(|unit| !label::names(&unit.text).is_empty())
        .collect();
    let weights = Weights::of(&chosen);
    let decision = decide::decide(&chosen, &labels, &weights, asked)?;
    let parted = Parted::new(markdown, units, definitions, &decided, &labels, decision);
    Some(parted)
}

/// The units whose language is asked for: all but the footnotes that are mentioned.
fn decided(units: &[Unit]) -> Vec<usize> {
    let mentioned: HashSet<&String> = units.iter().flat_map(|it| &it.mentions).collect();
    let is_note = |unit: &Unit| {
        let label = unit.defines.as_ref();
        label.is_some_and(|it| mentioned.contains(it))
    };
    (0..units.len())
        .filter(|&at| !is_note(&units[at]))
        .collect()
}

#[cfg(test)]
mod law;
#[cfg(test)]
mod pages {
    mod tests;
}
#[cfg(test)]
mod tests;
