//! Two sides, ready to be compared.

use super::{
    Lexicon, Side,
    learn::{self, Example},
    ties::{self, Chances, Ties},
    words::{Kind, Words},
};
use crate::segment::BlockKind;

/// The variance of the length of a translation, by character (Gale and Church 1993).
const VARIANCE: f32 = 6.8;

/// No word is worth more than this, however rare it is.
const MOST: f32 = 5.0;

/// Two sides as the alignment sees them.
pub(super) struct Pair {
    pub(super) source: Vec<Unit>,
    pub(super) target: Vec<Unit>,
    /// How many characters of the target one of the source makes.
    pub(super) ratio: f32,
    /// The variance of the length of a translation, by character.
    pub(super) variance: f32,
    words: (Words, Words),
    known: Chances,
    ties: Ties,
    /// For each type of the target, the segments that have it, in order.
    postings: Vec<Vec<u32>>,
    range: (f32, f32),
}

/// A segment as the alignment sees it.
#[derive(Clone, Default)]
pub(super) struct Unit {
    /// Its length in characters.
    pub(super) length: f32,
    pub(super) kind: Option<BlockKind>,
    /// How many types it has.
    pub(super) size: f32,
    /// What it costs if none of its words is met again.
    pub(super) unmet: f32,
}

/// A word of each side that translate each other, and how much likelier they are together than
/// by chance.
#[derive(Clone, Copy)]
pub(super) struct Match {
    pub(super) source: u32,
    pub(super) target: u32,
    pub(super) lift: f32,
}

