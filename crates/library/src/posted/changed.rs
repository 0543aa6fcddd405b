//! What an edition says otherwise than when it was posted last.
//!
//! 1. Each field is compared with what it said then.
//! 2. Rows of the comparison that no blank line parts are one paragraph on the page, and so one
//!    here.
//! 3. Of each that changed, the words that went and came, and how to paste it as it is now.

use std::ops::Range;

use text::compare::{Row, RowKind};
use text::diff::WordChange;

use super::{Posted, of_edition};
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::export::{Clip, Piece};
use crate::history::{self, Field, Moment};
use crate::library::Query;

/// What an edition says otherwise than when it was posted last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedSince {
    /// The posting that it is held against.
    pub posted: Posted,
    /// Whether what it said then was forgotten for good, so that nothing can be told.
    pub is_forgotten: bool,
    /// The paragraphs, in reading order: title, dek, place line, body.
    pub paragraphs: Vec<ChangedParagraph>,
}

/// A paragraph that says something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedParagraph {
    /// The field that it is in.
    pub field: Field,
    /// What became of it.
    pub kind: ParagraphKind,
    /// Its words: those not `Added` were there, those not `Removed` are now.
    pub runs: Vec<WordChange>,
    /// The paragraph as it is now; empty for one that was taken away.
    pub now: Clip,
}

/// What became of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// It was edited.
    Changed,
    /// It came.
    Added,
    /// It went.
    Removed,
}

impl ParagraphKind {
    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            ParagraphKind::Changed => "changed",
            ParagraphKind::Added => "added",
            ParagraphKind::Removed => "removed",
        }
    }
}

/// Says what an edition says otherwise than when it was posted last; `None` where it never was.
/// `piece` is its post for the profile that it is posted with.
///
/// # Errors
///
/// A failed read.
pub fn changed(q: &Query<'_>, piece: &Piece, edition: &Edition) -> Result<Option<ChangedSince>> {
    let Some(posted) = of_edition(q, edition)?.into_iter().next() else {
        return Ok(None);
    };
    let mut since = ChangedSince {
        posted,
        is_forgotten: false,
        paragraphs: Vec::new(),
    };
    if since.posted.revision == edition.revision {
        return Ok(Some(since));
    }
    let moment = |revision| Moment { edition, revision };
    let compared = history::compare(q, moment(since.posted.revision), moment(edition.revision));
    let compared = match compared {
        Err(Error::Forgotten { .. }) => {
            since.is_forgotten = true;
            return Ok(Some(since));
        }
        compared => compared?,
    };
    for one in compared.iter().filter(|one| one.field != Field::Notes) {
        for group in groups(&one.comparison.rows, &one.before, &one.after) {
            let Some(kind) = kind(group) else {
                continue;
            };
            let markdown = match kind {
                ParagraphKind::Removed => "",
                _ => one.after[whole(group, &one.after)].trim_matches('\n'),
            };
            since.paragraphs.push(ChangedParagraph {
                field: one.field,
                kind,
                runs: runs(group),
                now: piece.clip(&edition.language, one.field, markdown),
            });
        }
    }
    Ok(Some(since))
}

/// Rows that are one paragraph on the page: no blank line parts them.
fn groups<'a>(rows: &'a [Row], before: &str, after: &str) -> Vec<&'a [Row]> {
    let mut groups = Vec::new();
    let mut start = 0;
    for (at, row) in rows.iter().enumerate() {
        let is_end = match row.kind {
            RowKind::Removed => is_end(before, row.before.end),
            _ => is_end(after, row.after.end),
        };
        // What went between two others is a paragraph of its own.
        let is_alone = row.kind == RowKind::Removed && is_end;
        if is_alone && at > start && rows[start..at].iter().all(|it| it.kind != RowKind::Removed) {
            groups.push(&rows[start..at]);
            start = at;
        }
        if is_end || at + 1 == rows.len() {
            groups.push(&rows[start..=at]);
            start = at + 1;
        }
    }
    groups
}

/// Whether a paragraph of the page ends here: at a blank line, or with the text.
fn is_end(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let words = before.trim_end_matches([' ', '\t', '\r', '\n']);
    after.is_empty() || before[words.len()..].matches('\n').count() > 1
}

/// What became of a group; `None` where nothing did.
fn kind(group: &[Row]) -> Option<ParagraphKind> {
    let all = |kind| group.iter().all(|row| row.kind == kind);
    if all(RowKind::Same) {
        None
    } else if all(RowKind::Added) {
        Some(ParagraphKind::Added)
    } else if all(RowKind::Removed) {
        Some(ParagraphKind::Removed)
    } else {
        Some(ParagraphKind::Changed)
    }
}

/// The bytes of a group in the text as it is now.
fn whole(group: &[Row], after: &str) -> Range<usize> {
    let start = group.first().map_or(0, |row| row.after.start);
    let end = group.last().map_or(after.len(), |row| row.after.end);
    start..end
}

/// The words of a group, without the blank lines behind it.
fn runs(group: &[Row]) -> Vec<WordChange> {
    let mut runs: Vec<WordChange> = Vec::new();
    for run in group.iter().flat_map(|row| &row.runs) {
        match (runs.last_mut(), run) {
            (Some(WordChange::Same(last)), WordChange::Same(text))
            | (Some(WordChange::Added(last)), WordChange::Added(text))
            | (Some(WordChange::Removed(last)), WordChange::Removed(text)) => last.push_str(text),
            _ => runs.push(run.clone()),
        }
    }
    while let Some(WordChange::Same(text) | WordChange::Added(text) | WordChange::Removed(text)) =
        runs.last_mut()
    {
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            break;
        }
        runs.pop();
    }
    runs
}
