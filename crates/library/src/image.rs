//! Images: rows named by their contents, written `![alt](image/NAME)` in a text.

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::library::{Query, Tx};

/// The largest image that is taken, bytes.
pub const MAX_IMAGE_BYTES: usize = 32 * 1024 * 1024;

/// A stored image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Half of its SHA-256 in hexadecimal, and the ending of its format.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Formats that are known by their first bytes. SVG is a program and not among them.
const FORMATS: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"GIF87a", "gif", "image/gif"),
    (b"GIF89a", "gif", "image/gif"),
];

/// Keeps an image and says its name; the same bytes are kept once.
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
    Ok(name)
}

/// Reads an image by the name that a text writes.
///
/// # Errors
///
/// A failed read.
pub fn get(q: &Query<'_>, name: &str) -> Result<Option<Image>> {
    q.image(name)
}

/// What a text writes before an image's name.
const WRITTEN: &str = "image/";

/// The names of images that a text writes. Names have a shape of their own (32 hexadecimal
/// digits and an ending), so that they can be told without reading Markdown.
pub fn names_in(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(WRITTEN).filter_map(|(at, _)| {
        let rest = &text[at + WRITTEN.len()..];
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        let after = rest.get(digits..)?.strip_prefix('.')?;
        let ending = after.bytes().take_while(u8::is_ascii_lowercase).count();
        (digits == 32).then(|| &rest[..digits + 1 + ending])
    })
}

#[cfg(test)]
mod tests {
    use super::names_in;

    #[test]
    fn names_are_found_by_their_shape() {
        let name = "0123456789abcdef0123456789abcdef.png";
        let text = format!("![a](image/{name}) image/x.png ![b](image/{name} \"t\") image/");
        assert_eq!(names_in(&text).collect::<Vec<_>>(), [name, name]);
    }
}
