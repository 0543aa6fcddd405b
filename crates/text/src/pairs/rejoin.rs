//! Sides that were lost, and whose words stand somewhere again.

use std::collections::HashMap;
use std::ops::Range;

use super::own::{Holding, held_blocks};
use super::{Cut, Half, says::what_it_says};
use crate::segment;

/// Gives blocks back to the pairs that remember their words.
///
/// First from pairs that were made one, to what they were: paragraphs that were joined and are
/// apart again. Then a pair gives up what it does not remember, where the rest says all that it
/// does, and takes back beside it what it does remember. Last come the pairs that have lost a
/// side: a paragraph that was cut and pasted elsewhere, or deleted and brought back, also where a
/// pair has closed over its place meanwhile.
pub(super) fn rejoin(held: &mut [Holding], cuts: [&Cut; 2]) {
    part_again(held, cuts);
    for (side, cut) in cuts.into_iter().enumerate() {
        give_up(held, side, cut);
        // Who has nothing left on this side comes before who has lost a part.
        rejoin_lost(held, side, cut, |holding| !holding.is_ghost());
        take_back(held, side, cut);
        rejoin_lost(held, side, cut, Holding::is_ghost);
        take_out(held, side, cut);
    }
}

/// Gives a lost side back what has come to stand among the blocks of a pair that nobody has
/// confirmed. What stood behind it there is free again.
fn take_out(held: &mut [Holding], side: usize, cut: &Cut) {
    let lost: Vec<usize> = (0..held.len())
        .filter(|&at| is_lost(&held[at], side) && !held[at].is_ghost())
        .collect();
    for at in lost {
        let then = said(held[at].pair.remembered(side).unwrap_or_default());
        let found = held.iter().enumerate().find_map(|(from, other)| {
            let own = &other.blocks[side];
            let is_free = !other.pair.confirmed && !other.pair.is_changed;
            if !is_free || own.len() <= then.len() {
                return None;
            }
            let run = find_run(&says_of(cut, own), &then, own.start, |_| false)?;
            Some((from, run))
        });
        if let Some((from, run)) = found {
            let own = held[from].blocks[side].clone();
            let (before, after) = (own.start..run.start, run.end..own.end);
            held[from].blocks[side] = if before.is_empty() { after } else { before };
            // It had not changed, and what is left of it has not.
            held[from].pair.then[side] = None;
            held[from].pair.said[side] = None;
            held[at].blocks[side] = run;
        }
    }
}

/// Whether a pair has lost this side and would know it again.
fn is_lost(holding: &Holding, side: usize) -> bool {
    holding.blocks[side].is_empty()
        && holding.pair.remembered(side).is_some()
        && holding.pair.half == Half::Waits
}

/// What the blocks of a side say, one by one.
fn says_of(cut: &Cut, blocks: &Range<usize>) -> Vec<String> {
    blocks
        .clone()
        .map(|block| what_it_says(cut.words_of(&(block..block + 1))))
        .collect()
}

/// Frees the blocks of pairs that hold more than they remember, and all that they remember.
fn give_up(held: &mut [Holding], side: usize, cut: &Cut) {
    for holding in held.iter_mut().filter(|holding| holding.is_whole()) {
        let blocks = holding.blocks[side].clone();
        let Some(then) = holding.pair.then[side]
            .as_deref()
            .filter(|_| blocks.len() > 1)
        else {
            continue;
        };
        let then = said(then);
        if then.len() < blocks.len()
            && let Some(run) = find_run(&says_of(cut, &blocks), &then, blocks.start, |_| false)
        {
            holding.blocks[side] = run;
        }
    }
}

/// Takes in free blocks beside those of a pair, where both together are what it remembers.
fn take_back(held: &mut [Holding], side: usize, cut: &Cut) {
    let mut is_held = held_blocks(held, side, cut.len());
    if !is_held.contains(&false) {
        return;
    }
    for holding in held.iter_mut().filter(|holding| holding.is_whole()) {
        let own = holding.blocks[side].clone();
        let is_free = |block: usize| is_held.get(block) == Some(&false);
        let before = own.start.checked_sub(1).is_some_and(is_free);
        if !before && !is_free(own.end) {
            continue;
        }
        let texts = [&holding.pair.said[side], &holding.pair.then[side]];
        let window = texts.into_iter().flatten().find_map(|text| {
            let then = said(text);
            let more = then.len().checked_sub(own.len()).filter(|more| *more > 0)?;
            let first = own.start.saturating_sub(more);
            let mut windows = (first..=own.start).map(|start| start..start + then.len());
            windows.find(|window| {
                window.end >= own.end
                    && window.end <= cut.len()
                    && window
                        .clone()
                        .all(|block| own.contains(&block) || is_free(block))
                    && says_of(cut, window) == then
            })
        });
        if let Some(window) = window {
            is_held[window.clone()].fill(true);
            holding.blocks[side] = window;
        }
    }
}

/// What a remembered text says, block by block.
pub(super) fn said(text: &str) -> Vec<String> {
    segment::blocks(text)
        .into_iter()
        .map(|block| what_it_says(&text[block.range]))
        .collect()
}

