//! What is asked of the library to find posts that are like others.

use rusqlite::params;

use super::{Key, unsigned};
use crate::error::Result;
use crate::export::other_post::OtherEdition;
use crate::export::related::PublishedEdition;
use crate::id::PostId;
use crate::library::Query;

impl Query<'_> {
    /// The current editions of published posts, in a stable order.
    pub(crate) fn published_editions(&self) -> Result<Vec<PublishedEdition>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("related/published.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(PublishedEdition {
                edition: row.get("edition")?,
                post: row.get("post")?,
                date: row.get("date")?,
                series: row.get("series")?,
                length: unsigned(row.get("length")?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The tags of published posts.
    pub(crate) fn published_tags(&self) -> Result<Vec<(PostId, String)>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("related/tags.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The editions in whose index a folded word stands, at most so many.
    pub(crate) fn editions_with_word(&self, word: &str, most: usize) -> Result<Vec<Key>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 LIMIT ?2")?;
        // Folded words have letters and digits only.
        let expression = format!("\"{word}\"");
        let rows = statement.query_map(params![expression, most as i64], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The series of a post.
    pub(crate) fn series_of(&self, post: PostId) -> Result<Option<Key>> {
        Ok(self
            .connection
            .prepare_cached("SELECT series FROM post WHERE id = ?1")?
            .query_row([post], |row| row.get(0))?)
    }

    /// The current editions of a post.
    pub(crate) fn editions_of_other(&self, post: PostId) -> Result<Vec<OtherEdition>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("related/editions.sql"))?;
        let rows = statement.query_map([post], super::export::other_edition)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
