//! Segments that were moved: alone on both sides, and yet alike.

use super::{
    Bead,
    beads::{kind_cost, length_cost, sureness},
    features::Pair,
};

/// How many lonely segments a side are looked at; a text with more was not moved but rewritten.
const MOST: usize = 200;

/// How much of a segment's features must be found again.
const SHARE: f32 = 0.5;

/// Makes beads of lonely segments that clearly belong together.
pub(super) fn pair_up(beads: &mut Vec<Bead>, pair: &Pair, confirmed: &[Bead]) {
    // What a person has marked as without counterpart stays alone.
    let free = |bead: &&Bead| {
        !confirmed
            .iter()
            .any(|other| other.source == bead.source && other.target == bead.target)
    };
    let alone = |beads: &[Bead], source: bool| -> Vec<usize> {
        let sides = beads.iter().filter(free).filter(|bead| {
            if source {
                bead.target.is_empty()
            } else {
                bead.source.is_empty()
            }
        });
        sides
            .map(|bead| {
                if source {
                    bead.source.start
                } else {
                    bead.target.start
                }
            })
            .collect()
    };
    let (lefts, rights) = (alone(beads, true), alone(beads, false));
    if lefts.is_empty() || rights.is_empty() || lefts.len() > MOST || rights.len() > MOST {
        return;
    }
    let mut candidates = Vec::new();
    for &left in &lefts {
        let whole = pair.source[left].weight;
        let mut row = vec![0.0; pair.target.len()];
        pair.shared(left, 0, &mut row);
        for &right in &rights {
            let (source, target) = (&pair.source[left], &pair.target[right]);
            let cost = length_cost(source.length, target.length, pair.ratio)
                + kind_cost(source.kind, target.kind)
                - row[right];
            // Half of all that could be found again, and at least two rare things.
            if row[right] >= 8.0 && row[right] >= SHARE * whole && cost < 0.0 {
                candidates.push((row[right], left, right, sureness(1, 1, cost)));
            }
        }
    }
    candidates.sort_by(|left, right| {
        right
            .0
            .total_cmp(&left.0)
            .then_with(|| (left.1, left.2).cmp(&(right.1, right.2)))
    });
    for (_, left, right, score) in candidates {
        let source = beads
            .iter()
            .position(|bead| bead.target.is_empty() && bead.source == (left..left + 1));
        let target = beads
            .iter()
            .position(|bead| bead.source.is_empty() && bead.target == (right..right + 1));
        if let (Some(source), Some(target)) = (source, target) {
            beads[source] = Bead {
                source: left..left + 1,
                target: right..right + 1,
                score,
            };
            beads.remove(target);
        }
    }
}
