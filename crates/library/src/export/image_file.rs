//! The images of a piece as they go out: at the width that a person has chosen, and of pixels
//! alone.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use text::render::ImageSizes;

use super::{Piece, Plan, PlannedFile, Warning};
use crate::image::{self, CleanImage, Image};

/// The folder that texts name.
const FOLDER: &str = "image";

/// The images of a piece as files, and what a person should know of them.
#[derive(Default)]
pub(super) struct ImageFiles {
    pub(super) files: Vec<PlannedFile>,
    pub(super) warnings: Vec<Warning>,
}

/// Makes the files, by name, in the folder that texts name.
pub(super) fn image_files(piece: &Piece) -> ImageFiles {
    image_files_in(piece, FOLDER)
}

/// Makes the files, by name, in a folder.
pub(super) fn image_files_in(piece: &Piece, folder: &str) -> ImageFiles {
    let mut made = ImageFiles::default();
    for (name, image) in &piece.images {
        let clean = made_anew(piece, image);
        if clean.is_none() && !image.is_clean() {
            let said = format!(
                "The image {name} was taken in as it was, with what it may say of camera, place \
                 and time; take it in anew to leave that out."
            );
            let warning = Warning::new("images.as-they-were", said);
            made.warnings.push(warning.about(name));
        }
        made.files.push(PlannedFile {
            name: format!("{folder}/{name}"),
            bytes: clean.map_or_else(|| image.bytes.clone(), CleanImage::into_bytes),
            image: Some(name.clone()),
        });
    }
    made
}

/// What an image that stands in a text is known by.
pub(super) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The images of a piece by themselves, for whoever puts them where they belong by hand.
pub fn images_alone(piece: &Piece) -> Plan {
    let mut made = image_files(piece);
    for file in &mut made.files {
        file.name = file.image.clone().unwrap_or_default();
    }
    Plan {
        files: made.files,
        warnings: made.warnings,
        ..Plan::default()
    }
}

/// How large the images will be. One that was never cleaned may yet be turned upright.
pub(super) fn image_sizes(piece: &Piece) -> ImageSizes {
    let images = piece.images.iter().filter(|(_, image)| image.is_clean());
    let size = |image: &Image| image::at_most((image.width, image.height), widest(piece, image));
    images
        .map(|(name, image)| (name.clone(), size(image)))
        .collect()
}

/// The image as it goes out, where that is not as it is stored.
fn made_anew(piece: &Piece, image: &Image) -> Option<CleanImage> {
    let widest = widest(piece, image);
    let is_narrower = (1..image.width).contains(&widest);
    // What has another name than the formats that are written was kept before images were
    // cleaned; it would no longer be what its name says.
    let is_written = matches!(image.media_type.as_str(), "image/png" | "image/jpeg");
    match is_written && (is_narrower || !image.is_clean()) {
        true => image::resized(image, widest).ok(),
        false => None,
    }
}

/// How wide an image may be: as its own width says and the profile's; 0 is any width.
fn widest(piece: &Piece, image: &Image) -> u32 {
    match (image.export_width, piece.profile.options.images.width) {
        (0, width) | (width, 0) => width,
        (own, profile) => own.min(profile),
    }
}

/// The profile's folder for images, without what could lead out of the export's.
pub(super) fn folder(piece: &Piece) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let parts = piece.profile.options.images.folder.split(['/', '\\']);
    let parts: Vec<String> = parts
        .map(|part| part.chars().filter(kept).collect::<String>())
        .filter(|part| !part.trim_matches('.').is_empty())
        .collect();
    match parts.join("/").as_str() {
        "" => FOLDER.to_owned(),
        folder => folder.to_owned(),
    }
}

/// What a page calls its images, by name: where they are beside it, or all that they are.
pub(super) fn addresses(piece: &Piece, files: &ImageFiles) -> BTreeMap<String, String> {
    let mut addresses = BTreeMap::new();
    for file in &files.files {
        let Some((name, image)) = file
            .image
            .as_ref()
            .and_then(|it| piece.images.get_key_value(it))
        else {
            continue;
        };
        let address = match piece.profile.options.images.embed {
            true => {
                let pixels = STANDARD.encode(&file.bytes);
                format!("data:{};base64,{pixels}", image.media_type)
            }
            false => file.name.clone(),
        };
        addresses.insert(name.clone(), address);
    }
    addresses
}
