use super::Uses;
use crate::error::Result;
use crate::library::Query;

/// An image without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Pixels; 0 where nobody has looked.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// How many editions show it now, those in the trash among them.
    pub editions: usize,
    /// When it was taken in, milliseconds since 1970.
    pub created_at: i64,
    /// When it went to the trash, if it is there.
    pub trashed_at: Option<i64>,
}

/// Every image, the newest first, those in the trash among them.
///
/// # Errors
///
/// A failed read.
pub fn list(q: &Query<'_>) -> Result<Vec<Listed>> {
    let mut images = q.images()?;
    let uses = Uses::read(q)?;
    for image in &mut images {
        image.editions = uses.of(&image.name).len();
    }
    Ok(images)
}
