//! Images: rows named by their contents, written `![alt](image/NAME)` in a text. One file a
//! verb.

mod add;
mod get;
mod list;
mod trash;
mod uses;

pub use add::{MAX_IMAGE_BYTES, add};
pub use get::get;
pub use list::{Listed, list};
pub use trash::{restore, trash};
pub(crate) use uses::Uses;

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
