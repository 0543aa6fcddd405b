use super::{Image, clean};
use crate::error::Result;
use crate::library::Query;

/// Reads an image by the name that a text writes, also one in the trash.
///
/// The size of one that was kept before sizes were is read from its head.
///
/// # Errors
///
/// A failed read.
pub fn get(q: &Query<'_>, name: &str) -> Result<Option<Image>> {
    let mut image = q.image(name)?;
    if let Some(image) = &mut image
        && !image.is_clean()
    {
        (image.width, image.height) = clean::measure(&image.bytes).unwrap_or_default();
    }
    Ok(image)
}
