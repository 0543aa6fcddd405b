//! Colours as every screen reads them that is told nothing.

use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Brings colours that a profile explains to sRGB, so that the profile is not needed any more.
///
/// A profile that cannot be read, or is for another kind of colours than these, is taken for
/// sRGB, as browsers do.
pub(super) fn to_srgb(image: DynamicImage, profile: &[u8]) -> DynamicImage {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else {
        return image;
    };
    match (profile.color_space, image) {
        (DataColorSpace::Rgb, DynamicImage::ImageRgb8(mut pixels)) => {
            convert(&profile, Layout::Rgb, &mut pixels);
            DynamicImage::ImageRgb8(pixels)
        }
        (DataColorSpace::Rgb, DynamicImage::ImageRgba8(mut pixels)) => {
            convert(&profile, Layout::Rgba, &mut pixels);
            DynamicImage::ImageRgba8(pixels)
        }
        (_, image) => image,
    }
}

/// Rows of so many bytes at a time, so that the pixels need not be in memory twice.
const AT_A_TIME: usize = 3 * 4 * 65_536;

fn convert(profile: &ColorProfile, layout: Layout, pixels: &mut [u8]) {
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, options) else {
        return;
    };
    let mut converted = vec![0; AT_A_TIME.min(pixels.len())];
    for part in pixels.chunks_mut(AT_A_TIME) {
        let converted = &mut converted[..part.len()];
        if transform.transform(part, converted).is_ok() {
            part.copy_from_slice(converted);
        }
    }
}
