use text::merge::{self, Part};

use super::append::Appended;
use super::change::{ChangeKind, Field};
use super::fields::fields;
use super::replace::replace;
use super::text_at::text_at;
use crate::edition;
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Tx;

/// What became of two lines of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merged {
    /// They were joined, as a new change.
    Joined(Appended),
    /// Both changed the same words; nothing was written. The parts make up the text, and a
    /// person decides on the conflicts among them.
    Conflicting(Vec<Part>),
}

/// Joins what somebody else made of a field's text at a revision with what it says now.
///
/// # Errors
///
/// Those of [`text_at`] for the common revision, [`crate::Error::TooLarge`].
pub fn merge(
    tx: &mut Tx<'_>,
    id: EditionId,
    field: Field,
    common: u64,
    theirs: &str,
) -> Result<Merged> {
    let edition = edition::get(tx, id)?;
    let base = text_at(tx, &edition, field, common)?;
    let mine = fields(tx, &edition)?;
    let merged = merge::merge(&base, mine.get(field), theirs);
    match merged.text_if_clean() {
        Some(text) => replace(tx, id, field, &text, ChangeKind::Merge).map(Merged::Joined),
        None => Ok(Merged::Conflicting(merged.parts)),
    }
}
