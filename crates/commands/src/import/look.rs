use library::import::{Incoming, IncomingEdition};
use serde::{Deserialize, Serialize};
use text::LanguageTag;
use text::align::{self, Segment, Side, align};
use text::markdown;
use text::segment::{Block, BlockKind, blocks};
use ts_rs::TS;

use super::batch::{Batch, TrackedChanges, options};
use crate::context::Context;
use crate::failure::Failure;

/// A post that was read, and how it is to be read.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct LookAtImport {
    /// Its place among those that were read.
    pub post: usize,
    /// How tracked changes are read.
    pub tracked: TrackedChanges,
    /// Whether its text is parted into its languages.
    pub parted: bool,
}

/// The text of a post that was read.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportLook {
    /// Its editions, in their order.
    pub sides: Vec<ImportSide>,
    /// Its paragraphs: those of one row face each other, a cell for each edition.
    pub rows: Vec<ImportRow>,
    /// How many further rows there are.
    pub more: usize,
}

/// What stands above an edition.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportSide {
    /// Its language, if it is known.
    pub language: Option<String>,
    /// Its title.
    pub title: String,
    /// Its dek.
    pub dek: String,
    /// Its date and place line.
    pub place_line: String,
}

/// Paragraphs that face each other.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// The words of each edition; empty where it lacks a counterpart.
    pub cells: Vec<String>,
    /// Whether it is a heading.
    pub is_heading: bool,
}

/// So many rows are shown.
const MOST: usize = 300;

/// Shows a text before it is taken in, its editions facing each other.
pub(crate) fn look(context: &Context, request: LookAtImport) -> Result<ImportLook, Failure> {
    let library = context.library()?;
    let options = options(&library, request.tracked, request.parted)?;
    let incoming = Batch::read(context, request.post, &options)?;
    let sides = incoming.editions.iter().map(|edition| ImportSide {
        language: edition.language.as_ref().map(ToString::to_string),
        title: edition.title.clone(),
        dek: edition.dek.clone(),
        place_line: edition.place_line.clone(),
    });
    let sides = sides.collect();
    let mut rows = rows(&incoming)?;
    let more = rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    Ok(ImportLook { sides, rows, more })
}

fn rows(incoming: &Incoming) -> Result<Vec<ImportRow>, Failure> {
    let Some((source, others)) = incoming.editions.split_first() else {
        return Ok(Vec::new());
    };
    let own = cut(source);
    let facing = others.iter().map(|other| face(source, &own, other));
    let facing = facing.collect::<Result<Vec<Facing>, Failure>>()?;
    let columns = 1 + facing.len();
    let alone = |column: usize, text: &str| {
        let mut cells = vec![String::new(); columns];
        text.clone_into(&mut cells[column]);
        ImportRow {
            cells,
            is_heading: false,
        }
    };
    let mut rows = Vec::new();
    for at in 0..=own.len() {
        for (column, facing) in (1..).zip(&facing) {
            let before = facing.alone.iter().filter(|(place, _)| *place == at);
            rows.extend(before.map(|(_, text)| alone(column, text)));
        }
        let Some((kind, text)) = own.get(at) else {
            continue;
        };
        let mut row = alone(0, text);
        row.is_heading = matches!(kind, BlockKind::Heading(_));
        for (cell, facing) in row.cells.iter_mut().skip(1).zip(&facing) {
            cell.clone_from(&facing.beside[at]);
        }
        rows.push(row);
    }
    Ok(rows)
}

/// What of another edition stands beside each block of the source, and what before one of them
/// without a counterpart.
struct Facing {
    beside: Vec<String>,
    alone: Vec<(usize, String)>,
}

fn face(
    source: &IncomingEdition,
    own: &[(BlockKind, String)],
    other: &IncomingEdition,
) -> Result<Facing, Failure> {
    let theirs = cut(other);
    let (left, right) = (segments(own), segments(&theirs));
    // What nobody knows is compared as if it were English: figures and names tell enough.
    let unknown = LanguageTag::parse("en").map_err(library::Error::from)?;
    let beads = align(
        &Side {
            language: source.language.as_ref().unwrap_or(&unknown),
            segments: &left,
        },
        &Side {
            language: other.language.as_ref().unwrap_or(&unknown),
            segments: &right,
        },
        &align::Options::default(),
    );
    let mut facing = Facing {
        beside: vec![String::new(); own.len()],
        alone: Vec::new(),
    };
    for bead in beads {
        let texts = right.get(bead.target.clone()).unwrap_or_default();
        let text = texts
            .iter()
            .map(|it| it.text)
            .collect::<Vec<_>>()
            .join("\n");
        match facing.beside.get_mut(bead.source.start) {
            _ if text.is_empty() => {}
            Some(beside) if !bead.source.is_empty() => *beside = text,
            _ => facing.alone.push((bead.source.start, text)),
        }
    }
    Ok(facing)
}

/// The blocks of an edition, and their words.
fn cut(edition: &IncomingEdition) -> Vec<(BlockKind, String)> {
    let blocks = blocks(&edition.body).into_iter();
    blocks
        .map(|block| (block.kind, words(edition, &block)))
        .collect()
}

fn segments(blocks: &[(BlockKind, String)]) -> Vec<Segment<'_>> {
    let mut segments = Vec::with_capacity(blocks.len());
    for (kind, text) in blocks {
        segments.push(Segment {
            kind: Some(*kind),
            text,
        });
    }
    segments
}

/// The words of a block, without marks.
fn words(edition: &IncomingEdition, block: &Block) -> String {
    let given = edition.body.get(block.range.clone()).unwrap_or_default();
    match block.kind {
        BlockKind::Code | BlockKind::Html => given.trim().to_owned(),
        BlockKind::Rule => "⁂".to_owned(),
        BlockKind::Image => "🖼".to_owned(),
        _ => markdown::words(given),
    }
}
