use sha2::{Digest, Sha256};

use super::CleanImage;
use crate::error::Result;
use crate::library::Tx;

/// What became of an image that was added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The name that a text writes.
    pub name: String,
    /// Whether it was not among the images before.
    pub is_new: bool,
}

/// Keeps an image; the same pixels are kept once, and those that lie in the trash are taken out
/// of it.
///
/// # Errors
///
/// A failed write.
pub fn add(tx: &mut Tx<'_>, image: &CleanImage) -> Result<Added> {
    let name = name_of(image);
    let is_new = !matches!(tx.image_trashed(&name)?, Some(None));
    tx.insert_image(&name, image)?;
    tx.changes.list = true;
    Ok(Added { name, is_new })
}

/// The name that texts write for an image: half of the SHA-256 of its bytes in hexadecimal, and
/// the ending of its format.
#[must_use]
pub fn name_of(image: &CleanImage) -> String {
    let digest = Sha256::digest(&image.bytes);
    let stem: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{stem}.{}", image.format.ending())
}
