use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::library::Tx;

/// The largest image that is taken, bytes.
pub const MAX_IMAGE_BYTES: usize = 32 * 1024 * 1024;

/// Formats that are known by their first bytes. SVG is a program and not among them.
const FORMATS: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"GIF87a", "gif", "image/gif"),
    (b"GIF89a", "gif", "image/gif"),
];

/// Keeps an image and says its name; the same bytes are kept once, and bytes that lie in
/// the trash are taken out of it.
///
/// The bytes are kept as they are. Whoever takes an image in from a person strips its
/// metadata first.
///
/// # Errors
///
/// [`Error::TooLarge`]; [`Error::UnknownWord`] for a format that is not among those known.
pub fn add(tx: &mut Tx<'_>, bytes: &[u8]) -> Result<String> {
    if bytes.len() > MAX_IMAGE_BYTES {
        return Err(Error::TooLarge {
            name: "this image".to_owned(),
            bytes: bytes.len() as u64,
            limit: MAX_IMAGE_BYTES as u64,
        });
    }
    let known = FORMATS
        .iter()
        .find(|(magic, _, _)| bytes.starts_with(magic));
    let is_webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    let (ending, media_type) = match known {
        Some((_, ending, media_type)) => (*ending, *media_type),
        None if is_webp => ("webp", "image/webp"),
        None => {
            return Err(Error::UnknownWord {
                given: "this image's format".to_owned(),
                known: vec!["png", "jpg", "gif", "webp"],
            });
        }
    };
    let digest = Sha256::digest(bytes);
    let stem: String = digest
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let name = format!("{stem}.{ending}");
    tx.insert_image(&name, media_type, bytes)?;
    tx.changes.list = true;
    Ok(name)
}
