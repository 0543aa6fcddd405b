//! A newer text of an edition, taken in where it belongs.
//!
//! 1. `unit` cuts the texts into paragraphs and what stands before each; `said` reads what one
//!    says, whatever a word processor has made of its marks, quotes and line breaks.
//! 2. `notes` gives the footnotes of the newer text the labels that they have here.
//! 3. `ties` finds which paragraphs of the common text, of mine and of the newer one belong
//!    together; `meet` and `coming` make a [`Row`] of each, `dress` keeps the library's own Markdown
//!    around the words that stayed.
//! 4. [`Plan::edits`] makes the edits of the rows that somebody has accepted.
//!
//! Taking in the text that stands here changes nothing, and what is accepted row by row is what
//! is accepted at once.

mod act;
mod coming;
mod dress;
mod head;
mod line;
mod meet;
mod notes;
mod said;
mod ties;
mod unit;
mod write;

use std::collections::BTreeMap;

use crate::Diagnostic;
use crate::diff::WordChange;
use crate::edit::Edit;

use act::Act;
pub use head::{has_paragraph, without_paragraph};
pub use line::plan_line;
use meet::meet;
pub use said::says_the_same;
use unit::units;

/// Tells what a newer text does to a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// Nothing: it says the same words, or only this side has changed it.
    Same,
    /// It says something else.
    Changed,
    /// It is new.
    Added,
    /// It goes.
    Removed,
    /// It stands elsewhere.
    Moved,
    /// Both sides changed it, each in its way.
    Conflict,
}

/// What a newer text does to one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it does.
    pub kind: RowKind,
    /// What stands here now; `None` where nothing does.
    pub mine: Option<String>,
    /// What stands here when it is taken in; `None` where nothing does.
    pub theirs: Option<String>,
    /// Of a conflict: what stands here when mine is kept, with what the newer text changed beside
    /// the contradiction. Of any other row: what `mine` is.
    pub kept: Option<String>,
    /// The words: those not `Added` make up the left side, which is `mine` or, of a conflict,
    /// `kept`; those not `Removed` make up `theirs`. A list or quotation mark stands before them.
    pub runs: Vec<WordChange>,
}

/// Tells what is done with a row that says something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Take {
    /// The newer text is taken.
    Theirs,
    /// Of a conflict: mine is kept. Of any other row: nothing is done.
    Mine,
}

/// What taking a newer text in would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The paragraphs, in reading order.
    pub rows: Vec<Row>,
    /// What of the newer text is passed over, because it is no matter of words.
    pub ignored: Vec<Diagnostic>,
    mine: String,
    acts: Vec<Act>,
    /// Whether it is a line that is no Markdown, such as a title.
    is_line: bool,
}

/// Plans what taking in `newer` does to `mine`.
///
/// `base` is the text that both were made from, such as what was sent out; without one, `newer`
/// was made from `mine` itself.
#[must_use]
pub fn plan(base: Option<&str>, mine: &str, newer: &str) -> Plan {
    let newer = newer.replace("\r\n", "\n");
    let base = base.unwrap_or(mine);
    let (ours, common) = (units(mine), units(base));
    let newer = notes::relabelled(&newer, &common, mine);
    let theirs = units(&newer);
    let met = meet(&common, &ours, &theirs, mine.contains("\r\n"));
    Plan {
        rows: met.rows,
        ignored: met.ignored,
        acts: met.acts,
        mine: mine.to_owned(),
        is_line: false,
    }
}

impl Plan {
    /// Counts the rows that say something else.
    #[must_use]
    pub fn open(&self) -> usize {
        self.rows.iter().filter(|row| row.is_open()).count()
    }

    /// Counts the contradictions.
    #[must_use]
    pub fn conflicts(&self) -> usize {
        let is_conflict = |row: &&Row| row.kind == RowKind::Conflict;
        self.rows.iter().filter(is_conflict).count()
    }

    /// Takes every row; `conflicts` says what is done with those that contradict each other, which
    /// are left open otherwise.
    #[must_use]
    pub fn all(&self, conflicts: Option<Take>) -> BTreeMap<usize, Take> {
        let rows = self.rows.iter().enumerate();
        rows.filter_map(|(at, row)| match row.kind {
            RowKind::Same => None,
            RowKind::Conflict => Some((at, conflicts?)),
            _ => Some((at, Take::Theirs)),
        })
        .collect()
    }

    /// Makes the edits of what is taken, by the numbers of the rows; what is not named stays as it
    /// is. They are sequential, and touch no word of another paragraph.
    #[must_use]
    pub fn edits(&self, taken: &BTreeMap<usize, Take>) -> Vec<Edit> {
        if self.is_line {
            return line::edits(self, taken);
        }
        write::edits(&self.mine, &units(&self.mine), &self.acts, taken)
    }
}

impl Row {
    /// Tells whether there is something to decide.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.kind != RowKind::Same
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
