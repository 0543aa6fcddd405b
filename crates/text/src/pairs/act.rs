//! What a person does to pairs by hand. Everything here is certain afterwards: confirmed, or
//! said to have no counterpart.
//!
//! Pairs are given as [`super::renew`] leaves them. Each function says whether there was anything
//! to do.

use std::ops::Range;

use super::own::{Holding, joined};
use super::{Half, Pair, Scene, Side};
use crate::align::{self, Options};

/// Pairs the blocks at two places, one on each side.
///
/// A block that stands beside those that the other is paired with already joins them; else both
/// leave the pairs that they were in, whose rest stays.
pub fn link(pairs: &mut Vec<Pair>, at: [u32; 2], scene: &Scene<'_>) -> bool {
    let mut blocks = [0, 0];
    for side in 0..2 {
        match scene.cuts[side].blocks_at(at[side]).next() {
            Some(block) => blocks[side] = block,
            None => return false,
        }
    }
    let holds = |pairs: &[Pair], side: usize| {
        pairs
            .iter()
            .position(|pair| held(pair, side, scene).contains(&blocks[side]))
    };
    let (Some(source), Some(target)) = (holds(pairs, 0), holds(pairs, 1)) else {
        return false;
    };
    if source == target {
        pairs[source].confirmed = true;
        pairs[source].put_in_step(scene);
        return true;
    }
    for (near, far, side) in [(source, target, 1), (target, source, 0)] {
        let (own, other) = (held(&pairs[near], side, scene), blocks[side]);
        let is_beside = other + 1 == own.start || other == own.end;
        let is_free = held(&pairs[far], side, scene).len() == 1 && !pairs[far].is_whole();
        if pairs[near].is_whole() && is_beside && is_free {
            unite(pairs, near.min(far), near.max(far), scene);
            return true;
        }
    }
    let mut rest = Vec::new();
    for side in 0..2 {
        let at = [source, target][side];
        rest.extend(without(&mut pairs[at], side, blocks[side], scene));
    }
    let mut pair = Pair {
        key: None,
        places: [0, 1].map(|side| scene.cuts[side].place(blocks[side])),
        confirmed: true,
        score: 1.0,
        ..Pair::default()
    };
    // Who was the one on either side goes on in the new pair.
    pair.key = [target, source]
        .iter()
        .find(|&&at| pairs[at].is_ghost())
        .and_then(|&at| pairs[at].key.take());
    pair.put_in_step(scene);
    pairs.retain(|pair| !pair.is_ghost() || pair.then.iter().any(Option::is_some));
    pairs.extend(rest);
    pairs.push(pair);
    true
}

/// Parts a pair: one of several blocks into pairs of one each, one of two blocks into both, which
/// then find no other by themselves.
pub fn separate(pairs: &mut Vec<Pair>, at: usize, scene: &Scene<'_>) -> bool {
    let Some(pair) = pairs.get(at).filter(|pair| pair.is_whole()) else {
        return false;
    };
    let blocks = [0, 1].map(|side| held(pair, side, scene));
    let parts = if blocks.iter().all(|blocks| blocks.len() == 1) {
        Vec::new()
    } else {
        one_by_one(&blocks, scene)
    };
    let mut made: Vec<Pair> = parts
        .iter()
        .map(|part| {
            let mut made = Pair {
                places: [0, 1].map(|side| scene.cuts[side].place(part[side])),
                confirmed: true,
                lead: pair.lead,
                score: 1.0,
                ..Pair::default()
            };
            made.put_in_step(scene);
            made
        })
        .collect();
    for side in 0..2 {
        for block in blocks[side].clone() {
            if !parts.iter().any(|part| part[side] == block) {
                let mut places = [None, None];
                places[side] = scene.cuts[side].place(block);
                made.push(Pair {
                    places,
                    half: Half::Apart,
                    ..Pair::default()
                });
            }
        }
    }
    // The translation keeps the row, and what people have left on it.
    let heir = made.iter().position(|pair| pair.places[1].is_some());
    if let Some(heir) = heir {
        made[heir].key = pairs[at].key;
    }
    pairs.splice(at..=at, made);
    true
}

