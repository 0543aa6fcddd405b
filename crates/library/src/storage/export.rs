//! Rows of profiles and of what was exported.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, params};

use super::{Key, signed, unsigned};
use crate::error::{OrNotFound, Result, What};
use crate::export::Profile;
use crate::export::profile::ProfileOptions;
use crate::id::{EditionId, PostId, ProfileId};
use crate::library::{Query, Tx};

type StoredProfile = (ProfileId, String, String);

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredProfile> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}

fn profile((id, name, options): StoredProfile) -> Result<Profile> {
    Ok(Profile {
        id,
        name,
        options: serde_json::from_str(&options)?,
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

    pub(crate) fn profile(&self, id: &str) -> Result<Option<Profile>> {
        self.connection
            .prepare_cached("SELECT id, name, options FROM profile WHERE id = ?1")?
            .query_row([id], stored)
            .optional()?
            .map(profile)
            .transpose()
    }

    pub(crate) fn profiles(&self) -> Result<Vec<Profile>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, name, options FROM profile ORDER BY name, profile")?;
        let rows = statement.query_map([], stored)?;
        rows.map(|row| profile(row?)).collect()
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
    pub(crate) fn insert_profile(
        &mut self,
        id: &str,
        name: &str,
        options: &ProfileOptions,
    ) -> Result<()> {
        let options = serde_json::to_string(options)?;
        self.connection
            .prepare_cached("INSERT INTO profile (id, name, options) VALUES (?1, ?2, ?3)")?
            .execute(params![id, name, options])?;
        Ok(())
    }

    pub(crate) fn insert_export(
        &mut self,
        post: PostId,
        format: &str,
        profile: Option<ProfileId>,
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
