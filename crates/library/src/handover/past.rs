//! The past of an edition, for those who ask that it travels too: deleted words are in it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use text::diff;
use text::edit::Edits;

use super::handed::FIELDS;
use crate::edition::{self, Edition};
use crate::error::{Error, HandoverFault, Result};
use crate::history::{self, Append, ChangeKind, Field};
use crate::id::EditionId;
use crate::library::{Query, Tx};

/// The changes of one edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedPast {
    /// The edition.
    pub edition: EditionId,
    /// In their order.
    pub changes: Vec<HandedChange>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandedChange {
    /// The field.
    pub field: Field,
    /// The kind of user event.
    pub kind: ChangeKind,
    /// When, milliseconds since 1970: whoever hands over the past hands over its times.
    pub at: i64,
    /// Changes of one group are undone together.
    pub group: u64,
    /// The edits as a journal keeps them, in base64.
    pub edits: String,
}

/// Reads what is known of the past of an edition. What was forgotten is where it begins.
pub(super) fn read(q: &Query<'_>, edition: &Edition) -> Result<HandedPast> {
    let mut changes = Vec::new();
    let mut starts = Vec::new();
    for field in FIELDS {
        let start = q.forgotten_up_to(edition.key, field, edition.revision)?;
        if start > 0 {
            let text = history::text_at(q, edition, field, start)?;
            changes.push(HandedChange {
                field,
                kind: ChangeKind::Import,
                at: 0,
                group: 0,
                edits: BASE64.encode(Edits(diff::edits_between("", &text)).to_bytes()),
            });
        }
        starts.push((field, start));
    }
    q.each_change(edition.key, |change| {
        let is_known = starts
            .iter()
            .any(|(field, start)| *field == change.field && change.number > *start);
        if let Some(words) = change.words().filter(|_| is_known) {
            changes.push(HandedChange {
                field: change.field,
                kind: change.kind,
                at: change.at,
                group: change.undo_group,
                edits: BASE64.encode(words),
            });
        }
        Ok(())
    })?;
    Ok(HandedPast {
        edition: edition.id,
        changes,
    })
}

/// Makes the changes of a past in an edition that is empty yet.
///
/// # Errors
///
/// [`HandoverFault::Damaged`] where they do not fit each other.
pub(super) fn replay(tx: &mut Tx<'_>, past: &HandedPast) -> Result<()> {
    let damaged = || Error::Handover(HandoverFault::Damaged);
    let now = tx.now;
    for change in &past.changes {
        let bytes = BASE64.decode(&change.edits).map_err(|_| damaged())?;
        let Edits(edits) = Edits::from_bytes(&bytes).map_err(|_| damaged())?;
        let base = edition::get(tx, past.edition)?.revision;
        tx.now = if change.at > 0 { change.at } else { now };
        let appended = history::append(
            tx,
            Append {
                edition: past.edition,
                field: change.field,
                base,
                edits,
                kind: change.kind,
                undo_group: change.group,
                selection: None,
                length: None,
                batch: None,
            },
        );
        tx.now = now;
        appended.map_err(|error| match error {
            Error::Edit(_) => damaged(),
            other => other,
        })?;
    }
    Ok(())
}
