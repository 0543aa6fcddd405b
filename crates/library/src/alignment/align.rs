use std::ops::Range;

use text::align::{self, Options, Segment, Side};
use text::edit::Utf16Index;
use text::segment::{self, Block};

use super::{Span, StoredBead};
use crate::anchor;
use crate::edition::{self, Edition};
use crate::error::Result;
use crate::history;
use crate::id::EditionId;
use crate::library::{Query, Tx};
use crate::storage::alignment::NewBead;

/// Whether the texts have moved on since the beads were made.
///
/// # Errors
///
/// A failed read.
pub fn is_stale(q: &Query<'_>, source: EditionId, target: EditionId) -> Result<bool> {
    let (source, target) = (edition::get(q, source)?, edition::get(q, target)?);
    let stored = q.alignment(source.key, target.key)?;
    let now = (source.revision, target.revision);
    Ok(stored.is_none_or(|(_, revisions)| revisions != now))
}

/// Makes the beads of two editions anew, keeping what is known of those that live on.
///
/// # Errors
///
/// A failed read or write.
pub fn align(tx: &mut Tx<'_>, source: EditionId, target: EditionId) -> Result<()> {
    let source = edition::get(tx, source)?;
    let target = edition::get(tx, target)?;
    anchor::bring_up(tx, &source)?;
    anchor::bring_up(tx, &target)?;
    let (left, right) = (Text::read(tx, &source)?, Text::read(tx, &target)?);
    let alignment = tx.put_alignment(&source, &target)?;
    let mut old = tx.beads(alignment)?;

    let confirmed: Vec<align::Bead> = old
        .iter()
        .filter(|bead| bead.confirmed)
        .filter_map(|bead| {
            Some(align::Bead {
                source: left.blocks_in(bead.source?.1)?,
                target: right.blocks_in(bead.target?.1)?,
                score: 1.0,
            })
        })
        .collect();
    let (a, b) = (left.segments(), right.segments());
    let beads = align::align(
        &Side {
            language: &source.language,
            segments: &a,
        },
        &Side {
            language: &target.language,
            segments: &b,
        },
        &Options {
            confirmed: &disjoint(confirmed),
            ..Options::default()
        },
    );

    let before = counts(&old);
    let mut made = Vec::with_capacity(beads.len());
    for (position, bead) in beads.iter().enumerate() {
        let (from, to) = (left.span(&bead.source), right.span(&bead.target));
        let heir = take_best(&mut old, from, to);
        let text = from.map(|span| left.slice(span));
        let source_text = match (text, to, heir.as_ref().and_then(|h| h.source_text.clone())) {
            (Some(_), Some(_), Some(kept)) => Some(kept),
            // Both sides are there for the first time: the translation was made from this.
            (Some(now), Some(_), None) => Some(now.to_owned()),
            _ => None,
        };
        let is_changed = match (text, &source_text) {
            (Some(now), Some(then)) => !same_words(now, then),
            _ => false,
        };
        made.push(NewBead {
            position,
            source: from,
            target: to,
            score: bead.score,
            source_text,
            is_changed,
            heir,
        });
    }
    let missing = made
        .iter()
        .filter(|b| b.source.is_none() || b.target.is_none())
        .count();
    let changed = made.iter().filter(|b| b.is_changed).count();
    let after = (made.len(), missing, changed);
    for bead in made {
        tx.put_bead(alignment, &source, &target, &bead)?;
    }
    for gone in old {
        tx.delete_bead(&gone)?;
    }
    if before != after {
        tx.touch_post(source.post);
    }
    Ok(())
}

/// Pairs, missing and changed: what lists show of an alignment.
fn counts(beads: &[StoredBead]) -> (usize, usize, usize) {
    let missing = beads
        .iter()
        .filter(|b| b.source.is_none() || b.target.is_none())
        .count();
    (
        beads.len(),
        missing,
        beads.iter().filter(|b| b.is_changed).count(),
    )
}

/// Whether two texts differ in nothing but white space.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

/// The old bead that shares the most text with these spans, if one does.
fn take_best(
    old: &mut Vec<StoredBead>,
    source: Option<Span>,
    target: Option<Span>,
) -> Option<StoredBead> {
    let shared = |a: Option<Span>, b: Option<Span>| match (a, b) {
        // An emptied anchor still marks its place.
        (Some(a), Some(b)) => a.to.min(b.to).saturating_sub(a.from.max(b.from)),
        _ => 0,
    };
    let weight = |bead: &StoredBead| {
        shared(bead.source.map(|s| s.1), source) + shared(bead.target.map(|t| t.1), target)
    };
    let (at, _) = old
        .iter()
        .enumerate()
        .map(|(at, bead)| (at, weight(bead)))
        .filter(|(_, weight)| *weight > 0)
        .max_by_key(|(at, weight)| (*weight, std::cmp::Reverse(*at)))?;
    Some(old.remove(at))
}

/// Confirmed beads that a merge has made to overlap are no longer certain.
fn disjoint(mut beads: Vec<align::Bead>) -> Vec<align::Bead> {
    beads.sort_by_key(|b| b.source.start);
    let mut kept: Vec<align::Bead> = Vec::new();
    for bead in beads {
        let overlaps = |other: &align::Bead| {
            bead.source.start < other.source.end
                || (bead.target.start < other.target.end && other.target.start < bead.target.end)
        };
        if !kept.iter().any(overlaps) {
            kept.push(bead);
        }
    }
    kept
}

/// A body, its blocks, and their places in UTF-16 units.
struct Text {
    body: String,
    blocks: Vec<Block>,
    spans: Vec<Span>,
}

impl Text {
    fn read(q: &Query<'_>, edition: &Edition) -> Result<Text> {
        let body = history::body(q, edition)?;
        let blocks = segment::blocks(&body);
        let index = Utf16Index::new(&body);
        let spans = blocks
            .iter()
            .map(|block| Span {
                from: index.to_utf16(block.range.start),
                to: index.to_utf16(block.range.end),
            })
            .collect();
        Ok(Text {
            body,
            blocks,
            spans,
        })
    }

    fn segments(&self) -> Vec<Segment<'_>> {
        self.blocks
            .iter()
            .map(|block| Segment {
                kind: Some(block.kind),
                text: &self.body[block.range.clone()],
            })
            .collect()
    }

    fn span(&self, blocks: &Range<usize>) -> Option<Span> {
        let (first, last) = (
            self.spans.get(blocks.start)?,
            self.spans.get(blocks.end.checked_sub(1)?)?,
        );
        (!blocks.is_empty()).then_some(Span {
            from: first.from,
            to: last.to,
        })
    }

    fn slice(&self, span: Span) -> &str {
        let start = self.spans.partition_point(|s| s.from < span.from);
        let end = self.spans.partition_point(|s| s.to <= span.to);
        match (
            self.blocks.get(start),
            self.blocks.get(end.saturating_sub(1)),
        ) {
            (Some(first), Some(last)) => &self.body[first.range.start..last.range.end],
            _ => "",
        }
    }

    /// The blocks that a span covers, if it covers any.
    fn blocks_in(&self, span: Span) -> Option<Range<usize>> {
        let start = self.spans.partition_point(|s| s.to <= span.from);
        let end = self.spans.partition_point(|s| s.from < span.to);
        (start < end).then_some(start..end)
    }
}
