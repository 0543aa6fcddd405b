//! Images of the library.

use library::{Op, image as images};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::Context;
use crate::failure::Failure;

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
