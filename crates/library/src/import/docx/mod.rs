//! Documents of Word, and what others write in its format (WordprocessingML, ISO/IEC 29500).
//!
//! 1. [`parts`] opens the package and finds its parts, whichever of the two families of
//!    namespaces they are in.
//! 2. [`styles`] and [`numbering`] say what a paragraph is: a heading, an item, a quotation.
//! 3. [`reader`] walks the text: [`paragraph`], [`table`], and what stands in a line ([`line`],
//!    [`run`], [`fields`], [`drawing`]). [`tidy`] puts white space where it was seen.
//! 4. [`flow`] makes blocks of the paragraphs; [`heads`] takes title and dek off their beginning.
//! 5. `text::write` writes them as Markdown, and [`comments`] finds its places again in it.
//!
//! What the text cannot keep is counted ([`told`]). Author, dates and everything else that a
//! document says of whoever wrote it stays in it.

mod comments;
mod drawing;
mod fields;
mod flow;
mod heads;
mod language;
mod line;
mod notes;
mod numbering;
mod paragraph;
pub(crate) mod parts;
mod reader;
mod run;
mod styles;
mod symbols;
mod table;
mod tidy;
mod told;

use text::markdown::MarkdownOptions;
use text::write::block::Document;
use text::write::{Dialect, Writing};

use super::{Incoming, IncomingEdition, Tracked};
use crate::error::{DocumentFault, Error, Result};
use crate::history::MAX_FIELD_BYTES;
use parts::Parts;
pub(crate) use reader::Reader;

/// How a body is written.
pub(crate) const WRITING: Writing<'static> = Writing {
    reading: MarkdownOptions { line_breaks: true },
    first_note: 1,
    dialect: Dialect::Own,
    images: "image/",
};

/// Reads a document. `name` is what it is called in messages.
///
/// # Errors
///
/// [`Error::UnknownDocument`], [`Error::EncryptedDocument`], [`Error::BadDocument`],
/// [`Error::TooLarge`].
pub fn read(name: &str, bytes: &[u8], tracked: Tracked) -> Result<Incoming> {
    let mut parts = Parts::open(name, bytes)?;
    let main = parts.main()?;
    let body = main
        .tree
        .root()
        .child("w", "body")
        .ok_or_else(|| parts.package.bad(&main.name, DocumentFault::Missing))?;
    let beside = parts.beside(&main)?;
    let mut reader = Reader::new(&mut parts, &main, &beside, tracked);
    let mut story = reader.story(body);
    let mut said = reader.finish();
    fits(name, said.bytes)?;
    let heads = heads::taken(&mut story);
    let mut document = Document {
        blocks: flow::settle(story),
        notes: std::mem::take(&mut said.notes),
    };
    heads::without_overall_ink(&mut document);
    let (body, comments, misplaced) = comments::written(document, &beside);
    fits(name, body.len())?;
    said.told.more("comments.misplaced", misplaced);
    let language = language::of(&body, &said.languages);
    Ok(Incoming {
        name: name.to_owned(),
        editions: vec![IncomingEdition {
            language,
            title: heads.title,
            dek: heads.dek,
            body,
            comments,
            ..IncomingEdition::default()
        }],
        images: said.images,
        diagnostics: said.told.sentences(tracked),
        ..Incoming::default()
    })
}

/// Refuses what no field of a library holds.
fn fits(name: &str, bytes: usize) -> Result<()> {
    if bytes > MAX_FIELD_BYTES {
        return Err(Error::TooLarge {
            name: name.to_owned(),
            bytes: bytes as u64,
            limit: MAX_FIELD_BYTES as u64,
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests;
