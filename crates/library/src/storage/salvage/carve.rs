//! Rows from bare pages (sqlite.org/fileformat.html, 1.6).
//!
//! Pages that can be reached from the root of a table belong to it. Of the others each row
//! must tell by its shape alone what it is of; one that fits two tables is left.

use rusqlite::types::Value;

use super::Row;
use super::pages::Pages;
use super::record::{number, record, varint};
use super::roots::{Owner, owners};
use super::shape::{Shapes, Table};
use crate::error::Result;

pub(super) const TABLE_LEAF: u8 = 0x0D;
pub(super) const TABLE_INTERIOR: u8 = 0x05;
pub(super) const INDEX_LEAF: u8 = 0x0A;
pub(super) const INDEX_INTERIOR: u8 = 0x02;

/// Finds the rows of the schema's tables in the pages of a file.
pub(super) fn carve(
    pages: &mut Pages,
    shapes: &Shapes,
    known_roots: &[Vec<(String, u64)>],
    put: &mut dyn FnMut(Row<'_>) -> Result<()>,
) -> Result<()> {
    let owners = owners(pages, shapes, known_roots);
    for number in 1..=pages.count() {
        let Some(page) = Page::read(pages, number) else {
            continue;
        };
        for cell in page.cells() {
            let Some(stored) = cell.record(pages) else {
                continue;
            };
            let table = match owners.get(&number) {
                Some(Owner::Table(name)) => shapes.named(name).filter(|t| t.fits(&stored)),
                Some(Owner::Other) => None,
                None => recognised(shapes, page.is_index(), &stored),
            };
            if let Some(table) = table {
                let values = with_rowid(table, stored, cell.rowid);
                put(Row { table, values })?;
            }
        }
    }
    Ok(())
}

/// The one table that a record can be of.
fn recognised<'a>(shapes: &'a Shapes, is_index: bool, stored: &[Value]) -> Option<&'a Table> {
    // Three whole numbers are a row of many an index; only a text or some bytes tell.
    let says_something = |v: &Value| matches!(v, Value::Text(_) | Value::Blob(_));
    if !stored.iter().any(says_something) {
        return None;
    }
    let mut fitting = shapes
        .tables
        .iter()
        .filter(|table| table.is_index == is_index && table.fits(stored));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

fn with_rowid(table: &Table, mut values: Vec<Value>, rowid: i64) -> Vec<Value> {
    for (column, value) in table.columns.iter().zip(&mut values) {
        if column.is_rowid {
            *value = Value::Integer(rowid);
        }
    }
    values
}

/// A page of a tree.
pub(super) struct Page {
    bytes: Vec<u8>,
    kind: u8,
    /// Where its header begins: the first page has the file's before it.
    start: usize,
}

/// A cell that holds a row.
pub(super) struct Cell {
    pub rowid: i64,
    /// How long the record is.
    length: usize,
    /// What of it lies on the page.
    local: Vec<u8>,
    /// The page on which it goes on.
    overflow: u64,
}

impl Page {
    /// Reads a page; `None` where it is none of a tree.
    pub(super) fn read(pages: &mut Pages, number: u64) -> Option<Page> {
        let mut bytes = pages.page(number)?;
        bytes.truncate(pages.usable());
        let start = if number == 1 { 100 } else { 0 };
        let kind = *bytes.get(start)?;
        let is_tree = matches!(
            kind,
            TABLE_LEAF | TABLE_INTERIOR | INDEX_LEAF | INDEX_INTERIOR
        );
        is_tree.then_some(Page { bytes, kind, start })
    }

    pub(super) fn is_index(&self) -> bool {
        matches!(self.kind, INDEX_LEAF | INDEX_INTERIOR)
    }

    fn is_interior(&self) -> bool {
        matches!(self.kind, TABLE_INTERIOR | INDEX_INTERIOR)
    }

    /// Where the cells begin that the page names.
    fn places(&self) -> impl Iterator<Item = usize> {
        let array = self.start + if self.is_interior() { 12 } else { 8 };
        let count = number(&self.bytes, self.start + 3, 2).unwrap_or(0);
        let most = self.bytes.len().saturating_sub(array) / 2;
        (0..usize::try_from(count).unwrap_or(0).min(most))
            .filter_map(move |i| usize::try_from(number(&self.bytes, array + 2 * i, 2)?).ok())
    }

    /// The pages below this one.
    pub(super) fn children(&self) -> Vec<u64> {
        if !self.is_interior() {
            return Vec::new();
        }
        let last = number(&self.bytes, self.start + 8, 4);
        self.places()
            .filter_map(|at| number(&self.bytes, at, 4))
            .chain(last)
            .collect()
    }

    /// The cells that hold rows; those that cannot be read are passed over.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cell> {
        self.places().filter_map(|at| self.cell(at))
    }

    fn cell(&self, at: usize) -> Option<Cell> {
        let at = match self.kind {
            TABLE_INTERIOR => return None,
            INDEX_INTERIOR => at + 4,
            _ => at,
        };
        let (length, mut after) = varint(self.bytes.get(at..)?)?;
        let mut rowid = 0;
        if self.kind == TABLE_LEAF {
            let (number, rest) = varint(after)?;
            // A row's number is kept in two's complement.
            rowid = i64::from_ne_bytes(number.to_ne_bytes());
            after = rest;
        }
        let length = usize::try_from(length).ok()?;
        let local = self.local_length(length)?;
        let overflow = match local < length {
            true => number(after, local, 4)?,
            false => 0,
        };
        Some(Cell {
            rowid,
            length,
            local: after.get(..local)?.to_vec(),
            overflow,
        })
    }

    /// How much of a record lies on its page.
    fn local_length(&self, length: usize) -> Option<usize> {
        let usable = self.bytes.len();
        let most = if self.is_index() {
            usable.checked_sub(12)? * 64 / 255 - 23
        } else {
            usable.checked_sub(35)?
        };
        if length <= most {
            return Some(length);
        }
        let least = (usable.checked_sub(12)? * 32 / 255).checked_sub(23)?;
        let wanted = least + (length - least) % (usable - 4);
        Some(if wanted <= most { wanted } else { least })
    }
}

impl Cell {
    /// The whole record, with what lies on other pages; `None` where that is not to be had.
    pub(super) fn record(&self, pages: &mut Pages) -> Option<Vec<Value>> {
        // A damaged length must not ask for more than the file has.
        let room = pages.usable().checked_sub(4)?;
        let needed = u64::try_from(self.length.saturating_sub(self.local.len()) / room).ok()?;
        if needed > pages.count() {
            return None;
        }
        let mut payload = self.local.clone();
        let mut next = self.overflow;
        while payload.len() < self.length {
            let page = pages.page(next)?;
            next = number(&page, 0, 4)?;
            let wanted = room.min(self.length - payload.len());
            payload.extend(page.get(4..4 + wanted)?);
        }
        record(&payload)
    }
}
