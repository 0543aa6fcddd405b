//! What goes in with all that files say of themselves, and what is left.

use std::collections::BTreeSet;
use std::io::Cursor;

use image::codecs::gif::{GifEncoder, Repeat};
use image::codecs::png::PngEncoder;
use image::{
    Delay, DynamicImage, Frame, ImageEncoder as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage,
};

use super::*;
use crate::error::Error;
use Beside::{Comment, Exif, Iptc, Other, Text, Time, Xmp};

/// A picture whose corners tell which way up it is: red, green, blue, white from the top left on.
fn compass() -> RgbImage {
    RgbImage::from_fn(24, 16, |x, y| match (x < 12, y < 8) {
        (true, true) => Rgb([220, 20, 20]),
        (false, true) => Rgb([20, 200, 20]),
        (true, false) => Rgb([20, 20, 220]),
        (false, false) => Rgb([240, 240, 240]),
    })
}

fn file(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn jpeg() -> Vec<u8> {
    file(&compass().into(), ImageFormat::Jpeg)
}

fn png() -> Vec<u8> {
    file(&compass().into(), ImageFormat::Png)
}

/// What a camera says, with a place, a time and a preview.
const SECRETS: [&[u8]; 6] = [
    b"Exif\0\0",
    b"http://ns.adobe.com/xap/1.0/",
    b"Photoshop 3.0",
    b"CAMERA-SERIAL-4711",
    b"17.0654 N 96.7236 W",
    b"2026:05:13 21:05:00",
];

/// An EXIF block, which says how the picture is to be turned, and much besides.
fn exif(orientation: u16) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    // Orientation, a short.
    exif.extend(b"\x12\x01\x03\0\x01\0\0\0");
    exif.extend(orientation.to_le_bytes());
    exif.extend([0, 0]);
    // The maker, whose words stand behind the directory.
    exif.extend(b"\x0f\x01\x02\0\x40\0\0\0\x26\0\0\0");
    exif.extend([0; 4]);
    exif.extend(b"CAMERA-SERIAL-4711 17.0654 N 96.7236 W 2026:05:13 21:05:00");
    // A preview is a whole picture of its own.
    exif.extend(jpeg());
    exif
}

/// Puts segments behind the beginning of a JPEG, and words behind its end.
fn told(mut jpeg: Vec<u8>, orientation: u16) -> Vec<u8> {
    let segment = |marker: u8, begins: &[u8], content: &[u8]| {
        let length = u16::try_from(2 + begins.len() + content.len()).unwrap();
        let head = [0xff, marker];
        [&head[..], &length.to_be_bytes(), begins, content].concat()
    };
    let segments = [
        segment(0xe1, b"Exif\0\0", &exif(orientation)),
        segment(
            0xe1,
            b"http://ns.adobe.com/xap/1.0/\0",
            b"<x:xmpmeta>CAMERA-SERIAL-4711",
        ),
        segment(
            0xed,
            b"Photoshop 3.0\0",
            b"8BIM\x04\x04 17.0654 N 96.7236 W",
        ),
        segment(0xfe, b"", b"CAMERA-SERIAL-4711 was here"),
    ];
    jpeg.splice(2..2, segments.concat());
    jpeg.extend(b"2026:05:13 21:05:00 and a film behind it");
    jpeg
}

/// Puts chunks into a PNG, and words behind its end.
fn told_png(png: &[u8], orientation: u16) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        let checked = [&kind[..], content].concat();
        [&length[..], &checked, &crc(&checked).to_be_bytes()].concat()
    };
    const HEAD: usize = 8 + 25;
    let chunks = [
        chunk(b"tEXt", b"Author\0CAMERA-SERIAL-4711"),
        chunk(b"tIME", b"\x07\xea\x05\x0d\x15\x05\x00"),
        chunk(b"eXIf", &exif(orientation)),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\x0017.0654 N 96.7236 W"),
    ];
    let end = b"2026:05:13 21:05:00".to_vec();
    [&png[..HEAD], &chunks.concat(), &png[HEAD..], &end].concat()
}

/// The check sum of PNG chunks (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| match crc & 1 {
            1 => crc >> 1 ^ 0xedb8_8320,
            _ => crc >> 1,
        })
    })
}

/// The markers of a JPEG up to its pixels, in order, and whether it ends where they do.
fn markers(jpeg: &[u8]) -> (Vec<u8>, bool) {
    let (mut at, mut markers) = (2, Vec::new());
    loop {
        let [0xff, marker, high, low] = jpeg[at..at + 4] else {
            panic!("no marker at {at}");
        };
        markers.push(marker);
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
        if marker == 0xda {
            let end = jpeg.windows(2).rposition(|pair| pair == [0xff, 0xd9]);
            return (markers, end == Some(jpeg.len() - 2));
        }
    }
}

