use text::diff;

use super::append::{Append, Appended, append, check_size};
use super::change::{ChangeKind, Field};
use super::fields::{body, short_field};
use crate::edition;
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Tx;

/// Puts a whole text in the place of a field's text, journalled as the smallest word diff:
/// otherwise everything that is anchored in the text would die.
///
/// # Errors
///
/// [`crate::Error::TooLarge`], [`crate::Error::NotFound`].
pub fn replace(
    tx: &mut Tx<'_>,
    id: EditionId,
    field: Field,
    text: &str,
    kind: ChangeKind,
) -> Result<Appended> {
    check_size(text.len())?;
    let edition = edition::get(tx, id)?;
    let before = match short_field(&edition, field) {
        Some(short) => short.to_owned(),
        None => body(tx, &edition)?,
    };
    let edits = diff::edits_between(&before, text);
    append(
        tx,
        Append {
            edition: id,
            field,
            base: edition.revision,
            edits,
            kind,
            undo_group: edition.revision + 1,
            selection: None,
            length: None,
            batch: None,
        },
    )
}
