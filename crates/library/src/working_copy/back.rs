//! What comes back of a working copy.

use text::document::as_typed_before;
use text::edit::utf16_len;
use text::segment;
use text::write::block::{Block, Piece};
use text::write::write;

use crate::alignment::Span;
use crate::error::Result;
use crate::import::docx::{self, Columns, WRITING, read_columns};
use crate::import::{Incoming, IncomingEdition, Tracked};

/// What the hidden bookmark of a row begins with; its number follows.
pub(super) const ROW: &str = "_row";

/// A text that went out.
#[derive(Clone, Copy, Debug)]
pub struct Base<'b> {
    /// The title.
    pub title: &'b str,
    /// The dek.
    pub dek: &'b str,
    /// The date and place line.
    pub place_line: &'b str,
    /// The Markdown.
    pub body: &'b str,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// The texts, in the order of the columns.
    pub incoming: Incoming,
    /// The rows of two columns, from above to below; none where there is one text.
    pub rows: Vec<BackRow>,
}

/// A row that came back: what stands in it is a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackRow {
    /// Which row it was when it went out, where that is still known: rows that say the fields
    /// above the bodies count too.
    pub row: Option<usize>,
    /// What is in it of the bodies, UTF-16 units.
    pub spans: [Option<Span>; 2],
}

/// Reads a document that came back, in one text or in two columns. Of what was copied, everything
/// that still says the same stands as it was typed; `bases` are those texts, in their order.
///
/// # Errors
///
/// As [`docx::read`].
pub fn read_back(name: &str, bytes: &[u8], tracked: Tracked, bases: &[Base<'_>]) -> Result<Back> {
    // A text can be one table.
    let columns = match bases {
        [_, _, ..] => read_columns(name, bytes, tracked)?,
        _ => None,
    };
    match columns {
        Some(columns) => Ok(held_against(columns, bases)),
        None => Ok(held_against(
            Columns {
                incoming: docx::read(name, bytes, tracked)?,
                rows: Vec::new(),
            },
            bases,
        )),
    }
}

/// Reads two columns off the clipboard; none where its HTML is something else.
#[must_use]
pub fn read_clip(html: &str, bases: &[Base<'_>]) -> Option<Back> {
    let sides = text::paste::columns(html)?;
    let editions = sides.into_iter().enumerate().map(|(side, mut document)| {
        let mut edition = IncomingEdition::default();
        if let Some(base) = bases.get(side) {
            take_heads(&mut document.blocks, base, &mut edition);
        }
        edition.body = write(&document, &WRITING);
        edition.language = text::language_guess(&edition.body);
        edition
    });
    let incoming = Incoming {
        editions: editions.collect(),
        ..Incoming::default()
    };
    Some(held_against(
        Columns {
            incoming,
            rows: Vec::new(),
        },
        bases,
    ))
}

/// Takes the fields off a text that stood above it where it went out.
fn take_heads(blocks: &mut Vec<Block>, base: &Base<'_>, edition: &mut IncomingEdition) {
    let mut taken = 0;
    for (went_out, field) in [
        (base.title, &mut edition.title),
        (base.dek, &mut edition.dek),
        (base.place_line, &mut edition.place_line),
    ] {
        if went_out.trim().is_empty() {
            continue;
        }
        let Some(Block::Heading(_, pieces) | Block::Paragraph(pieces)) = blocks.get(taken) else {
            break;
        };
        let words = pieces.iter().map(|piece| match piece {
            Piece::Text(words, _) => words.as_str(),
            _ => " ",
        });
        *field = words.collect::<String>().trim().to_owned();
        taken += 1;
    }
    blocks.drain(..taken);
}

fn held_against(columns: Columns, bases: &[Base<'_>]) -> Back {
    let mut incoming = columns.incoming;
    let mut moved: Vec<Moved> = Vec::new();
    for (edition, base) in incoming.editions.iter_mut().zip(bases) {
        let body = as_typed_before(base.body, &edition.body, WRITING.reading);
        let there = Moved::new(&edition.body, &body);
        for comment in &mut edition.comments {
            comment.span = there.span(comment.span);
        }
        edition.body = body;
        moved.push(there);
    }
    let rows = columns.rows.into_iter().map(|row| BackRow {
        row: row
            .marks
            .iter()
            .find_map(|mark| mark.strip_prefix(ROW)?.parse().ok()),
        spans: [0, 1].map(|side: usize| {
            let span = row.spans[side]?;
            Some(moved.get(side).map_or(span, |moved| moved.blocks(span)))
        }),
    });
    Back {
        rows: rows.collect(),
        incoming,
    }
}

/// Where places of a text are once it is written as before. It says the same, block by block.
struct Moved {
    from: Vec<Span>,
    to: Vec<Span>,
    end: u32,
}

impl Moved {
    fn new(from: &str, to: &str) -> Moved {
        Moved {
            from: spans(from),
            to: spans(to),
            end: utf16_len(to),
        }
    }

    /// The whole blocks that a place touches.
    fn blocks(&self, span: Span) -> Span {
        let span = self.span(span);
        let mut touched = self
            .to
            .iter()
            .filter(|it| it.to > span.from && it.from < span.to);
        let first = touched.next().copied().unwrap_or(span);
        Span {
            from: first.from.min(span.from),
            to: touched.next_back().unwrap_or(&first).to.max(span.to),
        }
    }

    fn span(&self, span: Span) -> Span {
        let first = self.from.iter().position(|it| it.to > span.from);
        let last = self
            .from
            .iter()
            .rposition(|it| it.from < span.to.max(span.from + 1));
        let is_alike = self.from.len() == self.to.len();
        let (Some(first), Some(last), true) = (first, last, is_alike) else {
            return Span {
                from: span.from.min(self.end),
                to: span.to.min(self.end),
            };
        };
        // Within a block its beginning is as far away as it was.
        let (before, after) = (self.from[first], self.to[first]);
        let from = after.from
            + span
                .from
                .saturating_sub(before.from)
                .min(after.to - after.from);
        let (before, after) = (self.from[last], self.to[last]);
        let is_whole = span.to >= before.to;
        let to = match is_whole {
            true => after.to,
            false => after.to.saturating_sub(before.to - span.to).max(after.from),
        };
        Span {
            from: from.min(to),
            to,
        }
    }
}

fn spans(body: &str) -> Vec<Span> {
    let mut at = (0, 0);
    let mut unit = |byte: usize| {
        if byte < at.0 {
            at = (0, 0);
        }
        at.1 += utf16_len(&body[at.0..byte]);
        at.0 = byte;
        at.1
    };
    let blocks = segment::blocks(body);
    blocks
        .iter()
        .map(|block| Span {
            from: unit(block.range.start),
            to: unit(block.range.end),
        })
        .collect()
}
