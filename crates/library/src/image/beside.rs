//! What a file of pixels says beside its pixels, by the parts that it is made of.

use std::collections::BTreeSet;

/// Something that a file says beside its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// What a camera writes: its kind, the time, often the place, a small picture.
    Exif,
    /// What programs write of author, tools and changes.
    Xmp,
    /// What news agencies write.
    Iptc,
    /// A comment.
    Comment,
    /// How colours are meant, which may name a screen or a camera.
    Profile,
    /// Words.
    Text,
    /// When it was changed last.
    Time,
    /// Something else, or more after the end.
    Other,
}

impl Beside {
    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Beside::Exif => "exif",
            Beside::Xmp => "xmp",
            Beside::Iptc => "iptc",
            Beside::Comment => "comment",
            Beside::Profile => "profile",
            Beside::Text => "text",
            Beside::Time => "time",
            Beside::Other => "other",
        }
    }
}

/// Says what a file holds beside its pixels; nothing where it is pixels alone. A file whose parts
/// cannot be told apart holds something else.
pub fn beside_pixels(bytes: &[u8]) -> BTreeSet<Beside> {
    let mut found = BTreeSet::new();
    let is_whole = if let Some(rest) = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        png(rest, &mut found)
    } else if let Some(rest) = bytes.strip_prefix(b"\xff\xd8") {
        jpeg(rest, &mut found)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp(&bytes[12..], &mut found)
    } else if bytes.starts_with(b"GIF8") {
        gif(bytes, &mut found)
    } else {
        bytes.starts_with(b"BM").then_some(())
    };
    if is_whole.is_none() {
        found.insert(Beside::Other);
    }
    found
}

fn be(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .fold(0, |sum, byte| (sum << 8) | usize::from(*byte))
}

/// Chunks: a length, four letters, the data, a sum.
fn png(mut rest: &[u8], found: &mut BTreeSet<Beside>) -> Option<()> {
    loop {
        let length = be(rest.get(..4)?);
        let kind = rest.get(4..8)?;
        let data = rest.get(8..)?.get(..length)?;
        rest = rest.get(8 + length + 4..)?;
        match kind {
            b"IHDR" | b"PLTE" | b"IDAT" | b"tRNS" | b"sRGB" | b"gAMA" | b"cHRM" | b"pHYs"
            | b"sBIT" | b"bKGD" | b"hIST" | b"cICP" => {}
            b"IEND" => return rest.is_empty().then_some(()),
            b"eXIf" => drop(found.insert(Beside::Exif)),
            b"iCCP" => drop(found.insert(Beside::Profile)),
            b"tIME" => drop(found.insert(Beside::Time)),
            b"iTXt" if data.starts_with(b"XML:com.adobe.xmp") => drop(found.insert(Beside::Xmp)),
            b"tEXt" | b"zTXt" | b"iTXt" => drop(found.insert(Beside::Text)),
            _ => drop(found.insert(Beside::Other)),
        }
    }
}

/// Segments: a mark, a length that counts itself, the data; after the start of a scan, data in
/// which a mark has no zero behind it.
fn jpeg(mut rest: &[u8], found: &mut BTreeSet<Beside>) -> Option<()> {
    loop {
        let [0xff, mark, after @ ..] = rest else {
            return None;
        };
        match mark {
            0xff => {
                rest = &rest[1..];
                continue;
            }
            0xd9 => return after.is_empty().then_some(()),
            0xd0..=0xd7 | 0x01 => {
                rest = after;
                continue;
            }
            _ => {}
        }
        let length = be(after.get(..2)?);
        let data = after.get(2..length)?;
        rest = &after[length..];
        match mark {
            0xe0 if data.starts_with(b"JFIF\0") => {}
            0xe1 if data.starts_with(b"Exif\0") => drop(found.insert(Beside::Exif)),
            0xe1 if data.starts_with(b"http://ns.adobe.com/x") => drop(found.insert(Beside::Xmp)),
            0xe2 if data.starts_with(b"ICC_PROFILE\0") => drop(found.insert(Beside::Profile)),
            0xed => drop(found.insert(Beside::Iptc)),
            // How the colours were mixed.
            0xee if data.starts_with(b"Adobe") && data.len() == 12 => {}
            0xe0..=0xef => drop(found.insert(Beside::Other)),
            0xfe => drop(found.insert(Beside::Comment)),
            _ => {}
        }
        if *mark == 0xda {
            let ends = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7);
            rest = &rest[rest.windows(2).position(ends)?..];
        }
    }
}

/// Chunks: four letters, a length, the data, padded to an even length.
fn webp(mut rest: &[u8], found: &mut BTreeSet<Beside>) -> Option<()> {
    while !rest.is_empty() {
        let kind = rest.get(..4)?;
        let length = rest
            .get(4..8)?
            .iter()
            .rev()
            .fold(0, |sum, byte| (sum << 8) | usize::from(*byte));
        rest.get(8..8 + length)?;
        rest = rest.get(8 + length + length % 2..).unwrap_or_default();
        match kind {
            b"VP8 " | b"VP8L" | b"VP8X" | b"ALPH" | b"ANIM" | b"ANMF" => {}
            b"EXIF" => drop(found.insert(Beside::Exif)),
            b"XMP " => drop(found.insert(Beside::Xmp)),
            b"ICCP" => drop(found.insert(Beside::Profile)),
            _ => drop(found.insert(Beside::Other)),
        }
    }
    Some(())
}

