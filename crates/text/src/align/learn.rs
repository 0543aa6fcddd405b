//! What pairs of texts say about which words translate each other.
//!
//! IBM model 1 (Brown and others 1993) in both directions at once: a word's translation is sought
//! among the words opposite, and a pair of words counts as far as both directions agree on it
//! (Liang and others 2006). What is known beforehand is counted as if it had been seen.

use std::{collections::HashMap, ops::Range};

use super::{
    Bead,
    ties::{Chances, NOWHERE, Ties, shares},
    words::Words,
};

/// Segments that translate each other, and how sure that is.
pub(super) struct Example {
    pub(super) source: Range<usize>,
    pub(super) target: Range<usize>,
    pub(super) weight: f32,
}

impl Example {
    /// Takes a bead for an example, if it has both sides and is not too doubtful.
    pub(super) fn of(bead: &Bead) -> Option<Self> {
        let whole = !bead.source.is_empty() && !bead.target.is_empty();
        (whole && bead.score > 0.2).then(|| Self {
            source: bead.source.clone(),
            target: bead.target.clone(),
            weight: bead.score,
        })
    }
}

/// How often expectations are made from what was learned.
const ROUNDS: usize = 4;

/// How much a word weighs beside those opposite that has no translation there.
const ELSEWHERE: f32 = 1.0;

/// How many sightings what is known beforehand is worth.
const BELIEF: f32 = 0.75;

/// How many sightings are put down to chance.
const DOUBT: f32 = 0.6;

/// What is less likely than this is not kept.
const LEAST: f32 = 0.05;

/// Pairs of texts with more pairs of words than this are too coarse to learn from.
const MOST: usize = 20_000;

struct Entry {
    source: u16,
    target: u16,
    pair: u32,
}

/// Learns how likely words are to be translated by each other.
pub(super) fn learn(
    source: &Words,
    target: &Words,
    examples: &[Example],
    known: &Chances,
    ties: &Ties,
) -> Chances {
    let (left, right) = (shares(source), shares(target));
    let mut names: Vec<(u32, u32)> = Vec::new();
    let mut lifts: Vec<f32> = Vec::new();
    let mut priors: Vec<f32> = Vec::new();
    let mut rows: Vec<HashMap<u32, u32>> = Vec::new();
    rows.resize_with(source.types.len(), HashMap::new);
    let mut texts: Vec<(Vec<Entry>, usize, usize, f32)> = Vec::new();
    for example in examples {
        let of = |words: &Words, range: &Range<usize>| -> Vec<u32> {
            let mut all: Vec<u32> = words.segments[range.clone()].concat();
            all.sort_unstable();
            all.dedup();
            all
        };
        let (from, to) = (of(source, &example.source), of(target, &example.target));
        if from.len() * to.len() > MOST {
            continue;
        }
        let mut entries = Vec::new();
        for (i, &a) in from.iter().enumerate() {
            let row = &mut rows[a as usize];
            let often = source.types[a as usize].count >= 2;
            for (j, &b) in to.iter().enumerate() {
                let tie = ties.rows[a as usize]
                    .binary_search_by_key(&b, |tie| tie.target)
                    .ok()
                    .map(|at| ties.rows[a as usize][at]);
                if tie.is_none() && !(often && target.types[b as usize].count >= 2) {
                    continue;
                }
                let pair = *row.entry(b).or_insert_with(|| {
                    names.push((a, b));
                    lifts.push(tie.map_or(1.0, |tie| 1.0 + tie.lift));
                    priors.push(tie.map_or(0.0, |tie| tie.chance));
                    (names.len() - 1) as u32
                });
                entries.push(Entry {
                    source: i as u16,
                    target: j as u16,
                    pair,
                });
            }
        }
        texts.push((entries, from.len(), to.len(), example.weight));
    }
    let times = |words: &Words, at: u32| words.types[at as usize].count as f32;
    let mut counts = vec![0.0_f32; names.len()];
    for round in 0..ROUNDS {
        counts.fill(0.0);
        for (entries, n, m, weight) in &texts {
            let (mut down, mut across) = (vec![ELSEWHERE; *n], vec![ELSEWHERE; *m]);
            for entry in entries {
                let lift = lifts[entry.pair as usize];
                down[entry.source as usize] += lift;
                across[entry.target as usize] += lift;
            }
            for entry in entries {
                let lift = lifts[entry.pair as usize];
                let agreed = down[entry.source as usize] * across[entry.target as usize];
                counts[entry.pair as usize] += weight * lift / agreed.sqrt();
            }
        }
        if round + 1 < ROUNDS {
            for (at, &(a, b)) in names.iter().enumerate() {
                let often = times(source, a).max(times(target, b));
                let chance = (counts[at] + BELIEF * priors[at]) / (often + BELIEF);
                lifts[at] = chance / left[a as usize].max(right[b as usize]);
            }
        }
    }
    let mut chances: Chances = HashMap::with_capacity(names.len() / 4);
    for (at, &(a, b)) in names.iter().enumerate() {
        let often = times(source, a).max(times(target, b));
        let chance = (counts[at] + BELIEF * priors[at] - DOUBT) / (often + BELIEF);
        if chance > LEAST {
            chances.insert((a, b), chance.min(0.95));
        }
    }
    // What was known and never met has been contradicted as often as it could have been met.
    for (&(a, b), &prior) in known {
        if b == NOWHERE {
            chances.insert((a, b), prior);
        } else if !rows[a as usize].contains_key(&b) {
            let met = times(source, a).min(times(target, b));
            let chance = prior * BELIEF / (met + BELIEF);
            if chance > LEAST {
                chances.insert((a, b), chance);
            }
        }
    }
    chances
}
