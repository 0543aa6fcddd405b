//! A second look: whether what was parted reads like translations of each other.

use super::decide::Decision;
use super::unit::Unit;
use crate::align::{self, Segment, Side, align};
use crate::segment::BlockKind;

/// How much shorter an edition may be than the longest.
const SHORTEST: f32 = 0.42;
/// The same where they are written in different scripts.
const SHORTEST_SCRIPT: f32 = 0.25;
/// How many blocks of each edition are looked at.
const MOST: usize = 250;
/// How much more has to speak for a translation than against it. Between texts and their translations
/// it was 3.6 to 5.3 times as much, between others 1.3 to 1.6 times.
const MET: f32 = 2.3;
/// How well two editions have to pair, from 0 to 1.
const LEAST: f32 = 0.3;

/// Tells whether the editions pair.
pub(super) fn pairs(units: &[Unit], labels: &[bool], decision: &Decision) -> bool {
    let mut sides: Vec<Vec<&Unit>> = vec![Vec::new(); decision.languages.len()];
    for (at, unit) in units.iter().enumerate() {
        let is_silent = matches!(unit.kind, BlockKind::Rule | BlockKind::Image);
        if !labels[at] && !is_silent && unit.letters() > 0 {
            sides[decision.of[at]].push(unit);
        }
    }
    // How they begin tells it of long texts.
    sides.iter_mut().for_each(|side| side.truncate(MOST));
    let first = &sides[0];
    sides.iter().enumerate().skip(1).all(|(at, side)| {
        let likeness = likeness(first, side, decision, at);
        likeness >= LEAST
    })
}

fn likeness(first: &[&Unit], second: &[&Unit], decision: &Decision, at: usize) -> f32 {
    let letters = |side: &[&Unit]| side.iter().map(|it| it.letters()).sum::<usize>() as f32;
    let (a, b) = (letters(first), letters(second));
    let script = |side: &[&Unit]| {
        let text: String = side.iter().take(8).map(|it| it.text.as_str()).collect();
        super::evidence::script(&text).map(|(script, _)| script)
    };
    let shortest = match script(first) == script(second) {
        true => SHORTEST,
        false => SHORTEST_SCRIPT,
    };
    if a.min(b) < shortest * a.max(b) {
        return 0.0;
    }
    let (Some(from), Some(to)) = (
        decision.languages[0].language(&[]),
        decision.languages[at].language(&[]),
    ) else {
        return 0.0;
    };
    let segments = |side: &[&Unit]| -> Vec<(BlockKind, String)> {
        side.iter().map(|it| (it.kind, it.text.clone())).collect()
    };
    let (first, second) = (segments(first), segments(second));
    let (left, right) = (borrowed(&first), borrowed(&second));
    let source = Side {
        language: &from,
        segments: &left,
    };
    let target = Side {
        language: &to,
        segments: &right,
    };
    let beads = align(&source, &target, &align::Options::default());
    let (met, unmet) = align::weigh(&source, &target, &beads);
    // Where next to nothing is known of the words, only shape and figures can tell.
    if met < MET * unmet {
        return 0.0;
    }
    let (mut sum, mut all) = (0.0, 0.0);
    for bead in beads {
        let weight: usize = bead
            .source
            .clone()
            .map(|at| left[at].text.len())
            .chain(bead.target.clone().map(|at| right[at].text.len()))
            .sum();
        let weight = (weight as f32).sqrt();
        sum += weight * bead.score;
        all += weight;
    }
    if all == 0.0 { 0.0 } else { sum / all }
}

fn borrowed(side: &[(BlockKind, String)]) -> Vec<Segment<'_>> {
    side.iter()
        .map(|(kind, text)| Segment {
            kind: Some(*kind),
            text,
        })
        .collect()
}
