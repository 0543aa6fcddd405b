//! Places in a text that move with it: one table serves pairs, notes and findings.

use text::edit::{Edit, utf16_len};

use crate::edition::Edition;
use crate::error::Result;
use crate::history::Field;
use crate::library::Tx;

/// Moves every anchor of a field through edits, in the edits' own transaction.
///
/// The rule is that of [`text::edit::map`]: a place inside what was deleted falls to the
/// side that it sticks to, and so does one at which text is inserted.
pub(crate) fn move_through(
    tx: &mut Tx<'_>,
    edition: &Edition,
    field: Field,
    edits: &[Edit],
) -> Result<()> {
    for edit in edits {
        tx.shift_anchors(
            edition.key,
            field,
            i64::from(edit.from),
            i64::from(edit.deleted),
            i64::from(utf16_len(&edit.inserted)),
        )?;
    }
    Ok(())
}