/// Whether a text says in its blocks what another does, and more.
pub(super) fn has_more(text: &str, than: &str) -> bool {
    let (more, less) = (said(text), said(than));
    more.len() > less.len() && find_run(&more, &less, 0, |_| false).is_some()
}

fn rejoin_lost(held: &mut [Holding], side: usize, cut: &Cut, comes: impl Fn(&Holding) -> bool) {
    let is_lost = |holding: &Holding, side: usize| comes(holding) && is_lost(holding, side);
    if !held.iter().any(|holding| is_lost(holding, side)) {
        return;
    }
    let mut is_held = held_blocks(held, side, cut.len());
    if !is_held.contains(&false) {
        return;
    }
    // The blocks that nobody holds, by what they say.
    let mut free: HashMap<String, Vec<usize>> = HashMap::new();
    for block in (0..cut.len()).rev().filter(|&block| !is_held[block]) {
        let says = what_it_says(cut.words_of(&(block..block + 1)));
        free.entry(says).or_default().push(block);
    }
    let lost: Vec<usize> = (0..held.len())
        .filter(|&at| is_lost(&held[at], side))
        .collect();
    for at in lost {
        let then = said(held[at].pair.remembered(side).unwrap_or_default());
        // All of it, or else as much as there is in one piece: some may have gone before.
        let runs = (1..=then.len())
            .rev()
            .flat_map(|length| then.windows(length));
        let blocks = runs.into_iter().find_map(|run| {
            let fits = |&&start: &&usize| {
                run.iter().enumerate().all(|(more, says)| {
                    is_held.get(start + more) == Some(&false)
                        && free
                            .get(says)
                            .is_some_and(|known| known.contains(&(start + more)))
                })
            };
            let starts = free.get(run.first()?)?;
            let start = *starts.iter().rev().find(fits)?;
            Some(start..start + run.len())
        });
        if let Some(blocks) = blocks {
            is_held[blocks.clone()].fill(true);
            held[at].blocks[side] = blocks;
        }
    }
}

/// Takes pairs out again of those that they were made one with.
fn part_again(held: &mut [Holding], cuts: [&Cut; 2]) {
    let ghosts: Vec<usize> = (0..held.len())
        .filter(|&at| {
            held[at].is_ghost() && (0..2).all(|side| held[at].pair.remembered(side).is_some())
        })
        .collect();
    if ghosts.is_empty() {
        return;
    }
    let thens: Vec<[Vec<String>; 2]> = ghosts
        .iter()
        .map(|&at| [0, 1].map(|side| said(held[at].pair.remembered(side).unwrap_or_default())))
        .collect();
    let several: Vec<usize> = (0..held.len())
        .filter(|&at| held[at].is_whole() && held[at].blocks.iter().any(|blocks| blocks.len() > 1))
        .collect();
    for at in several {
        let says = [0, 1].map(|side| -> Vec<String> {
            held[at].blocks[side]
                .clone()
                .map(|block| what_it_says(cuts[side].words_of(&(block..block + 1))))
                .collect()
        });
        let mut parts: Vec<(usize, [Range<usize>; 2])> = Vec::new();
        for (ghost, then) in ghosts.iter().zip(&thens) {
            let found = [0, 1].map(|side| {
                // What was marked in step since then is one pair because a person says so.
                if held[*ghost].pair.step_at < held[at].pair.step_at {
                    return None;
                }
                let taken = |range: &Range<usize>| {
                    parts
                        .iter()
                        .any(|(other, blocks)| other == ghost || overlaps(&blocks[side], range))
                };
                find_run(&says[side], &then[side], held[at].blocks[side].start, taken)
            });
            if let [Some(source), Some(target)] = found {
                parts.push((*ghost, [source, target]));
            }
        }
        // What is left over on both sides might be a part that has been edited since; what is left
        // on one side had no counterpart before either.
        let covers = |side: usize| {
            let sum: usize = parts.iter().map(|(_, blocks)| blocks[side].len()).sum();
            sum == held[at].blocks[side].len()
        };
        let is_whole = parts.len() == 1 && covers(0) && covers(1);
        if !parts.is_empty() && !is_whole && (covers(0) || covers(1)) {
            // The part that gave the whole its row goes on in it.
            let mut is_given = false;
            let key = held[at].pair.key.take();
            for (ghost, blocks) in parts {
                held[ghost].blocks = blocks;
                if held[ghost].pair.key.is_none() {
                    held[ghost].pair.key = key.filter(|_| !is_given);
                    is_given = true;
                }
            }
            held[at].blocks = [0..0, 0..0];
            held[at].pair = super::Pair::default();
        }
    }
}

fn find_run(
    says: &[String],
    then: &[String],
    offset: usize,
    taken: impl Fn(&Range<usize>) -> bool,
) -> Option<Range<usize>> {
    if then.is_empty() {
        return None;
    }
    says.windows(then.len())
        .enumerate()
        .filter(|(_, window)| *window == then)
        .map(|(at, _)| offset + at..offset + at + then.len())
        .find(|range| !taken(range))
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
