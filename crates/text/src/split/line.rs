//! Paragraphs whose lines are in several languages.

use super::evidence::Known;
use super::language::best;
use super::unit::Unit;
use crate::segment::BlockKind;

/// More lines are not looked at one by one.
const MOST: usize = 40;
/// How surely two lines are in two languages.
const SURE: f32 = 3.0;

/// Cuts paragraphs whose lines are sentences of their own, in more than one language.
pub(super) fn cut(text: &str, units: Vec<Unit>) -> Vec<Unit> {
    let mut cut = Vec::with_capacity(units.len());
    for unit in units {
        let may =
            matches!(unit.kind, BlockKind::Paragraph) && (1..MOST).contains(&unit.breaks.len());
        if may {
            let lines = unit.lines(text);
            if is_mixed(&lines) {
                cut.extend(lines);
                continue;
            }
        }
        cut.push(unit);
    }
    cut
}

fn is_mixed(lines: &[Unit]) -> bool {
    let Some((_, before)) = lines.split_last() else {
        return false;
    };
    // What a mail program has broken goes on in the next line.
    if !before.iter().all(|line| ends(&line.text)) {
        return false;
    }
    let weights: Vec<Vec<f32>> = lines
        .iter()
        .map(|line| Known::get().weigh(&line.text))
        .collect();
    let apart = |one: &Vec<f32>, other: &Vec<f32>| {
        let (a, b) = (best(one).0, best(other).0);
        one[a] - one[b] >= SURE && other[b] - other[a] >= SURE
    };
    weights
        .iter()
        .enumerate()
        .any(|(at, one)| weights[..at].iter().any(|other| apart(one, other)))
}

fn ends(line: &str) -> bool {
    let line = line.trim_end_matches(['*', '_', '"', '”', '»', ')', '\\', ' ']);
    line.ends_with(['.', '!', '?', '…', ':', '؟', '。', '！'])
}
