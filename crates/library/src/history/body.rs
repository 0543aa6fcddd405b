//! Edits of a body that were asked for beside the text, and the way back from them.

use text::diff;
use text::edit::{self, Edit};

use super::append::{Append, append, check_size};
use super::change::{ChangeKind, Field};
use super::fields::{body, short_field};
use crate::edition::{self, Edition};
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Tx;

/// What leads back from edits of one body.
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
    let place = (edition.id, Field::Body);
    let revision = change(tx, place, edition.revision, edits, ChangeKind::Replace)?;
    Ok(BodyBefore {
        edition: edition.id,
        field: Field::Body,
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
    let before = match short_field(&edition, field) {
        Some(short) => short.to_owned(),
        None => body(tx, &edition)?,
    };
    let edits = diff::edits_between(&before, text);
    if edits.is_empty() {
        return Ok(None);
    }
    let back = edit::invert(&before, &edits)?;
    let revision = change(tx, (id, field), edition.revision, edits, ChangeKind::Merge)?;
    Ok(Some(BodyBefore {
        edition: id,
        field,
        revision,
        back,
    }))
}

/// Takes edits of bodies back, wherever later edits have moved them.
pub(crate) fn take_back_bodies(tx: &mut Tx<'_>, all: &[BodyBefore]) -> Result<()> {
    for one in all {
        let (place, back) = ((one.edition, one.field), one.back.clone());
        change(tx, place, one.revision, back, ChangeKind::Replace)?;
    }
    Ok(())
}

/// Says which revision the edits make.
fn change(
    tx: &mut Tx<'_>,
    (edition, field): (EditionId, Field),
    base: u64,
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
