//! Forgetting for good, for those who must.
//!
//! Nothing here is taken back. A purge is asked for, so that no page of the file keeps the
//! words; the caller has [`purge::thorough`] run afterwards.

use super::change::{Field, Recorded};
use super::text_at::fields_at;
use super::{Fields, chain, keyframe, settle};
use crate::edition::{self, Edition};
use crate::error::{Error, Result};
use crate::id::EditionId;
use crate::library::{Query, Tx};
use crate::{alignment, handover, note, purge, search};

/// Which moments outlive the forgetting of a past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Only what the edition says now.
    Now,
    /// The named moments too.
    Checkpoints,
}

/// Forgets the past of an edition and says how many changes lost their words. What it says
/// now stays, and the chain of hashes still holds.
///
/// # Errors
///
/// A failed read or write; nothing is forgotten then.
pub fn forget(tx: &mut Tx<'_>, id: EditionId, keep: Keep) -> Result<usize> {
    let edition = edition::get(tx, id)?;
    // What trails rests on the changes that are about to lose their words.
    settle::bring_up(tx, &edition)?;
    let mut kept: Vec<(u64, Fields)> = Vec::new();
    for checkpoint in tx.checkpoints(edition.key)? {
        match (keep, fields_at(tx, &edition, checkpoint.revision)) {
            (Keep::Checkpoints, Ok(fields)) => kept.push((checkpoint.revision, fields)),
            // It was forgotten before, or cannot be read: there is nothing to keep.
            (Keep::Checkpoints, Err(Error::Forgotten { .. } | Error::Damaged { .. }))
            | (Keep::Now, _) => tx.delete_checkpoint(checkpoint.id)?,
            (Keep::Checkpoints, Err(other)) => return Err(other),
        }
    }
    kept.push((edition.revision, super::fields(tx, &edition)?));

    let mut sealed = Vec::new();
    tx.each_change(edition.key, |change| {
        if change.words().is_some() {
            sealed.push((change.number, seal_of(&change)));
        }
        Ok(())
    })?;
    for (number, seal) in &sealed {
        tx.seal_change(edition.key, *number, seal, None)?;
    }
    tx.delete_keyframes(edition.key)?;
    for (revision, fields) in &kept {
        for field in Field::ALL {
            // Where it came to say so: from there on it is known, whatever happened elsewhere.
            let since = tx.newest_change(edition.key, field, *revision)?;
            keyframe::put(tx, &edition, field, since, fields.get(field))?;
        }
    }
    alignment::forget(tx, &edition, None)?;
    note::forget(tx, &edition)?;
    handover::forget(tx, &edition)?;
    tx.touch_notes(edition.post);
    clean_index(tx, &edition)?;
    tx.touch_past(id);
    Ok(sealed.len())
}

/// The editions of published posts that were not touched since `before`, milliseconds since
/// 1970, and that have a past which can still be read.
///
/// # Errors
///
/// A failed read.
pub(crate) fn published_pasts(q: &Query<'_>, before: i64) -> Result<Vec<EditionId>> {
    q.published_pasts(before)
}

/// The seal under which a change stands in the chain, whether it has its words or not.
pub(super) fn seal_of(change: &Recorded) -> [u8; 32] {
    match (&change.payload, change.seal) {
        (_, Some(seal)) => seal,
        (Some((nonce, payload)), None) => chain::seal(nonce, payload),
        // The table's check keeps such a row out.
        (None, None) => [0; 32],
    }
}

/// The index remembers words that were once in a text until its parts are merged.
pub(super) fn clean_index(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    tx.cached = None;
    search::index(tx, edition)?;
    purge::ask(tx)
}
