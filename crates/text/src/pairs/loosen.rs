//! Which pairs are to be aligned again, because there is news beside them.

use std::ops::Range;

use super::own::{Holding, held_blocks, owners};
use super::{Half, Place, Scene, Side};
use crate::diff::longest_rising;

/// How near, in blocks, something new must be for an unconfirmed pair to be aligned again.
const NEAR: usize = 3;

/// How many blocks on each side of something new are aligned again with it.
const AROUND: usize = 2;

/// The pairs with both sides whose order is the same on both, by their index.
pub(super) fn chain(held: &[Holding]) -> Vec<usize> {
    let mut whole: Vec<usize> = (0..held.len()).filter(|&at| held[at].is_whole()).collect();
    whole.sort_by_key(|&at| held[at].blocks[0].start);
    let starts: Vec<(usize, usize)> = whole
        .iter()
        .map(|&at| (held[at].blocks[0].start, held[at].blocks[1].start))
        .collect();
    let rising = longest_rising(&starts);
    whole.retain(|&at| {
        let start = (held[at].blocks[0].start, held[at].blocks[1].start);
        rising.binary_search(&start).is_ok()
    });
    whole
}

/// Finds the pairs that are to be aligned again with what is new around them: those that wait for
/// a side, and, if they may, those that no person has confirmed.
pub(super) fn loosened(
    held: &[Holding],
    chain: &[usize],
    touched: [&[Place]; 2],
    scene: &Scene<'_>,
    may_loosen: bool,
) -> Vec<bool> {
    let waiting = waiting(held, scene);
    let mut loose = waiting.clone();
    if !may_loosen {
        return loose;
    }
    let mut may = vec![false; held.len()];
    for &at in chain {
        let pair = &held[at].pair;
        may[at] = !pair.confirmed && !pair.is_changed && pair.lead.is_none();
    }
    for side in Side::BOTH {
        let cut = scene.cut(side);
        let owners = owners(held, side, cut.len());
        // What waits for the other side, or may fall into two.
        let is_seed = |block: usize| match owners[block] {
            None => true,
            Some(at) => {
                let holding = &held[at];
                waiting[at] || (may[at] && holding.blocks.iter().all(|blocks| blocks.len() > 1))
            }
        };
        // A new paragraph joins a pair beside it only where that has too little so far: else it
        // is one that was added.
        for block in (0..cut.len()).filter(|&block| owners[block].is_none()) {
            let beside = [block.checked_sub(1), Some(block + 1)]
                .into_iter()
                .flatten();
            for at in beside.filter_map(|block| *owners.get(block)?) {
                loose[at] |= may[at] && is_short(&held[at], side, scene);
            }
        }
        let mut active: Vec<usize> = Vec::new();
        for place in touched[side as usize] {
            active.extend(cut.blocks_over(place));
            active.extend(cut.blocks_at(place.start));
            active.extend(cut.blocks_at(place.end));
        }
        for block in active {
            let near = block.saturating_sub(NEAR)..(block + NEAR + 1).min(cut.len());
            // A pair may wait across from here as well.
            let across =
                owners[block].is_some_and(|at| has_seed_across(held, &waiting, at, side, scene));
            if !across && !near.into_iter().any(&is_seed) {
                continue;
            }
            let around = block.saturating_sub(AROUND)..(block + AROUND + 1).min(cut.len());
            for at in around.filter_map(|block| owners[block]) {
                loose[at] |= may[at];
            }
        }
    }
    loose
}

/// Whether a side of a pair says much less than the other does.
fn is_short(holding: &Holding, side: Side, scene: &Scene<'_>) -> bool {
    let length = |side: Side| {
        scene
            .cut(side)
            .words_of(&holding.blocks[side as usize])
            .len()
    };
    4 * length(side) < 3 * length(side.other())
}

/// For each pair, whether it waits for a side that it could find among what is there.
fn waiting(held: &[Holding], scene: &Scene<'_>) -> Vec<bool> {
    let is_half = |holding: &Holding| {
        !holding.is_whole() && !holding.is_ghost() && holding.pair.half == Half::Waits
    };
    let chain = chain(held);
    let fresh = [0, 1].map(|side| {
        let is_held = held_blocks(held, side, scene.cuts[side].len());
        let fresh = (0..is_held.len()).filter(|&block| !is_held[block]);
        fresh.collect::<Vec<usize>>()
    });
    let mut waiting = Vec::with_capacity(held.len());
    for holding in held {
        let missing = usize::from(!holding.blocks[0].is_empty());
        // What has lost its other side waits for words that are new; what stood there before was
        // not its counterpart.
        let is_lost = holding.pair.remembered(missing).is_some();
        let waits = is_half(holding)
            && (!is_lost || {
                let gap = across_of(held, &chain, holding, missing, scene);
                fresh[missing].iter().any(|block| gap.contains(block))
            });
        waiting.push(waits);
    }
    waiting
}

/// The blocks across from a pair with one side, between the counterparts of its neighbours.
fn across_of(
    held: &[Holding],
    chain: &[usize],
    holding: &Holding,
    missing: usize,
    scene: &Scene<'_>,
) -> Range<usize> {
    let own = &holding.blocks[1 - missing];
    let next = chain.partition_point(|&at| held[at].blocks[1 - missing].start < own.start);
    let from = next
        .checked_sub(1)
        .map_or(0, |at| held[chain[at]].blocks[missing].end);
    let to = chain.get(next).map_or(scene.cuts[missing].len(), |&at| {
        held[at].blocks[missing].start
    });
    from..to.max(from)
}

/// Whether something near a pair's other side waits for a counterpart.
fn has_seed_across(
    held: &[Holding],
    waiting: &[bool],
    at: usize,
    side: Side,
    scene: &Scene<'_>,
) -> bool {
    let across = side.other();
    let blocks = held[at].blocks[across as usize].clone();
    if blocks.is_empty() {
        return false;
    }
    let count = scene.cut(across).len();
    let near = blocks.start.saturating_sub(NEAR)..(blocks.end + NEAR).min(count);
    let mut is_held = vec![false; near.len()];
    for (holding, waits) in held.iter().zip(waiting) {
        let own = &holding.blocks[across as usize];
        let settled = !waits;
        for block in own.start.max(near.start)..own.end.min(near.end) {
            is_held[block - near.start] |= settled;
        }
    }
    is_held.contains(&false)
}

/// For each block of both sides, whether there is news of it: it is new, was touched, or is in a
/// pair that is to be aligned again.
pub(super) fn live_blocks(
    held: &[Holding],
    loose: &[bool],
    touched: [&[Place]; 2],
    scene: &Scene<'_>,
) -> [Vec<bool>; 2] {
    [0, 1].map(|side| {
        let cut = scene.cuts[side];
        let mut live: Vec<bool> = held_blocks(held, side, cut.len())
            .into_iter()
            .map(|is_held| !is_held)
            .collect();
        for (holding, &is_loose) in held.iter().zip(loose) {
            if is_loose && holding.is_whole() {
                live[holding.blocks[side].clone()].fill(true);
            }
        }
        for place in touched[side] {
            for blocks in [cut.blocks_over(place), cut.blocks_at(place.start)] {
                live[blocks].fill(true);
            }
        }
        live
    })
}