/// A head, a palette, then blocks, each of them parts that say how long they are.
fn gif(bytes: &[u8], found: &mut BTreeSet<Beside>) -> Option<()> {
    let palette = |flags: u8| match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    };
    let mut at = 13 + palette(*bytes.get(10)?);
    loop {
        match bytes.get(at)? {
            0x3b => return (bytes.len() == at + 1).then_some(()),
            0x2c => at += 11 + palette(*bytes.get(at + 9)?),
            0x21 => {
                let name = bytes.get(at + 3..at + 11).unwrap_or_default();
                match bytes.get(at + 1)? {
                    0xf9 => {}
                    0xfe => drop(found.insert(Beside::Comment)),
                    0x01 => drop(found.insert(Beside::Text)),
                    0xff if matches!(name, b"NETSCAPE" | b"ANIMEXTS") => {}
                    0xff if name == b"XMP Data" => drop(found.insert(Beside::Xmp)),
                    0xff if name == b"ICCRGBG1" => drop(found.insert(Beside::Profile)),
                    _ => drop(found.insert(Beside::Other)),
                }
                at += 2;
            }
            _ => return None,
        }
        loop {
            let length = usize::from(*bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(bytes: &[u8]) -> Vec<&'static str> {
        beside_pixels(bytes)
            .into_iter()
            .map(Beside::as_str)
            .collect()
    }

    fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap().to_be_bytes();
        [&length[..], kind, data, &[0; 4]].concat()
    }

    fn segment(mark: u8, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [&[0xff, mark][..], &length, data].concat()
    }

    #[test]
    fn parts_of_png_are_told() {
        let png = |chunks: &[Vec<u8>]| [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat();
        let (head, end) = (chunk(b"IHDR", &[0; 13]), chunk(b"IEND", &[]));
        assert_eq!(
            said(&png(&[head.clone(), chunk(b"IDAT", &[1]), end.clone()])),
            [""; 0]
        );
        for (kind, data, expected) in [
            (b"eXIf", &b"MM"[..], "exif"),
            (b"tEXt", b"Author\0x", "text"),
            (b"iTXt", b"XML:com.adobe.xmp\0", "xmp"),
            (b"tIME", b"1234567", "time"),
            (b"iCCP", b"p", "profile"),
            (b"caBX", b"c2pa", "other"),
        ] {
            let file = png(&[head.clone(), chunk(kind, data), end.clone()]);
            assert_eq!(said(&file), [expected]);
        }
        assert_eq!(
            said(&png(&[head.clone(), end, b"more".to_vec()])),
            ["other"]
        );
        assert_eq!(said(&png(&[head])), ["other"], "it does not end");
    }

    #[test]
    fn parts_of_jpeg_are_told() {
        let jpeg = |parts: &[Vec<u8>]| {
            let scan = [segment(0xda, &[0; 6]), vec![1, 0xff, 0, 2, 0xff, 0xd1, 3]].concat();
            let end = [scan.clone(), segment(0xc4, &[0]), scan, vec![0xff, 0xd9]].concat();
            [
                vec![0xff, 0xd8],
                segment(0xe0, b"JFIF\0\x01\x01"),
                parts.concat(),
                end,
            ]
            .concat()
        };
        assert_eq!(said(&jpeg(&[])), [""; 0]);
        for (mark, data, expected) in [
            (0xe1, &b"Exif\0\0MM"[..], "exif"),
            (0xe1, b"http://ns.adobe.com/xap/1.0/\0", "xmp"),
            (0xed, b"Photoshop 3.0\0", "iptc"),
            (0xfe, b"made by me", "comment"),
            (0xe2, b"ICC_PROFILE\0", "profile"),
            (0xe2, b"MPF\0", "other"),
        ] {
            assert_eq!(said(&jpeg(&[segment(mark, data)])), [expected]);
        }
        assert_eq!(said(&[jpeg(&[]), b"behind".to_vec()].concat()), ["other"]);
    }

    #[test]
    fn parts_of_other_kinds_are_told() {
        let gif = |blocks: &[u8]| [&b"GIF89a\x01\0\x01\0\0\0\0"[..], blocks, &[0x3b]].concat();
        let picture = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 5, 0];
        assert_eq!(said(&gif(&picture)), [""; 0]);
        assert_eq!(
            said(&gif(&[&picture[..], b"\x21\xfe\x02hi\0"].concat())),
            ["comment"]
        );
        assert_eq!(said(&gif(b"\x21\xff\x0bXMP DataXMP\x01x\0")), ["xmp"]);
        let webp = |kind: &[u8]| [b"RIFF\0\0\0\0WEBP", kind, b"\x01\0\0\0x\0"].concat();
        assert_eq!(said(&webp(b"VP8L")), [""; 0]);
        assert_eq!(said(&webp(b"EXIF")), ["exif"]);
        assert_eq!(said(b"<svg>"), ["other"]);
    }
}
