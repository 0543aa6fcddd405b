//! Rows of profiles and of what was exported.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, params};

use super::{Key, language, signed, unsigned};
use crate::error::{OrNotFound, Result, What};
use crate::export::other_post::OtherEdition;
use crate::export::profile::StoredProfile;
use crate::id::{EditionId, PostId, ProfileId};
use crate::library::{Query, Tx};

fn profile(row: &Row<'_>) -> rusqlite::Result<(StoredProfile, String)> {
    let stored = StoredProfile {
        id: row.get("id")?,
        name: row.get("name")?,
        shipped: row.get("shipped")?,
        format: row.get("format")?,
        options: serde_json::Map::new(),
    };
    Ok((stored, row.get("options")?))
}

/// Reads a row of an edition that another post tells of.
pub(super) fn other_edition(row: &Row<'_>) -> rusqlite::Result<OtherEdition> {
    Ok(OtherEdition {
        post: row.get("post")?,
        language: language(row, "language")?,
        title: row.get("title")?,
        slug: row.get("slug")?,
        date: row.get("date")?,
        posted: row.get("posted")?,
    })
}

impl Query<'_> {
    /// The exports of an edition, the oldest first: revision, time, format.
    pub(crate) fn exports_of(&self, edition: Key) -> Result<Vec<(u64, i64, String)>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("export/of_edition.sql"))?;
        let rows = statement.query_map([edition], |row| {
            Ok((unsigned(row.get(0)?), row.get(1)?, row.get(2)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every profile that has a row, by name.
    pub(crate) fn profiles(&self) -> Result<Vec<StoredProfile>> {
        // A library that is only read, and of an older schema, has none but the shipped ones.
        if !self.has_current_schema()? {
            return Ok(Vec::new());
        }
        let mut statement = self
            .connection
            .prepare_cached(include_str!("export/profiles.sql"))?;
        let rows = statement.query_map([], profile)?;
        rows.map(|row| {
            let (stored, options) = row?;
            let options = serde_json::from_str(&options)?;
            Ok(StoredProfile { options, ..stored })
        })
        .collect()
    }

    /// The row of one profile, if it has one.
    pub(crate) fn profile(&self, id: ProfileId) -> Result<Option<StoredProfile>> {
        Ok(self.profiles()?.into_iter().find(|row| row.id == id))
    }

    /// The editions of the published posts that stand next to a post in its series, so many on
    /// either side, post by post, the oldest first.
    pub(crate) fn others_of_series(&self, post: PostId, most: u32) -> Result<Vec<OtherEdition>> {
        if !self.has_current_schema()? {
            return Ok(Vec::new());
        }
        let mut statement = self
            .connection
            .prepare_cached(include_str!("export/others_of_series.sql"))?;
        let rows = statement.query_map(params![post, most], other_edition)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn exported_revisions(&self, post: PostId) -> Result<BTreeMap<EditionId, u64>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("export/revisions.sql"))?;
        let rows = statement.query_map([post], |row| Ok((row.get(0)?, unsigned(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Writes the row of a profile, in the place of the one with its id if there is one.
    pub(crate) fn put_profile(&mut self, stored: &StoredProfile) -> Result<()> {
        self.write_profile(include_str!("export/put_profile.sql"), stored)?;
        self.changes.settings = true;
        Ok(())
    }

    /// Takes the row of a profile away. What was exported with it no longer names it.
    pub(crate) fn delete_profile(&mut self, id: ProfileId) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM profile WHERE id = ?1")?
            .execute([id])?;
        self.changes.settings = true;
        Ok(())
    }

    /// Writes the row of a profile unless it has one.
    pub(crate) fn keep_profile(&mut self, stored: &StoredProfile) -> Result<()> {
        self.write_profile(include_str!("export/keep_profile.sql"), stored)
    }

    fn write_profile(&mut self, sql: &str, stored: &StoredProfile) -> Result<()> {
        let options = serde_json::to_string(&stored.options)?;
        self.connection.prepare_cached(sql)?.execute(params![
            stored.id,
            stored.name,
            stored.shipped,
            stored.format,
            options
        ])?;
        Ok(())
    }

    pub(crate) fn insert_export(
        &mut self,
        post: PostId,
        format: &str,
        profile: ProfileId,
    ) -> Result<Key> {
        self.connection
            .prepare_cached(include_str!("export/insert.sql"))?
            .query_row(params![post, format, profile, self.now], |row| row.get(0))
            .optional()?
            .or_not_found(What::Post, post)
    }

    pub(crate) fn insert_exported(
        &mut self,
        export: Key,
        edition: Key,
        revision: u64,
    ) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("export/insert_edition.sql"))?
            .execute(params![export, edition, signed(revision)])?;
        Ok(())
    }
}
