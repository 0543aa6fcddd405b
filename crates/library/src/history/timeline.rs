//! The time line of an edition: its changes as stretches of work.
//!
//! A stretch ends where somebody paused, where it has grown large and somebody drew breath,
//! where another hand took over, at a named moment, and around what was taken in or brought
//! back. Order rests on revisions alone: a clock that was set back parts stretches and
//! nothing else.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use text::edit::{Edits, utf16_len};

use super::change::{ChangeKind, Field, Recorded};
use super::checkpoint::Checkpoint;
use crate::edition::Edition;
use crate::error::Result;
use crate::id::AuthorId;
use crate::library::Query;

/// A pause of this long ends a stretch, milliseconds.
const PAUSE: i64 = 20 * 60 * 1000;
/// A stretch of this many UTF-16 units ends at the next breath, …
const LARGE: u64 = 4_000;
const BREATH: i64 = 2 * 60 * 1000;
/// … and one of this many at the next change.
const TOO_LARGE: u64 = 16_000;

/// What kind of change a stretch is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StretchKind {
    /// Written.
    Write,
    /// Taken in from a file.
    Import,
    /// An earlier state brought back.
    Restore,
    /// Two lines of changes joined.
    Merge,
}

/// A run of changes that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first revision.
    pub first: u64,
    /// Its last revision: what the edition said when it ended.
    pub last: u64,
    /// When it began, milliseconds since 1970 by the clock of that machine.
    pub from: i64,
    /// When it ended.
    pub to: i64,
    /// What it is made of.
    pub kind: StretchKind,
    /// Who made it, where that is known.
    pub author: Option<AuthorId>,
    /// The fields that changed, in their order.
    pub fields: BTreeSet<Field>,
    /// UTF-16 units that came.
    pub inserted: u64,
    /// UTF-16 units that went.
    pub deleted: u64,
    /// Whether its words were forgotten for good.
    pub is_forgotten: bool,
    /// Its named moments and its exports, the newest first.
    pub marks: Vec<Mark>,
}

/// Something that is known about one revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A named moment.
    Checkpoint(Checkpoint),
    /// It was exported.
    Export {
        /// The revision that was exported.
        revision: u64,
        /// When.
        at: i64,
        /// The name of the format.
        format: String,
    },
}

impl Mark {
    /// The revision that it stands at.
    pub fn revision(&self) -> u64 {
        match self {
            Mark::Checkpoint(checkpoint) => checkpoint.revision,
            Mark::Export { revision, .. } => *revision,
        }
    }
}

/// The stretches of an edition below a revision, the newest first, at most `limit` of them;
/// and whether there are older ones.
///
/// # Errors
///
/// A failed read.
pub fn timeline(
    q: &Query<'_>,
    edition: &Edition,
    before: Option<u64>,
    limit: usize,
) -> Result<(Vec<Stretch>, bool)> {
    let newest = before.map_or(edition.revision, |b| {
        b.saturating_sub(1).min(edition.revision)
    });
    let named: BTreeSet<u64> = q
        .checkpoints(edition.key)?
        .iter()
        .map(|c| c.revision)
        .collect();
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut more = false;
    q.each_change_back(edition.key, newest, |change| {
        let one = Stretch::of(&change);
        let is_full = stretches.len() == limit;
        match stretches.last_mut() {
            Some(open) if !named.contains(&change.number) && open.continues(&one) => {
                open.prepend(one);
            }
            _ if is_full => {
                more = true;
                return Ok(ControlFlow::Break(()));
            }
            _ => stretches.push(one),
        }
        Ok(ControlFlow::Continue(()))
    })?;
    if let (Some(oldest), Some(newest)) = (stretches.last(), stretches.first()) {
        // A moment before the first change stands at the end of the line.
        let start = if more { oldest.first } else { 0 };
        let span = (start, newest.last);
        let last = stretches.len() - 1;
        for mark in marks(q, edition, span)? {
            let at = stretches.partition_point(|s| s.first > mark.revision());
            stretches[at.min(last)].marks.push(mark);
        }
    }
    Ok((stretches, more))
}

/// Named moments and exports of a span of revisions, the newest first.
fn marks(q: &Query<'_>, edition: &Edition, (first, last): (u64, u64)) -> Result<Vec<Mark>> {
    let checkpoints = q.checkpoints(edition.key)?;
    let mut marks: Vec<Mark> = checkpoints.into_iter().map(Mark::Checkpoint).collect();
    let exports = q.exports_of(edition.key)?;
    marks.extend(
        exports
            .into_iter()
            .map(|(revision, at, format)| Mark::Export {
                revision,
                at,
                format,
            }),
    );
    marks.retain(|mark| (first..=last).contains(&mark.revision()));
    // The sort is stable: of two at one revision the later is told first.
    marks.reverse();
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.revision()));
    Ok(marks)
}

impl Stretch {
    fn of(change: &Recorded) -> Stretch {
        let edits = change
            .words()
            .and_then(|words| Edits::from_bytes(words).ok());
        let (inserted, deleted) = edits.iter().flat_map(|e| &e.0).fold((0, 0), |(i, d), e| {
            (
                i + u64::from(utf16_len(&e.inserted)),
                d + u64::from(e.deleted),
            )
        });
        Stretch {
            first: change.number,
            last: change.number,
            from: change.at,
            to: change.at,
            kind: match change.kind {
                ChangeKind::Import => StretchKind::Import,
                ChangeKind::Restore => StretchKind::Restore,
                ChangeKind::Merge => StretchKind::Merge,
                _ => StretchKind::Write,
            },
            author: change.author,
            fields: BTreeSet::from([change.field]),
            inserted,
            deleted,
            is_forgotten: change.words().is_none(),
            marks: Vec::new(),
        }
    }

    /// Whether an older change belongs to this stretch.
    fn continues(&self, older: &Stretch) -> bool {
        let pause = (self.from - older.to).abs();
        let size = self.inserted + self.deleted;
        let is_apart = pause >= PAUSE || size >= TOO_LARGE || (size >= LARGE && pause >= BREATH);
        self.kind == older.kind
            && self.author == older.author
            && self.is_forgotten == older.is_forgotten
            && !is_apart
    }

    fn prepend(&mut self, older: Stretch) {
        self.first = older.first;
        self.from = older.from;
        self.fields.extend(older.fields);
        self.inserted += older.inserted;
        self.deleted += older.deleted;
    }
}
