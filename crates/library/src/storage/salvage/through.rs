//! Rows that SQLite can still reach.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row as Stored};

use super::Row;
use super::shape::{Shapes, Table};
use crate::error::Result;

/// Reads every table from its first row to where it breaks off, and then from its last.
///
/// Gives the names of the tables that break off.
pub(super) fn through(
    damaged: &Connection,
    shapes: &Shapes,
    put: &mut dyn FnMut(Row<'_>) -> Result<()>,
) -> Result<Vec<String>> {
    let mut broken = Vec::new();
    for table in &shapes.tables {
        let Ok(columns) = there(damaged, table) else {
            broken.push(table.name.clone());
            continue;
        };
        if !read(damaged, table, &columns, "ASC", put)? {
            broken.push(table.name.clone());
            read(damaged, table, &columns, "DESC", put)?;
        }
    }
    Ok(broken)
}

/// The columns that the file's table has; one of an older schema lacks the last ones.
fn there(damaged: &Connection, table: &Table) -> rusqlite::Result<Vec<String>> {
    let mut statement = damaged.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let mut rows = statement.query([&table.name])?;
    let mut stored: Vec<Vec<u8>> = Vec::new();
    while let Some(row) = rows.next()? {
        // Where the schema itself is damaged, a name need not be UTF-8.
        if let ValueRef::Text(name) = row.get_ref(0)? {
            stored.push(name.to_vec());
        }
    }
    let names = table.columns.iter().map(|column| column.name.clone());
    let is_stored = |name: &String| stored.iter().any(|bytes| bytes == name.as_bytes());
    Ok(names.take_while(is_stored).collect())
}

/// Reads in the order of the key; says whether the end was reached.
fn read(
    damaged: &Connection,
    table: &Table,
    columns: &[String],
    direction: &str,
    put: &mut dyn FnMut(Row<'_>) -> Result<()>,
) -> Result<bool> {
    let key: Vec<String> = table
        .key
        .iter()
        .map(|column| format!("{} {direction}", quoted(column)))
        .collect();
    let listed: Vec<String> = columns.iter().map(|name| quoted(name)).collect();
    let sql = format!(
        "SELECT {} FROM {} ORDER BY {}",
        listed.join(", "),
        quoted(&table.name),
        key.join(", ")
    );
    let Ok(mut statement) = damaged.prepare(&sql) else {
        return Ok(false);
    };
    let Ok(mut rows) = statement.query([]) else {
        return Ok(false);
    };
    loop {
        match rows.next() {
            Ok(Some(stored)) => {
                if let Ok(values) = values(stored, columns.len()) {
                    put(Row { table, values })?;
                }
            }
            Ok(None) => return Ok(true),
            Err(_) => return Ok(false),
        }
    }
}

/// Text that is not UTF-8 is read as far as it can be.
fn values(stored: &Stored<'_>, count: usize) -> rusqlite::Result<Vec<Value>> {
    (0..count)
        .map(|at| {
            Ok(match stored.get_ref(at)? {
                ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
                other => other.try_into()?,
            })
        })
        .collect()
}

/// A name as SQL reads it, whatever is in it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
