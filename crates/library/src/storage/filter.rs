//! Rows of saved filters.

use rusqlite::{OptionalExtension, Row, params};

use crate::error::{OrNotFound, Result, What};
use crate::id::FilterId;
use crate::library::{Query, Tx};
use crate::post::filter::SavedFilter;

type Stored = (FilterId, String, String);

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

fn saved((id, name, filter): Stored) -> Result<SavedFilter> {
    Ok(SavedFilter {
        id,
        name,
        filter: serde_json::from_str(&filter)?,
    })
}

impl Query<'_> {
    pub(crate) fn saved_filter(&self, id: FilterId) -> Result<Option<SavedFilter>> {
        self.connection
            .prepare_cached("SELECT id, name, filter FROM saved_filter WHERE id = ?1")?
            .query_row([id], stored)
            .optional()?
            .map(saved)
            .transpose()
    }

    pub(crate) fn saved_filters(&self) -> Result<Vec<SavedFilter>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, name, filter FROM saved_filter ORDER BY name COLLATE NOCASE, id",
        )?;
        let rows = statement.query_map([], stored)?;
        rows.map(|row| saved(row?)).collect()
    }
}

impl Tx<'_> {
    pub(crate) fn insert_saved_filter(&mut self, saved: &SavedFilter) -> Result<()> {
        let filter = serde_json::to_string(&saved.filter)?;
        self.connection
            .prepare_cached("INSERT INTO saved_filter (id, name, filter) VALUES (?1, ?2, ?3)")?
            .execute(params![saved.id, saved.name, filter])?;
        Ok(())
    }

    pub(crate) fn update_saved_filter(&mut self, id: FilterId, name: &str) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached("UPDATE saved_filter SET name = ?2 WHERE id = ?1")?
            .execute(params![id, name])?;
        (changed > 0).then_some(()).or_not_found(What::Filter, id)
    }

    pub(crate) fn delete_saved_filter(&mut self, id: FilterId) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM saved_filter WHERE id = ?1")?
            .execute([id])?;
        Ok(())
    }
}
