//! Documents of LibreOffice, and what others write in its format (OpenDocument, ISO/IEC 26300).
//!
//! 1. The package is opened; [`styles`] reads what styles mean, those that the program made of
//!    direct formatting among them.
//! 2. [`reader`] makes blocks of what stands one below the other: [`list`], [`table`], [`frame`];
//!    [`line`] reads what stands in a line.
//! 3. [`changes`] says what was tracked, and what of it is read.
//! 4. The blocks are written as Markdown, and [`comments`] finds its places again in it.

mod changes;
mod comments;
mod frame;
mod line;
mod list;
mod reader;
mod styles;
mod table;
mod told;

use text::markdown::MarkdownOptions;
use text::opening::{Known, opening};
use text::write::block::Document;
use text::write::{Dialect, Writing, write};

use super::beside::Beside;
use super::incoming::{Incoming, IncomingEdition};
use super::package::Package;
use super::part::guessed;
use super::pictures::Pictures;
use super::read::too_large;
use super::tracked::Tracked;
use super::xml::Spaces;
use crate::error::{DocumentFault, Result};
use crate::history::MAX_FIELD_BYTES;
use reader::Reader;
use styles::Styles;

/// The namespaces that are known.
const SPACES: Spaces = &[
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    (
        "fo",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    ),
    (
        "svg",
        "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    ),
    (
        "manifest",
        "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    ),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    (
        "loext",
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    ),
];

/// Reads a document. `name` is what it is called in messages.
///
/// # Errors
///
/// [`crate::Error::UnknownDocument`], [`crate::Error::EncryptedDocument`],
/// [`crate::Error::BadDocument`], [`crate::Error::TooLarge`].
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    tracked: Tracked,
    reading: MarkdownOptions,
) -> Result<Incoming> {
    let mut package = Package::open(name, bytes)?;
    if is_enciphered(&mut package)? {
        return Err(crate::Error::EncryptedDocument {
            name: name.to_owned(),
        });
    }
    let content = package.xml("content.xml", SPACES)?;
    let content = content.ok_or_else(|| package.bad("content.xml", DocumentFault::Missing))?;
    let named = package.xml("styles.xml", SPACES)?;
    let styles = Styles::of(named.iter().chain([&content]));
    let body = content.root().child("office", "body");
    let text = body.and_then(|it| it.child("office", "text"));
    let text = text.ok_or_else(|| package.bad("content.xml", DocumentFault::Missing))?;
    let nothing = Beside::nothing();
    let mut pictures = Pictures::new(&nothing);
    let reader = Reader::new(&styles, &mut package, &mut pictures, tracked);
    let read = reader.text(text);
    let document = Document {
        blocks: read.blocks,
        notes: read.notes,
    };
    let writing = Writing {
        reading,
        first_note: 1,
        dialect: Dialect::Own,
        images: "image/",
    };
    let body = write(&document, &writing);
    if body.len() > MAX_FIELD_BYTES {
        return Err(too_large(name, body.len() as u64, MAX_FIELD_BYTES));
    }
    let known = Known {
        title: &read.title,
        dek: &read.dek,
        is_plain: false,
    };
    let above = opening(&body, known);
    let either = |own: String, found: String| if own.is_empty() { found } else { own };
    let mut told = read.told;
    let comments = comments::placed(read.remarks, &above.body, &mut told);
    let mut edition = IncomingEdition {
        title: either(read.title, above.title),
        dek: either(read.dek, above.dek),
        place_line: above.place_line,
        body: above.body,
        comments,
        ..IncomingEdition::default()
    };
    // What a document is set in is often only what its program was.
    let said = styles.language();
    edition.language = match (guessed(&edition), said) {
        (Some(guess), Some(said)) if guess.primary() == said.primary() => Some(said),
        (guess, said) => guess.or(said),
    };
    let (images, told_of) = pictures.finish();
    let mut diagnostics = told.sentences(tracked);
    diagnostics.extend(told_of);
    Ok(Incoming {
        name: name.to_owned(),
        editions: vec![edition],
        images,
        diagnostics,
        ..Incoming::default()
    })
}

/// Tells whether the list of parts says that the text is enciphered.
fn is_enciphered(package: &mut Package<'_>) -> Result<bool> {
    // A list that cannot be read says nothing; the text does.
    let Ok(Some(manifest)) = package.xml("META-INF/manifest.xml", SPACES) else {
        return Ok(false);
    };
    let mut entries = manifest.root().elements();
    Ok(entries.any(|it| it.child("manifest", "encryption-data").is_some()))
}
