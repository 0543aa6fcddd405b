//! Rows of editions and their bodies.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Params, Row, params};
use text::LanguageTag;

use super::{Key, language, signed, unsigned};
use crate::edition::{Edition, Role};
use crate::error::{OrNotFound, Result, What};
use crate::history::Field;
use crate::id::{EditionId, PostId};
use crate::library::{Query, Tx};

const SELECT: &str = include_str!("edition/select.sql");

fn edition(row: &Row<'_>) -> rusqlite::Result<Edition> {
    Ok(Edition {
        key: row.get("edition")?,
        post_key: row.get("post")?,
        id: row.get("id")?,
        post: row.get("post_id")?,
        language: language(row, "language")?,
        name: row.get("name")?,
        role: Role::from_stored(&row.get::<_, String>("role")?),
        translated_from: row.get("from_id")?,
        is_current: row.get("is_current")?,
        slug: row.get("slug")?,
        tags: Vec::new(),
        title: row.get("title")?,
        dek: row.get("dek")?,
        place_line: row.get("place_line")?,
        notes: row.get("notes")?,
        revision: unsigned(row.get("head")?),
        chain: row.get("chain")?,
        trashed_at: row.get("trashed_at")?,
    })
}

impl Query<'_> {
    /// Editions that a condition holds for: the source first, then as they were added.
    pub(super) fn editions_where(
        &self,
        condition: &str,
        parameters: impl Params,
    ) -> Result<Vec<Edition>> {
        let sql = format!("{SELECT} WHERE {condition} ORDER BY e.role = 'translation', e.edition");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(parameters, edition)?;
        let mut editions: Vec<Edition> = rows.collect::<rusqlite::Result<_>>()?;
        for edition in &mut editions {
            edition.tags = self.strings(
                "SELECT tag FROM edition_tag WHERE edition = ?1 ORDER BY tag",
                edition.key,
            )?;
        }
        Ok(editions)
    }

    pub(crate) fn edition(&self, id: EditionId) -> Result<Option<Edition>> {
        Ok(self.editions_where("e.id = ?1", [id])?.pop())
    }

    pub(crate) fn editions_of(&self, post: PostId) -> Result<Vec<Edition>> {
        self.editions_where("p.id = ?1 AND e.trashed_at IS NULL", [post])
    }

    pub(crate) fn trashed_editions_of(&self, post: PostId) -> Result<Vec<Edition>> {
        self.editions_where("p.id = ?1 AND e.trashed_at IS NOT NULL", [post])
    }

    pub(crate) fn every_edition(&self) -> Result<Vec<Edition>> {
        self.editions_where("TRUE", [])
    }

    /// Editions whose body or index trails the journal.
    pub(crate) fn unsettled_editions(&self) -> Result<Vec<Edition>> {
        // Whoever appends lets the index trail, so it alone tells.
        self.editions_where(
            "e.edition IN (SELECT edition FROM edition WHERE indexed < head)",
            [],
        )
    }

    /// The body's column and the revision at which it stands.
    pub(crate) fn body_column(&self, edition: Key) -> Result<(String, u64)> {
        self.connection
            .prepare_cached("SELECT text, revision FROM body WHERE edition = ?1")?
            .query_row([edition], |row| Ok((row.get(0)?, unsigned(row.get(1)?))))
            .optional()?
            .or_not_found(What::Edition, edition)
    }
}

