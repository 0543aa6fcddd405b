use text::diff;

use super::MAX_FIELD_BYTES;
use super::append::{Append, Appended, append};
use super::change::{ChangeKind, Field};
use super::fields::field_text;
use crate::edition;
use crate::error::{Error, Result};
use crate::id::EditionId;
use crate::library::Tx;

/// Puts a whole text in the place of a field's text, journalled as the smallest word diff:
/// otherwise everything that is anchored in the text would die.
///
/// # Errors
///
/// [`Error::TooLarge`], [`Error::NotFound`].
pub fn replace(
    tx: &mut Tx<'_>,
    id: EditionId,
    field: Field,
    text: &str,
    kind: ChangeKind,
) -> Result<Appended> {
    if text.len() > MAX_FIELD_BYTES {
        return Err(Error::TooLarge {
            name: "this text".to_owned(),
            bytes: text.len() as u64,
            limit: MAX_FIELD_BYTES as u64,
        });
    }
    let edition = edition::get(tx, id)?;
    let before = field_text(tx, &edition, field)?;
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
        },
    )
}
