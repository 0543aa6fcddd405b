use std::collections::BTreeMap;

use text::take_in::Take;

use super::newer::Newer;
use super::plan::plan;
use crate::alignment;
use crate::edition;
use crate::error::{OrNotFound, Result, What};
use crate::history::{self, ChangeKind, Field};
use crate::id::EditionId;
use crate::image;
use crate::library::Tx;
use crate::undo::Inverse;

/// What is taken of a newer version.
#[derive(Clone, Debug)]
pub struct TakeIn<'a> {
    /// The edition.
    pub edition: EditionId,
    /// The newer version.
    pub newer: &'a Newer,
    /// The revision that was sent out, where one was named.
    pub base: Option<u64>,
    /// The revision that it was planned for; what was written since stays.
    pub revision: u64,
    /// What is done with the paragraphs, by their field and number in the plan. Those that are not
    /// named stay as they are.
    pub taken: BTreeMap<Field, BTreeMap<usize, Take>>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenIn {
    /// The edition's revision now.
    pub revision: u64,
    /// How many paragraphs were taken.
    pub paragraphs: usize,
}

/// Takes a newer version in: what was accepted of it becomes one change, which is taken back in
/// one step. What was paired stays paired.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a paragraph that the plan does not have, those of
/// [`history::text_at`] and of an edit. Nothing is changed then.
pub fn take_in(tx: &mut Tx<'_>, request: &TakeIn<'_>) -> Result<TakenIn> {
    let planned = plan(
        tx,
        request.edition,
        request.newer,
        request.base,
        Some(request.revision),
    )?;
    let edition = planned.edition;
    let mut paragraphs = 0;
    let mut changes = Vec::new();
    for (field, taken) in &request.taken {
        let found = planned.fields.iter().find(|one| one.field == *field);
        let plan = &found.or_not_found(What::Paragraph, 0)?.plan;
        for row in taken.keys() {
            plan.rows.get(*row).or_not_found(What::Paragraph, *row)?;
        }
        let edits = plan.edits(taken);
        if !edits.is_empty() {
            paragraphs += taken.len();
            changes.push((*field, edits));
        }
    }
    if changes.is_empty() {
        return Ok(TakenIn {
            revision: edition.revision,
            paragraphs: 0,
        });
    }
    for image in &request.newer.images {
        let name = image::name_of(image);
        let is_named = |(_, edits): &(Field, Vec<text::Edit>)| {
            edits.iter().any(|edit| edit.inserted.contains(&name))
        };
        if changes.iter().any(is_named) {
            image::add(tx, image)?;
        }
    }
    alignment::keep_all(tx, &edition)?;
    let mut before = Vec::new();
    for (field, edits) in changes {
        let base = request.revision;
        before.push(history::change_field(
            tx,
            &edition,
            (field, base),
            edits,
            ChangeKind::Merge,
        )?);
    }
    alignment::hold_all(tx, edition.id)?;
    tx.undone_by(Inverse::TakenIn {
        edition: edition.id,
        before,
    });
    Ok(TakenIn {
        revision: edition::get(tx, edition.id)?.revision,
        paragraphs,
    })
}

/// Takes back what was taken in.
pub(crate) fn take_back(
    tx: &mut Tx<'_>,
    id: EditionId,
    before: &[history::BodyBefore],
) -> Result<()> {
    let edition = edition::get(tx, id)?;
    alignment::keep_all(tx, &edition)?;
    history::take_back_bodies(tx, before)?;
    alignment::hold_all(tx, id)
}
