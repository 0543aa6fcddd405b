//! Which blocks each pair holds, once edits have carried its places along.
//!
//! A place covers what has come down from the blocks it was laid over, and nothing that was typed
//! at its edges. So a paragraph that was split is held by its pair in both parts, and one that was
//! written behind it is not.

use std::ops::Range;

use super::{Cut, Pair, Place, Side};

/// A pair and the blocks that it holds.
#[derive(Clone, Debug)]
pub(super) struct Holding {
    pub(super) pair: Pair,
    pub(super) blocks: [Range<usize>; 2],
}

impl Holding {
    pub(super) fn is_whole(&self) -> bool {
        self.blocks.iter().all(|blocks| !blocks.is_empty())
    }

    pub(super) fn is_ghost(&self) -> bool {
        self.blocks.iter().all(Range::is_empty)
    }
}

/// Finds the blocks of every pair; no block is held by two.
///
/// Pairs that come to hold one block together, as when two paragraphs were made one, become one
/// pair; what they were is kept as pairs without blocks. Where that cannot be, because their other
/// sides stand apart, the block is that of the pair that has the most of it.
pub(super) fn own(pairs: Vec<Pair>, cuts: [&Cut; 2]) -> Vec<Holding> {
    let mut held: Vec<Holding> = pairs
        .into_iter()
        .map(|pair| {
            let over = |side: usize| match &pair.places[side] {
                Some(place) => plain(cuts[side].blocks_over(place)),
                None => 0..0,
            };
            let blocks = [over(0), over(1)];
            Holding { pair, blocks }
        })
        .collect();
    for (side, cut) in cuts.into_iter().enumerate() {
        claim_at_empty_places(&mut held, side, cut);
    }
    let mut merged = unite(&mut held, cuts);
    for (side, cut) in cuts.into_iter().enumerate() {
        part(&mut held, side, cut);
    }
    held.append(&mut merged);
    held
}

/// Gives a block that nobody holds to the pair whose own was deleted at that very place.
fn claim_at_empty_places(held: &mut [Holding], side: usize, cut: &Cut) {
    let lost: Vec<(usize, u32)> = held
        .iter()
        .enumerate()
        .filter(|(_, holding)| holding.blocks[side].is_empty())
        .filter_map(|(at, holding)| Some((at, holding.pair.places[side].as_ref()?.start)))
        .collect();
    if lost.is_empty() {
        return;
    }
    let mut is_held = held_blocks(held, side, cut.len());
    for (at, place) in lost {
        if let Some(block) = cut.blocks_at(place).find(|&block| !is_held[block]) {
            is_held[block] = true;
            held[at].blocks[side] = block..block + 1;
        }
    }
}

/// For each block of a side, whether anybody holds it.
pub(super) fn held_blocks(held: &[Holding], side: usize, count: usize) -> Vec<bool> {
    let mut is_held = vec![false; count];
    for holding in held {
        is_held[holding.blocks[side].clone()].fill(true);
    }
    is_held
}

/// Makes one pair of those that hold a block together, and gives back what they were.
fn unite(held: &mut Vec<Holding>, cuts: [&Cut; 2]) -> Vec<Holding> {
    let mut groups = Groups::new(held.len());
    for (side, cut) in cuts.iter().enumerate() {
        let mut first: Vec<Option<usize>> = vec![None; cut.len()];
        for (at, holding) in held.iter().enumerate() {
            for block in holding.blocks[side].clone() {
                match first[block] {
                    Some(other) => groups.join(other, at),
                    None => first[block] = Some(at),
                }
            }
        }
    }
    let mut ghosts = Vec::new();
    let mut gone = vec![false; held.len()];
    for group in groups.of_several() {
        let united = joined_blocks(held, &group).map(|blocks| {
            let parts: Vec<&Holding> = group.iter().map(|&at| &held[at]).collect();
            let pair = joined(&parts);
            Holding { pair, blocks }
        });
        // The one whose row goes on, or all where they cannot be one, are remembered without it.
        let keeps_row = |at: usize| match &united {
            Some(united) => held[at].pair.key == united.pair.key,
            None => true,
        };
        for &at in &group {
            let mut ghost = held[at].clone();
            ghost.blocks = [0..0, 0..0];
            if keeps_row(at) {
                ghost.pair.key = None;
            }
            if (0..2).all(|side| ghost.pair.remembered(side).is_some()) {
                ghosts.push(ghost);
            }
        }
        if let Some(united) = united {
            for &at in &group[1..] {
                gone[at] = true;
            }
            held[group[0]] = united;
        }
    }
    let mut at = 0;
    held.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
    ghosts
}