/// The kinds of a PNG's chunks, which must be all that there is.
fn chunks(png: &[u8]) -> Vec<String> {
    let (mut at, mut kinds) = (8, Vec::new());
    while at < png.len() {
        let length: [u8; 4] = png[at..at + 4].try_into().unwrap();
        kinds.push(String::from_utf8(png[at + 4..at + 8].to_vec()).unwrap());
        at += 12 + u32::from_be_bytes(length) as usize;
    }
    assert_eq!(at, png.len());
    kinds.dedup();
    kinds
}

fn secrets_in(bytes: &[u8]) -> Vec<&'static [u8]> {
    let stands = |secret: &&&[u8]| bytes.windows(secret.len()).any(|at| at == **secret);
    SECRETS.iter().filter(stands).copied().collect()
}

/// Which of the four colours a pixel is nearest to, as a letter.
fn colour_at(image: &DynamicImage, x: u32, y: u32) -> char {
    let Rgb([red, green, blue]) = *image.to_rgb8().get_pixel(x, y);
    match (red > 128, green > 128, blue > 128) {
        (true, false, false) => 'r',
        (false, true, false) => 'g',
        (false, false, true) => 'b',
        (true, true, true) => 'w',
        _ => '?',
    }
}

/// The corners from the top left on, row by row.
fn corners(bytes: &[u8]) -> String {
    let image = image::load_from_memory(bytes).unwrap();
    let (right, bottom) = (image.width() - 3, image.height() - 3);
    [(2, 2), (right, 2), (2, bottom), (right, bottom)]
        .map(|(x, y)| colour_at(&image, x, y))
        .iter()
        .collect()
}

#[test]
fn nothing_is_left_of_a_photograph_but_its_pixels() {
    let given = told(jpeg(), 1);
    assert_eq!(secrets_in(&given), SECRETS, "they are looked for rightly");
    let taken = take_in(&given).unwrap();
    assert_eq!(taken.media_type(), "image/jpeg");
    assert!(secrets_in(taken.bytes()).is_empty());
    let (markers, ends) = markers(taken.bytes());
    // JFIF, tables, one frame, one scan: no other application's segment and no comment.
    assert!(
        markers
            .iter()
            .all(|it| [0xe0, 0xdb, 0xc0, 0xc4, 0xda].contains(it)),
        "{markers:x?}"
    );
    assert_eq!(markers.iter().filter(|it| **it == 0xe0).count(), 1);
    assert!(ends);
    assert_eq!(taken.size(), (24, 16));
    assert_eq!(corners(taken.bytes()), "rgbw");
}

#[test]
fn nothing_is_left_of_a_png_but_its_pixels() {
    let given = told_png(&png(), 1);
    assert!(secrets_in(&given).len() > 2, "they are looked for rightly");
    let taken = take_in(&given).unwrap();
    assert!(secrets_in(taken.bytes()).is_empty());
    assert_eq!(chunks(taken.bytes()), ["IHDR", "IDAT", "IEND"]);
    let pixels = image::load_from_memory(taken.bytes()).unwrap();
    assert_eq!(pixels.into_rgb8(), compass(), "not one pixel is another");
}

#[test]
fn a_picture_stands_upright_however_it_was_held() {
    // As the pixels lie, from the top left on, for a picture that shows "rgbw".
    for (orientation, shown) in [
        (1, "rgbw"),
        (2, "grwb"),
        (3, "wbgr"),
        (4, "bwrg"),
        (5, "rbgw"),
        (6, "brwg"),
        (7, "wgbr"),
        (8, "gwrb"),
    ] {
        for given in [told(jpeg(), orientation), told_png(&png(), orientation)] {
            let taken = take_in(&given).unwrap();
            let expected = if orientation < 5 { (24, 16) } else { (16, 24) };
            assert_eq!(taken.size(), expected, "{orientation}");
            assert_eq!(corners(taken.bytes()), shown, "{orientation}");
        }
    }
}

#[test]
fn the_same_file_gives_the_same_bytes_whatever_it_says() {
    let plain = take_in(&jpeg()).unwrap();
    assert_eq!(take_in(&jpeg()).unwrap(), plain);
    let from_camera = take_in(&told(jpeg(), 1)).unwrap();
    assert_eq!(from_camera.bytes(), plain.bytes());
    let from_program = take_in(&told_png(&png(), 1)).unwrap();
    assert_eq!(from_program.bytes(), take_in(&png()).unwrap().bytes());
    for (image, expected) in [
        (&plain, &[][..]),
        (&from_camera, &[Exif, Xmp, Iptc, Comment, Other]),
        (&from_program, &[Exif, Xmp, Text, Time, Other]),
    ] {
        assert_eq!(image.left_out().collect::<Vec<_>>(), expected);
        assert_eq!(beside_pixels(image.bytes()), BTreeSet::new());
    }
    // What was taken in once is taken in again as it is.
    let kept = take_in(&png()).unwrap();
    assert_eq!(take_in(kept.bytes()).unwrap(), kept);
}

