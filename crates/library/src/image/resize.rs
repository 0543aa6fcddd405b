use image::imageops::FilterType;

use super::Image;
use super::clean::{self, CleanImage, Format};
use crate::error::Result;

/// An image that is at most so wide; one that is not wider is written anew at its own width.
///
/// The same image and width give the same bytes.
///
/// # Errors
///
/// [`crate::Error::BrokenImage`] for a stored image that cannot be read.
pub fn resized(image: &Image, width: u32) -> Result<CleanImage> {
    let pixels = clean::pixels(&image.bytes)?;
    let format = match image.media_type.as_str() {
        "image/jpeg" => Format::Jpeg,
        _ => Format::Png,
    };
    let size = (pixels.width(), pixels.height());
    let (width, height) = at_most(size, width);
    if (width, height) == size {
        return clean::encode(&pixels, format);
    }
    let pixels = pixels.resize_exact(width, height, FilterType::Lanczos3);
    clean::encode(&pixels, format)
}

/// The size of an image that is at most so wide; 0 is any width.
pub fn at_most((width, height): (u32, u32), most: u32) -> (u32, u32) {
    if most == 0 || width <= most {
        return (width, height);
    }
    let share = f64::from(most) / f64::from(width);
    // A very wide one keeps a line at least.
    (most, (f64::from(height) * share).round().max(1.0) as u32)
}
