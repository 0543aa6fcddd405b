use super::{Alignment, Bead, Step, StoredBead};
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Query;
use crate::{anchor, edition};

/// Reads the beads of two editions; `None` where they were never aligned.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for an edition that is not there.
pub fn get(q: &Query<'_>, source: EditionId, target: EditionId) -> Result<Option<Alignment>> {
    let (source, target) = (edition::get(q, source)?, edition::get(q, target)?);
    let Some((alignment, revisions)) = q.alignment(source.key, target.key)? else {
        return Ok(None);
    };
    let (source_revision, target_revision) = revisions;
    let (left, right) = (anchor::since(q, &source)?, anchor::since(q, &target)?);
    let carried = |mut stored: StoredBead| {
        stored.source = stored.source.map(|(k, s)| (k, anchor::carry(s, &left)));
        stored.target = stored.target.map(|(k, s)| (k, anchor::carry(s, &right)));
        bead(stored)
    };
    let beads = q.beads(alignment)?.into_iter().map(carried).collect();
    Ok(Some(Alignment {
        source_revision,
        target_revision,
        beads,
    }))
}

fn bead(stored: StoredBead) -> Bead {
    let step = match (&stored.source, &stored.target) {
        (Some(_), Some(_)) if stored.is_changed => Step::Changed,
        (Some(_), Some(_)) => Step::InStep,
        _ => Step::Missing,
    };
    Bead {
        key: stored.key,
        source: stored.source.map(|(_, span)| span),
        target: stored.target.map(|(_, span)| span),
        step,
        confirmed: stored.confirmed,
    }
}
