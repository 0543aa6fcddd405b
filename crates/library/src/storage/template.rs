//! Rows of templates.

use rusqlite::{OptionalExtension, Row, params};

use super::language;
use crate::error::Result;
use crate::id::TemplateId;
use crate::library::{Query, Tx};
use crate::template::{StoredTemplate, Words};

const SELECT: &str = include_str!("template/select.sql");

fn template(row: &Row<'_>) -> rusqlite::Result<StoredTemplate> {
    Ok(StoredTemplate {
        id: row.get("id")?,
        shipped: row.get("shipped")?,
        words: Words {
            language: language(row, "language")?,
            name: row.get("name")?,
            title: row.get("title")?,
            dek: row.get("dek")?,
            place_line: row.get("place_line")?,
            body: row.get("body")?,
        },
    })
}

impl Query<'_> {
    pub(crate) fn template(&self, id: TemplateId) -> Result<Option<StoredTemplate>> {
        self.one_template("id = ?1", &id.to_string())
    }

    /// What stands in the place of a shipped template.
    pub(crate) fn template_instead_of(&self, shipped: &str) -> Result<Option<StoredTemplate>> {
        self.one_template("shipped = ?1", shipped)
    }

    fn one_template(&self, condition: &str, value: &str) -> Result<Option<StoredTemplate>> {
        // A library that is only read, and of an older schema, has none.
        if !self.has_current_schema()? {
            return Ok(None);
        }
        let sql = format!("{SELECT} WHERE {condition} ORDER BY template LIMIT 1");
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row([value], template)
            .optional()?)
    }

    /// A person's own, by name.
    pub(crate) fn own_templates(&self) -> Result<Vec<StoredTemplate>> {
        if !self.has_current_schema()? {
            return Ok(Vec::new());
        }
        let sql = format!("{SELECT} WHERE shipped = '' ORDER BY name COLLATE NOCASE, template");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([], template)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Writes a row, in the place of the one with its id if there is one.
    pub(crate) fn put_template(&mut self, new: &StoredTemplate) -> Result<()> {
        let StoredTemplate { id, shipped, words } = new;
        self.connection
            .prepare_cached(include_str!("template/put.sql"))?
            .execute(params![
                id,
                shipped,
                words.language.as_str(),
                words.name,
                words.title,
                words.dek,
                words.place_line,
                words.body
            ])?;
        self.changes.settings = true;
        Ok(())
    }

    pub(crate) fn delete_template(&mut self, id: TemplateId) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM template WHERE id = ?1")?
            .execute([id])?;
        self.changes.settings = true;
        Ok(())
    }
}