#[test]
fn each_kind_becomes_one_that_everything_shows() {
    let picture = DynamicImage::from(compass());
    for (format, expected) in [
        (ImageFormat::Png, "image/png"),
        (ImageFormat::Jpeg, "image/jpeg"),
        (ImageFormat::Gif, "image/png"),
        (ImageFormat::Bmp, "image/png"),
        // Written without loss.
        (ImageFormat::WebP, "image/png"),
    ] {
        let taken = take_in(&file(&picture, format)).unwrap();
        assert_eq!(taken.media_type(), expected, "{format:?}");
        assert_eq!(corners(taken.bytes()), "rgbw", "{format:?}");
        assert!(!taken.is_stilled());
    }
}

#[test]
fn a_moving_picture_stands_still_at_its_first_frame() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder.set_repeat(Repeat::Infinite).unwrap();
    for shade in [250, 10] {
        let pixels = RgbaImage::from_pixel(8, 8, Rgba([shade, shade, shade, 255]));
        let frame = Frame::from_parts(pixels, 0, 0, Delay::from_numer_denom_ms(100, 1));
        encoder.encode_frame(frame).unwrap();
    }
    drop(encoder);
    let taken = take_in(&bytes).unwrap();
    assert!(taken.is_stilled());
    let image = image::load_from_memory(taken.bytes()).unwrap();
    assert_eq!(colour_at(&image, 4, 4), 'w');
}

#[test]
fn transparency_stays_where_it_hides_something() {
    let glass = |alpha| RgbaImage::from_pixel(4, 4, Rgba([9, 9, 9, alpha]));
    let kept = |alpha| {
        let taken = take_in(&file(&glass(alpha).into(), ImageFormat::Png)).unwrap();
        image::load_from_memory(taken.bytes()).unwrap()
    };
    assert_eq!(kept(70).into_rgba8(), glass(70));
    assert!(!kept(255).color().has_alpha());
}

#[test]
fn colours_of_a_wider_space_are_those_that_eyes_saw() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let red = RgbImage::from_pixel(4, 4, Rgb([200, 60, 60]));
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(profile).unwrap();
    red.write_with_encoder(encoder).unwrap();
    let taken = take_in(&bytes).unwrap();
    assert_eq!(chunks(taken.bytes()), ["IHDR", "IDAT", "IEND"]);
    let pixels = image::load_from_memory(taken.bytes()).unwrap().into_rgb8();
    let Rgb([r, g, b]) = *pixels.get_pixel(1, 1);
    // The same red needs more red and less of the others where red reaches less far.
    assert!(r > 205 && g < 55 && b < 60, "{r} {g} {b}");
}

#[test]
fn what_is_no_whole_picture_is_refused() {
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let mut headless = png();
    headless.truncate(20);
    // Where the preview of a camera is whole and the picture is not.
    let mut cut = told(jpeg(), 1);
    cut.truncate(cut.len() - 200);
    for bytes in [half(png()), half(jpeg()), headless, cut, b"GIF89a".to_vec()] {
        assert!(
            matches!(take_in(&bytes), Err(Error::BrokenImage)),
            "{} bytes",
            bytes.len()
        );
    }
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    for (bytes, expected) in [(&drawing[..], Some("SVG")), (b"words", None), (b"", None)] {
        let Err(Error::UnknownImage { kind }) = take_in(bytes) else {
            panic!("it is taken");
        };
        assert_eq!(kind, expected);
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    // A head that promises forty thousand by forty thousand pixels, and nothing behind it.
    let mut bomb = png();
    bomb[16..20].copy_from_slice(&40_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&40_000_u32.to_be_bytes());
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    let Err(Error::ImageTooLarge { width, height, .. }) = take_in(&bomb) else {
        panic!("it is unpacked");
    };
    assert_eq!((width, height), (40_000, 40_000));
    let large = vec![0; MAX_IMAGE_BYTES + 1];
    assert!(matches!(take_in(&large), Err(Error::TooLarge { .. })));
}

#[test]
fn an_image_is_made_narrower_and_never_wider() {
    let clean = take_in(&png()).unwrap();
    let (width, height) = clean.size();
    let image = Image {
        name: name_of(&clean),
        media_type: clean.media_type().to_owned(),
        bytes: clean.bytes().to_vec(),
        width,
        height,
        export_width: 0,
        clean: true,
        left_out: Vec::new(),
    };
    let half = resized(&image, 12).unwrap();
    assert_eq!(half.size(), (12, 8));
    assert_eq!(resized(&image, 12).unwrap(), half);
    assert_eq!(corners(half.bytes()), "rgbw");
    assert_eq!(resized(&image, 24).unwrap().size(), (24, 16));
    assert_eq!(resized(&image, 4000).unwrap().size(), (24, 16));
    assert_eq!(at_most((20_000, 3), 100), (100, 1));
}

#[test]
fn names_are_found_by_their_shape() {
    let name = "0123456789abcdef0123456789abcdef.png";
    let text = format!("![a](image/{name}) image/x.png ![b](image/{name} \"t\") image/");
    assert_eq!(names_in(&text).collect::<Vec<_>>(), [name, name]);
}
