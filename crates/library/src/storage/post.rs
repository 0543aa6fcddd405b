//! Rows of posts, and of what describes them.

use std::collections::BTreeSet;

use rusqlite::types::Type;
use rusqlite::{OptionalExtension, Row, params};

use super::Key;
use crate::error::{OrNotFound, Result, What};
use crate::id::{PersonId, PostId, SeriesId};
use crate::library::{Query, Tx};
use crate::post::{Post, Status};

/// Reads a status; the column's check keeps others out.
pub(super) fn status(row: &Row<'_>, column: &str) -> rusqlite::Result<Status> {
    let word: String = row.get(column)?;
    Status::parse(&word)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(e)))
}

impl Query<'_> {
    pub(crate) fn post(&self, id: PostId) -> Result<Option<Post>> {
        let mut found = self
            .connection
            .prepare_cached(include_str!("post/get.sql"))?
            .query_row([id], |row| {
                let key: Key = row.get("post")?;
                let post = Post {
                    id: row.get("id")?,
                    slug: row.get("slug")?,
                    slug_is_chosen: row.get("slug_chosen")?,
                    date: row.get("date")?,
                    status: status(row, "status")?,
                    tags: Vec::new(),
                    series: row.get("series_name")?,
                    people: Vec::new(),
                    created_at: row.get("created_at")?,
                    touched_at: row.get("touched_at")?,
                    trashed_at: row.get("trashed_at")?,
                };
                Ok((key, post))
            })
            .optional()?;
        if let Some((key, post)) = &mut found {
            post.tags = self.strings(
                "SELECT tag FROM post_tag WHERE post = ?1 ORDER BY tag",
                *key,
            )?;
            post.people = self.strings(include_str!("post/people.sql"), *key)?;
        }
        Ok(found.map(|(_, post)| post))
    }

    /// Every tag outside the trash, and how many posts have it.
    pub(crate) fn all_tags(&self) -> Result<Vec<(String, usize)>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("post/all_tags.sql"))?;
        let rows = statement.query_map([], |row| Ok((row.get("tag")?, row.get("posts")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn strings(&self, sql: &str, key: Key) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([key], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn post_key(&self, id: PostId) -> Result<Key> {
        self.connection
            .prepare_cached("SELECT post FROM post WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .or_not_found(What::Post, id)
    }

    pub(crate) fn post_exists(&self, id: PostId) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached("SELECT 1 FROM post WHERE id = ?1")?
            .exists([id])?)
    }

    pub(crate) fn post_with_slug(&self, slug: &str) -> Result<Option<PostId>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM post WHERE slug = ?1")?
            .query_row([slug], |row| row.get(0))
            .optional()?)
    }

    /// Slugs that begin with `slug` and a hyphen, with their posts.
    pub(crate) fn slugs_numbered_after(&self, slug: &str) -> Result<Vec<(String, PostId)>> {
        // In ASCII the dot comes right after the hyphen.
        let (from, to) = (format!("{slug}-"), format!("{slug}."));
        let mut statement = self
            .connection
            .prepare_cached("SELECT slug, id FROM post WHERE slug >= ?1 AND slug < ?2")?;
        let rows = statement.query_map([from, to], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn posts_with_prefix(&self, prefix: &str, limit: usize) -> Result<Vec<PostId>> {
        // Ids are lower-case hexadecimal and hyphens: 'g' comes after all of them.
        let mut statement = self
            .connection
            .prepare_cached(include_str!("post/prefix.sql"))?;
        let rows =
            statement.query_map(params![prefix, format!("{prefix}g"), limit], |r| r.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn slug_is_chosen(&self, id: PostId) -> Result<bool> {
        self.connection
            .prepare_cached("SELECT slug_chosen FROM post WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .or_not_found(What::Post, id)
    }

    pub(crate) fn all_posts(&self) -> Result<Vec<PostId>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("post/all.sql"))?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    pub(crate) fn insert_post(&mut self, id: PostId, slug: &str) -> Result<Key> {
        self.connection
            .prepare_cached(include_str!("post/insert.sql"))?
            .execute(params![id, slug, self.now])?;
        Ok(self.connection.last_insert_rowid())
    }

    fn update_post(&mut self, sql: &str, id: PostId, value: &dyn rusqlite::ToSql) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(sql)?
            .execute(params![id, self.now, value])?;
        (changed > 0).then_some(()).or_not_found(What::Post, id)
    }

    pub(crate) fn update_slug(&mut self, id: PostId, slug: &str, chosen: bool) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(include_str!("post/slug.sql"))?
            .execute(params![id, self.now, slug, chosen])?;
        (changed > 0).then_some(()).or_not_found(What::Post, id)
    }

    pub(crate) fn update_status(&mut self, id: PostId, status: Status) -> Result<()> {
        let sql = "UPDATE post SET touched_at = ?2, status = ?3 WHERE id = ?1";
        self.update_post(sql, id, &status.as_str())
    }

    pub(crate) fn update_date(&mut self, id: PostId, date: &str) -> Result<()> {
        self.update_post(
            "UPDATE post SET touched_at = ?2, date = ?3 WHERE id = ?1",
            id,
            &date,
        )
    }

    pub(crate) fn update_post_trashed(&mut self, id: PostId, at: Option<i64>) -> Result<()> {
        let sql = "UPDATE post SET touched_at = ?2, trashed_at = ?3 WHERE id = ?1";
        self.update_post(sql, id, &at)
    }

    pub(crate) fn touch_post_row(&mut self, post: Key) -> Result<PostId> {
        Ok(self
            .connection
            .prepare_cached("UPDATE post SET touched_at = ?2 WHERE post = ?1 RETURNING id")?
            .query_row(params![post, self.now], |row| row.get(0))?)
    }

    /// Puts a post on top of the list where it is not there already. A key in the post that
    /// is being written leaves its row alone; [`Tx::settle_touch`] brings the time up.
    pub(crate) fn surface_post(&mut self, post: Key) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("post/surface.sql"))?
            .execute(params![post, self.now])?;
        Ok(())
    }

    /// Brings the time at which a post was touched up to that of its editions.
    pub(crate) fn settle_touch(&mut self, post: Key) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("post/settle_touch.sql"))?
            .execute([post])?;
        Ok(())
    }

    pub(crate) fn replace_post_tags(&mut self, id: PostId, tags: &BTreeSet<&str>) -> Result<()> {
        let key = self.post_key(id)?;
        self.connection
            .prepare_cached("DELETE FROM post_tag WHERE post = ?1")?
            .execute([key])?;
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO post_tag (post, tag) VALUES (?1, ?2)")?;
        for tag in tags {
            insert.execute(params![key, tag])?;
        }
        drop(insert);
        self.touch_post_row(key).map(drop)
    }

    pub(crate) fn replace_people(&mut self, id: PostId, names: &[&str]) -> Result<()> {
        let key = self.post_key(id)?;
        self.connection
            .prepare_cached("DELETE FROM post_person WHERE post = ?1")?
            .execute([key])?;
        for (position, name) in names.iter().enumerate() {
            self.connection
                .prepare_cached(
                    "INSERT INTO person (id, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                )?
                .execute(params![PersonId::new(), name])?;
            self.connection
                .prepare_cached(include_str!("post/add_person.sql"))?
                .execute(params![key, position, name])?;
        }
        self.touch_post_row(key).map(drop)
    }

    pub(crate) fn update_series(&mut self, id: PostId, name: &str) -> Result<()> {
        if name.is_empty() {
            let sql = "UPDATE post SET touched_at = ?2, series = ?3 WHERE id = ?1";
            return self.update_post(sql, id, &None::<Key>);
        }
        let language: String = self
            .connection
            .prepare_cached(include_str!("post/source_language.sql"))?
            .query_row([id], |row| row.get(0))
            .optional()?
            .or_not_found(What::Post, id)?;
        let known: Option<Key> = self
            .connection
            .prepare_cached("SELECT series FROM series_name WHERE language = ?1 AND name = ?2")?
            .query_row(params![language, name], |row| row.get(0))
            .optional()?;
        let series = match known {
            Some(series) => series,
            None => {
                self.connection
                    .prepare_cached("INSERT INTO series (id) VALUES (?1)")?
                    .execute([SeriesId::new()])?;
                let series = self.connection.last_insert_rowid();
                self.connection
                    .prepare_cached(include_str!("post/name_series.sql"))?
                    .execute(params![series, language, name])?;
                series
            }
        };
        self.update_post(
            "UPDATE post SET touched_at = ?2, series = ?3 WHERE id = ?1",
            id,
            &series,
        )
    }
}
