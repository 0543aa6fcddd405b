//! Images: what a file says beside its pixels stays outside, and exports make them as narrow as
//! was asked for.

use library::export::{self as exports, Format, Profile};
use library::history::Field;
use library::{Op, image};

use crate::support::html::tags;
use crate::support::{Desk, Folder, LIBRARY, wide_picture};

/// A JPEG out of a PNG, told about by a camera: who, where, when, and which way up it was held.
fn photograph(width: u32) -> Vec<u8> {
    let picture = ::image::load_from_memory(&wide_picture(b"The well", width)).unwrap();
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, ::image::ImageFormat::Jpeg)
        .unwrap();
    let mut jpeg = bytes.into_inner();
    // An EXIF block whose only entry says that the camera lay on its side.
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let said = [&exif[..], SECRET].concat();
    let length = u16::try_from(said.len() + 2).unwrap().to_be_bytes();
    jpeg.splice(2..2, [&[0xff, 0xe1][..], &length, &said].concat());
    jpeg.extend(SECRET);
    jpeg
}

const SECRET: &[u8] = b"Ana's telephone at 17.0654 N 96.7236 W";

fn says(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|at| at == words)
}

#[test]
fn no_export_and_no_library_says_what_a_camera_said() {
    let folder = Folder::with_library();
    let given = photograph(400);
    assert!(says(&given, SECRET) && says(&given, b"Exif"));
    folder.write("well.jpg", &given);
    let said = folder
        .octa(["image", "add", LIBRARY, "well.jpg"])
        .succeeds();
    let written = said.trim();
    let post = folder.post(
        "The well",
        "en",
        &format!("![A well]({written} \"At night\")\n"),
    );
    for format in ["html-page", "html-fragment", "markdown"] {
        folder
            .octa([
                "export", LIBRARY, &post, "--format", format, "--out", format,
            ])
            .succeeds();
        let exported = folder.bytes(&format!("{format}/{written}"));
        assert!(!says(&exported, SECRET) && !says(&exported, b"Exif"));
    }
    for name in folder
        .names(".")
        .iter()
        .filter(|name| name.contains(LIBRARY))
    {
        assert!(!says(&folder.bytes(name), SECRET), "{name}");
    }
    let page = folder.read("html-page/the-well.html");
    // It stands upright, with its caption.
    assert!(page.contains("width=\"200\" height=\"400\""), "{page}");
    assert!(page.contains("<figcaption>At night</figcaption>"), "{page}");
}

#[test]
fn a_receipt_says_what_was_left_out_of_an_image_also_where_it_is_in_the_page() {
    let desk = Desk::with("The well", "");
    let clean = image::take_in(&photograph(400)).unwrap();
    let add = |tx: &mut library::Tx<'_>| image::add(tx, &clean);
    let name = desk.library.write(Op::AddImage, add).unwrap().0.name;
    desk.replace(
        desk.source,
        Field::Body,
        &format!("![A well](image/{name})\n"),
    );
    let mut profile = Profile::default();
    for (embed, width) in [(false, 0), (true, 0), (true, 100)] {
        profile.options.images.embed = embed;
        profile.options.images.width = width;
        let piece = |q: &library::Query<'_>| exports::piece(q, desk.post, &profile, None);
        let pieces = [desk.library.read(piece).unwrap()];
        let plan = exports::plan(&pieces, Format::HtmlPage).unwrap();
        let said = exports::receipt(&pieces, &plan);
        let removed: Vec<_> = said.images.into_values().map(|it| it.removed).collect();
        let [removed] = removed.as_slice() else {
            panic!("{removed:?}")
        };
        assert!(
            removed.contains(&"exif".to_owned()),
            "{embed} {width} {removed:?}"
        );
    }
}

#[test]
fn exports_make_an_image_as_narrow_as_was_asked_for_and_never_wider() {
    let desk = Desk::with("Well", "");
    let clean = image::take_in(&wide_picture(b"The well", 1200)).unwrap();
    let add = |tx: &mut library::Tx<'_>| image::add(tx, &clean);
    let name = desk.library.write(Op::AddImage, add).unwrap().0.name;
    let body = format!("![A well](image/{name})\n");
    desk.replace(desk.source, Field::Body, &body);
    let folder = desk.close();
    let width = |pixels: &str| {
        folder
            .octa(["image", "width", LIBRARY, &name, pixels])
            .succeeds();
        folder
            .octa([
                "export",
                LIBRARY,
                "well",
                "--format",
                "html-page",
                "--out",
                "out",
            ])
            .succeeds();
        let exported = folder.read("out/well.html");
        let image = tags(&exported).into_iter().find(|tag| tag.name == "img");
        let said = image.unwrap().get("width").map(str::to_owned);
        let bytes = folder.bytes(&format!("out/image/{name}"));
        let read = ::image::load_from_memory(&bytes).unwrap();
        assert_eq!(said, Some(read.width().to_string()));
        (read.width(), read.height(), bytes)
    };
    assert_eq!(width("0").2, clean.bytes());
    let narrow = width("640");
    assert_eq!((narrow.0, narrow.1), (640, 320));
    assert_eq!(width("640"), narrow, "the same bytes every time");
    assert_eq!(width("4000").2, clean.bytes());
}
