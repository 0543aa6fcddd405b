//! What can still be read in a damaged file.
//!
//! 1. [`source`] opens it: a copy for SQLite, and the bare [`pages`], deciphered one by one where
//!    the file is sealed.
//! 2. [`shape`] says which tables the schema has and what a row of each looks like.
//! 3. [`through`] reads each table through SQLite, from both ends, until it breaks off.
//! 4. [`carve`] reads the pages without SQLite, and finds the rows that it cannot reach.
//! 5. [`fill`] puts the rows into a new library; the first of two rows with one key stays.
//! 6. [`mend`] makes what was found fit together again.

mod carve;
mod fill;
mod mend;
mod pages;
mod record;
mod roots;
mod shape;
mod source;
mod through;

pub(crate) use mend::{Keyframe, Orphan, Step};
pub(crate) use source::{Salvage, deciphers_any};

use rusqlite::types::Value;

/// A row of one of the schema's tables, as far as its columns were stored, in the order in
/// which they are stored.
struct Row<'a> {
    table: &'a shape::Table,
    values: Vec<Value>,
}
