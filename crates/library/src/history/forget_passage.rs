//! A passage blacked out of the past, where one name must not be found and the rest may stay.

use text::edit::{BlackedOut, Edits, black_out};
use text::slug::slug;

use super::change::Field;
use super::fields::unfit;
use super::forget::{clean_index, seal_of};
use super::text_at::text_at;
use super::{keyframe, settle};
use crate::edition::{self, Edition};
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Tx;
use crate::{alignment, handover, note, post};

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
/// A failed read or write, [`crate::Error::Damaged`]; nothing is forgotten then.
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
    found.stands_in_address = stands_in_address(tx, &edition, passage)?;
    let mut pasts = Vec::new();
    for field in Field::ALL {
        let past = Past::read(tx, &edition, field)?;
        let blacked = past.black_out(&edition, passage)?;
        found.occurrences += blacked.occurrences();
        found.stands_now |= blacked.since.stands_at_end;
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
    found.occurrences += blacken_names(tx, &edition, passage)?;
    found.occurrences += note::forget_passage(tx, &edition, passage)?;
    found.occurrences += handover::forget_passage(tx, &edition, passage)?;
    if found.occurrences > 0 {
        alignment::forget(tx, &edition, Some(passage))?;
        clean_index(tx, &edition)?;
        tx.touch_notes(edition.post);
        tx.touch_past(id);
    }
    Ok(found)
}

/// Blacks a passage out of the names of moments and says how often it stood there.
fn blacken_names(tx: &mut Tx<'_>, edition: &Edition, passage: &str) -> Result<usize> {
    let mut occurrences = 0;
    for checkpoint in tx.checkpoints(edition.key)? {
        let name = black_out(&checkpoint.name, &[], passage).map_err(|e| unfit(edition, &e))?;
        occurrences += name.occurrences;
        if let Some(left) = name.base {
            tx.update_checkpoint(checkpoint.id, &left)?;
        }
    }
    Ok(occurrences)
}

/// Whether a title that had the passage has left it in a slug.
fn stands_in_address(tx: &Tx<'_>, edition: &Edition, passage: &str) -> Result<bool> {
    // Of a passage without a Latin letter nothing is left, and a slug is never empty.
    let Some(words) = slug(&format!("x {passage}"))
        .strip_prefix("x-")
        .map(str::to_owned)
    else {
        return Ok(false);
    };
    let post = post::get(tx, edition.post)?;
    Ok(post.slug.contains(&words) || edition.slug.contains(&words))
}

/// The readable past of one field.
struct Past {
    field: Field,
    /// The revision that it begins at, and what the field said there.
    start: u64,
    base: String,
    numbers: Vec<u64>,
    edits: Vec<Vec<text::Edit>>,
    /// Named moments before that, which have outlived the past around them.
    moments: Vec<(u64, String)>,
}

/// What is left of it.
struct Blacked {
    since: BlackedOut,
    /// The moments that had the passage, without it.
    moments: Vec<(u64, String)>,
    /// How often it stood in them.
    in_moments: usize,
}

impl Blacked {
    fn occurrences(&self) -> usize {
        self.since.occurrences + self.in_moments
    }
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
            moments: keyframe::before(tx, edition, field, start)?,
        };
        let span = (start, edition.revision);
        tx.each_edits(edition.key, field, span, |number, edits| {
            past.numbers.push(number);
            past.edits.push(edits);
            Ok(())
        })?;
        Ok(past)
    }

    fn black_out(&self, edition: &Edition, passage: &str) -> Result<Blacked> {
        let black_out = |base: &str, edits: &[Vec<text::Edit>]| {
            black_out(base, edits, passage).map_err(|e| unfit(edition, &e))
        };
        let mut blacked = Blacked {
            since: black_out(&self.base, &self.edits)?,
            moments: Vec::new(),
            in_moments: 0,
        };
        for (revision, text) in &self.moments {
            let moment = black_out(text, &[])?;
            blacked.in_moments += moment.occurrences;
            blacked
                .moments
                .extend(moment.base.map(|left| (*revision, left)));
        }
        Ok(blacked)
    }

    /// Writes what is left of the changes and says how many lost words.
    fn blacken(&self, tx: &mut Tx<'_>, edition: &Edition, blacked: &Blacked) -> Result<usize> {
        for (revision, left) in &blacked.moments {
            keyframe::put(tx, edition, self.field, *revision, left)?;
        }
        let BlackedOut { changes, base, .. } = &blacked.since;
        if changes.is_empty() && base.is_none() {
            return Ok(0);
        }
        for (at, edits) in changes {
            let number = self.numbers[*at];
            let Some(change) = tx.change(edition.key, number)? else {
                continue;
            };
            let left = Edits(edits.clone()).to_bytes();
            tx.seal_change(edition.key, number, &seal_of(&change), Some(&left))?;
        }
        tx.delete_keyframes_from(edition.key, self.field, self.start)?;
        if self.start > 0 {
            let base = base.as_ref().unwrap_or(&self.base);
            keyframe::put(tx, edition, self.field, self.start, base)?;
        }
        keyframe::space_again(tx, edition, self.field)?;
        Ok(changes.len())
    }
}
