//! Images of the library.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use library::image::{self as images, Image};
use library::{Error, Op, What};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::{Context, lock};
use crate::failure::Failure;
use crate::thumbnail::Thumbnail;

/// An image without its bytes. Times are milliseconds since 1970.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImageInfo {
    /// Its name, as a text writes it.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Pixels from side to side; 0 where nobody has looked.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// How many editions show it now, those in the trash among them.
    pub editions: usize,
    /// When it was taken in.
    pub created_at: i64,
    /// When it went to the trash, if it is there.
    pub trashed_at: Option<i64>,
}

impl From<images::Listed> for ImageInfo {
    fn from(image: images::Listed) -> ImageInfo {
        ImageInfo {
            name: image.name,
            media_type: image.media_type,
            bytes: image.bytes,
            width: image.width,
            height: image.height,
            editions: image.editions,
            created_at: image.created_at,
            trashed_at: image.trashed_at,
        }
    }
}

pub(crate) fn list(context: &Context, _: Nothing) -> Result<Vec<ImageInfo>, Failure> {
    let images = context.read(images::list)?;
    Ok(images.into_iter().map(Into::into).collect())
}

/// A file that may be an image.
#[derive(Clone, Deserialize, TS)]
pub struct AddImage {
    /// Its bytes in base64 (RFC 4648, section 4).
    pub data: String,
}

/// An image that was taken in: its pixels, and nothing that its file said besides.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddedImage {
    /// Its name, as a text writes it.
    pub name: String,
    /// Whether it was not among the images before.
    pub is_new: bool,
    /// Whether it moved; its first frame was kept.
    pub is_stilled: bool,
}

/// Takes an image in. It is read and written anew before the library is asked for, so that
/// nothing that is typed meanwhile waits.
pub(crate) fn add(context: &Context, request: AddImage) -> Result<AddedImage, Failure> {
    let bytes = STANDARD
        .decode(request.data)
        .map_err(|_| Error::BrokenImage)?;
    let image = images::take_in(&bytes)?;
    let added = context.write(Op::AddImage, |tx| images::add(tx, &image))?;
    Ok(AddedImage {
        name: added.name,
        is_new: added.is_new,
        is_stilled: image.is_stilled(),
    })
}

/// An image, and how wide it is shown at the most.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct GetImage {
    /// Its name.
    pub image: String,
    /// Pixels; 0 for its own width.
    pub max_width: u32,
}

/// An image to be shown.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImageView {
    /// A `data:` address that shows it, no wider than was asked for.
    pub address: String,
    /// Its own width, pixels.
    pub width: u32,
    /// Its own height, pixels.
    pub height: u32,
    /// The greatest width that an export gives it, pixels; 0 for its own.
    pub export_width: u32,
}

pub(crate) fn get(context: &Context, request: GetImage) -> Result<ImageView, Failure> {
    let GetImage { image, max_width } = request;
    let kept = lock(&context.thumbnails).get(&image, max_width);
    let thumbnail = match kept {
        Some(thumbnail) => thumbnail,
        None => {
            let stored = context.read(|q| images::get(q, &image))?;
            let thumbnail = thumbnail(&stored.ok_or_else(|| not_found(&image))?, max_width)?;
            lock(&context.thumbnails).put(&image, max_width, &thumbnail);
            thumbnail
        }
    };
    // One that was forgotten since is not shown.
    let export_width = context.read(|q| images::export_width(q, &image))?;
    Ok(ImageView {
        address: thumbnail.address,
        width: thumbnail.size.0,
        height: thumbnail.size.1,
        export_width: export_width.ok_or_else(|| not_found(&image))?,
    })
}

fn not_found(image: &str) -> Error {
    Error::NotFound {
        what: What::Image,
        id: image.to_owned(),
    }
}

fn thumbnail(image: &Image, max_width: u32) -> Result<Thumbnail, Failure> {
    let is_wider = max_width > 0 && image.width > max_width;
    let (media_type, data) = match is_wider {
        true => {
            let small = images::resized(image, max_width)?;
            (small.media_type(), STANDARD.encode(small.bytes()))
        }
        false => (image.media_type.as_str(), STANDARD.encode(&image.bytes)),
    };
    Ok(Thumbnail {
        address: format!("data:{media_type};base64,{data}"),
        size: (image.width, image.height),
    })
}

/// An image and the greatest width that an export gives it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetExportWidth {
    /// The image.
    pub image: String,
    /// Pixels; 0 for its own.
    pub width: u32,
}

pub(crate) fn set_export_width(context: &Context, request: SetExportWidth) -> Result<(), Failure> {
    context.write(Op::DescribeImage, |tx| {
        images::set_export_width(tx, &request.image, request.width)
    })
}

/// An image.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImageName {
    /// Its name.
    pub image: String,
}

pub(crate) fn trash(context: &Context, request: ImageName) -> Result<(), Failure> {
    context.write(Op::TrashImage, |tx| images::trash(tx, &request.image))
}

pub(crate) fn restore(context: &Context, request: ImageName) -> Result<(), Failure> {
    context.write(Op::RestoreImage, |tx| images::restore(tx, &request.image))
}
