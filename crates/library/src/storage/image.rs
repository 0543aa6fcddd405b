//! Rows of images.

use rusqlite::{OptionalExtension, params};

use super::unsigned;
use crate::error::Result;
use crate::id::EditionId;
use crate::image::{Image, Listed};
use crate::library::{Query, Tx};

impl Query<'_> {
    pub(crate) fn image(&self, name: &str) -> Result<Option<Image>> {
        Ok(self
            .connection
            .prepare_cached("SELECT name, media_type, bytes FROM image WHERE name = ?1")?
            .query_row([name], |row| {
                Ok(Image {
                    name: row.get(0)?,
                    media_type: row.get(1)?,
                    bytes: row.get(2)?,
                })
            })
            .optional()?)
    }

    /// Every image; who uses it is not known here.
    pub(crate) fn images(&self) -> Result<Vec<Listed>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("image/list.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(Listed {
                name: row.get("name")?,
                media_type: row.get("media_type")?,
                bytes: unsigned(row.get("length")?),
                editions: 0,
                created_at: row.get("created_at")?,
                trashed_at: row.get("trashed_at")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// When an image went to the trash, if it is there; `None` where there is no image.
    pub(crate) fn image_trashed(&self, name: &str) -> Result<Option<Option<i64>>> {
        Ok(self
            .connection
            .prepare_cached("SELECT trashed_at FROM image WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?)
    }

    /// Editions whose body writes an image or trails the journal, which may write one.
    pub(crate) fn editions_that_may_show_images(&self) -> Result<Vec<EditionId>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("image/users.sql"))?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    pub(crate) fn insert_image(
        &mut self,
        name: &str,
        media_type: &str,
        bytes: &[u8],
    ) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("image/insert.sql"))?
            .execute(params![name, media_type, bytes, self.now])?;
        Ok(())
    }

    pub(crate) fn update_image_trashed(&mut self, name: &str, at: Option<i64>) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE image SET trashed_at = ?2 WHERE name = ?1")?
            .execute(params![name, at])?;
        Ok(())
    }
}
