//! Images: rows named by their contents, written `![alt](image/NAME "caption")` in a text. One
//! file a verb.
//!
//! Nothing is kept but pixels ([`take_in`]). Words belong to a text and not to an image: each
//! edition describes it in its own language. `![](image/NAME)` says that nobody has described it
//! yet, `![ ](image/NAME)` that somebody has decided that it needs no words.

mod add;
mod beside;
mod clean;
mod colour;
mod describe;
mod get;
mod kind;
mod list;
mod resize;
#[cfg(test)]
mod tests;
mod trash;
mod uses;

pub use add::{Added, add, name_of};
pub use beside::{Beside, beside_pixels};
pub(crate) use clean::measure;
pub use clean::{CleanImage, MAX_IMAGE_BYTES, MAX_PIXELS, again, take_in};
pub use describe::{export_width, set_export_width};
pub use get::get;
pub use list::{Listed, list};
pub use resize::{at_most, resized};
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
    /// Pixels; 0 where its head cannot be read.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// The greatest width that an export gives it, pixels; 0 for its own.
    pub export_width: u32,
    /// Whether it is known to hold nothing but pixels.
    pub(crate) clean: bool,
    /// What was left out of its file when it was taken in: words of [`Beside`].
    pub left_out: Vec<String>,
}

impl Image {
    /// Whether it is known to hold nothing but pixels. What was kept before images were
    /// cleaned may say more.
    pub fn is_clean(&self) -> bool {
        self.clean
    }
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
