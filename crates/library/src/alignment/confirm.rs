use text::edit::Utf16Index;

use crate::anchor;
use crate::error::{OrNotFound, Result, What};
use crate::history;
use crate::library::Tx;
use crate::undo::Inverse;

/// Marks a pair in step: it remembers what the source says now, and stays where it is.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone or lacks a side.
pub fn confirm(tx: &mut Tx<'_>, bead: i64) -> Result<()> {
    let (stored, source, target) = tx.bead(bead)?.or_not_found(What::Bead, bead)?;
    let (_, span) = stored.source.or_not_found(What::Bead, bead)?;
    stored.target.or_not_found(What::Bead, bead)?;
    let span = anchor::carry(span, &anchor::since(tx, &source)?);
    let body = history::body(tx, &source)?;
    let index = Utf16Index::new(&body);
    let text = body
        .get(index.to_byte(span.from)..index.to_byte(span.to))
        .unwrap_or_default();
    tx.update_bead_step(bead, true, false, Some(text))?;
    tx.touch_edition(target.id);
    tx.touch_post(target.post);
    tx.undone_by(Inverse::Bead {
        bead,
        confirmed: stored.confirmed,
        is_changed: stored.is_changed,
        source_text: stored.source_text,
    });
    Ok(())
}
