use text::pairs::Side;

use super::living::{read, write};
use super::take_back::act_on;
use crate::error::{OrNotFound, Result, What};
use crate::id::EditionId;
use crate::library::Tx;
use crate::storage::Key;
use crate::undo::Inverse;

/// Says which of two editions leads: whose changes ask for the other to be read again.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for an edition that is not there or is neither of the two.
pub fn set_lead(
    tx: &mut Tx<'_>,
    one: EditionId,
    other: EditionId,
    leader: EditionId,
) -> Result<()> {
    let mut living = read(tx, one, other)?;
    // What is in step under the old lead is in step under the new one: it says so now.
    write(tx, &mut living)?;
    let before = living.lead;
    let side = Side::BOTH
        .into_iter()
        .find(|&side| living.editions[side as usize].id == leader);
    living.lead = side.or_not_found(What::Edition, leader)?;
    living.change(|_, _| ());
    write(tx, &mut living)?;
    for edition in &living.editions {
        tx.touch_edition(edition.id);
    }
    tx.touch_post(living.editions[0].post);
    tx.undone_by(Inverse::Lead {
        editions: [0, 1].map(|side: usize| living.editions[side].id),
        lead: before,
    });
    Ok(())
}

/// Says which edition leads in one pair; without one it is again the one that leads elsewhere.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone, or an edition that it is no pair of.
pub fn set_bead_lead(tx: &mut Tx<'_>, bead: Key, leader: Option<EditionId>) -> Result<()> {
    let (source, target) = tx.editions_of_bead(bead)?.or_not_found(What::Bead, bead)?;
    let living = read(tx, source, target)?;
    living.find(bead)?;
    let lead = match leader {
        None => None,
        Some(leader) => Some(
            Side::BOTH
                .into_iter()
                .find(|&side| living.editions[side as usize].id == leader)
                .or_not_found(What::Edition, leader)?,
        ),
    };
    let ((), inverse) = act_on(tx, living, |pairs, _| {
        let meant = pairs.iter_mut().find(|pair| pair.key == Some(bead));
        if let Some(pair) = meant {
            pair.lead = lead;
        }
    })?;
    tx.undone_by(inverse);
    Ok(())
}
