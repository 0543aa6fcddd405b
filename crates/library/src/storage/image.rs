//! Rows of images.

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::image::Image;
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
}