/// Takes the next pair into this one; their blocks must follow each other.
pub fn join(pairs: &mut Vec<Pair>, at: usize, scene: &Scene<'_>) -> bool {
    let Some(pair) = pairs.get(at) else {
        return false;
    };
    let follows = |other: &Pair| {
        let mut any = false;
        let fits = (0..2).all(|side| {
            let (own, next) = (held(pair, side, scene), held(other, side, scene));
            any |= !own.is_empty() && !next.is_empty();
            own.is_empty() || next.is_empty() || own.end == next.start
        });
        fits && any
    };
    let Some(next) = (at + 1..pairs.len()).find(|&next| follows(&pairs[next])) else {
        return false;
    };
    unite(pairs, at, next, scene);
    true
}

/// Says of a pair with one side that it needs no other, or that it does after all.
pub fn set_alone(pairs: &mut [Pair], at: usize, alone: bool) -> bool {
    match pairs.get_mut(at).filter(|pair| !pair.is_whole()) {
        Some(pair) => {
            pair.half = if alone { Half::Alone } else { Half::Waits };
            true
        }
        None => false,
    }
}

fn held(pair: &Pair, side: usize, scene: &Scene<'_>) -> Range<usize> {
    pair.places[side]
        .as_ref()
        .map_or(0..0, |place| scene.cuts[side].blocks_over(place))
}

/// Takes one block out of a pair and gives what stood behind it there as a pair of its own.
fn without(pair: &mut Pair, side: usize, block: usize, scene: &Scene<'_>) -> Option<Pair> {
    let own = held(pair, side, scene);
    let before = own.start..block;
    let after = block + 1..own.end;
    let place = |blocks: &Range<usize>| scene.cuts[side].place_of(blocks);
    let rest = (!before.is_empty()).then(|| place(&after)).flatten();
    pair.places[side] = place(&before).or_else(|| place(&after));
    if !pair.is_whole() {
        pair.confirmed = false;
        pair.is_changed = false;
        pair.then = [None, None];
    } else {
        pair.put_in_step(scene);
    }
    rest.map(|rest| {
        let mut places = [None, None];
        places[side] = Some(rest);
        Pair {
            places,
            ..Pair::default()
        }
    })
}

fn unite(pairs: &mut Vec<Pair>, one: usize, other: usize, scene: &Scene<'_>) {
    let holding = |pair: &Pair| Holding {
        blocks: [0, 1].map(|side| held(pair, side, scene)),
        pair: pair.clone(),
    };
    let parts = [holding(&pairs[one]), holding(&pairs[other])];
    let is_changed = parts.iter().any(|part| part.pair.is_changed);
    let mut pair = joined(&[&parts[0], &parts[1]]);
    for side in 0..2 {
        pair.places[side] = [&pairs[one], &pairs[other]]
            .iter()
            .filter_map(|pair| pair.places[side].clone())
            .reduce(|a, b| a.start.min(b.start)..a.end.max(b.end));
    }
    pair.confirmed = pair.is_whole();
    pair.score = 1.0;
    // Who joins them has both before their eyes; what had changed before is still to be read.
    if !is_changed && pair.is_whole() {
        pair.put_in_step(scene);
    }
    pair.is_changed = is_changed;
    pairs[one] = pair;
    pairs.remove(other);
}

/// Pairs the blocks of one pair one by one: those that the alignment sees together, or else in
/// their order.
fn one_by_one(blocks: &[Range<usize>; 2], scene: &Scene<'_>) -> Vec<[usize; 2]> {
    let segments = [0, 1].map(|side| scene.cuts[side].segments(blocks[side].clone()));
    let side = |side: usize| align::Side {
        language: scene.languages[side],
        segments: &segments[side],
    };
    let options = Options {
        confirmed: &[],
        lexicon: scene.lexicon,
    };
    let mut ones: Vec<[usize; 2]> = align::align(&side(0), &side(1), &options)
        .into_iter()
        .filter(|bead| bead.source.len() == 1 && bead.target.len() == 1)
        .map(|bead| [bead.source.start, bead.target.start])
        .collect();
    if ones.is_empty() {
        let count = blocks[0].len().min(blocks[1].len());
        ones = (0..count).map(|at| [at, at]).collect();
    }
    ones.iter()
        .map(|one| [blocks[0].start + one[0], blocks[1].start + one[1]])
        .collect()
}

/// The pair that holds a place of a side.
#[must_use]
pub fn pair_at(pairs: &[Pair], side: Side, at: u32) -> Option<usize> {
    pairs.iter().position(|pair| {
        pair.places[side as usize]
            .as_ref()
            .is_some_and(|place| place.start <= at && at <= place.end)
    })
}
