use std::collections::HashSet;

use text::pairs::{Pair, Scene, Side, carry_place};

use super::living::{Living, read, write};
use crate::error::Result;
use crate::history::Field;
use crate::id::EditionId;
use crate::library::Tx;
use crate::storage::Key;
use crate::undo::Inverse;

/// What an action has changed of the pairs of two editions, and how it was before.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PairsBefore {
    /// Source and target.
    editions: [EditionId; 2],
    /// The revisions that the places are those of.
    revisions: [u64; 2],
    /// The pairs as they were.
    was: Vec<Pair>,
    /// The keys of those that they became.
    became: Vec<Key>,
}

/// Does something to pairs and writes it down; gives what takes it back.
pub(crate) fn act_on<T>(
    tx: &mut Tx<'_>,
    mut living: Living,
    act: impl FnOnce(&mut Vec<Pair>, &Scene<'_>) -> T,
) -> Result<(T, Inverse)> {
    // So that those that are new have keys by which they are known afterwards.
    write(tx, &mut living)?;
    let mut living = read(tx, living.editions[0].id, living.editions[1].id)?;
    let before = living.pairs.clone();
    let done = living.change(act);
    write(tx, &mut living)?;
    let is_in = |pairs: &[Pair], pair: &Pair| pairs.contains(pair);
    let inverse = Inverse::Pairs(PairsBefore {
        editions: [0, 1].map(|side: usize| living.editions[side].id),
        revisions: [0, 1].map(|side: usize| living.editions[side].revision),
        became: living
            .pairs
            .iter()
            .filter(|pair| !is_in(&before, pair))
            .filter_map(|pair| pair.key)
            .collect(),
        was: before
            .into_iter()
            .filter(|pair| !is_in(&living.pairs, pair))
            .collect(),
    });
    for edition in &living.editions {
        tx.touch_edition(edition.id);
    }
    tx.touch_post(living.editions[0].post);
    Ok((done, inverse))
}

/// Makes pairs what they were before an action, wherever edits have carried them since.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for an edition that is gone.
pub(crate) fn take_back(tx: &mut Tx<'_>, before: &PairsBefore) -> Result<()> {
    let [source, target] = before.editions;
    let living = read(tx, source, target)?;
    let mut was = before.was.clone();
    for side in 0..2 {
        let edits = tx.edits_after(
            living.editions[side].key,
            Field::Body,
            before.revisions[side],
        )?;
        for place in was.iter_mut().filter_map(|pair| pair.places[side].as_mut()) {
            *place = carry_place(place, &edits);
        }
    }
    let gone: HashSet<Key> = before
        .became
        .iter()
        .copied()
        .chain(was.iter().filter_map(|pair| pair.key))
        .collect();
    act_on(tx, living, |pairs, _| {
        pairs.retain(|pair| pair.key.is_none_or(|key| !gone.contains(&key)));
        pairs.extend(was);
    })?;
    Ok(())
}

/// Gives the lead back.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for an edition that is gone.
pub(crate) fn take_back_lead(tx: &mut Tx<'_>, editions: [EditionId; 2], lead: Side) -> Result<()> {
    super::set_lead(tx, editions[0], editions[1], editions[lead as usize])
}
