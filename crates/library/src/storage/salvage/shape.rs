//! What the rows of each table look like, so that they are known without the file's schema.

use rusqlite::Connection;
use rusqlite::types::Value;
use text::LanguageTag;
use uuid::Uuid;

use crate::error::Result;

/// What a column of a `STRICT` table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Integer,
    Real,
    Text,
    Blob,
}

#[derive(Debug)]
pub(super) struct Column {
    pub name: String,
    kind: Kind,
    is_nullable: bool,
    /// Whether a row that was written before the column was added reads well without it.
    may_be_absent: bool,
    /// Stored as NULL; its value is the row's own number.
    pub is_rowid: bool,
}

/// A table, its columns in the order in which they are stored.
#[derive(Debug)]
pub(super) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    /// Its rows lie in an index: those whose key comes first, and inside of it too.
    pub is_index: bool,
    /// Columns of the primary key.
    pub key: Vec<String>,
}

/// The tables of the schema.
#[derive(Debug)]
pub(super) struct Shapes {
    pub(super) tables: Vec<Table>,
}

impl Shapes {
    /// Reads the shapes from a library of this schema.
    pub(super) fn of(connection: &Connection) -> Result<Shapes> {
        let mut statement = connection.prepare(include_str!("tables.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let names: Vec<(String, bool)> = rows.collect::<rusqlite::Result<_>>()?;
        let tables = names
            .into_iter()
            .map(|(name, is_index)| Table::of(connection, name, is_index))
            .collect::<Result<_>>()?;
        Ok(Shapes { tables })
    }

    pub(super) fn named(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }
}

impl Table {
    fn of(connection: &Connection, name: String, is_index: bool) -> Result<Table> {
        let mut statement = connection.prepare(include_str!("columns.sql"))?;
        let rows = statement.query_map([&name], |row| {
            let (place, kind): (usize, String) = (row.get("pk")?, row.get("type")?);
            let is_nullable = !row.get::<_, bool>("notnull")?;
            let column = Column {
                name: row.get("name")?,
                kind: match kind.as_str() {
                    "INTEGER" => Kind::Integer,
                    "REAL" => Kind::Real,
                    "TEXT" => Kind::Text,
                    _ => Kind::Blob,
                },
                is_nullable,
                may_be_absent: is_nullable || row.get("has_default")?,
                is_rowid: place == 1 && kind == "INTEGER" && !is_index,
            };
            Ok((place, column))
        })?;
        let mut columns: Vec<(usize, Column)> = rows.collect::<rusqlite::Result<_>>()?;
        let mut key: Vec<(usize, String)> = columns
            .iter()
            .filter(|(place, _)| *place > 0)
            .map(|(place, column)| (*place, column.name.clone()))
            .collect();
        key.sort();
        if is_index {
            // An index stores its key first.
            columns.sort_by_key(|(place, _)| if *place == 0 { usize::MAX } else { *place });
        }
        Ok(Table {
            name,
            columns: columns.into_iter().map(|(_, column)| column).collect(),
            is_index,
            key: key.into_iter().map(|(_, name)| name).collect(),
        })
    }

    /// Whether a stored record may be a row of this table.
    pub(super) fn fits(&self, record: &[Value]) -> bool {
        record.len() <= self.columns.len()
            && self.columns[record.len()..].iter().all(|c| c.may_be_absent)
            && self.columns.iter().zip(record).all(|(c, v)| c.fits(v))
            && !record.is_empty()
    }
}

impl Column {
    fn fits(&self, value: &Value) -> bool {
        match (value, self.kind) {
            (Value::Null, _) => self.is_rowid || self.is_nullable,
            (Value::Integer(_), Kind::Integer) => !self.is_rowid,
            // A real number without a fraction is stored as an integer.
            (Value::Integer(_) | Value::Real(_), Kind::Real) => true,
            (Value::Text(text), Kind::Text) => match self.name.as_str() {
                "id" => Uuid::try_parse(text).is_ok(),
                "language" => LanguageTag::parse(text).is_ok(),
                _ => true,
            },
            (Value::Blob(_), Kind::Blob) => true,
            _ => false,
        }
    }
}
