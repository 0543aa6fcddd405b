//! What a post's row keeps for the list of posts.

use rusqlite::{OptionalExtension, params};

use super::Key;
use crate::error::Result;
use crate::id::{EditionId, PostId};
use crate::library::{Query, Tx};

/// What the row says, and what it should say.
pub(crate) struct Listed {
    pub title_key: String,
    pub is_behind: bool,
    /// The source's title.
    pub title: String,
    pub is_behind_now: bool,
}

impl Query<'_> {
    pub(crate) fn listed(&self, post: Key) -> Result<Option<Listed>> {
        Ok(self
            .connection
            .prepare_cached(include_str!("listed/now.sql"))?
            .query_row([post], |row| {
                Ok(Listed {
                    title_key: row.get("title_key")?,
                    is_behind: row.get("is_behind")?,
                    title: row.get("title")?,
                    is_behind_now: row.get("is_behind_now")?,
                })
            })
            .optional()?)
    }

    /// The key of a post that may be gone.
    pub(crate) fn post_key_if_there(&self, id: PostId) -> Result<Option<Key>> {
        Ok(self
            .connection
            .prepare_cached("SELECT post FROM post WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }

    /// The key of an edition's post; the edition may be gone.
    pub(crate) fn post_key_of_edition(&self, id: EditionId) -> Result<Option<Key>> {
        Ok(self
            .connection
            .prepare_cached("SELECT post FROM edition WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }
}

impl Tx<'_> {
    pub(crate) fn update_listed(
        &mut self,
        post: Key,
        title_key: &str,
        is_behind: bool,
    ) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE post SET title_key = ?2, is_behind = ?3 WHERE post = ?1")?
            .execute(params![post, title_key, is_behind])?;
        Ok(())
    }

    /// Brings up whether a pair of the post waits for somebody.
    pub(crate) fn keep_open_pairs(&mut self, post: Key) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("listed/keep_pairs.sql"))?
            .execute([post])?;
        Ok(())
    }
}
