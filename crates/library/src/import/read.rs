//! A file becomes what its format's module reads of it.

use text::LanguageTag;
use text::edit::utf16_len;
use text::markdown::MarkdownOptions;
use text::opening::{Known, opening};

use super::apart::apart;
use super::beside::Beside;
use super::incoming::{Incoming, IncomingEdition};
use super::kind::{self, Kind};
use super::part::guessed;
use super::tracked::Tracked;
use super::{docx, encoding, html, markdown, odt, plain};
use crate::error::{Error, Result};
use crate::history::MAX_FIELD_BYTES;

/// The largest file that is read, bytes: a document with many photographs.
pub const MAX_FILE_BYTES: usize = 128 * 1024 * 1024;

/// Says how files are read.
#[derive(Clone, Debug)]
pub struct Options {
    /// How changes are read that a word processor has tracked.
    pub tracked: Tracked,
    /// The language of texts in one language, where somebody says it.
    pub language: Option<LanguageTag>,
    /// Whether a text in two languages becomes two editions.
    pub split: bool,
    /// How the library reads Markdown.
    pub reading: MarkdownOptions,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            tracked: Tracked::default(),
            language: None,
            split: true,
            reading: MarkdownOptions { line_breaks: true },
        }
    }
}

/// Reads a file into the posts that it holds: mostly one, and never none. `name` is the file's,
/// without folders.
///
/// # Errors
///
/// [`Error::UnknownDocument`], [`Error::EncryptedDocument`], [`Error::BadDocument`],
/// [`Error::TooLarge`].
pub fn read(name: &str, bytes: &[u8], options: &Options, beside: &Beside) -> Result<Vec<Incoming>> {
    let mut incoming = read_one(name, bytes, options, beside)?;
    finish(&mut incoming, options);
    Ok(vec![incoming])
}

/// Reads a file of one post as it is, before anything is made of its languages.
pub(super) fn read_one(
    name: &str,
    bytes: &[u8],
    options: &Options,
    beside: &Beside,
) -> Result<Incoming> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(too_large(name, bytes.len() as u64, MAX_FILE_BYTES));
    }
    let kind = kind::of(name, bytes)?;
    let text = || encoding::decode(name, bytes, MAX_FIELD_BYTES);
    let mut incoming = match kind {
        Kind::Plain | Kind::Markdown => {
            let decoded = text()?;
            let mut part = match kind {
                Kind::Markdown => markdown::read(name, &decoded.text, beside),
                _ => plain::read(name, &decoded.text, options.reading, beside),
            };
            part.diagnostics.splice(..0, decoded.diagnostics);
            part.alone(name)
        }
        Kind::Html => {
            let decoded = text()?;
            let mut incoming = html::read(name, &decoded.text, options.reading, beside);
            incoming.diagnostics.splice(..0, decoded.diagnostics);
            incoming
        }
        Kind::OpenDocument => odt::read(name, bytes, options.tracked, options.reading)?,
        Kind::Docx => {
            let mut incoming = docx::read(name, bytes, options.tracked)?;
            incoming.editions.iter_mut().for_each(with_opening);
            incoming
        }
        Kind::WordPress => {
            return Err(Error::UnknownDocument {
                name: name.to_owned(),
                kind: None,
            });
        }
    };
    for edition in &mut incoming.editions {
        let fields = [
            &mut edition.title,
            &mut edition.dek,
            &mut edition.place_line,
        ];
        for field in fields {
            *field = field.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    Ok(incoming)
}

/// Takes off an edition's body what stands above it, where its format did not say so.
fn with_opening(edition: &mut IncomingEdition) {
    let known = Known {
        title: &edition.title,
        dek: &edition.dek,
        is_plain: false,
    };
    let above = opening(&edition.body, known);
    let Some(taken) = edition.body.strip_suffix(&above.body).map(utf16_len) else {
        return;
    };
    for comment in &mut edition.comments {
        let span = &mut comment.span;
        span.from = span.from.saturating_sub(taken);
        span.to = span.to.saturating_sub(taken);
    }
    for (field, found) in [
        (&mut edition.title, above.title),
        (&mut edition.dek, above.dek),
        (&mut edition.place_line, above.place_line),
    ] {
        if field.is_empty() {
            *field = found;
        }
    }
    edition.body = above.body;
}

/// Finds out the languages of a post, and parts one text in several.
pub(super) fn finish(incoming: &mut Incoming, options: &Options) {
    if options.split
        && let Some(parted) = apart(incoming)
    {
        *incoming = parted;
    }
    let is_one = incoming.editions.len() == 1;
    for edition in &mut incoming.editions {
        let said = options.language.clone().filter(|_| is_one);
        edition.language = said
            .or_else(|| edition.language.take())
            .or_else(|| guessed(edition));
    }
}

pub(super) fn too_large(name: &str, bytes: u64, limit: usize) -> Error {
    Error::TooLarge {
        name: name.to_owned(),
        bytes,
        limit: limit as u64,
    }
}
