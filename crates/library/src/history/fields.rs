use std::borrow::Cow;

use text::edit::{self, EditError};

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

/// The body that was edited last, so that a keystroke in a long text does not read and
/// replay it again. Given up whenever a transaction fails.
pub(crate) struct CachedBody {
    pub edition: Key,
    pub revision: u64,
    pub text: String,
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

/// Stored edits that do not fit the stored text are damage, not somebody's mistake.
pub(super) fn unfit(edition: &Edition, error: &EditError) -> Error {
    Error::Damaged {
        detail: format!(
            "the journal of edition {} does not fit: {error}",
            edition.id
        ),
    }
}

/// One field's text inside a transaction.
pub(super) fn field_text<'e>(
    tx: &mut Tx<'_>,
    edition: &'e Edition,
    field: Field,
) -> Result<Cow<'e, str>> {
    Ok(match field {
        Field::Title => Cow::Borrowed(&*edition.title),
        Field::Dek => Cow::Borrowed(&*edition.dek),
        Field::PlaceLine => Cow::Borrowed(&*edition.place_line),
        Field::Notes => Cow::Borrowed(&*edition.notes),
        Field::Body => {
            let is_fresh =
                |c: &CachedBody| c.edition == edition.key && c.revision == edition.revision;
            match tx.cached.take().filter(is_fresh) {
                Some(cached) => Cow::Owned(cached.text),
                None => Cow::Owned(body(tx, edition)?),
            }
        }
    })
}
