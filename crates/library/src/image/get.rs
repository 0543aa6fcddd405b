use super::Image;
use crate::error::Result;
use crate::library::Query;

/// Reads an image by the name that a text writes, also one in the trash.
///
/// # Errors
///
/// A failed read.
pub fn get(q: &Query<'_>, name: &str) -> Result<Option<Image>> {
    q.image(name)
}