impl Pair {
    pub(super) fn new(source: &Side<'_>, target: &Side<'_>, lexicon: Option<&Lexicon>) -> Self {
        let words = (
            Words::read(source, lexicon.is_some()),
            Words::read(target, false),
        );
        let known = ties::first(
            (&words.0, source.language.primary()),
            (&words.1, target.language.primary()),
            lexicon,
        );
        let ties = Ties::new(&words.0, &words.1, &known);
        let mut postings = vec![Vec::new(); words.1.types.len()];
        for (at, segment) in words.1.segments.iter().enumerate() {
            for &of in segment {
                postings[of as usize].push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        // A translation half as long as its source is half done, unless its script is denser.
        let dense = |side: &Side<'_>| matches!(side.language.primary(), "zh" | "ja" | "ko");
        let range = if dense(source) || dense(target) {
            (0.3, 3.0)
        } else {
            (0.8, 1.35)
        };
        let units = |side: &Side<'_>| -> Vec<Unit> {
            let units = side.segments.iter().map(|segment| Unit {
                length: segment.text.chars().count() as f32,
                kind: segment.kind,
                size: 0.0,
                unmet: 0.0,
            });
            units.collect()
        };
        let total = |units: &[Unit]| units.iter().map(|unit| unit.length).sum::<f32>();
        let (source, target) = (units(source), units(target));
        let ratio = (total(&target) + 100.0) / (total(&source) + 100.0);
        let mut pair = Self {
            source,
            target,
            ratio: ratio.clamp(range.0, range.1),
            variance: VARIANCE,
            words,
            known,
            ties,
            postings,
            range,
        };
        pair.weigh();
        pair
    }

    fn weigh(&mut self) {
        let sides = [
            (&mut self.source, &self.words.0, &self.ties.in_source),
            (&mut self.target, &self.words.1, &self.ties.in_target),
        ];
        for (units, words, known) in sides {
            for (unit, types) in units.iter_mut().zip(&words.segments) {
                unit.size = types.len() as f32 + 1.0;
                let unmet = types.iter().map(|&at| (1.0 - known[at as usize]).ln());
                unit.unmet = unmet.sum();
            }
        }
    }

    /// Learns from beads how words and lengths are translated in this very text.
    pub(super) fn learn(&mut self, examples: &[Example]) {
        let (source, target) = (&self.words.0, &self.words.1);
        let chances = learn::learn(source, target, examples, &self.known, &self.ties);
        self.ties = Ties::new(source, target, &chances);
        // The usual spread counts as much as ten pairs of this text do.
        let (mut spread, mut seen) = (10.0 * VARIANCE, 10.0);
        let (mut from, mut to) = (100.0, 100.0 * self.ratio);
        let sums = |example: &Example| -> (f32, f32) {
            let sum = |units: &[Unit]| units.iter().map(|unit| unit.length).sum::<f32>();
            (
                sum(&self.source[example.source.clone()]),
                sum(&self.target[example.target.clone()]),
            )
        };
        for example in examples.iter().filter(|example| example.weight > 0.5) {
            let (left, right) = sums(example);
            from += left;
            to += right;
        }
        let ratio = (to / from).clamp(self.range.0, self.range.1);
        for example in examples.iter().filter(|example| example.weight > 0.5) {
            let (left, right) = sums(example);
            let mean = (left + right / ratio) / 2.0;
            spread += ((right - left * ratio).powi(2) / mean.max(1.0)).min(40.0);
            seen += 1.0;
        }
        self.ratio = ratio;
        self.variance = (spread / seen).clamp(2.0, 20.0);
        self.weigh();
    }

    /// Adds to the cells of `row` what source segment `at` has in common with the target segments
    /// from `from` on.
    pub(super) fn matches(&self, at: usize, from: usize, row: &mut [Vec<Match>]) {
        for &word in &self.words.0.segments[at] {
            for tie in &self.ties.rows[word as usize] {
                let postings = &self.postings[tie.target as usize];
                let first = postings.partition_point(|&posting| (posting as usize) < from);
                for &posting in &postings[first..] {
                    let Some(cell) = row.get_mut(posting as usize - from) else {
                        break;
                    };
                    cell.push(Match {
                        source: word,
                        target: tie.target,
                        lift: tie.lift,
                    });
                }
            }
        }
    }

    /// Says what two segments have in common, and what it costs that the rest is not met again.
    pub(super) fn compare(&self, source: usize, target: usize) -> (f32, f32) {
        let other = &self.words.1.segments[target];
        let mut matches = Vec::new();
        for &word in &self.words.0.segments[source] {
            let ties = self.ties.rows[word as usize].iter();
            let met = ties.filter(|tie| other.binary_search(&tie.target).is_ok());
            matches.extend(met.map(|tie| Match {
                source: word,
                target: tie.target,
                lift: tie.lift,
            }));
        }
        let (left, right) = (&self.source[source], &self.target[target]);
        let gain = self.gain(&mut matches, left.size, right.size);
        (gain, left.unmet + right.unmet)
    }

    /// What matches are worth between texts of so many words, beside what it costs to miss them.
    pub(super) fn gain(&self, matches: &mut [Match], source: f32, target: f32) -> f32 {
        let mut gain = 0.0;
        if matches.is_empty() {
            return 0.0;
        }
        matches.sort_unstable_by_key(|one| one.target);
        for group in matches.chunk_by(|one, other| one.target == other.target) {
            let known = self.ties.in_target[group[0].target as usize];
            gain += worth(known, together(group) / source);
        }
        matches.sort_unstable_by_key(|one| one.source);
        for group in matches.chunk_by(|one, other| one.source == other.source) {
            let known = self.ties.in_source[group[0].source as usize];
            gain += worth(known, together(group) / target);
        }
        gain
    }

    /// Yields the pairs of segments that alone share something that is seldom alike by chance.
    pub(super) fn anchors(&self) -> Vec<(usize, usize)> {
        let mut anchors: Vec<(usize, usize)> = Vec::new();
        for (at, segment) in self.words.0.segments.iter().enumerate() {
            for &word in segment {
                if self.words.0.types[word as usize].count > 1 {
                    continue;
                }
                for tie in &self.ties.rows[word as usize] {
                    if let [only] = self.postings[tie.target as usize].as_slice()
                        && tie.chance >= 0.6
                        && self.words.0.types[word as usize].kind != Kind::Sign
                    {
                        anchors.push((at, *only as usize));
                    }
                }
            }
        }
        anchors.sort_unstable();
        anchors.dedup();
        anchors
    }
}

/// How much likelier a word is among several that it may translate: they do not all mean it, so
/// that it counts for something between the best of them and their sum.
fn together(matches: &[Match]) -> f32 {
    let lifts = matches.iter().map(|one| one.lift);
    f32::midpoint(lifts.clone().fold(0.0, f32::max), lifts.sum())
}

/// What it is worth to meet a word whose counterpart is known with this chance.
fn worth(known: f32, lift: f32) -> f32 {
    let unmet = 1.0 - known;
    ln((unmet + lift) / unmet).min(MOST - ln(unmet))
}

/// The natural logarithm to three places, in a fifth of the time.
fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as f32 - 127.0;
    let m = f32::from_bits((bits & 0x007F_FFFF) | 0x3F80_0000) - 1.0;
    // ln(1 + m) for m from 0 to 1, by a polynomial that is exact at both ends.
    let part = m * (0.999_1 + m * (-0.486_5 + m * (0.253_5 - m * 0.072_953)));
    exponent * std::f32::consts::LN_2 + part
}
