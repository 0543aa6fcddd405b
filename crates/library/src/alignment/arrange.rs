//! Pairs arranged by hand.

use text::pairs::{self, Pair, Scene};

use super::living::read;
use super::take_back::act_on;
use crate::error::{OrNotFound, Result, What};
use crate::id::EditionId;
use crate::library::Tx;
use crate::storage::Key;

/// Pairs the paragraphs at two places of two editions, UTF-16 units.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for an edition, or where no paragraph stands at one of the places.
pub fn link(tx: &mut Tx<'_>, one: (EditionId, u32), other: (EditionId, u32)) -> Result<()> {
    let living = read(tx, one.0, other.0)?;
    let at = if living.editions[0].id == one.0 {
        [one.1, other.1]
    } else {
        [other.1, one.1]
    };
    let (done, inverse) = act_on(tx, living, |all, scene| pairs::link(all, at, scene))?;
    done.then_some(()).or_not_found(What::Bead, at[0])?;
    tx.undone_by(inverse);
    Ok(())
}

/// Parts a pair: one of several paragraphs into pairs of one each, one of two into both.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone or lacks a side.
pub fn separate(tx: &mut Tx<'_>, bead: Key) -> Result<()> {
    arrange(tx, bead, pairs::separate)
}

/// Takes the next pair into this one.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone, or where none follows on both sides.
pub fn join(tx: &mut Tx<'_>, bead: Key) -> Result<()> {
    arrange(tx, bead, pairs::join)
}

/// Says of a paragraph without counterpart that it needs none, or that it does after all.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a bead that is gone or has both sides.
pub fn set_alone(tx: &mut Tx<'_>, bead: Key, alone: bool) -> Result<()> {
    arrange(tx, bead, |all, at, _| pairs::set_alone(all, at, alone))
}

fn arrange(
    tx: &mut Tx<'_>,
    bead: Key,
    act: impl FnOnce(&mut Vec<Pair>, usize, &Scene<'_>) -> bool,
) -> Result<()> {
    let (source, target) = tx.editions_of_bead(bead)?.or_not_found(What::Bead, bead)?;
    let living = read(tx, source, target)?;
    let (done, inverse) = act_on(tx, living, |all, scene| {
        let at = all.iter().position(|pair| pair.key == Some(bead))?;
        act(all, at, scene).then_some(())
    })?;
    done.or_not_found(What::Bead, bead)?;
    tx.undone_by(inverse);
    Ok(())
}
