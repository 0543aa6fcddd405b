//! Files that somebody gives become pixels and nothing else.
//!
//! 1. [`kind`] tells what the file is; what is no picture is refused by name.
//! 2. Its size is read from its head, before anything is unpacked.
//! 3. The pixels are read, turned upright, and their colours brought to sRGB.
//! 4. They are written anew. Nothing of the old file is copied, so nothing that it said of
//!    camera, place, time or author can be left.
//!
//! What is kept is a PNG or a JPEG, which all that an export goes to can show: JPEG stays JPEG,
//! and so does a WebP that was made by leaving out what eyes do not see; everything else becomes
//! a PNG. A moving picture stands still at its first frame: what moves by itself keeps people
//! from reading, and no paper shows it.

use std::collections::BTreeSet;
use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::{
    AnimationDecoder as _, DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader,
    Limits,
};

use super::beside::{Beside, beside_pixels};
use super::{colour, kind};
use crate::error::{Error, Result};

/// The largest file that is taken, and that is kept, bytes.
pub const MAX_IMAGE_BYTES: usize = 32 * 1024 * 1024;
/// The most pixels that are taken.
pub const MAX_PIXELS: u64 = 64_000_000;
/// The longest side that is taken, pixels; more than `text::sanitize` lets a page say.
const MAX_SIDE: u32 = 20_000;
/// What unpacking may need, bytes: all pixels in sixteen bits and four channels.
const MAX_MEMORY: u64 = MAX_PIXELS * 8;
/// Photographs are written so well that eyes see no difference.
const QUALITY: u8 = 90;

/// An image of which nothing is left but its pixels. Only [`take_in`], [`again`] and
/// [`super::resized`] make one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanImage {
    pub(super) bytes: Vec<u8>,
    pub(super) format: Format,
    pub(super) width: u32,
    pub(super) height: u32,
    is_stilled: bool,
    left_out: BTreeSet<Beside>,
}

/// What an image is kept as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Png,
    Jpeg,
}

impl Format {
    pub(super) fn ending(self) -> &'static str {
        match self {
            Format::Png => "png",
            Format::Jpeg => "jpg",
        }
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Format::Png => "image/png",
            Format::Jpeg => "image/jpeg",
        }
    }
}

impl CleanImage {
    /// The file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Gives the file away.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Its media type.
    pub fn media_type(&self) -> &'static str {
        self.format.media_type()
    }

    /// Width and height, pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Whether it moved before; its first frame was kept.
    pub fn is_stilled(&self) -> bool {
        self.is_stilled
    }

    /// What the file said beside its pixels and this does not.
    pub fn left_out(&self) -> impl Iterator<Item = Beside> {
        self.left_out.iter().copied()
    }
}

/// Reads a file that somebody gave and keeps its pixels alone.
///
/// The same file gives the same bytes. It takes a tenth of a second for a photograph, and as much
/// memory as the unpacked pixels a few times over: no transaction should wait for it.
///
/// # Errors
///
/// [`Error::TooLarge`], [`Error::UnknownImage`], [`Error::ImageTooLarge`],
/// [`Error::BrokenImage`].
pub fn take_in(bytes: &[u8]) -> Result<CleanImage> {
    fits(bytes)?;
    let format = kind::of(bytes)?;
    let (width, height) = size_of(bytes, format)?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(Error::ImageTooLarge {
            width,
            height,
            limit: MAX_PIXELS,
        });
    }
    if pixels == 0 || !is_whole(bytes, format) {
        return Err(Error::BrokenImage);
    }
    let image = upright(bytes, format)?;
    let kept = match format {
        ImageFormat::Jpeg => Format::Jpeg,
        ImageFormat::WebP if is_lossy_webp(bytes) && !image.color().has_alpha() => Format::Jpeg,
        _ => Format::Png,
    };
    let clean = encode(&image, kept)?;
    fits(&clean.bytes)?;
    Ok(CleanImage {
        is_stilled: moves(bytes, format),
        left_out: beside_pixels(bytes),
        ..clean
    })
}

/// Takes a file back that another library has kept: it must hold nothing but pixels, and is kept
/// as it is, so that it has the same name everywhere.
///
/// # Errors
///
/// Those of [`take_in`]; [`Error::BrokenImage`] also for one that says something beside its pixels.
pub fn again(bytes: Vec<u8>) -> Result<CleanImage> {
    fits(&bytes)?;
    let format = match kind::of(&bytes)? {
        ImageFormat::Png => Format::Png,
        ImageFormat::Jpeg => Format::Jpeg,
        _ => return Err(Error::BrokenImage),
    };
    if !beside_pixels(&bytes).is_empty() {
        return Err(Error::BrokenImage);
    }
    let (width, height) = measure(&bytes).ok_or(Error::BrokenImage)?;
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || pixels > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(Error::BrokenImage);
    }
    Ok(CleanImage {
        bytes,
        format,
        width,
        height,
        is_stilled: false,
        left_out: BTreeSet::new(),
    })
}

