//! A passage blacked out of the past, where one name must not be found and the rest may stay.

use text::edit::{BlackedOut, Edits, black_out};

use super::change::Field;
use super::fields::unfit;
use super::forget::{clean_index, seal_of};
use super::text_at::text_at;
use super::{keyframe, settle};
use crate::edition::{self, Edition};
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Tx;

/// What became of a passage that was to be blacked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blackened {
    /// How many changes lost words.
    pub changes: usize,
    /// How often it was found.
    pub occurrences: usize,
    /// It still stands in the edition: nothing was done.
    pub stands_now: bool,
    /// It still stands in the address of the post or of the edition, which a person changes.
    pub stands_in_address: bool,
}

/// Blacks a passage out of the whole past of an edition: `█` stands where it stood, and
/// everything else stays readable. Where it is still in the text, nothing is done.
///
/// # Errors
///
/// A failed read or write, [`Error::Damaged`]; nothing is forgotten then.
pub fn forget_passage(tx: &mut Tx<'_>, id: EditionId, passage: &str) -> Result<Blackened> {
    let edition = edition::get(tx, id)?;
    let mut found = Blackened {
        changes: 0,
        occurrences: 0,
        stands_now: false,
        stands_in_address: false,
    };
    if passage.trim().is_empty() {
        return Ok(found);
    }
    let mut pasts = Vec::new();
    for field in Field::ALL {
        let past = Past::read(tx, &edition, field)?;
        let blacked =
            black_out(&past.base, &past.edits, passage).map_err(|e| unfit(&edition, &e))?;
        found.occurrences += blacked.occurrences;
        found.stands_now |= blacked.stands_at_end;
        pasts.push((past, blacked));
    }
    if found.stands_now {
        return Ok(found);
    }
    // What trails may still have the passage in it.
    settle::bring_up(tx, &edition)?;
    for (past, blacked) in &pasts {
        found.changes += past.blacken(tx, &edition, blacked)?;
    }
    if found.occurrences > 0 {
        for checkpoint in tx.checkpoints(edition.key)? {
            if checkpoint.name.contains(passage) {
                let name = checkpoint.name.replace(passage, "█");
                tx.update_checkpoint(checkpoint.id, &name)?;
            }
        }
        tx.blank_source_texts_with(edition.key, passage)?;
        clean_index(tx, &edition)?;
        tx.touch_past(id);
    }
    Ok(found)
}

/// The readable past of one field.
struct Past {
    field: Field,
    /// The revision that it begins at, and what the field said there.
    start: u64,
    base: String,
    numbers: Vec<u64>,
    edits: Vec<Vec<text::Edit>>,
}

impl Past {
    fn read(tx: &Tx<'_>, edition: &Edition, field: Field) -> Result<Past> {
        let start = tx.forgotten_up_to(edition.key, field, edition.revision)?;
        let mut past = Past {
            field,
            start,
            base: text_at(tx, edition, field, start)?,
            numbers: Vec::new(),
            edits: Vec::new(),
        };
        let span = (start, edition.revision);
        tx.each_edits(edition.key, field, span, |number, edits| {
            past.numbers.push(number);
            past.edits.push(edits);
            Ok(())
        })?;
        Ok(past)
    }

    /// Writes what is left of the changes and says how many lost words.
    fn blacken(&self, tx: &mut Tx<'_>, edition: &Edition, blacked: &BlackedOut) -> Result<usize> {
        if blacked.changes.is_empty() && blacked.base.is_none() {
            return Ok(0);
        }
        for (at, edits) in &blacked.changes {
            let number = self.numbers[*at];
            let Some(change) = tx.change(edition.key, number)? else {
                continue;
            };
            let left = Edits(edits.clone()).to_bytes();
            tx.seal_change(edition.key, number, &seal_of(&change), Some(&left))?;
        }
        tx.delete_keyframes_of(edition.key, self.field)?;
        if self.start > 0 {
            let base = blacked.base.as_ref().unwrap_or(&self.base);
            keyframe::put(tx, edition, self.field, self.start, base)?;
        }
        keyframe::space_again(tx, edition, self.field)?;
        Ok(blacked.changes.len())
    }
}
