//! Small pictures, each its own.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, Luma};

/// A PNG whose pixels are letters, so that others make another picture.
pub(crate) fn picture(words: &str) -> Vec<u8> {
    let letters = words.as_bytes();
    let width = u32::try_from(letters.len()).unwrap();
    wide_picture(letters, width)
}

/// The same, stretched to a width.
pub(crate) fn wide_picture(letters: &[u8], width: u32) -> Vec<u8> {
    let letter = |x: u32, _| Luma([letters[x as usize % letters.len()]]);
    let mut bytes = Cursor::new(Vec::new());
    let image = GrayImage::from_fn(width, width.div_ceil(2), letter);
    image.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}