/// The blocks of a group on both sides, if they follow each other.
fn joined_blocks(held: &[Holding], group: &[usize]) -> Option<[Range<usize>; 2]> {
    let on = |side: usize| {
        let mut ranges: Vec<Range<usize>> = group
            .iter()
            .map(|&at| held[at].blocks[side].clone())
            .filter(|range| !range.is_empty())
            .collect();
        ranges.sort_by_key(|range| range.start);
        let mut all = ranges.first()?.clone();
        for range in ranges {
            if range.start > all.end {
                return None;
            }
            all.end = all.end.max(range.end);
        }
        Some(all)
    };
    let has = |side: usize| group.iter().any(|&at| !held[at].blocks[side].is_empty());
    Some([
        if has(0) { on(0)? } else { 0..0 },
        if has(1) { on(1)? } else { 0..0 },
    ])
}

/// The pair that several become.
pub(super) fn joined(parts: &[&Holding]) -> Pair {
    let whole: Vec<&Holding> = parts
        .iter()
        .copied()
        .filter(|part| part.is_whole())
        .collect();
    // A paragraph without translation that was taken into another asks for a new reading, so it
    // is no part of what was in step.
    let told = if whole.is_empty() { parts } else { &whole[..] };
    let mut pair = told
        .first()
        .map(|part| part.pair.clone())
        .unwrap_or_default();
    for side in 0..2 {
        let mut told: Vec<&&Holding> = told.iter().collect();
        told.sort_by_key(|part| part.blocks[side].start);
        let then: Vec<&str> = told
            .iter()
            .filter_map(|part| part.pair.then[side].as_deref())
            .collect();
        pair.then[side] = (!then.is_empty()).then(|| then.join("\n\n"));
    }
    pair.said = [None, None];
    // What a person has put together is not torn apart by what was joined to it.
    pair.confirmed = told.iter().any(|part| part.pair.confirmed);
    pair.half = Default::default();
    pair.lead = told
        .iter()
        .map(|part| part.pair.lead)
        .reduce(|one, other| one.filter(|lead| Some(*lead) == other))
        .flatten();
    pair.step_at = told.iter().map(|part| part.pair.step_at).min().unwrap_or(0);
    pair
}

/// Gives every block that two pairs still claim to the one that has the most of it.
fn part(held: &mut [Holding], side: usize, cut: &Cut) {
    let mut best: Vec<Option<(u32, usize)>> = vec![None; cut.len()];
    let mut is_contested = false;
    for (at, holding) in held.iter().enumerate() {
        for block in holding.blocks[side].clone() {
            let shared = cut
                .place(block)
                .map_or(0, |own| overlap(&own, holding.pair.places[side].as_ref()));
            match best[block] {
                Some((most, _)) if most >= shared => is_contested = true,
                other => {
                    is_contested |= other.is_some();
                    best[block] = Some((shared, at));
                }
            }
        }
    }
    if !is_contested {
        return;
    }
    for (at, holding) in held.iter_mut().enumerate() {
        let mine = |block: &usize| best[*block].is_some_and(|(_, owner)| owner == at);
        let blocks = holding.blocks[side].clone();
        // What another has taken out of the middle ends it.
        let start = blocks.clone().find(mine).unwrap_or(blocks.start);
        let end = (start..blocks.end)
            .find(|block| !mine(block))
            .unwrap_or(blocks.end);
        holding.blocks[side] = plain(start..end);
    }
}

/// No block is always the same range.
fn plain(blocks: Range<usize>) -> Range<usize> {
    if blocks.is_empty() { 0..0 } else { blocks }
}

fn overlap(own: &Place, place: Option<&Place>) -> u32 {
    place.map_or(0, |place| {
        own.end
            .min(place.end)
            .saturating_sub(own.start.max(place.start))
    })
}

/// For each block of a side, who holds it.
pub(super) fn owners(held: &[Holding], side: Side, count: usize) -> Vec<Option<usize>> {
    let mut owners = vec![None; count];
    for (at, holding) in held.iter().enumerate() {
        owners[holding.blocks[side as usize].clone()].fill(Some(at));
    }
    owners
}

/// Disjoint sets of pairs.
struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Groups {
        Groups {
            parent: (0..count).collect(),
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (first, second) = (one.min(other), one.max(other));
        self.parent[second] = first;
    }

    /// The sets of more than one, members in order.
    fn of_several(&mut self) -> Vec<Vec<usize>> {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.parent.len()];
        for at in 0..self.parent.len() {
            let root = self.root(at);
            members[root].push(at);
        }
        members.retain(|group| group.len() > 1);
        members
    }
}
