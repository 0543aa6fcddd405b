//! Languages that take turns: a chain of groups, each of which says one thing in every language.

use super::layout::{Grid, Parting};

/// The largest group whose languages may have different numbers of units.
const LOOSE: usize = 4;
/// The largest turn of one language.
const LONGEST: usize = 30;

/// What two units that go together say for it, at the most.
const MOST: f32 = 2.0;
/// Longer texts are looked at in small groups only.
const MANY: usize = 2_000;

/// The numbers of units that a group may have in each of its languages.
fn shapes(languages: usize) -> Vec<Vec<usize>> {
    let mut shapes = Vec::new();
    match languages {
        2 => {
            for a in 0..=LOOSE {
                for b in 0..=LOOSE {
                    shapes.push(vec![a, b]);
                }
            }
            for a in LOOSE + 1..=LONGEST {
                for b in a.saturating_sub(1).max(LOOSE + 1)..=a + 1 {
                    shapes.push(vec![a, b]);
                }
            }
        }
        _ => {
            let mut count = vec![0; languages];
            // All numbers up to two.
            loop {
                shapes.push(count.clone());
                let Some(at) = count.iter().position(|&it| it < 2) else {
                    break;
                };
                count[..at].fill(0);
                count[at] += 1;
            }
            for all in 3..=LONGEST / 2 {
                shapes.push(vec![all; languages]);
            }
        }
    }
    shapes.retain(|shape| shape.iter().any(|&it| it > 0));
    shapes
}

/// The best chain of groups in this order of languages.
pub(super) fn turns(grid: &Grid<'_>, order: &[usize]) -> Option<Parting> {
    let n = grid.units.len();
    let sums: Vec<Vec<f32>> = order
        .iter()
        .map(|&language| {
            let mut sum = 0.0;
            let mut sums = vec![0.0];
            sums.extend(grid.likely.iter().map(|it| {
                sum += it[language];
                sum
            }));
            sums
        })
        .collect();
    let mut shapes = shapes(order.len());
    if n > MANY {
        shapes.retain(|shape| shape.iter().all(|&count| count <= LOOSE));
    }
    let mut best: Vec<(f32, usize)> = vec![(f32::MIN, 0); n + 1];
    best[0].0 = 0.0;
    for at in 0..n {
        if best[at].0 == f32::MIN {
            continue;
        }
        for (which, shape) in shapes.iter().enumerate() {
            let end = at + shape.iter().sum::<usize>();
            if end > n {
                continue;
            }
            let mut likely = 0.0;
            let mut start = at;
            for (sums, &count) in sums.iter().zip(shape) {
                likely += sums[start + count] - sums[start];
                start += count;
            }
            // Nothing that goes with it can make up for this much.
            if best[at].0 + likely + MOST * (shape[0] as f32) < best[end].0 {
                continue;
            }
            let score = best[at].0 + likely + fit(grid, at, shape);
            if score > best[end].0 {
                best[end] = (score, which);
            }
        }
    }
    if best[n].0 == f32::MIN {
        return None;
    }
    let mut of = vec![0; n];
    let mut end = n;
    while end > 0 {
        let shape = &shapes[best[end].1];
        for (&language, &count) in order.iter().zip(shape).rev() {
            of[end - count..end].fill(language);
            end -= count;
        }
    }
    let likely = of.iter().zip(grid.likely).map(|(&it, all)| all[it]).sum();
    Some(Parting {
        of,
        likely,
        score: best[n].0,
    })
}

/// How well the units of a group go together.
fn fit(grid: &Grid<'_>, at: usize, shape: &[usize]) -> f32 {
    let first = shape[0];
    if shape.iter().all(|&count| count == first) {
        let mut score = -0.3;
        for turn in 1..shape.len() {
            for place in 0..first {
                score += grid.kin(at + place, at + turn * first + place);
            }
        }
        return score / (shape.len() - 1) as f32;
    }
    let most = shape.iter().max().copied().unwrap_or(0);
    let least = shape.iter().min().copied().unwrap_or(0);
    let alone = if least == 0 { 1.5 } else { 0.0 };
    -0.5 - alone - 0.9 * (most - least) as f32
}
