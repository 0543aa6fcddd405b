//! The pairs made to fit the texts again.

use std::ops::Range;

use super::own::{Holding, held_blocks, own, owners};
use super::rejoin::{has_more, rejoin};
use super::says::same_words;
use super::{Cut, Half, Pair, Place, Side};
use crate::LanguageTag;
use crate::align::{self, Bead, Lexicon, Options};
use crate::diff::longest_rising;

/// What pairs are seen against.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// Both bodies.
    pub cuts: [&'a Cut; 2],
    /// Their languages.
    pub languages: [&'a LanguageTag; 2],
    /// Which side leads, where a pair does not say otherwise.
    pub lead: Side,
    /// Words known to be each other's translation.
    pub lexicon: Option<&'a Lexicon>,
    /// The time, as the keeper of the pairs counts it.
    pub now: i64,
}

impl<'a> Scene<'a> {
    /// One of the bodies.
    #[must_use]
    pub fn cut(&self, side: Side) -> &'a Cut {
        self.cuts[side as usize]
    }

    /// The side that leads in a pair.
    #[must_use]
    pub fn lead_of(&self, pair: &Pair) -> Side {
        pair.lead.unwrap_or(self.lead)
    }
}

/// How many pairs are remembered that stand nowhere.
const GHOSTS: usize = 64;

/// How near, in blocks, something new must be for an unconfirmed pair to be aligned again.
const NEAR: usize = 3;

/// How many blocks on each side of something new are aligned again with it.
const AROUND: usize = 2;

/// With so few new blocks, only so many around them are looked at.
const LITTLE: usize = 8;
const FAR: usize = 100;

/// How many pairs that stay are shown to the alignment on each side of what it aligns.
const CONTEXT: usize = 4;

/// Makes pairs fit the texts as they are now.
///
/// The places in `pairs` have been carried over the edits since they were made, so that they cover
/// what has come down from their blocks; `touched` are the places that were edited. Every block of
/// either side is in exactly one of the pairs returned, which come in the order of the source;
/// pairs that stand nowhere and are remembered come last. Without anything touched or new the
/// pairs stay as they are. A pair that is confirmed or changed keeps its blocks.
#[must_use]
pub fn renew(pairs: Vec<Pair>, touched: [&[Place]; 2], scene: &Scene<'_>) -> Vec<Pair> {
    let mut held = own(pairs, scene.cuts);
    rejoin(&mut held, scene.cuts);
    for holding in &mut held {
        judge(holding, scene);
    }
    let chain = chain(&held);
    let loose = loosened(&held, &chain, touched, scene);
    let is_live = live_blocks(&held, &loose, touched, scene);
    let mut held = realign(held, &chain, &loose, &is_live, scene);
    for holding in &mut held {
        for side in 0..2 {
            holding.pair.places[side] = scene.cuts[side].place_of(&holding.blocks[side]);
        }
    }
    put_in_order(&mut held, scene);
    keep_some_ghosts(&mut held);
    held.into_iter().map(|holding| holding.pair).collect()
}

/// Says whether a pair is in step.
fn judge(holding: &mut Holding, scene: &Scene<'_>) {
    let pair = &mut holding.pair;
    if holding.blocks.iter().any(Range::is_empty) {
        pair.is_changed = false;
        return;
    }
    pair.half = Half::Waits;
    let says = [0, 1].map(|side| scene.cuts[side].words_of(&holding.blocks[side]));
    let lead = scene.lead_of(pair);
    let Some(then) = &pair.then[lead as usize] else {
        // Both sides are there for the first time: the one was made from what the other says now.
        pair.then = says.map(|words| Some(words.to_owned()));
        pair.said = [None, None];
        pair.step_at = scene.now;
        pair.is_changed = false;
        return;
    };
    pair.is_changed = !same_words(then, says[lead as usize]);
    let trailing = lead.other() as usize;
    if !pair.is_changed && !is_known(pair.then[trailing].as_deref(), says[trailing]) {
        // It is in step with what it says by now.
        pair.then[trailing] = Some(says[trailing].to_owned());
    }
    // What it said then may not be known, where a side was lost: this is the first that is.
    pair.then[trailing].get_or_insert_with(|| says[trailing].to_owned());
    for (side, now) in says.into_iter().enumerate() {
        if pair.then[side].as_deref() == Some(now) {
            pair.said[side] = None;
        } else if pair.said[side].as_deref() != Some(now) {
            pair.said[side] = Some(now.to_owned());
        }
    }
}

