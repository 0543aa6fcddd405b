use super::fields::body;
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::library::Tx;
use crate::search;

/// Bodies up to this many bytes are written with every change.
pub(crate) const SETTLE_BYTES: usize = 32 * 1024;

/// A longer body is written after this many changes at the latest, so that reading it
/// never replays more.
const TAIL_CHANGES: u64 = 500;

/// Whether the body's column trails far enough to be worth rewriting.
pub(super) fn tail_is_long(tx: &Tx<'_>, edition: &Edition, revision: u64) -> Result<bool> {
    let (_, stands_at) = tx.body_revision(edition.key)?;
    Ok(revision.saturating_sub(stands_at) >= TAIL_CHANGES)
}

/// Brings every trailing body and search row up to the journal: at idle and at close.
///
/// # Errors
///
/// A failed write; nothing is lost by it.
pub fn settle_all(tx: &mut Tx<'_>) -> Result<()> {
    for edition in tx.unsettled_editions()? {
        match settle(tx, &edition) {
            // The others can be brought up; `octa doctor` names this one.
            Err(Error::Damaged { .. }) => {}
            settled => settled?,
        }
    }
    Ok(())
}

fn settle(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    let (_, stands_at) = tx.body_revision(edition.key)?;
    if stands_at < edition.revision {
        let text = body(tx, edition)?;
        tx.update_body(edition.key, &text, edition.revision)?;
    }
    search::index(tx, edition)
}