impl Tx<'_> {
    pub(crate) fn insert_edition(
        &mut self,
        id: EditionId,
        post: Key,
        language: &LanguageTag,
        from: Option<(&Edition, &str)>,
        chain: &[u8; 32],
    ) -> Result<Key> {
        let role = if from.is_some() {
            Role::Translation
        } else {
            Role::Source
        };
        let (from_key, name) = from.map_or((None, ""), |(e, name)| (Some(e.key), name));
        self.connection
            .prepare_cached(include_str!("edition/insert.sql"))?
            .execute(params![
                id,
                post,
                language.as_str(),
                name,
                role.as_str(),
                from_key,
                name.is_empty(),
                chain,
                self.now,
            ])?;
        Ok(self.connection.last_insert_rowid())
    }

    pub(crate) fn insert_body(&mut self, edition: Key) -> Result<()> {
        self.connection
            .prepare_cached("INSERT INTO body (edition) VALUES (?1)")?
            .execute([edition])?;
        Ok(())
    }

    pub(crate) fn update_body(&mut self, edition: Key, text: &str, revision: u64) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE body SET text = ?2, revision = ?3 WHERE edition = ?1")?
            .execute(params![edition, text, signed(revision)])?;
        Ok(())
    }

    /// Says that a body's column is up to date: what came since is in other fields.
    pub(crate) fn update_body_revision(&mut self, edition: Key, revision: u64) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE body SET revision = ?2 WHERE edition = ?1")?
            .execute(params![edition, signed(revision)])?;
        Ok(())
    }

    /// Writes a short field; the body has its own table.
    pub(crate) fn update_field(&mut self, edition: Key, field: Field, text: &str) -> Result<()> {
        let sql = match field {
            Field::Title => "UPDATE edition SET title = ?2 WHERE edition = ?1",
            Field::Dek => "UPDATE edition SET dek = ?2 WHERE edition = ?1",
            Field::PlaceLine => "UPDATE edition SET place_line = ?2 WHERE edition = ?1",
            Field::Notes => "UPDATE edition SET notes = ?2 WHERE edition = ?1",
            Field::Body => return Ok(()),
        };
        self.connection
            .prepare_cached(sql)?
            .execute(params![edition, text])?;
        Ok(())
    }

    pub(crate) fn update_head(&mut self, edition: Key, head: u64, chain: &[u8; 32]) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("edition/head.sql"))?
            .execute(params![edition, signed(head), chain, self.now])?;
        Ok(())
    }

    fn update_edition(
        &mut self,
        sql: &str,
        id: EditionId,
        value: &dyn rusqlite::ToSql,
    ) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(sql)?
            .execute(params![id, self.now, value])?;
        (changed > 0).then_some(()).or_not_found(What::Edition, id)
    }

    pub(crate) fn update_edition_language(
        &mut self,
        id: EditionId,
        language: &LanguageTag,
    ) -> Result<()> {
        let sql = "UPDATE edition SET touched_at = ?2, language = ?3 WHERE id = ?1";
        self.update_edition(sql, id, &language.as_str())
    }

    pub(crate) fn update_edition_slug(&mut self, id: EditionId, slug: &str) -> Result<()> {
        let sql = "UPDATE edition SET touched_at = ?2, slug = ?3 WHERE id = ?1";
        self.update_edition(sql, id, &slug)
    }

    pub(crate) fn update_edition_name(&mut self, id: EditionId, name: &str) -> Result<()> {
        let sql = "UPDATE edition SET touched_at = ?2, name = ?3 WHERE id = ?1";
        self.update_edition(sql, id, &name)
    }

    pub(crate) fn update_edition_current(&mut self, id: EditionId, on: bool) -> Result<()> {
        let sql = "UPDATE edition SET touched_at = ?2, is_current = ?3 WHERE id = ?1";
        self.update_edition(sql, id, &on)
    }

    pub(crate) fn update_edition_trashed(&mut self, id: EditionId, at: Option<i64>) -> Result<()> {
        let sql = "UPDATE edition SET touched_at = ?2, trashed_at = ?3 WHERE id = ?1";
        self.update_edition(sql, id, &at)
    }

    pub(crate) fn replace_edition_tags(&mut self, key: Key, tags: &BTreeSet<&str>) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM edition_tag WHERE edition = ?1")?
            .execute([key])?;
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO edition_tag (edition, tag) VALUES (?1, ?2)")?;
        for tag in tags {
            insert.execute(params![key, tag])?;
        }
        Ok(())
    }
}
