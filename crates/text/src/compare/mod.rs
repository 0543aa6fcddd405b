//! What became of a text, paragraph by paragraph.
//!
//! 1. `paragraph` cuts both texts into paragraphs that leave nothing out.
//! 2. `pair` finds which belong together: those that stand once on each side, then, between
//!    them, those that are most alike.
//! 3. Each pair becomes a row; inside a changed one, [`diff::words`] says what went and came.

mod likeness;
mod pair;
mod paragraph;

use std::ops::Range;

use crate::{
    diff::{self, WordChange},
    segment::count_words,
};

pub(crate) use pair::pairs;
pub(crate) use paragraph::Paragraph;
use paragraph::paragraphs;

/// Holds two texts side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The paragraphs of both, in reading order; together they are all of both texts.
    pub rows: Vec<Row>,
    /// How many words are only in the new text.
    pub came: usize,
    /// How many words were only in the old text.
    pub went: usize,
}

/// Holds what became of one paragraph; the blank lines behind it belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What became of it.
    pub kind: RowKind,
    /// Its bytes in the old text; empty, at its place, for one that was added.
    pub before: Range<usize>,
    /// Its bytes in the new text; empty, at its place, for one that was removed.
    pub after: Range<usize>,
    /// Its words: those not `Added` make up the old side, those not `Removed` the new one.
    pub runs: Vec<WordChange>,
}

/// Tells what became of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// It stands in both texts; only the blank lines around it may differ.
    Same,
    /// It was edited.
    Changed,
    /// It is only in the new text.
    Added,
    /// It was only in the old text.
    Removed,
}

/// Compares two states of a text.
///
/// A paragraph is a line, as Markdown is written without breaks inside its paragraphs. One that
/// was edited, even heavily, is one `Changed` row; one that was split is `Changed` and `Added`.
/// The order is kept: a paragraph that was moved is `Removed` here and `Added` there.
#[must_use]
pub fn compare(before: &str, after: &str) -> Comparison {
    let (old, new) = (paragraphs(before), paragraphs(after));
    let mut rows = Rows {
        old: &old,
        new: &new,
        old_at: 0,
        new_at: 0,
        rows: Vec::with_capacity(old.len().max(new.len())),
    };
    for (in_old, in_new) in pairs(&old, &new) {
        rows.unpaired(in_old, in_new);
        rows.paired();
    }
    rows.unpaired(old.len(), new.len());
    let rows = rows.rows;
    let (mut came, mut went) = (0, 0);
    for run in rows.iter().flat_map(|row| &row.runs) {
        match run {
            WordChange::Same(_) => {}
            WordChange::Added(text) => came += count_words(text),
            WordChange::Removed(text) => went += count_words(text),
        }
    }
    Comparison { rows, came, went }
}

/// Rows in the making, up to the paragraphs `old_at` and `new_at`.
struct Rows<'a> {
    old: &'a [Paragraph<'a>],
    new: &'a [Paragraph<'a>],
    old_at: usize,
    new_at: usize,
    rows: Vec<Row>,
}

impl Rows<'_> {
    /// Adds the paragraphs in front of a pair, or of the end, as removed and added.
    fn unpaired(&mut self, old_to: usize, new_to: usize) {
        for gone in &self.old[self.old_at..old_to] {
            let at = start(self.new, self.new_at);
            self.rows.push(Row {
                kind: RowKind::Removed,
                before: gone.range.clone(),
                after: at..at,
                runs: vec![WordChange::Removed(gone.whole.to_owned())],
            });
        }
        for come in &self.new[self.new_at..new_to] {
            let at = start(self.old, old_to);
            self.rows.push(Row {
                kind: RowKind::Added,
                before: at..at,
                after: come.range.clone(),
                runs: vec![WordChange::Added(come.whole.to_owned())],
            });
        }
        (self.old_at, self.new_at) = (old_to, new_to);
    }

    /// Adds the next paragraphs of both sides as one row.
    fn paired(&mut self) {
        let (gone, come) = (&self.old[self.old_at], &self.new[self.new_at]);
        let kind = if gone.text == come.text {
            RowKind::Same
        } else {
            RowKind::Changed
        };
        let runs = if gone.whole == come.whole {
            vec![WordChange::Same(gone.whole.to_owned())]
        } else {
            diff::words(gone.whole, come.whole)
        };
        self.rows.push(Row {
            kind,
            before: gone.range.clone(),
            after: come.range.clone(),
            runs,
        });
        self.old_at += 1;
        self.new_at += 1;
    }
}

/// Returns where a paragraph begins, or where the text ends.
fn start(paragraphs: &[Paragraph<'_>], at: usize) -> usize {
    match paragraphs.get(at) {
        Some(paragraph) => paragraph.range.start,
        None => paragraphs.last().map_or(0, |last| last.range.end),
    }
}

#[cfg(test)]
mod tests;
