use text::edit::{self, EditError, Rope};

use super::change::Field;
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::library::{Query, Tx};
use crate::storage::Key;

/// What an edition says now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// Title.
    pub title: String,
    /// Dek.
    pub dek: String,
    /// Place and date line.
    pub place_line: String,
    /// Markdown.
    pub body: String,
    /// Private notes.
    pub notes: String,
}

impl Fields {
    /// One field's text.
    pub fn get(&self, field: Field) -> &str {
        match field {
            Field::Title => &self.title,
            Field::Dek => &self.dek,
            Field::PlaceLine => &self.place_line,
            Field::Body => &self.body,
            Field::Notes => &self.notes,
        }
    }
}

/// A hash by which an editor and the library compare a text: FNV-1a, 32 bits, over its
/// UTF-16 units, the low byte of each first.
///
/// It tells a mistake, not an attack.
pub fn hash(text: &str) -> u32 {
    const OFFSET: u32 = 2_166_136_261;
    const PRIME: u32 = 16_777_619;
    text.encode_utf16()
        .flat_map(u16::to_le_bytes)
        .fold(OFFSET, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(PRIME)
        })
}

/// The body that was edited last, so that a keystroke in a long text does not read and
/// replay it again. Given up whenever a transaction fails.
pub(crate) struct CachedBody {
    pub edition: Key,
    pub revision: u64,
    pub rope: Rope,
}

/// Reads all fields of an edition at its newest revision.
///
/// # Errors
///
/// A failed read; [`crate::Error::Damaged`] where the journal does not fit the body.
pub fn fields(q: &Query<'_>, edition: &Edition) -> Result<Fields> {
    Ok(Fields {
        title: edition.title.clone(),
        dek: edition.dek.clone(),
        place_line: edition.place_line.clone(),
        body: body(q, edition)?,
        notes: edition.notes.clone(),
    })
}

/// Reads an edition's Markdown: the column, and the changes since.
pub(crate) fn body(q: &Query<'_>, edition: &Edition) -> Result<String> {
    let (text, revision) = q.body_column(edition.key)?;
    if revision == edition.revision {
        return Ok(text);
    }
    let tail = q.edits_after(edition.key, Field::Body, revision)?;
    if tail.is_empty() {
        Ok(text)
    } else {
        edit::apply(&text, &tail).map_err(|e| unfit(edition, &e))
    }
}

/// Reads a field to change it. The cached body is taken out, and put back once it has
/// changed.
pub(super) fn take_text(tx: &mut Tx<'_>, edition: &Edition, field: Field) -> Result<Rope> {
    if let Some(short) = short_field(edition, field) {
        return Ok(Rope::new(short));
    }
    let is_fresh = |c: &CachedBody| c.edition == edition.key && c.revision == edition.revision;
    match tx.cached.take().filter(is_fresh) {
        Some(cached) => Ok(cached.rope),
        None => Ok(Rope::new(&body(tx, edition)?)),
    }
}

/// Stored edits that do not fit the stored text are damage, not somebody's mistake.
pub(super) fn unfit(edition: &Edition, error: &EditError) -> Error {
    Error::Damaged {
        detail: format!(
            "the journal of edition {} does not fit: {error}",
            edition.id
        ),
    }
}

/// A field that is not the body: its column is always up to date.
pub(super) fn short_field(edition: &Edition, field: Field) -> Option<&str> {
    match field {
        Field::Title => Some(&edition.title),
        Field::Dek => Some(&edition.dek),
        Field::PlaceLine => Some(&edition.place_line),
        Field::Notes => Some(&edition.notes),
        Field::Body => None,
    }
}
