//! What kind of file somebody gave, by its first bytes.

use image::ImageFormat;

use crate::error::{Error, Result};

/// Kinds that are read, by what they begin with. WebP has its own line below.
const READ: &[(&[u8], ImageFormat)] = &[
    (b"\x89PNG\r\n\x1a\n", ImageFormat::Png),
    (b"\xff\xd8\xff", ImageFormat::Jpeg),
    (b"GIF87a", ImageFormat::Gif),
    (b"GIF89a", ImageFormat::Gif),
    (b"BM", ImageFormat::Bmp),
];

/// Kinds that people take for pictures and that are not read, so that they can be told which.
const NAMED: &[(usize, &[u8], &str)] = &[
    (4, b"ftypavi", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftyphev", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (4, b"ftypmsf1", "HEIC"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (0, b"%PDF-", "PDF"),
    (0, b"8BPS", "PSD"),
    (0, b"\xff\x0a", "JPEG XL"),
    (0, b"\0\0\0\x0cJXL ", "JPEG XL"),
];

/// How far an SVG may have comments and declarations before it begins, bytes.
const SVG_BEGINS_WITHIN: usize = 4096;

/// The kind of file, if it is one that is read.
///
/// # Errors
///
/// [`Error::UnknownImage`], which names the kind where it is known.
pub(super) fn of(bytes: &[u8]) -> Result<ImageFormat> {
    let known = READ.iter().find(|(begins, _)| bytes.starts_with(begins));
    if let Some((_, format)) = known {
        return Ok(*format);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(ImageFormat::WebP);
    }
    let has = |at: usize, magic: &[u8]| bytes.get(at..).is_some_and(|it| it.starts_with(magic));
    let named = NAMED.iter().find(|(at, magic, _)| has(*at, magic));
    let kind = named.map(|(_, _, name)| *name);
    Err(Error::UnknownImage {
        kind: kind.or_else(|| is_svg(bytes).then_some("SVG")),
    })
}

/// SVG is a text: mark-up that somewhere begins with its element, perhaps packed.
fn is_svg(bytes: &[u8]) -> bool {
    let begin = &bytes[..bytes.len().min(SVG_BEGINS_WITHIN)];
    let text = String::from_utf8_lossy(begin).to_ascii_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<') && text.contains("<svg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_their_first_bytes() {
        for (bytes, format) in [
            (&b"\x89PNG\r\n\x1a\n..."[..], ImageFormat::Png),
            (b"\xff\xd8\xff\xe0", ImageFormat::Jpeg),
            (b"GIF89a", ImageFormat::Gif),
            (b"BM....", ImageFormat::Bmp),
            (b"RIFF\x10\0\0\0WEBPVP8L", ImageFormat::WebP),
        ] {
            assert_eq!(of(bytes).unwrap(), format);
        }
        for (bytes, expected) in [
            (&b"\0\0\0\x18ftypheic"[..], Some("HEIC")),
            (b"\0\0\0\x18ftypavif", Some("AVIF")),
            (b"II*\0....", Some("TIFF")),
            (b"%PDF-1.7", Some("PDF")),
            (b"\xef\xbb\xbf<?xml version='1.0'?>\n<SVG>", Some("SVG")),
            (b" <!-- drawn --><svg onload='alert(1)'>", Some("SVG")),
            (b"<html><p>no picture", None),
            (b"A picture of <svg", None),
            (b"", None),
        ] {
            let Err(Error::UnknownImage { kind }) = of(bytes) else {
                panic!("{bytes:?} is taken");
            };
            assert_eq!(kind, expected);
        }
    }
}
