//! Tables: of figures, or only for looks.

use super::{Look, Reader, flow::Part, look::is_hidden, paragraph::plain_weight};
use crate::{
    paste::tree::{Element, Id, Kind},
    write::block::{Block, Ink, Piece, Table},
};

/// How many columns a table may have.
const WIDEST: usize = 64;

/// How far down a cell may go.
const LONGEST: usize = 1_000;

pub(super) struct Cell {
    pub(super) blocks: Vec<Block>,
    /// Over how many columns and rows it goes.
    columns: usize,
    rows: usize,
}

pub(super) type Row = Vec<Cell>;

impl<'t> Reader<'t> {
    pub(super) fn table(&mut self, id: Id, element: &Element, look: &Look) {
        self.flush();
        let for_looks = matches!(element.attribute("role"), Some("presentation" | "none"));
        let mut rows: Vec<Row> = Vec::new();
        self.rows(id, look, &mut rows);
        self.flush();
        rows.retain(|row| row.iter().any(|cell| !cell.blocks.is_empty()));
        let cells: usize = rows.iter().map(Vec::len).sum();
        let is_of_words = rows.iter().flatten().all(|cell| {
            cell.blocks
                .iter()
                .all(|block| matches!(block, Block::Paragraph(_)))
        });
        let columns = rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.columns).sum())
            .max();
        let columns: usize = columns.unwrap_or(0);
        let is_whole = rows.len().saturating_mul(columns) <= cells.saturating_mul(4);
        let is_table = (2..=WIDEST).contains(&columns) && rows.len() > 1 && is_whole;
        if for_looks || !is_of_words || !is_table {
            let blocks = rows.into_iter().flatten().flat_map(|cell| cell.blocks);
            self.flow.parts.extend(blocks.map(Part::Block));
            return;
        }
        let mut held = vec![0; columns];
        let mut rows: Vec<Vec<Vec<Piece>>> = rows
            .into_iter()
            .map(|row| cells_of(row, &mut held))
            .collect();
        for cell in rows.first_mut().into_iter().flatten() {
            plain_weight(cell);
        }
        self.flow.parts.push(Part::Block(Block::Table(Table {
            alignments: Vec::new(),
            rows,
        })));
    }

    pub(super) fn rows(&mut self, id: Id, look: &Look, rows: &mut Vec<Row>) {
        let tree = self.tree;
        for &child in tree.children(id) {
            let element = match tree.kind(child) {
                Kind::Element(element) => element,
                // Words between cells stand before the table, as in a browser.
                Kind::Text(text) => {
                    self.text(text, look);
                    continue;
                }
            };
            let style = tree.sheet.style(element);
            if is_hidden(element, &style) {
                self.removed.hidden += usize::from(self.says_something(child));
                continue;
            }
            let look = look.with(element, &style);
            match element.name.as_str() {
                "tr" => rows.push(self.row(child, &look)),
                "tbody" | "thead" | "tfoot" => self.rows(child, &look, rows),
                // A caption stands before its table.
                _ => self.element(child, element, &look),
            }
        }
    }

    fn row(&mut self, id: Id, look: &Look) -> Row {
        let tree = self.tree;
        let mut row = Row::new();
        for &child in tree.children(id) {
            let element = match tree.kind(child) {
                Kind::Element(element) => element,
                Kind::Text(text) => {
                    self.text(text, look);
                    continue;
                }
            };
            let style = tree.sheet.style(element);
            let span = |name: &str, most: usize| {
                let span = element
                    .attribute(name)
                    .and_then(|span| span.trim().parse().ok());
                span.unwrap_or(1).clamp(1, most)
            };
            if is_hidden(element, &style) {
                self.removed.hidden += usize::from(self.says_something(child));
            } else {
                let blocks = self.apart(child, &look.with(element, &style));
                row.push(Cell {
                    blocks,
                    columns: span("colspan", WIDEST),
                    rows: span("rowspan", LONGEST),
                });
            }
        }
        row
    }
}

/// Lays a row out over the columns, each cell on one line. `held` says for how many rows each
/// column is still taken by a cell above.
fn cells_of(row: Row, held: &mut [usize]) -> Vec<Vec<Piece>> {
    let mut cells: Vec<Vec<Piece>> = Vec::with_capacity(held.len());
    let mut taken = vec![0; held.len()];
    for one in row {
        while held.get(cells.len()).is_some_and(|rows| *rows > 0) {
            cells.push(Vec::new());
        }
        let reached = cells.len() + one.columns;
        let under = taken.iter_mut().take(reached).skip(cells.len());
        under.for_each(|rows| *rows = one.rows);
        let mut cell: Vec<Piece> = Vec::new();
        for block in one.blocks {
            let Block::Paragraph(pieces) = block else {
                continue;
            };
            if !cell.is_empty() {
                cell.push(Piece::Text(" ".to_owned(), Ink::default()));
            }
            cell.extend(pieces.into_iter().map(|piece| match piece {
                Piece::Break => Piece::Text(" ".to_owned(), Ink::default()),
                piece => piece,
            }));
        }
        cells.push(cell);
        cells.resize_with(reached, Vec::new);
    }
    for (held, taken) in held.iter_mut().zip(taken) {
        *held = (*held).max(taken).saturating_sub(1);
    }
    // Where a cell above pushes others out, words count more than columns.
    let over = cells.split_off(held.len().min(cells.len()));
    cells.resize_with(held.len(), Vec::new);
    if let Some(last) = cells.last_mut() {
        last.extend(over.into_iter().flatten());
    }
    cells
}
