//! What is new or loose, aligned again, and given the memory of what it was.

use std::ops::Range;

use super::own::{Holding, held_blocks, owners};
use super::piece::Piece;
use super::renew::judge;
use super::{Pair, Scene, Side};

/// Aligns what is new or loose, piece by piece between the pairs that stay.
pub(super) fn realign(
    held: Vec<Holding>,
    chain: &[usize],
    loose: &[bool],
    is_live: &[Vec<bool>; 2],
    scene: &Scene<'_>,
) -> Vec<Holding> {
    let is_free = free_blocks(&held, loose, scene);
    let fixed: Vec<usize> = chain.iter().copied().filter(|&at| !loose[at]).collect();
    let mut made: Vec<[Range<usize>; 2]> = Vec::new();
    let mut is_covered = [
        vec![false; scene.cuts[0].len()],
        vec![false; scene.cuts[1].len()],
    ];
    for gap in 0..=fixed.len() {
        let mut piece = Piece::between(&held, &fixed, gap, scene);
        let has_free = |side: usize| is_free[side][piece.inner[side].clone()].contains(&true);
        // What only waits has been looked at before, and found nothing.
        let has_live = |side: usize| is_live[side][piece.inner[side].clone()].contains(&true);
        if !has_free(0) || !has_free(1) || !(has_live(0) || has_live(1)) {
            continue;
        }
        piece.narrow(is_live);
        let beads = piece.align(&held, &is_free, scene);
        for blocks in beads
            .into_iter()
            .filter(|blocks| blocks.iter().all(|b| !b.is_empty()))
        {
            for side in 0..2 {
                is_covered[side][blocks[side].clone()].fill(true);
            }
            made.push(blocks);
        }
    }
    // What waited and was not taken into a pair goes on as it was.
    let waits = |(holding, is_loose): &(&Holding, &bool)| **is_loose && !holding.is_whole();
    for (holding, _) in held.iter().zip(loose).filter(waits) {
        let side = usize::from(holding.blocks[0].is_empty());
        let blocks = &holding.blocks[side];
        if !is_covered[side][blocks.clone()].contains(&true) {
            is_covered[side][blocks.clone()].fill(true);
            made.push(holding.blocks.clone());
        }
    }
    // What is new and has nothing across that is free stands by itself.
    for side in 0..2 {
        for block in 0..is_free[side].len() {
            if is_free[side][block] && !is_covered[side][block] {
                let mut blocks = [0..0, 0..0];
                blocks[side] = block..block + 1;
                made.push(blocks);
            }
        }
    }
    let (mut stay, mut old) = (Vec::new(), Vec::new());
    for (holding, is_loose) in held.into_iter().zip(loose) {
        if *is_loose {
            old.push(holding);
        } else {
            stay.push(holding);
        }
    }
    stay.extend(inherit(made, old, scene));
    stay
}

/// For each block of both sides, whether it may come into another pair.
fn free_blocks(held: &[Holding], loose: &[bool], scene: &Scene<'_>) -> [Vec<bool>; 2] {
    [0, 1].map(|side| {
        let mut free: Vec<bool> = held_blocks(held, side, scene.cuts[side].len())
            .into_iter()
            .map(|is_held| !is_held)
            .collect();
        for (holding, &is_loose) in held.iter().zip(loose) {
            if is_loose {
                free[holding.blocks[side].clone()].fill(true);
            }
        }
        free
    })
}

/// Gives what was aligned again the memory of what it was before.
fn inherit(made: Vec<[Range<usize>; 2]>, old: Vec<Holding>, scene: &Scene<'_>) -> Vec<Holding> {
    let owner = [Side::Source, Side::Target].map(|side| owners(&old, side, scene.cut(side).len()));
    let mut is_taken = vec![false; old.len()];
    let mut heirs: Vec<Option<usize>> = vec![None; made.len()];
    // Those that are what they were come first.
    for (heir, blocks) in heirs.iter_mut().zip(&made) {
        let at = (0..2).find_map(|side| owner[side][blocks[side].clone()].first().copied()?);
        if let Some(at) = at.filter(|&at| old[at].blocks == *blocks) {
            is_taken[at] = true;
            *heir = Some(at);
        }
    }
    let mut old = old;
    let mut holdings = Vec::with_capacity(made.len());
    for (blocks, heir) in made.into_iter().zip(heirs) {
        if let Some(at) = heir {
            // What is taken leaves nothing behind that could be remembered twice.
            let pair = std::mem::take(&mut old[at].pair);
            holdings.push(Holding { pair, blocks });
            continue;
        }
        let of = |side: usize| {
            owner[side][blocks[side].clone()]
                .iter()
                .filter_map(|at| *at)
        };
        // The translation is what marks and notes have been left on.
        let key = of(1).chain(of(0)).find(|&at| !is_taken[at]).inspect(|&at| {
            is_taken[at] = true;
        });
        let mut pair = Pair {
            key: key.and_then(|at| old[at].pair.key),
            ..Pair::default()
        };
        // A side that was lost is still what the other was made from.
        for side in 0..2 {
            let mut across = of(1 - side);
            if let (Some(at), None) = (across.next(), across.next())
                && old[at].blocks[side].is_empty()
                && old[at].blocks[1 - side] == blocks[1 - side]
            {
                let was = &old[at].pair;
                pair.then[side].clone_from(&was.then[side]);
                pair.said[side].clone_from(&was.said[side]);
                if pair.then[side].is_some() {
                    (pair.step_at, pair.confirmed, pair.lead) =
                        (was.step_at, was.confirmed, was.lead);
                }
            }
        }
        let mut holding = Holding { pair, blocks };
        judge(&mut holding, scene);
        holdings.push(holding);
    }
    // What a person decided about those that have become another pair may be wanted again.
    for (mut was, is_taken) in old.into_iter().zip(is_taken) {
        let is_decided = was.pair.confirmed || was.pair.is_changed || !was.is_whole();
        if is_decided && (0..2).all(|side| was.pair.remembered(side).is_some()) {
            was.blocks = [0..0, 0..0];
            was.pair.key = was.pair.key.filter(|_| !is_taken);
            holdings.push(was);
        }
    }
    holdings
}
