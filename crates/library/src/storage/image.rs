//! Rows of images.

use rusqlite::{OptionalExtension, params};

use super::unsigned;
use crate::error::Result;
use crate::id::EditionId;
use crate::image::{Beside, CleanImage, Image, Listed};
use crate::library::{Query, Tx};

/// The words of a list of words.
fn words(list: &str) -> Vec<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

impl Query<'_> {
    pub(crate) fn image(&self, name: &str) -> Result<Option<Image>> {
        let sql = match self.has_current_schema()? {
            true => include_str!("image/select.sql"),
            false => include_str!("image/select_before_sizes.sql"),
        };
        Ok(self
            .connection
            .prepare_cached(sql)?
            .query_row([name], |row| {
                let width = row.get("width")?;
                Ok(Image {
                    name: row.get("name")?,
                    media_type: row.get("media_type")?,
                    bytes: row.get("bytes")?,
                    width,
                    height: row.get("height")?,
                    export_width: row.get("export_width")?,
                    clean: width > 0,
                    left_out: words(&row.get::<_, String>("left_out")?),
                })
            })
            .optional()?)
    }

    /// Every image; who uses it is not known here.
    pub(crate) fn images(&self) -> Result<Vec<Listed>> {
        let sql = match self.has_current_schema()? {
            true => include_str!("image/list.sql"),
            false => include_str!("image/list_before_sizes.sql"),
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(Listed {
                name: row.get("name")?,
                media_type: row.get("media_type")?,
                bytes: unsigned(row.get("length")?),
                width: row.get("width")?,
                height: row.get("height")?,
                editions: 0,
                created_at: row.get("created_at")?,
                trashed_at: row.get("trashed_at")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The greatest width that an export gives an image; `None` where there is no image.
    pub(crate) fn export_width(&self, name: &str) -> Result<Option<u32>> {
        Ok(self
            .connection
            .prepare_cached("SELECT export_width FROM image WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?)
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
    pub(crate) fn insert_image(&mut self, name: &str, image: &CleanImage) -> Result<()> {
        let (width, height) = image.size();
        let left_out: Vec<&str> = image.left_out().map(Beside::as_str).collect();
        self.connection
            .prepare_cached(include_str!("image/insert.sql"))?
            .execute(params![
                name,
                image.media_type(),
                image.bytes(),
                self.now,
                width,
                height,
                left_out.join(" ")
            ])?;
        Ok(())
    }

    pub(crate) fn update_export_width(&mut self, name: &str, width: u32) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE image SET export_width = ?2 WHERE name = ?1")?
            .execute(params![name, width])?;
        Ok(())
    }

    pub(crate) fn update_image_trashed(&mut self, name: &str, at: Option<i64>) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE image SET trashed_at = ?2 WHERE name = ?1")?
            .execute(params![name, at])?;
        Ok(())
    }
}