/// Whether a remembered text is what is said now, or that and further blocks, which may come back.
fn is_known(remembered: Option<&str>, now: &str) -> bool {
    remembered.is_some_and(|then| then == now || has_more(then, now))
}

/// The pairs with both sides whose order is the same on both, by their index.
fn chain(held: &[Holding]) -> Vec<usize> {
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

/// Finds the pairs that are to be aligned again with what is new around them.
fn loosened(
    held: &[Holding],
    chain: &[usize],
    touched: [&[Place]; 2],
    scene: &Scene<'_>,
) -> Vec<bool> {
    let waiting = waiting(held, scene);
    let mut loose = waiting.clone();
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

/// Aligns what is new or loose, piece by piece between the pairs that stay.
fn realign(
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

/// For each block of both sides, whether there is news of it: it is new, was touched, or is in a
/// pair that is to be aligned again.
fn live_blocks(
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

/// What stands between two pairs that stay, and some of those around it.
struct Piece {
    inner: [Range<usize>; 2],
    outer: [Range<usize>; 2],
}

impl Piece {
    fn between(held: &[Holding], fixed: &[usize], gap: usize, scene: &Scene<'_>) -> Piece {
        let start =
            |side: usize, at: Option<usize>| at.map_or(0, |at| held[fixed[at]].blocks[side].start);
        let end = |side: usize, at: Option<usize>| {
            let count = scene.cuts[side].len();
            at.map_or(count, |at| held[fixed[at]].blocks[side].end)
        };
        let last = gap + CONTEXT - 1;
        Piece {
            inner: [0, 1].map(|side| {
                let from = gap
                    .checked_sub(1)
                    .map_or(0, |at| held[fixed[at]].blocks[side].end);
                let to = fixed
                    .get(gap)
                    .map_or(scene.cuts[side].len(), |&at| held[at].blocks[side].start);
                from..to.max(from)
            }),
            outer: [0, 1].map(|side| {
                let from = start(side, gap.checked_sub(CONTEXT));
                from..end(side, (last < fixed.len()).then_some(last)).max(from)
            }),
        }
    }

    /// Leaves out what is far from the little that is new, as in a translation that has just been
    /// begun: a key must not have a whole book aligned.
    fn narrow(&mut self, is_live: &[Vec<bool>; 2]) {
        let live = |side: usize| {
            let inner = self.inner[side].clone();
            inner.filter(move |&block| is_live[side][block])
        };
        if live(0).count() + live(1).count() > LITTLE {
            return;
        }
        let spans = [0, 1].map(|side| live(side).next().zip(live(side).next_back()));
        for (side, span) in spans.into_iter().enumerate() {
            let inner = self.inner[side].clone();
            if inner.len() <= FAR {
                continue;
            }
            let (start, end) = match span {
                Some((first, last)) => (first.saturating_sub(FAR / 2), last + FAR / 2),
                None => (inner.start, inner.start + FAR),
            };
            let narrowed = start.max(inner.start)..end.min(inner.end);
            if narrowed.start > inner.start {
                self.outer[side].start = narrowed.start;
            }
            if narrowed.end < inner.end {
                self.outer[side].end = narrowed.end;
            }
            self.inner[side] = narrowed;
        }
    }

    /// The beads of what is free in it, by blocks of the whole texts.
    fn align(
        &self,
        held: &[Holding],
        is_free: &[Vec<bool>; 2],
        scene: &Scene<'_>,
    ) -> Vec<[Range<usize>; 2]> {
        let [from, across] = [self.outer[0].start, self.outer[1].start];
        let mut confirmed: Vec<Bead> = Vec::new();
        for holding in held {
            let inside = [0, 1].map(|side| {
                let blocks = &holding.blocks[side];
                let is_inside = !blocks.is_empty()
                    && self.outer[side].start <= blocks.start
                    && blocks.end <= self.outer[side].end;
                let may_move = is_free[side][blocks.clone()].contains(&true);
                (is_inside && !may_move).then(|| {
                    blocks.start - self.outer[side].start..blocks.end - self.outer[side].start
                })
            });
            let bead = match inside {
                [Some(source), Some(target)] => (source, target),
                [Some(source), None] => (source, 0..0),
                [None, Some(target)] => (0..0, target),
                [None, None] => continue,
            };
            confirmed.push(Bead {
                source: bead.0,
                target: bead.1,
                score: 1.0,
            });
        }
        // What is free beyond the piece is aligned with its own.
        for side in 0..2 {
            let outer = self.outer[side].clone();
            let beyond = |block: &usize| is_free[side][*block] && !self.inner[side].contains(block);
            for at in outer
                .filter(beyond)
                .map(|block| block - self.outer[side].start)
            {
                let mut blocks = [0..0, 0..0];
                blocks[side] = at..at + 1;
                let [source, target] = blocks;
                confirmed.push(Bead {
                    source,
                    target,
                    score: 1.0,
                });
            }
        }
        let segments = [0, 1].map(|side| scene.cuts[side].segments(self.outer[side].clone()));
        let side = |side: usize| align::Side {
            language: scene.languages[side],
            segments: &segments[side],
        };
        let options = Options {
            confirmed: &confirmed,
            lexicon: scene.lexicon,
        };
        let beads = align::align(&side(0), &side(1), &options);
        let whole = |range: &Range<usize>, offset: usize| {
            if range.is_empty() {
                0..0
            } else {
                range.start + offset..range.end + offset
            }
        };
        beads
            .iter()
            .map(|bead| [whole(&bead.source, from), whole(&bead.target, across)])
            .filter(|blocks| {
                (0..2).all(|side| {
                    let inner = &self.inner[side];
                    blocks[side]
                        .clone()
                        .all(|block| is_free[side][block] && inner.contains(&block))
                })
            })
            .collect()
    }
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

/// Sorts by the source; what has none stands behind what its predecessor is paired with.
fn put_in_order(held: &mut Vec<Holding>, scene: &Scene<'_>) {
    let owner = owners(held, Side::Target, scene.cut(Side::Target).len());
    let mut behind = 0;
    let mut place: Vec<usize> = vec![0; held.len()];
    for at in owner.into_iter().flatten() {
        if held[at].blocks[0].is_empty() {
            place[at] = behind;
        } else {
            behind = held[at].blocks[0].start + 1;
        }
    }
    let mut order: Vec<((usize, u8, usize), usize)> = held
        .iter()
        .enumerate()
        .map(|(at, holding)| {
            let key = match (&holding.blocks[0], &holding.blocks[1]) {
                (source, _) if !source.is_empty() => (source.start + 1, 0, 0),
                (_, target) if !target.is_empty() => (place[at], 1, target.start),
                _ => (usize::MAX, 2, at),
            };
            (key, at)
        })
        .collect();
    order.sort_unstable();
    let mut unsorted: Vec<Option<Holding>> = held.drain(..).map(Some).collect();
    held.extend(order.into_iter().filter_map(|(_, at)| unsorted[at].take()));
}

/// Forgets the pairs that stand nowhere and say nothing, and the oldest where there are many.
fn keep_some_ghosts(held: &mut Vec<Holding>) {
    held.retain(|holding| {
        !holding.is_ghost() || (0..2).any(|side| holding.pair.remembered(side).is_some())
    });
    let first = held
        .iter()
        .position(Holding::is_ghost)
        .unwrap_or(held.len());
    let mut ghosts = held.split_off(first);
    ghosts.sort_by_key(|ghost| std::cmp::Reverse(ghost.pair.step_at));
    ghosts.truncate(GHOSTS);
    held.extend(ghosts);
}
