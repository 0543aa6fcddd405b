//! How the languages of a text stand, if it is more than one.

use super::Layout;
use super::language::{Candidate, Weights, best, settle};
use super::layout::{Grid, Parting, Traits};
use super::turns::turns;
use super::unit::Unit;
use super::verify;
use crate::LanguageTag;

/// What a second language has to explain before it is believed, and a third.
const SECOND: f32 = 2.5;
const THIRD: f32 = 7.0;
/// How much better turns have to explain a text than one language after the other.
const TURNS: f32 = 4.0;
const TOGETHER: f32 = 1.5;

/// Units given to languages.
pub(super) struct Decision {
    pub layout: Layout,
    /// The languages, in the order in which they begin.
    pub languages: Vec<Candidate>,
    /// For each unit, its language.
    pub of: Vec<usize>,
    /// For each unit, how likely each of the languages is.
    pub likely: Vec<Vec<f32>>,
}

/// Decides; nothing where there is one language.
pub(super) fn decide(
    units: &[Unit],
    labels: &[bool],
    weights: &Weights,
    asked: &[LanguageTag],
) -> Option<Decision> {
    let candidates = weights.candidates(units, asked);
    let traits: Vec<Traits> = units.iter().map(Traits::of).collect();
    let mut found: Option<(f32, Decision)> = None;
    let mut all: Option<Vec<Vec<f32>>> = None;
    for set in sets(candidates.len()) {
        let languages: Vec<Candidate> = set.iter().map(|&at| candidates[at].clone()).collect();
        let raw = weights.likelihoods(units, &languages);
        let likely = settle(units, &raw);
        let grid = Grid {
            units,
            labels,
            likely: &likely,
            traits: &traits,
        };
        // No arrangement explains more than that each unit is in the best language.
        let one = (0..languages.len())
            .map(|it| grid.one(it))
            .fold(f32::MIN, f32::max);
        let most = -one - needed(languages.len());
        if most < 0.0 || found.as_ref().is_some_and(|(best, _)| *best >= most) {
            continue;
        }
        let Some((gain, layout, parting)) = arrange(&grid, languages.len(), one) else {
            continue;
        };
        let gain = gain
            - left_out(
                all.get_or_insert_with(|| settle(units, &weights.likelihoods(units, &candidates))),
                &set,
            );
        if gain < 0.0 || found.as_ref().is_some_and(|(best, _)| *best >= gain) {
            continue;
        }
        let decision = in_order(Decision {
            layout,
            languages,
            of: parting.of,
            likely,
        });
        if verify::pairs(units, labels, &decision) {
            found = Some((gain, decision));
        }
    }
    found.map(|(_, decision)| decision)
}

/// What speaks against a set: units that are surely in a language of none of its own.
fn left_out(all: &[Vec<f32>], set: &[usize]) -> f32 {
    let lost = all.iter().map(|likely| {
        let here = set.iter().map(|&at| likely[at]).fold(f32::MIN, f32::max);
        if best(likely).1 > 1.0 { -here } else { 0.0 }
    });
    lost.sum::<f32>() * 0.9
}

fn needed(languages: usize) -> f32 {
    if languages > 2 {
        SECOND + THIRD
    } else {
        SECOND
    }
}

/// The best arrangement of all languages of a grid, and how much it explains beyond one language.
fn arrange(grid: &Grid<'_>, languages: usize, one: f32) -> Option<(f32, Layout, Parting)> {
    let mut after: Option<Parting> = None;
    let mut by_turns: Option<Parting> = None;
    for order in orders(languages) {
        let better = |best: &Option<Parting>, new: &Parting| {
            best.as_ref().is_none_or(|best| new.score > best.score)
        };
        if let Some(parting) = grid.sequential(&order)
            && better(&after, &parting)
        {
            after = Some(parting);
        }
        if let Some(parting) = turns(grid, &order)
            && better(&by_turns, &parting)
        {
            by_turns = Some(parting);
        }
    }
    let needed = needed(languages);
    let after = after?;
    match by_turns {
        Some(turns) if is_by_turns(&turns.of, languages) && are_better(&turns, &after) => {
            Some((turns.likely - one - needed, Layout::Alternating, turns))
        }
        _ => Some((after.likely - one - needed, Layout::Sequential, after)),
    }
}

/// Turns whose units go together need to explain little more than one text after the other does.
fn are_better(turns: &Parting, after: &Parting) -> bool {
    let together = turns.score - turns.likely;
    let needed = if together > 0.0 { TOGETHER } else { TURNS };
    turns.likely > after.likely + needed
}

fn is_by_turns(of: &[usize], languages: usize) -> bool {
    of.windows(2).filter(|pair| pair[0] != pair[1]).count() >= languages
}

/// Puts the languages into the order in which they begin.
fn in_order(decision: Decision) -> Decision {
    let mut order: Vec<usize> = Vec::new();
    for &at in &decision.of {
        if !order.contains(&at) {
            order.push(at);
        }
    }
    let languages = order.iter().map(|&at| decision.languages[at].clone());
    let place = |at: &usize| order.iter().position(|it| it == at).unwrap_or(0);
    let likely = decision.likely.iter();
    let likely = likely.map(|of| order.iter().map(|&at| of[at]).collect());
    Decision {
        layout: decision.layout,
        languages: languages.collect(),
        of: decision.of.iter().map(place).collect(),
        likely: likely.collect(),
    }
}

/// All sets of two and of three.
fn sets(count: usize) -> Vec<Vec<usize>> {
    let mut sets = Vec::new();
    for a in 0..count {
        for b in a + 1..count {
            sets.push(vec![a, b]);
            for c in b + 1..count {
                sets.push(vec![a, b, c]);
            }
        }
    }
    sets
}

fn orders(count: usize) -> Vec<Vec<usize>> {
    match count {
        2 => vec![vec![0, 1], vec![1, 0]],
        _ => vec![
            vec![0, 1, 2],
            vec![0, 2, 1],
            vec![1, 0, 2],
            vec![1, 2, 0],
            vec![2, 0, 1],
            vec![2, 1, 0],
        ],
    }
}
