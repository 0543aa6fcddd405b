//! The pairs made to fit the texts again.

use std::ops::Range;

use super::loosen::{chain, live_blocks, loosened};
use super::own::{Holding, own, owners};
use super::realign::realign;
use super::rejoin::{has_more, rejoin, said};
use super::says::same_words;
use super::{Cut, Half, Pair, Place, Side};
use crate::LanguageTag;
use crate::align::Lexicon;

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

/// Makes pairs fit the texts as they are now.
///
/// The places in `pairs` have been carried over the edits since they were made, so that they cover
/// what has come down from their blocks; `touched` are the places that were edited. Every block of
/// either side is in exactly one of the pairs returned, which come in the order of the source;
/// pairs that stand nowhere and are remembered come last. Without anything touched or new the
/// pairs stay as they are. A pair that is confirmed or changed keeps its blocks.
#[must_use]
pub fn renew(pairs: Vec<Pair>, touched: [&[Place]; 2], scene: &Scene<'_>) -> Vec<Pair> {
    fit(pairs, touched, scene, true)
}

/// Makes pairs fit texts into which a newer one was taken: what was paired stays paired, whether
/// anybody has confirmed it or not, and what came is joined to nothing that stood there before.
#[must_use]
pub fn hold(pairs: Vec<Pair>, touched: [&[Place]; 2], scene: &Scene<'_>) -> Vec<Pair> {
    let known = pairs.clone();
    let mut pairs = fit(pairs, touched, scene, false);
    for pair in &mut pairs {
        doubt(pair, &known, scene);
    }
    pairs
}

/// Calls a pair changed that is not what was in step before: what was not written beside it by
/// anybody is never in step by itself.
fn doubt(pair: &mut Pair, known: &[Pair], scene: &Scene<'_>) {
    let lead = scene.lead_of(pair);
    let (leading, trailing) = (lead as usize, lead.other() as usize);
    let [Some(source), Some(target)] = [lead, lead.other()]
        .map(|side| Some(scene.cut(side).slice(pair.places[side as usize].as_ref()?)))
    else {
        return;
    };
    if pair.is_changed {
        return;
    }
    let says = said(target);
    let was = known.iter().filter_map(|old| {
        let (own, other) = (
            old.then[leading].as_deref()?,
            said(old.then[trailing].as_deref()?),
        );
        let is_of_it = other.iter().any(|one| says.contains(one));
        is_of_it.then_some((own, other))
    });
    let was: Vec<(&str, Vec<String>)> = was.collect();
    let is_known = |(own, other): &(&str, Vec<String>)| *other == says && same_words(own, source);
    if was.iter().any(is_known) {
        return;
    }
    // Where its source says what it said, another part of the translation is gone from it.
    let first = was.first().map(|(own, _)| *own);
    let then = first.filter(|own| !same_words(own, source));
    pair.then[leading] = Some(then.unwrap_or_default().to_owned());
    pair.said[leading] = Some(source.to_owned());
    pair.is_changed = true;
}

fn fit(pairs: Vec<Pair>, touched: [&[Place]; 2], scene: &Scene<'_>, may_loosen: bool) -> Vec<Pair> {
    let mut held = own(pairs, scene.cuts);
    rejoin(&mut held, scene.cuts);
    for holding in &mut held {
        judge(holding, scene);
    }
    let chain = chain(&held);
    let loose = loosened(&held, &chain, touched, scene, may_loosen);
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
pub(super) fn judge(holding: &mut Holding, scene: &Scene<'_>) {
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
