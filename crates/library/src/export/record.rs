use std::collections::BTreeMap;

use super::{Exported, Format, Piece, Profile, profile};
use crate::error::{Error, Result};
use crate::id::{EditionId, PostId};
use crate::library::{Query, Tx};

/// Remembers that a piece was exported, and from which revisions.
///
/// # Errors
///
/// A failed write.
pub fn record(tx: &mut Tx<'_>, piece: &Piece, format: Format) -> Result<()> {
    record_all(tx, &piece.profile, format, &[Exported::of(piece)])
}

/// Remembers of posts that they were exported, and from which revisions. One that was forgotten
/// meanwhile is passed over.
///
/// # Errors
///
/// A failed write.
pub fn record_all(
    tx: &mut Tx<'_>,
    profile: &Profile,
    format: Format,
    exported: &[Exported],
) -> Result<()> {
    tx.keep_profile(&profile::row(profile)?)?;
    for Exported { post, editions } in exported {
        let export = match tx.insert_export(*post, format.id(), profile.id) {
            Err(Error::NotFound { .. }) => continue,
            export => export?,
        };
        for (edition, revision) in editions {
            tx.insert_exported(export, *edition, *revision)?;
        }
        tx.touch_post(*post);
    }
    Ok(())
}

/// The revision of each edition when it was last exported.
///
/// # Errors
///
/// A failed read.
pub fn revisions_at_last_export(q: &Query<'_>, post: PostId) -> Result<BTreeMap<EditionId, u64>> {
    q.exported_revisions(post)
}
