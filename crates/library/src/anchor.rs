//! Places in a text that move with it: one table serves pairs, notes and findings.
//!
//! They trail the text as the body's column does: whoever writes them brings them up first,
//! whoever reads them carries them over the changes since.

use text::edit::Edit;
use text::pairs::carry_place;

use crate::alignment::Span;
use crate::edition::Edition;
use crate::error::Result;
use crate::history::Field;
use crate::library::{Query, Tx};

/// Carries a span over edits: what is typed at its edges is outside it, and what is left of
/// one whose text was deleted marks the place.
pub(crate) fn carry(span: Span, edits: &[Edit]) -> Span {
    carry_place(&(span.from..span.to), edits).into()
}

/// The edits of a body since its anchors were brought up.
pub(crate) fn since(q: &Query<'_>, edition: &Edition) -> Result<Vec<Edit>> {
    let stands_at = q.anchored(edition.key)?;
    if stands_at == edition.revision {
        return Ok(Vec::new());
    }
    q.edits_after(edition.key, Field::Body, stands_at)
}

/// Carries every anchor of a body over the changes since.
pub(crate) fn bring_up(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    let edits = since(tx, edition)?;
    if !edits.is_empty() {
        for (anchor, span) in tx.anchors(edition.key)? {
            let carried = carry(span, &edits);
            if carried != span {
                tx.update_anchor(anchor, (carried.from, carried.to))?;
            }
        }
    }
    tx.update_anchored(edition.key, edition.revision)
}
