//! The images of a piece as they go out: at the width that a person has chosen, and of pixels
//! alone.

use text::render::ImageSizes;

use super::{Piece, PlannedFile};
use crate::image::{self, CleanImage, Image};

/// The images of a piece as files, and what a person should know of them.
#[derive(Default)]
pub(super) struct ImageFiles {
    pub(super) files: Vec<PlannedFile>,
    pub(super) warnings: Vec<String>,
}

/// Makes the files, by name.
pub(super) fn image_files(piece: &Piece) -> ImageFiles {
    let mut made = ImageFiles::default();
    for (name, image) in &piece.images {
        let clean = made_anew(image);
        if clean.is_none() && !image.is_clean() {
            made.warnings.push(format!(
                "The image {name} was taken in as it was, with what it may say of camera, place \
                 and time; take it in anew to leave that out."
            ));
        }
        made.files.push(PlannedFile {
            name: format!("image/{name}"),
            bytes: clean.map_or_else(|| image.bytes.clone(), CleanImage::into_bytes),
            image: Some(name.clone()),
        });
    }
    made
}

/// How large the images will be. One that was never cleaned may yet be turned upright.
pub(super) fn image_sizes(piece: &Piece) -> ImageSizes {
    let images = piece.images.iter().filter(|(_, image)| image.is_clean());
    let size = |image: &Image| image::at_most((image.width, image.height), image.export_width);
    images
        .map(|(name, image)| (name.clone(), size(image)))
        .collect()
}

/// The image as it goes out, where that is not as it is stored.
fn made_anew(image: &Image) -> Option<CleanImage> {
    let is_narrower = (1..image.width).contains(&image.export_width);
    // What has another name than the formats that are written was kept before images were
    // cleaned; it would no longer be what its name says.
    let is_written = matches!(image.media_type.as_str(), "image/png" | "image/jpeg");
    match is_written && (is_narrower || !image.is_clean()) {
        true => image::resized(image, image.export_width).ok(),
        false => None,
    }
}
