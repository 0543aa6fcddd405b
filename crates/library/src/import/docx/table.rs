//! Tables.

use text::write::block::{Alignment, Block, Ink, Piece, Table, says_nothing};

use super::flow::{Part, settle};
use super::reader::{Reader, Story};
use super::tidy;
use crate::import::Tracked;
use crate::import::xml::Element;

/// How many columns a cell may be wide.
const WIDEST: usize = 64;

impl Reader<'_, '_> {
    pub(super) fn table(&mut self, table: Element<'_>, story: &mut Story) {
        let rows = self.rows(table);
        let is_box = matches!(rows.as_slice(), [row] if row.cells.len() == 1);
        if is_box && let Some(cell) = rows.first().and_then(|row| row.cells.first()) {
            // A table of one cell is a frame around text.
            return self.walk(cell.element, story);
        }
        let mut written: Vec<Vec<Vec<Piece>>> = Vec::new();
        let mut alignments: Vec<Option<Alignment>> = Vec::new();
        for row in rows {
            let mut cells: Vec<Vec<Piece>> = vec![Vec::new(); row.before];
            for cell in row.cells {
                let pieces = match cell.goes_on {
                    true => Vec::new(),
                    false => self.cell(cell.element),
                };
                if !written.is_empty() && !pieces.is_empty() {
                    alignments.resize(alignments.len().max(cells.len() + 1), None);
                    let own = alignment(cell.element);
                    let known = &mut alignments[cells.len()];
                    *known = match *known {
                        Some(known) if known != own => Some(Alignment::None),
                        _ => Some(own),
                    };
                }
                cells.push(pieces);
                cells.extend(vec![Vec::new(); cell.width - 1]);
            }
            if cells.iter().any(|it| !says_nothing(it)) {
                written.push(cells);
            }
        }
        let width = written.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut written {
            row.resize_with(width, Vec::new);
        }
        if let Some(head) = written.first_mut() {
            plain_head(head);
        }
        if width > 0 {
            let alignments = alignments
                .into_iter()
                .map(|it| it.unwrap_or(Alignment::None));
            let table_ = Table {
                alignments: alignments.collect(),
                rows: written,
            };
            let properties = table.child("w", "tblPr");
            let indent = properties.and_then(|it| it.child("w", "tblInd"));
            let indent = indent.and_then(|it| it.attribute("w", "w")?.parse().ok());
            story
                .parts
                .push(Part::Block(Block::Table(table_), indent.unwrap_or(0)));
        }
    }

    /// The rows that are there, and what is known of their cells. It counts those that are merged.
    pub(super) fn rows<'t>(&mut self, table: Element<'t>) -> Vec<Row<'t>> {
        let mut rows = Vec::new();
        for row in within(table, "tr") {
            let properties = row.child("w", "trPr");
            let value = |name: &str| properties?.child("w", name)?.attribute("w", "val");
            let number = |name: &str| value(name).and_then(|it| it.parse().ok()).unwrap_or(0);
            let is_put_in = properties.is_some_and(|it| it.child("w", "ins").is_some());
            let is_taken_out = properties.is_some_and(|it| it.child("w", "del").is_some());
            self.told
                .more("changes.tracked", usize::from(is_put_in || is_taken_out));
            let is_gone = match self.tracked {
                Tracked::Accept => is_taken_out,
                Tracked::Reject => is_put_in,
            };
            if is_gone {
                continue;
            }
            let cells = within(row, "tc").into_iter().map(|element| {
                let properties = element.child("w", "tcPr");
                let value = |name: &str| {
                    let property = properties?.child("w", name)?;
                    Some(property.attribute("w", "val").unwrap_or("continue"))
                };
                let width = value("gridSpan")
                    .and_then(|it| it.parse().ok())
                    .unwrap_or(1);
                Cell {
                    element,
                    width: usize::clamp(width, 1, WIDEST),
                    goes_on: value("vMerge") == Some("continue")
                        || value("hMerge") == Some("continue"),
                }
            });
            let cells: Vec<Cell<'_>> = cells.collect();
            let merged = cells.iter().filter(|it| it.goes_on || it.width > 1).count();
            self.told.more("tables.merged", merged);
            rows.push(Row {
                before: usize::min(number("gridBefore"), WIDEST),
                cells,
            });
        }
        rows
    }

    /// What a cell says, on one line.
    fn cell(&mut self, cell: Element<'_>) -> Vec<Piece> {
        let blocks = settle(self.story(cell));
        let mut lines = Vec::new();
        flattened(blocks, &mut lines);
        self.told
            .more("tables.flattened", usize::from(lines.len() > 1));
        tidy::on_one_line(lines)
    }
}

/// A row of a table.
pub(super) struct Row<'t> {
    /// How many columns are left free before it.
    before: usize,
    pub(super) cells: Vec<Cell<'t>>,
}

/// A cell of a table.
pub(super) struct Cell<'t> {
    pub(super) element: Element<'t>,
    width: usize,
    /// Whether it is part of the one above or before it.
    goes_on: bool,
}

/// The rows or cells in something, also those in content controls.
fn within<'t>(element: Element<'t>, local: &str) -> Vec<Element<'t>> {
    let mut found = Vec::new();
    for child in element.elements() {
        match child.name() {
            ("w", name) if name == local => found.push(child),
            ("w", "sdt" | "sdtContent" | "customXml" | "ins") => found.extend(within(child, local)),
            _ => {}
        }
    }
    found
}

/// How the paragraphs of a cell are aligned.
fn alignment(cell: Element<'_>) -> Alignment {
    let mut own = None;
    for paragraph in cell.elements().filter(|it| it.is("w", "p")) {
        let properties = paragraph.child("w", "pPr");
        let aligned = properties.and_then(|it| it.child("w", "jc")?.attribute("w", "val"));
        let aligned = match aligned {
            Some("center") => Alignment::Center,
            Some("right" | "end") => Alignment::Right,
            _ => Alignment::None,
        };
        if own.is_some_and(|own| own != aligned) {
            return Alignment::None;
        }
        own = Some(aligned);
    }
    own.unwrap_or(Alignment::None)
}

/// The lines of blocks, each of which is to stand on one.
fn flattened(blocks: Vec<Block>, lines: &mut Vec<Vec<Piece>>) {
    for block in blocks {
        match block {
            Block::Heading(_, pieces) | Block::Paragraph(pieces) => lines.push(pieces),
            Block::Quote(blocks) => flattened(blocks, lines),
            Block::List(list) => list.items.into_iter().for_each(|it| flattened(it, lines)),
            Block::Code(code) => {
                lines.push(vec![Piece::Text(code.replace('\n', " "), Ink::default())])
            }
            Block::Figure(image, caption) => {
                lines.push(vec![Piece::Image(image, Ink::default())]);
                lines.push(caption);
            }
            Block::Table(table) => {
                lines.extend(
                    table
                        .rows
                        .into_iter()
                        .flatten()
                        .filter(|it| !says_nothing(it)),
                );
            }
            Block::Rule => {}
        }
    }
}

/// Takes the weight off a head of a table, which has it by itself.
fn plain_head(head: &mut [Vec<Piece>]) {
    let is_strong = |piece: &Piece| match piece {
        Piece::Text(text, ink) => ink.strong || text.trim().is_empty(),
        _ => true,
    };
    if head.iter().flatten().all(is_strong) {
        head.iter_mut().for_each(|cell| tidy::plain_weight(cell));
    }
}
