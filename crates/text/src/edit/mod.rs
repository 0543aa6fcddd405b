//! Small edits of a text: applied, taken back, and carried over other edits.
//!
//! 1. [`apply`] makes a text from a text and [`Edit`]s.
//! 2. [`invert`] finds the edits that lead back.
//! 3. [`map`] carries one position over edits, [`rebase`] carries edits over edits.
//! 4. [`Rope`] holds a text through many edits; [`apply_to`] applies them and says what leads back.
//! 5. [`black_out`] takes a passage out of a whole history.
//!
//! Positions and lengths are UTF-16 code units, as the editor counts them. The edits of one change
//! are sequential: each applies to the text that the one before it left.

mod black_out;
mod payload;
mod rebase;
mod rope;
mod utf16;

use serde::{Deserialize, Serialize};

pub use black_out::{BlackedOut, black_out};
pub use payload::BadPayload;
pub use rebase::{First, rebase, rebase_as};
pub use rope::{Rope, apply_to};
pub use utf16::{Utf16Index, utf16_len};

/// Replaces `deleted` code units at `from` by `inserted`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Edit {
    /// Where the edit begins, in UTF-16 code units of the text it applies to.
    pub from: u32,
    /// How many UTF-16 code units are taken away.
    pub deleted: u32,
    /// What stands in their place.
    pub inserted: String,
}

/// Holds the edits of one change; its bytes are what the journal stores.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Edits(pub Vec<Edit>);

/// Says why edits do not apply to a text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The edit reaches beyond the end of the text.
    #[error("{deleted} code units at {from} are out of range: the text has {length}")]
    OutOfRange {
        /// Where the edit begins.
        from: u32,
        /// How much it takes away.
        deleted: u32,
        /// The length of the text it was to apply to.
        length: u32,
    },
    /// The edit begins or ends between the two halves of a surrogate pair.
    #[error("position {at} is inside a surrogate pair")]
    HalfSurrogate {
        /// The place between the halves.
        at: u32,
    },
}

/// Tells on which side of an insertion at its own place a position stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stick {
    /// The position stays in front of what is inserted.
    Before,
    /// The position moves behind what is inserted.
    After,
}

/// Applies sequential edits to a text.
///
/// Errors: an edit is out of range or splits a surrogate pair; nothing of the change is applied.
pub fn apply(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let mut rope = Rope::new(text);
    for edit in edits {
        rope.replace(edit.from, edit.deleted, &edit.inserted)?;
    }
    Ok(rope.into_string())
}

/// Finds the sequential edits that take `apply(text, edits)` back to `text`.
///
/// Errors: those of [`apply`].
pub fn invert(text: &str, edits: &[Edit]) -> Result<Vec<Edit>, EditError> {
    apply_to(&mut Rope::new(text), edits)
}

/// Carries a position over sequential edits.
///
/// A position inside deleted text goes to the near side of what replaced it, as `stick` says; the
/// two ends of a replaced range stay its ends. This is what CodeMirror's `mapPos` does, so that
/// the window and the library agree.
#[must_use]
pub fn map(position: u32, edits: &[Edit], stick: Stick) -> u32 {
    edits.iter().fold(position, |position, edit| {
        let end = edit.from.saturating_add(edit.deleted);
        let inserted = utf16_len(&edit.inserted);
        if position < edit.from {
            position
        } else if position > end || (position == end && edit.deleted > 0) {
            (position - edit.deleted).saturating_add(inserted)
        } else if stick == Stick::Before || (position == edit.from && edit.deleted > 0) {
            edit.from
        } else {
            edit.from.saturating_add(inserted)
        }
    })
}

#[cfg(test)]
mod tests;
