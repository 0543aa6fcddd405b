use std::collections::BTreeMap;

use super::{Format, Piece, profile};
use crate::error::Result;
use crate::id::{EditionId, PostId};
use crate::library::{Query, Tx};

/// Remembers that a piece was exported, and from which revisions.
///
/// # Errors
///
/// A failed write.
pub fn record(tx: &mut Tx<'_>, piece: &Piece, format: Format) -> Result<()> {
    tx.keep_profile(&profile::row(&piece.profile)?)?;
    let export = tx.insert_export(piece.post.id, format.id(), piece.profile.id)?;
    for edition in &piece.editions {
        tx.insert_exported(export, edition.edition.key, edition.edition.revision)?;
    }
    tx.touch_post(piece.post.id);
    Ok(())
}

/// The revision of each edition when it last went out: when it was exported, or posted.
///
/// # Errors
///
/// A failed read.
pub fn revisions_at_last_export(q: &Query<'_>, post: PostId) -> Result<BTreeMap<EditionId, u64>> {
    q.exported_revisions(post)
}
