//! Found rows, made to fit together again.

use rusqlite::{OptionalExtension, params};
use text::LanguageTag;
use text::edit::{Edit, Edits, utf16_len};
use uuid::Uuid;

use crate::edition::Edition;
use crate::error::Result;
use crate::history::{Field, Fields, chain};
use crate::id::{AuthorId, EditionId, LibraryId, PostId};
use crate::library::{Query, Tx};
use crate::setting;
use crate::storage::{Key, signed, unsigned};

/// An edition that was found without its post, or texts that were found without their edition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Orphan {
    /// The key of what is missing.
    pub key: Key,
}

/// A change as far as it can be read.
pub(crate) struct Step {
    pub number: u64,
    pub field: Field,
    /// `None` where it was purged or is damaged.
    pub edits: Option<Vec<Edit>>,
}

/// A whole text of a field, as it is stored.
pub(crate) struct Keyframe {
    pub revision: u64,
    pub field: Field,
    pub bytes: Vec<u8>,
}

impl Query<'_> {
    /// The keyframes of an edition, in the order of their revisions.
    pub(crate) fn keyframes_found(&self, edition: Key) -> Result<Vec<Keyframe>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("keyframes.sql"))?;
        let rows = statement.query_map([edition], |row| {
            Ok(Keyframe {
                revision: unsigned(row.get(0)?),
                field: Field::from_code(row.get(1)?),
                bytes: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Editions of which there is a text or a change and nothing else.
    pub(crate) fn texts_without_edition(&self) -> Result<Vec<Orphan>> {
        self.orphans(include_str!("texts_without_edition.sql"))
    }

    /// Posts of which there is an edition and nothing else.
    pub(crate) fn missing_posts(&self) -> Result<Vec<Orphan>> {
        self.orphans(include_str!("missing_posts.sql"))
    }

    /// The post of an edition that was aligned with one of which only texts were found.
    pub(crate) fn post_of_aligned(&self, edition: Key) -> Result<Option<Key>> {
        Ok(self
            .connection
            .prepare_cached(include_str!("post_of_aligned.sql"))?
            .query_row([edition], |row| row.get(0))
            .optional()?)
    }

    fn orphans(&self, sql: &str) -> Result<Vec<Orphan>> {
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([], |row| Ok(Orphan { key: row.get(0)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The slug of a post.
    pub(crate) fn slug_of(&self, post: Key) -> Result<String> {
        Ok(self
            .connection
            .prepare_cached("SELECT slug FROM post WHERE post = ?1")?
            .query_row([post], |row| row.get(0))?)
    }

    /// How many posts there are, also in the trash.
    pub(crate) fn count_every_post(&self) -> Result<usize> {
        Ok(self
            .connection
            .query_row("SELECT count(*) FROM post", [], |row| row.get(0))?)
    }

    /// The changes of an edition, in order, as far as they can be read.
    pub(crate) fn steps_found(&self, edition: Key) -> Result<Vec<Step>> {
        let mut statement = self.connection.prepare_cached(include_str!("steps.sql"))?;
        let rows = statement.query_map([edition], |row| {
            let payload: Option<Vec<u8>> = row.get(2)?;
            let edits = payload.and_then(|payload| Edits::from_bytes(&payload).ok());
            Ok(Step {
                number: unsigned(row.get(0)?),
                field: Field::from_code(row.get(1)?),
                edits: edits.map(|Edits(edits)| edits),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Gives an id to what has none that can be read, and a language.
    pub(crate) fn mend_ids(&mut self) -> Result<()> {
        for table in [
            "post", "edition", "author", "series", "person", "profile", "note",
        ] {
            let mut statement = self
                .connection
                .prepare(&format!("SELECT rowid, id FROM {table}"))?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let ids: Vec<(Key, String)> = rows.collect::<rusqlite::Result<_>>()?;
            let update = format!("UPDATE {table} SET id = ?2 WHERE rowid = ?1");
            for (key, id) in ids {
                // Another spelling of an id is another id to whoever looks it up.
                if Uuid::try_parse(&id).map(|u| u.to_string()).ok() != Some(id) {
                    self.connection
                        .execute(&update, params![key, Uuid::new_v4().to_string()])?;
                }
            }
        }
        self.mend_languages()
    }

    fn mend_languages(&mut self) -> Result<()> {
        for (table, otherwise) in [
            (
                "edition",
                "UPDATE edition SET language = 'und' WHERE language = ?1",
            ),
            ("series_name", "DELETE FROM series_name WHERE language = ?1"),
            ("biography", "DELETE FROM biography WHERE language = ?1"),
        ] {
            let mut statement = self
                .connection
                .prepare(&format!("SELECT DISTINCT language FROM {table}"))?;
            let rows = statement.query_map([], |row| row.get(0))?;
            let languages: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
            for language in languages {
                if LanguageTag::parse(&language).is_err() {
                    self.connection.execute(otherwise, [&language])?;
                }
            }
        }
        Ok(())
    }

    /// Makes a post where one is missing; `key` is the missing one's, so that what belongs to
    /// it finds it again.
    pub(crate) fn insert_found_post(&mut self, key: Option<Key>, slug: &str) -> Result<Key> {
        self.connection
            .prepare_cached(include_str!("insert_post.sql"))?
            .execute(params![key, PostId::new(), slug, self.now])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Makes the edition of texts that were found without one: the current one of no language,
    /// or a further one where the post has that.
    pub(crate) fn insert_found_edition(&mut self, key: Key, post: Key, title: &str) -> Result<()> {
        let id = EditionId::new();
        self.connection
            .prepare_cached(include_str!("insert_edition.sql"))?
            .execute(params![key, id, post, title, chain::start(id), self.now])?;
        Ok(())
    }

    /// Deletes the posts of which no edition was found; gives their slugs.
    pub(crate) fn delete_empty_posts(&mut self) -> Result<Vec<String>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("delete_empty_posts.sql"))?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Sees to it that every post has a source and every edition a body.
    pub(crate) fn complete_posts(&mut self) -> Result<()> {
        Ok(self
            .connection
            .execute_batch(include_str!("complete_posts.sql"))?)
    }

    /// Writes an edition's fields as they are to be at its newest revision.
    pub(crate) fn put_fields(&mut self, edition: &Edition, fields: &Fields) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("put_fields.sql"))?
            .execute(params![
                edition.key,
                fields.title,
                fields.dek,
                fields.place_line,
                fields.notes,
            ])?;
        self.update_body(edition.key, &fields.body, edition.revision)
    }

    pub(crate) fn delete_keyframe_found(&mut self, edition: Key, kept: &Keyframe) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("delete_keyframe.sql"))?
            .execute(params![edition, kept.field.code(), signed(kept.revision)])?;
        Ok(())
    }

    /// Begins an edition's history anew, with empty texts.
    pub(crate) fn forget_history(&mut self, edition: &Edition) -> Result<()> {
        for table in [
            "change_parent",
            "change",
            "keyframe",
            "checkpoint",
            "exported_edition",
        ] {
            self.connection.execute(
                &format!("DELETE FROM {table} WHERE edition = ?1"),
                [edition.key],
            )?;
        }
        self.connection
            .execute(include_str!("forget_anchors.sql"), [edition.key])?;
        self.connection.execute(
            "DELETE FROM alignment WHERE source = ?1 OR target = ?1",
            [edition.key],
        )?;
        self.put_fields(
            &Edition {
                revision: 0,
                ..edition.clone()
            },
            &Fields::default(),
        )?;
        self.update_head(edition.key, 0, &chain::start(edition.id))?;
        self.cached = None;
        Ok(())
    }

    /// Says that an edition's anchors stand at its newest revision, and keeps them in its text.
    pub(crate) fn keep_anchors_in(&mut self, edition: &Edition, body: &str) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("keep_anchors.sql"))?
            .execute(params![edition.key, utf16_len(body)])?;
        self.connection
            .prepare_cached(include_str!("anchored.sql"))?
            .execute([edition.key])?;
        Ok(())
    }

    /// Takes away what belongs to nothing, and gives the library settings.
    pub(crate) fn end_salvage(&mut self) -> Result<()> {
        self.connection.execute_batch(include_str!("end.sql"))?;
        if setting::settings(self).is_err() {
            setting::create(self, LibraryId::new())?;
        }
        if self.own_author()?.is_none() {
            self.insert_author(AuthorId::new())?;
        }
        Ok(())
    }
}
