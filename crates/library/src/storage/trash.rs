//! What lies in the trash, and how it is forgotten.

use std::collections::BTreeMap;

use rusqlite::types::{FromSqlError, Type};
use rusqlite::{Row, params};
use text::LanguageTag;

use super::{language, unsigned};
use crate::edition::Edition;
use crate::error::Result;
use crate::id::PostId;
use crate::library::{Query, Tx};
use crate::trash::{Item, Sighting, TrashedEdition, TrashedImage, TrashedNote, TrashedPost};

/// The setting in which sightings stand.
const SEEN: &str = "trash_seen";

impl Query<'_> {
    /// Everything in the trash and when it was put there; editions of posts in the trash go
    /// with them.
    pub(crate) fn trashed_items(&self) -> Result<Vec<(Item, i64)>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("trash/items.sql"))?;
        let rows = statement.query_map([], |row| Ok((item(row)?, row.get("trashed_at")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What upkeep has seen there.
    pub(crate) fn trash_seen(&self) -> Result<BTreeMap<String, Sighting>> {
        Ok(self.setting_if_set(SEEN)?.unwrap_or_default())
    }

    pub(crate) fn trashed_posts(&self) -> Result<Vec<TrashedPost>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("trash/posts.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(TrashedPost {
                id: row.get("id")?,
                slug: row.get("slug")?,
                title: row.get("title")?,
                languages: languages(&row.get::<_, String>("languages")?)?,
                trashed_at: row.get("trashed_at")?,
                goes_at: None,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn trashed_editions(&self) -> Result<Vec<TrashedEdition>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("trash/editions.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(TrashedEdition {
                id: row.get("id")?,
                post: row.get("post_id")?,
                post_title: row.get("post_title")?,
                language: language(row, "language")?,
                name: row.get("name")?,
                title: row.get("title")?,
                trashed_at: row.get("trashed_at")?,
                goes_at: None,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn trashed_notes(&self) -> Result<Vec<TrashedNote>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("trash/notes.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(TrashedNote {
                id: row.get("id")?,
                title: row.get("title")?,
                language: language(row, "language")?,
                text: row.get("text")?,
                trashed_at: row.get("trashed_at")?,
                goes_at: None,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn trashed_images(&self) -> Result<Vec<TrashedImage>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("trash/images.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(TrashedImage {
                name: row.get("name")?,
                bytes: unsigned(row.get("length")?),
                trashed_at: row.get("trashed_at")?,
                goes_at: None,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The day of a time by this machine's calendar.
    pub(crate) fn local_day(&self, at: i64) -> Result<String> {
        Ok(self
            .connection
            .prepare_cached("SELECT date(?1 / 1000, 'unixepoch', 'localtime')")?
            .query_row([at], |row| row.get(0))?)
    }
}

impl Tx<'_> {
    pub(crate) fn set_trash_seen(&mut self, seen: &BTreeMap<String, Sighting>) -> Result<()> {
        self.set_note(SEEN, seen)
    }

    /// Deletes a post that is in the trash with all that belongs to it; says whether it was
    /// there.
    pub(crate) fn delete_trashed_post(&mut self, id: PostId) -> Result<bool> {
        self.connection
            .prepare_cached(include_str!("trash/unindex_post.sql"))?
            .execute([id])?;
        let deleted = self
            .connection
            .prepare_cached("DELETE FROM post WHERE id = ?1 AND trashed_at IS NOT NULL")?
            .execute([id])?;
        Ok(deleted > 0)
    }

    /// Deletes an edition that is in the trash; says whether it was there. What was
    /// translated from it counts as translated from what it was translated from.
    pub(crate) fn delete_trashed_edition(&mut self, edition: &Edition) -> Result<bool> {
        if edition.trashed_at.is_none() {
            return Ok(false);
        }
        for sql in [
            include_str!("trash/unpair.sql"),
            include_str!("trash/adopt.sql"),
            "DELETE FROM search WHERE rowid = ?1",
            "DELETE FROM edition WHERE edition = ?1",
        ] {
            self.connection
                .prepare_cached(sql)?
                .execute([edition.key])?;
        }
        Ok(true)
    }

    /// Deletes an image that is in the trash; says whether it was there.
    pub(crate) fn delete_trashed_image(&mut self, name: &str) -> Result<bool> {
        let deleted = self
            .connection
            .prepare_cached("DELETE FROM image WHERE name = ?1 AND trashed_at IS NOT NULL")?
            .execute(params![name])?;
        Ok(deleted > 0)
    }

    /// Forgets people and series that no post names any more.
    pub(crate) fn delete_unnamed(&mut self) -> Result<()> {
        self.connection
            .execute_batch(include_str!("trash/unnamed.sql"))?;
        Ok(())
    }
}

fn item(row: &Row<'_>) -> rusqlite::Result<Item> {
    let kind: String = row.get("kind")?;
    Ok(match kind.as_str() {
        "post" => Item::Post(row.get("id")?),
        "edition" => Item::Edition(row.get("id")?),
        "note" => Item::Note(row.get("id")?),
        _ => Item::Image(row.get("id")?),
    })
}

/// Reads tags that a blank parts; a tag has none in it.
fn languages(joined: &str) -> rusqlite::Result<Vec<LanguageTag>> {
    let tags = joined.split(' ').filter(|tag| !tag.is_empty());
    tags.map(LanguageTag::parse)
        .collect::<Result<_, _>>()
        .map_err(|e| {
            let error = FromSqlError::Other(Box::new(e));
            rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
        })
}
