use text::edit::{self, Edits};

use super::change::{Change, Field};
use super::fields::unfit;
use crate::edition::Edition;
use crate::error::{Error, Result, What};
use crate::library::Query;

/// What a field said at a revision, by replaying the journal from its start.
///
/// # Errors
///
/// [`Error::NotFound`] for a revision that the edition has not reached,
/// [`Error::Damaged`] where a payload is gone or cannot be read.
pub fn text_at(q: &Query<'_>, edition: &Edition, field: Field, revision: u64) -> Result<String> {
    if revision > edition.revision {
        return Err(Error::NotFound {
            what: What::Revision,
            id: revision.to_string(),
        });
    }
    let edits = q.edits_between(edition.key, field, 0, revision)?;
    edit::apply("", &edits).map_err(|e| unfit(edition, &e))
}

/// The changes of an edition, newest first, at most `limit` of them.
///
/// # Errors
///
/// A failed read.
pub fn changes(q: &Query<'_>, edition: &Edition, limit: usize) -> Result<Vec<Change>> {
    let recorded = q.changes_before(edition.key, edition.revision, limit)?;
    Ok(recorded
        .into_iter()
        .map(|change| {
            let edits = change
                .payload
                .as_ref()
                .and_then(|(_, payload)| Edits::from_bytes(payload).ok())
                .map_or_else(Vec::new, |edits| edits.0);
            Change {
                revision: change.number,
                field: change.field,
                kind: change.kind,
                at: change.at,
                author: change.author,
                undo_group: change.undo_group,
                inserted: edits
                    .iter()
                    .map(|e| u64::from(edit::utf16_len(&e.inserted)))
                    .sum(),
                deleted: edits.iter().map(|e| u64::from(e.deleted)).sum(),
            }
        })
        .collect())
}
