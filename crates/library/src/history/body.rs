//! Edits of a body that were asked for beside the text, and the way back from them.

use text::edit::{self, Edit};

use super::append::{Append, append};
use super::change::{ChangeKind, Field};
use crate::edition::Edition;
use crate::error::Result;
use crate::id::EditionId;
use crate::library::Tx;

/// What leads back from edits of one body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BodyBefore {
    edition: EditionId,
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
    let revision = change(tx, edition.id, edition.revision, edits)?;
    Ok(BodyBefore {
        edition: edition.id,
        revision,
        back,
    })
}

/// Takes edits of bodies back, wherever later edits have moved them.
pub(crate) fn take_back_bodies(tx: &mut Tx<'_>, all: &[BodyBefore]) -> Result<()> {
    for one in all {
        change(tx, one.edition, one.revision, one.back.clone())?;
    }
    Ok(())
}

/// Says which revision the edits make.
fn change(tx: &mut Tx<'_>, edition: EditionId, base: u64, edits: Vec<Edit>) -> Result<u64> {
    let append_edits = Append {
        edition,
        field: Field::Body,
        base,
        edits,
        kind: ChangeKind::Replace,
        undo_group: base + 1,
        selection: None,
        length: None,
        batch: None,
    };
    Ok(append(tx, append_edits)?.revision)
}
