use text::edit::Edit;
use text::pairs;

use super::living::{read, read_all};
use crate::error::{OrNotFound, Result, What};
use crate::history;
use crate::id::EditionId;
use crate::library::Tx;
use crate::storage::Key;
use crate::undo::Inverse;

/// What was carried over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CarriedOver {
    /// The editions that were changed.
    pub editions: Vec<EditionId>,
}

/// Carries the figures and links that have changed on the leading side of a pair over into the
/// other editions of the post that are paired with it, where they stand as they were. `except` are
/// editions that are left alone, because somebody has them open and does it there.
///
/// Each is a change in that edition's own history, and all of them are taken back together.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone or lacks a side, and what an edit meets.
pub fn carry_over(tx: &mut Tx<'_>, bead: Key, except: &[EditionId]) -> Result<CarriedOver> {
    let (source, target) = tx.editions_of_bead(bead)?.or_not_found(What::Bead, bead)?;
    let living = read(tx, source, target)?;
    let pair = &living.pairs[living.find(bead)?];
    let lead = living.scene().lead_of(pair) as usize;
    let place = pair.places[lead].clone().or_not_found(What::Bead, bead)?;
    let leader = living.editions[lead].clone();
    let mut carried = CarriedOver::default();
    let mut inverse = Vec::new();
    for (living, leads) in read_all(tx, &leader)? {
        let trailing = living.editions[1 - leads].clone();
        if except.contains(&trailing.id) || trailing.trashed_at.is_some() {
            continue;
        }
        let scene = living.scene();
        let is_here = |pair: &&pairs::Pair| {
            let own = pair.places[leads].as_ref();
            scene.lead_of(pair) as usize == leads
                && own.is_some_and(|own| own.start < place.end && place.start < own.end)
        };
        let carries = living.pairs.iter().filter(is_here);
        let mut edits: Vec<Edit> = carries
            .flat_map(|pair| pairs::carries(pair, &scene))
            .map(|carry| Edit {
                from: carry.at.start,
                deleted: carry.at.end - carry.at.start,
                inserted: carry.insert,
            })
            .collect();
        if edits.is_empty() {
            continue;
        }
        // From the end on, so that no edit moves the place of another.
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.from));
        let body = living.cuts[1 - leads].body();
        inverse.push(history::change_body(tx, &trailing, body, edits)?);
        carried.editions.push(trailing.id);
    }
    if !inverse.is_empty() {
        tx.undone_by(Inverse::Bodies(inverse));
    }
    Ok(carried)
}
