//! Edits of a body that were asked for beside the text, and the way back from them.

use text::diff;
use text::edit::{self, Edit};

use super::append::{Append, append, check_size};
use super::change::{ChangeKind, Field};
use super::fields::fields;
use crate::edition::{self, Edition};
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Tx;

/// What leads back from edits of one field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BodyBefore {
    edition: EditionId,
    field: Field,
    /// The revision that the edits apply to.
    revision: u64,
    back: Vec<Edit>,
}

/// Makes edits of a body, which says `body`, a change of its edition's own, and says what leads
/// back.
pub(crate) fn change_body(
    tx: &mut Tx<'_>,
    edition: &Edition,
    body: &str,
    edits: Vec<Edit>,
) -> Result<BodyBefore> {
    let back = edit::invert(body, &edits)?;
    let place = (Field::Body, edition.revision);
    let revision = change(tx, edition.id, place, edits, ChangeKind::Replace)?;
    Ok(BodyBefore {
        edition: edition.id,
        field: Field::Body,
        revision,
        back,
    })
}

/// Makes edits of a field, as it was at a revision, a change of its edition's own, wherever what
/// was written since has moved them; and says what leads back.
pub(crate) fn change_field(
    tx: &mut Tx<'_>,
    edition: &Edition,
    (field, base): (Field, u64),
    edits: Vec<Edit>,
    kind: ChangeKind,
) -> Result<BodyBefore> {
    let since = tx.edits_after(edition.key, field, base)?;
    let edits = edit::rebase(&edits, &since);
    let edition = edition::get(tx, edition.id)?;
    let before = fields(tx, &edition)?;
    let back = edit::invert(before.get(field), &edits)?;
    let revision = change(tx, edition.id, (field, edition.revision), edits, kind)?;
    Ok(BodyBefore {
        edition: edition.id,
        field,
        revision,
        back,
    })
}

/// Puts what two people made of a text in the place of what one of them did, as the smallest word
/// diff, and says what leads back; `None` where it says that already.
pub(crate) fn put_merged(
    tx: &mut Tx<'_>,
    id: EditionId,
    field: Field,
    text: &str,
) -> Result<Option<BodyBefore>> {
    check_size(text.len())?;
    let edition = edition::get(tx, id)?;
    let edits = diff::edits_between(fields(tx, &edition)?.get(field), text);
    if edits.is_empty() {
        return Ok(None);
    }
    let place = (field, edition.revision);
    change_field(tx, &edition, place, edits, ChangeKind::Merge).map(Some)
}

/// Takes edits of bodies back, wherever later edits have moved them.
pub(crate) fn take_back_bodies(tx: &mut Tx<'_>, all: &[BodyBefore]) -> Result<()> {
    for one in all {
        let place = (one.field, one.revision);
        change(
            tx,
            one.edition,
            place,
            one.back.clone(),
            ChangeKind::Replace,
        )?;
    }
    Ok(())
}

/// Says which revision the edits make.
fn change(
    tx: &mut Tx<'_>,
    edition: EditionId,
    (field, base): (Field, u64),
    edits: Vec<Edit>,
    kind: ChangeKind,
) -> Result<u64> {
    let append_edits = Append {
        edition,
        field,
        base,
        edits,
        kind,
        undo_group: base + 1,
        selection: None,
        length: None,
        batch: None,
    };
    Ok(append(tx, append_edits)?.revision)
}