fn fits(bytes: &[u8]) -> Result<()> {
    if bytes.len() <= MAX_IMAGE_BYTES {
        return Ok(());
    }
    Err(Error::TooLarge {
        name: "this image".to_owned(),
        bytes: bytes.len() as u64,
        limit: MAX_IMAGE_BYTES as u64,
    })
}

/// The width and height that an image file's head says.
fn size_of(bytes: &[u8], format: ImageFormat) -> Result<(u32, u32)> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    reader.into_dimensions().map_err(|_| Error::BrokenImage)
}

/// The width and height that a stored image's head says, where it can be read.
pub(crate) fn measure(bytes: &[u8]) -> Option<(u32, u32)> {
    size_of(bytes, kind::of(bytes).ok()?).ok()
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_MEMORY);
    limits
}

/// Reads the pixels: upright, in eight bits, in sRGB, without a transparency that hides nothing.
fn upright(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(broken)?;
    // What cannot be read of these is as if it were not there.
    let profile = decoder.icc_profile().ok().flatten();
    let orientation = decoder.orientation().ok();
    let mut image = in_eight_bits(DynamicImage::from_decoder(decoder).map_err(broken)?);
    if let Some(profile) = profile {
        image = colour::to_srgb(image, &profile);
    }
    if let Some(orientation) = orientation {
        image.apply_orientation(orientation);
    }
    Ok(image)
}

/// Reads the pixels of an image that is stored already.
///
/// # Errors
///
/// [`Error::BrokenImage`], [`Error::UnknownImage`].
pub(super) fn pixels(bytes: &[u8]) -> Result<DynamicImage> {
    upright(bytes, kind::of(bytes)?)
}

fn in_eight_bits(image: DynamicImage) -> DynamicImage {
    let has_alpha = image.color().has_alpha();
    match (image.color().has_color(), has_alpha) {
        (_, true) => {
            let pixels = image.into_rgba8();
            match pixels.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
                true => DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(pixels).into_rgb8()),
                false => DynamicImage::ImageRgba8(pixels),
            }
        }
        (true, false) => DynamicImage::ImageRgb8(image.into_rgb8()),
        (false, false) => DynamicImage::ImageLuma8(image.into_luma8()),
    }
}

/// Writes pixels as a file that holds nothing else.
pub(super) fn encode(image: &DynamicImage, format: Format) -> Result<CleanImage> {
    let mut bytes = Vec::new();
    let written = match format {
        Format::Jpeg => JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(image),
        Format::Png => {
            let (compression, filter) = (CompressionType::Default, FilterType::Adaptive);
            let encoder = PngEncoder::new_with_quality(&mut bytes, compression, filter);
            image.write_with_encoder(encoder)
        }
    };
    written.map_err(broken)?;
    Ok(CleanImage {
        bytes,
        format,
        width: image.width(),
        height: image.height(),
        is_stilled: false,
        left_out: BTreeSet::new(),
    })
}

/// Whether a photograph goes on to its end. The decoder fills with grey what is missing, so that
/// half a picture would pass for a whole one.
fn is_whole(bytes: &[u8], format: ImageFormat) -> bool {
    if format != ImageFormat::Jpeg {
        return true;
    }
    const START_OF_SCAN: u8 = 0xda;
    let mut at = 2;
    // Segments before the pixels say how long they are; a preview in one of them has an end too.
    while let Some(&[0xff, marker, high, low]) = bytes.get(at..at + 4) {
        if marker == 0xff {
            at += 1;
            continue;
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
        if marker == START_OF_SCAN {
            let pixels = bytes.get(at..).unwrap_or_default();
            return pixels.windows(2).any(|pair| pair == [0xff, 0xd9]);
        }
    }
    false
}

/// Whether a WebP was made by leaving out what eyes do not see.
fn is_lossy_webp(bytes: &[u8]) -> bool {
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        match &head[..4] {
            b"VP8 " => return true,
            b"VP8L" => return false,
            _ => {
                let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
                at = at.saturating_add(8 + length + length % 2);
            }
        }
    }
    false
}

/// Whether a picture has more than one frame. One whose later frames are broken stands still
/// anyway.
fn moves(bytes: &[u8], format: ImageFormat) -> bool {
    let reader = Cursor::new(bytes);
    match format {
        ImageFormat::Gif => GifDecoder::new(reader).is_ok_and(|mut decoder| {
            decoder.set_limits(limits()).is_ok() && decoder.into_frames().nth(1).is_some()
        }),
        ImageFormat::Png => {
            PngDecoder::new(reader).is_ok_and(|decoder| decoder.is_apng().unwrap_or(false))
        }
        ImageFormat::WebP => WebPDecoder::new(reader).is_ok_and(|decoder| decoder.has_animation()),
        _ => false,
    }
}

fn broken(error: ImageError) -> Error {
    // What a decoder says is not for people, and may repeat what the file says.
    match error {
        ImageError::IoError(source) if source.kind() == std::io::ErrorKind::OutOfMemory => {
            Error::Io {
                path: "the image".into(),
                source,
            }
        }
        _ => Error::BrokenImage,
    }
}
