use text::pairs::Pair;

use super::living::{Living, read, read_all};
use super::take_back::act_on;
use crate::error::{OrNotFound, Result, What};
use crate::id::EditionId;
use crate::library::Tx;
use crate::storage::Key;
use crate::undo::Inverse;

/// Marks a pair in step: it remembers what both sides say now, and stays where it is.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone or lacks a side.
pub fn confirm(tx: &mut Tx<'_>, bead: Key) -> Result<()> {
    let (source, target) = tx.editions_of_bead(bead)?.or_not_found(What::Bead, bead)?;
    let living = read(tx, source, target)?;
    living.pairs[living.find(bead)?]
        .is_whole()
        .then_some(())
        .or_not_found(What::Bead, bead)?;
    let inverse = confirm_some(tx, living, |pair| pair.key == Some(bead))?;
    tx.undone_by(inverse);
    Ok(())
}

/// Marks every pair of two editions in step that has both sides.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for an edition that is not there.
pub fn confirm_all(tx: &mut Tx<'_>, one: EditionId, other: EditionId) -> Result<()> {
    let living = read(tx, one, other)?;
    let inverse = confirm_some(tx, living, Pair::is_whole)?;
    tx.undone_by(inverse);
    Ok(())
}

/// Says that the side that leads in a pair was changed without changing what it says: in every
/// language the pairs that it leads are in step. Says how many were not.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone or lacks a side.
pub fn only_a_typo(tx: &mut Tx<'_>, bead: Key) -> Result<usize> {
    let (source, target) = tx.editions_of_bead(bead)?.or_not_found(What::Bead, bead)?;
    let living = read(tx, source, target)?;
    let pair = &living.pairs[living.find(bead)?];
    let lead = living.scene().lead_of(pair) as usize;
    let place = pair.places[lead].clone().or_not_found(What::Bead, bead)?;
    let leader = living.editions[lead].clone();
    let mut inverses = Vec::new();
    let mut count = 0;
    for (living, leads) in read_all(tx, &leader)? {
        let lead = living.lead;
        let is_meant = |pair: &Pair| {
            let is_led = pair.lead.unwrap_or(lead) as usize == leads;
            let own = pair.places[leads].as_ref();
            let is_here = own.is_some_and(|own| own.start < place.end && place.start < own.end);
            pair.is_changed && is_led && is_here
        };
        let changed = living.pairs.iter().filter(|pair| is_meant(pair)).count();
        if changed > 0 {
            count += changed;
            inverses.push(confirm_some(tx, living, is_meant)?);
        }
    }
    tx.undone_by(Inverse::Several(inverses));
    Ok(count)
}

fn confirm_some(
    tx: &mut Tx<'_>,
    living: Living,
    is_meant: impl Fn(&Pair) -> bool,
) -> Result<Inverse> {
    let (_, inverse) = act_on(tx, living, |pairs, scene| {
        for pair in pairs.iter_mut().filter(|pair| is_meant(pair)) {
            pair.put_in_step(scene);
            pair.confirmed = true;
        }
    })?;
    Ok(inverse)
}
