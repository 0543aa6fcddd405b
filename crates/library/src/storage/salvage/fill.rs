//! Found rows, put into a new library.

use rusqlite::types::Value;
use rusqlite::{ErrorCode, params_from_iter};

use super::Row;
use super::through::quoted;
use crate::error::Result;
use crate::library::Tx;

impl Tx<'_> {
    /// Makes room for what is found: the new library's own settings go, and rows may come
    /// before those that they refer to.
    pub(super) fn begin_salvage(&mut self) -> Result<()> {
        Ok(self.connection.execute_batch(include_str!("begin.sql"))?)
    }

    /// Puts a found row, unless there is one with its key or it breaks a rule of its table.
    pub(super) fn put_found(&mut self, row: &Row<'_>) -> Result<bool> {
        let columns = &row.table.columns;
        let mut names: Vec<String> = columns[..row.values.len()]
            .iter()
            .map(|column| quoted(&column.name))
            .collect();
        let mut values = row.values.clone();
        if columns[row.values.len()..]
            .iter()
            .any(|c| c.name == "anchored")
        {
            // Before there was this column anchors stood at the newest revision always.
            names.push("anchored".to_owned());
            values.push(Value::Integer(-1));
        }
        let places = vec!["?"; names.len()].join(", ");
        let sql = format!(
            "INSERT OR IGNORE INTO {} ({}) VALUES ({places})",
            quoted(&row.table.name),
            names.join(", ")
        );
        let put = self
            .connection
            .prepare_cached(&sql)?
            .execute(params_from_iter(values));
        match put {
            Ok(count) => Ok(count > 0),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }
}
