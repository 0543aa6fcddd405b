use super::fields::body;
use super::{Field, keyframe};
use crate::edition::Edition;
use crate::error::{Error, Result};
use crate::library::Tx;
use crate::{anchor, note, post, search};

/// A body's column is written after this many changes at the latest, so that reading it
/// never replays more.
const TAIL_CHANGES: u64 = 500;

/// Brings every trailing column up to the journal: at pauses and at close.
///
/// # Errors
///
/// A failed write; nothing is lost by it.
pub fn settle_all(tx: &mut Tx<'_>) -> Result<()> {
    for edition in tx.unsettled_editions()? {
        match settle(tx, &edition) {
            // The others can be brought up; `octa doctor` names this one.
            Ok(()) | Err(Error::Damaged { .. }) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

fn settle(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    bring_up(tx, edition)?;
    tx.settle_touch(edition.post_key)?;
    search::index(tx, edition)?;
    post::listed::bring_post_up(tx, edition.post_key)
}

/// Brings body, anchors and keyframes up once they trail far, as in a long stretch of
/// writing without a pause.
pub(super) fn bring_up_if_far(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    // Only every so often is it worth asking where they stand.
    if !edition.revision.is_multiple_of(TAIL_CHANGES) {
        return Ok(());
    }
    match bring_up(tx, edition) {
        // What is damaged trails on; that must not keep what is typed now from being saved.
        Err(Error::Damaged { .. }) => Ok(()),
        brought_up => brought_up,
    }
}

/// Brings body, anchors and keyframes up to the journal.
pub(super) fn bring_up(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    anchor::bring_up(tx, edition)?;
    note::find_again(tx, edition)?;
    let (_, column) = tx.body_revision(edition.key)?;
    let trailing = tx.tail_weight(edition.key, Field::Body, column)?;
    if trailing.0 > 0 {
        let text = body(tx, edition)?;
        tx.update_body(edition.key, &text, edition.revision)?;
    } else if column < edition.revision {
        tx.update_body_revision(edition.key, edition.revision)?;
    }
    keyframe::space(tx, edition)
}
