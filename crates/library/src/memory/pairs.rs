use std::ops::Range;

use text::align::{self, Options, Segment, Side};
use text::edit::Utf16Index;
use text::segment::{self, Block};

use crate::alignment::Span;
use crate::anchor;
use crate::edition::Edition;
use crate::error::Result;
use crate::history;
use crate::library::Query;
use crate::storage::memory::Partner;

/// An edition and what its body says now.
pub(super) struct Page {
    pub edition: Edition,
    pub body: String,
}

/// A pair: Markdown of both sides.
pub(super) struct Pair<'a> {
    pub here: &'a str,
    pub there: &'a str,
}

impl Page {
    pub(super) fn read(q: &Query<'_>, edition: Edition) -> Result<Page> {
        let body = history::body(q, &edition)?;
        Ok(Page { edition, body })
    }
}

/// Everything of one edition that stands facing something of the other, in order.
///
/// Where the editions were never aligned, or have changed since, they are aligned here and now;
/// what a person has confirmed stays together.
pub(super) fn pairs<'a>(
    q: &Query<'_>,
    here: &'a Page,
    there: &'a Page,
    partner: &Partner,
) -> Result<Vec<Pair<'a>>> {
    let (one, other) = (&here.edition, &there.edition);
    let mut pairs = Vec::new();
    for (here, there) in [(&one.title, &other.title), (&one.dek, &other.dek)] {
        if !here.trim().is_empty() && !there.trim().is_empty() {
            pairs.push(Pair { here, there });
        }
    }
    let known = known_beads(q, here, there, partner)?;
    let beads = if partner.is_fresh {
        known
            .into_iter()
            .map(|(here, there, _)| (here, there))
            .collect()
    } else {
        aligned(here, there, &known)
    };
    for (from, to) in beads {
        let sides = (here.body.get(from), there.body.get(to));
        if let (Some(here), Some(there)) = sides
            && !here.trim().is_empty()
            && !there.trim().is_empty()
        {
            pairs.push(Pair { here, there });
        }
    }
    Ok(pairs)
}

/// Bytes of both sides, and whether a person has confirmed that they belong together.
type Known = (Range<usize>, Range<usize>, bool);

/// The stored beads that have both sides, carried over the changes since.
fn known_beads(q: &Query<'_>, here: &Page, there: &Page, partner: &Partner) -> Result<Vec<Known>> {
    let Some(alignment) = partner.alignment else {
        return Ok(Vec::new());
    };
    let edits = (
        anchor::since(q, &here.edition)?,
        anchor::since(q, &there.edition)?,
    );
    let index = (Utf16Index::new(&here.body), Utf16Index::new(&there.body));
    let bytes =
        |span: Span, index: &Utf16Index<'_>| index.to_byte(span.from)..index.to_byte(span.to);
    let beads = q.facing_beads(alignment)?.into_iter();
    Ok(beads
        .map(|bead| {
            let (from, to) = if partner.is_source {
                (bead.target, bead.source)
            } else {
                (bead.source, bead.target)
            };
            let from = bytes(anchor::carry(from, &edits.0), &index.0);
            let to = bytes(anchor::carry(to, &edits.1), &index.1);
            (from, to, bead.confirmed)
        })
        .collect())
}

/// Aligns two bodies as they stand.
fn aligned(here: &Page, there: &Page, known: &[Known]) -> Vec<(Range<usize>, Range<usize>)> {
    let (left, right) = (segment::blocks(&here.body), segment::blocks(&there.body));
    let confirmed: Vec<align::Bead> = known
        .iter()
        .filter(|(_, _, confirmed)| *confirmed)
        .map(|(from, to, _)| align::Bead {
            source: blocks_in(&left, from),
            target: blocks_in(&right, to),
            score: 1.0,
        })
        .filter(|bead| !bead.source.is_empty() && !bead.target.is_empty())
        .collect();
    let (a, b) = (segments(here, &left), segments(there, &right));
    let beads = align::align(
        &Side {
            language: &here.edition.language,
            segments: &a,
        },
        &Side {
            language: &there.edition.language,
            segments: &b,
        },
        &Options {
            confirmed: &confirmed,
            ..Options::default()
        },
    );
    let bytes = |blocks: &[Block], some: &Range<usize>| -> Option<Range<usize>> {
        let blocks = blocks.get(some.clone())?;
        Some(blocks.first()?.range.start..blocks.last()?.range.end)
    };
    let both =
        |bead: &align::Bead| Some((bytes(&left, &bead.source)?, bytes(&right, &bead.target)?));
    beads.iter().filter_map(both).collect()
}

fn segments<'a>(page: &'a Page, blocks: &[Block]) -> Vec<Segment<'a>> {
    let segment = |block: &Block| Segment {
        kind: Some(block.kind),
        text: &page.body[block.range.clone()],
    };
    blocks.iter().map(segment).collect()
}

/// The blocks that some bytes meet.
fn blocks_in(blocks: &[Block], bytes: &Range<usize>) -> Range<usize> {
    let start = blocks.partition_point(|block| block.range.end <= bytes.start);
    let end = blocks.partition_point(|block| block.range.start < bytes.end);
    start..end.max(start)
}
