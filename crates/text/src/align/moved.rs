//! Segments that were moved: alone on both sides, and yet alike.

use super::{
    Bead,
    costs::{WORDS, kind_cost, length_cost, sureness},
    pair::Pair,
};

/// How many lonely segments a side are looked at; a text with more was not moved but rewritten.
const MOST: usize = 200;

/// What the words that are met again must be worth: two rare ones on both sides.
const MET: f32 = 16.0;

/// How much more that must be than what the missing ones cost.
const SHARE: f32 = 2.0;

/// What the pair may cost at most, and what the neighbours of a moved pair may, which as a rule
/// were moved with it.
const SURE: f32 = -4.0;
const NEXT: f32 = 0.5;

/// Makes beads of lonely segments that clearly belong together.
pub(super) fn pair_up(beads: &mut Vec<Bead>, pair: &Pair, confirmed: &[Bead]) {
    // What a person has marked as without counterpart stays alone.
    let free = |bead: &&Bead| {
        !confirmed
            .iter()
            .any(|other| other.source == bead.source && other.target == bead.target)
    };
    let alone = beads.iter().filter(free);
    let lefts = alone.clone().filter(|bead| bead.target.is_empty());
    let mut lefts: Vec<usize> = lefts.map(|bead| bead.source.start).collect();
    let rights = alone.filter(|bead| bead.source.is_empty());
    let mut rights: Vec<usize> = rights.map(|bead| bead.target.start).collect();
    if lefts.is_empty() || rights.is_empty() || lefts.len() > MOST || rights.len() > MOST {
        return;
    }
    let mut candidates = Vec::new();
    for &left in &lefts {
        for &right in &rights {
            let (gain, missed) = pair.compare(left, right);
            if gain >= MET && gain >= SHARE * -missed && cost(pair, left, right) < SURE {
                candidates.push((gain + missed, left, right));
            }
        }
    }
    candidates.sort_by(|left, right| {
        right
            .0
            .total_cmp(&left.0)
            .then_with(|| (left.1, left.2).cmp(&(right.1, right.2)))
    });
    lefts.sort_unstable();
    rights.sort_unstable();
    let mut moved = Vec::new();
    for (_, left, right) in candidates {
        if join(beads, pair, (left, right)) {
            moved.push((left, right));
        }
    }
    while let Some((left, right)) = moved.pop() {
        let before = left.checked_sub(1).zip(right.checked_sub(1));
        for next in before.into_iter().chain([(left + 1, right + 1)]) {
            let lonely =
                lefts.binary_search(&next.0).is_ok() && rights.binary_search(&next.1).is_ok();
            if lonely && cost(pair, next.0, next.1) < NEXT && join(beads, pair, next) {
                moved.push(next);
            }
        }
    }
}

fn cost(pair: &Pair, left: usize, right: usize) -> f32 {
    let (source, target) = (&pair.source[left], &pair.target[right]);
    let (gain, missed) = pair.compare(left, right);
    length_cost(source.length, target.length, (pair.ratio, pair.variance))
        + kind_cost(source.kind, target.kind)
        - WORDS * (gain + missed)
}

/// Makes one bead of two lonely segments, if both still are.
fn join(beads: &mut Vec<Bead>, pair: &Pair, (left, right): (usize, usize)) -> bool {
    let source = beads
        .iter()
        .position(|bead| bead.target.is_empty() && bead.source == (left..left + 1));
    let target = beads
        .iter()
        .position(|bead| bead.source.is_empty() && bead.target == (right..right + 1));
    let (Some(source), Some(target)) = (source, target) else {
        return false;
    };
    beads[source] = Bead {
        source: left..left + 1,
        target: right..right + 1,
        score: sureness(1, 1, cost(pair, left, right)),
    };
    beads.remove(target);
    true
}
