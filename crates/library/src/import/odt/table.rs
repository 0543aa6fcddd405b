//! Tables.

use text::write::block::{Block, Ink, Piece, Table};

use super::reader::{DEEPEST, Reader};
use crate::import::xml::Element;

/// How many columns a table may have, and how many rows a repeated one may become.
const WIDEST: usize = 64;

impl<'t> Reader<'t, '_, '_> {
    pub(super) fn table(&mut self, element: Element<'t>, blocks: &mut Vec<Block>) {
        let mut rows: Vec<Vec<Vec<Block>>> = Vec::new();
        self.depth += 1;
        self.rows(element, &mut rows);
        self.depth -= 1;
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let is_of_words = rows.iter().flatten().flatten().all(is_words);
        if columns < 2 || !is_of_words || self.depth >= DEEPEST {
            return blocks.extend(rows.into_iter().flatten().flatten());
        }
        let mut table = Table::default();
        for mut row in rows {
            row.resize_with(columns, Vec::new);
            for line in self.level(row) {
                table.rows.push(line);
            }
        }
        // The marks of a header are what it is.
        for piece in table.rows.first_mut().into_iter().flatten().flatten() {
            if let Piece::Text(_, ink) = piece {
                ink.strong = false;
            }
        }
        blocks.push(Block::Table(table));
    }

    /// Makes one row of a row, or several where all its cells have as many paragraphs: two texts
    /// that face each other stand so.
    fn level(&mut self, row: Vec<Vec<Block>>) -> Vec<Vec<Vec<Piece>>> {
        let count = row.iter().map(Vec::len).max().unwrap_or(0);
        if count > 1 && row.iter().all(|cell| cell.len() == count) {
            let mut cells: Vec<_> = row.into_iter().map(Vec::into_iter).collect();
            return (0..count)
                .map(|_| {
                    let next = cells.iter_mut().map(Iterator::next);
                    next.map(|block| block.map(pieces).unwrap_or_default())
                        .collect()
                })
                .collect();
        }
        let flat = row.iter().filter(|cell| cell.len() > 1).count();
        self.told.more("tables.flattened", flat);
        let cell = |blocks: Vec<Block>| {
            let mut line = Vec::new();
            for block in blocks {
                if !line.is_empty() {
                    line.push(Piece::Text(" ".to_owned(), Ink::default()));
                }
                line.extend(pieces(block));
            }
            line
        };
        vec![row.into_iter().map(cell).collect()]
    }

    fn rows(&mut self, element: Element<'t>, rows: &mut Vec<Vec<Vec<Block>>>) {
        for child in element.elements() {
            match child.name() {
                ("table", "table-row") => {
                    let row = self.row(child);
                    rows.push(row);
                }
                ("table", "table-header-rows" | "table-rows" | "table-row-group") => {
                    self.rows(child, rows);
                }
                _ => {}
            }
        }
    }

    fn row(&mut self, element: Element<'t>) -> Vec<Vec<Block>> {
        let mut row = Vec::new();
        for cell in element.elements() {
            let (_, name) = cell.name();
            let repeated = cell.attribute("table", "number-columns-repeated");
            let repeated: usize = repeated.and_then(|it| it.parse().ok()).unwrap_or(1);
            if name != "table-cell" && name != "covered-table-cell" {
                continue;
            }
            let spans = ["number-columns-spanned", "number-rows-spanned"];
            let is_merged = spans.iter().any(|span| {
                let span = cell.attribute("table", span);
                span.is_some_and(|it| it != "1")
            });
            self.told.more("tables.merged", usize::from(is_merged));
            let blocks = self.blocks(cell);
            row.push(blocks);
            // Only empty ones are said to be there several times.
            for _ in 1..repeated.min(WIDEST) {
                row.push(Vec::new());
            }
            if row.len() >= WIDEST * 4 {
                break;
            }
        }
        row
    }
}

fn is_words(block: &Block) -> bool {
    matches!(block, Block::Paragraph(_) | Block::Heading(..))
}

/// The words of a block on one line.
fn pieces(block: Block) -> Vec<Piece> {
    let line = match block {
        Block::Paragraph(line) | Block::Heading(_, line) => line,
        _ => Vec::new(),
    };
    let on_one = |piece| match piece {
        Piece::Break => Piece::Text(" ".to_owned(), Ink::default()),
        piece => piece,
    };
    line.into_iter().map(on_one).collect()
}
