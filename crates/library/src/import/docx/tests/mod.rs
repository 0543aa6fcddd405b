mod bad;
mod lines;
mod made;
mod paragraphs;
mod styles;
mod things;
mod tracked;
mod written;

use made::Made;

use super::*;

/// Reads a document that somebody has made.
fn read_made(made: Made) -> Incoming {
    read("march.docx", &made.bytes(), Tracked::Accept).unwrap()
}

/// The body of a document with such paragraphs.
fn body(paragraphs: &str) -> String {
    read_made(Made::of(paragraphs)).editions.remove(0).body
}

/// What could not be kept, by code.
fn told(incoming: &Incoming) -> Vec<(&'static str, usize)> {
    let told = incoming.diagnostics.iter();
    told.map(|it| (it.code, it.count)).collect()
}

/// A picture of a few pixels.
fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let image = image::RgbImage::from_pixel(3, 2, image::Rgb([165, 40, 31]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

use std::io::Cursor;
