//! Which language each unit is in, if the languages stand one after the other or by turns.

use super::unit::Unit;
use crate::segment::BlockKind;

/// Units given to languages: for each unit the place of its language.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parting {
    pub of: Vec<usize>,
    /// How well the units go with their languages.
    pub likely: f32,
    /// How well they do so as they stand, order and counterparts considered.
    pub score: f32,
}

/// What the arrangements are made from.
pub(super) struct Grid<'a> {
    pub units: &'a [Unit],
    /// Whether a unit says no more than which language follows.
    pub labels: &'a [bool],
    pub likely: &'a [Vec<f32>],
    /// How much each of them says, and which figures.
    pub traits: &'a [Traits],
}

/// What is known of a unit in whatever language.
pub(super) struct Traits {
    letters: f32,
    figures: Vec<String>,
}

impl Traits {
    pub fn of(unit: &Unit) -> Self {
        let digits = unit.text.split(|it: char| !it.is_ascii_digit());
        let digits = digits.filter(|it| !it.is_empty()).take(40);
        let mut figures: Vec<String> = digits.map(str::to_owned).collect();
        figures.sort();
        Self {
            letters: unit.letters() as f32,
            figures,
        }
    }
}

impl Grid<'_> {
    /// All units in one language.
    pub fn one(&self, language: usize) -> f32 {
        self.likely.iter().map(|it| it[language]).sum()
    }

    /// One language after the other, in this order.
    pub fn sequential(&self, order: &[usize]) -> Option<Parting> {
        let (n, m) = (self.units.len(), order.len());
        if n < m {
            return None;
        }
        // The best way to give the first units to the first languages, each of which has some.
        let mut best = vec![vec![f32::MIN; m]; n];
        let mut from = vec![vec![false; m]; n];
        for at in 0..n {
            for part in 0..m.min(at + 1) {
                let (mut score, mut begins) = (f32::MIN, false);
                if at == 0 {
                    score = 0.0;
                } else {
                    let stay = best[at - 1][part];
                    let begin = match part {
                        0 => f32::MIN,
                        _ => best[at - 1][part - 1] + self.seam(at),
                    };
                    if stay > score {
                        score = stay;
                    }
                    if begin > score {
                        (score, begins) = (begin, true);
                    }
                }
                if score > f32::MIN {
                    best[at][part] = score + self.likely[at][order[part]];
                    from[at][part] = begins;
                }
            }
        }
        let score = best[n - 1][m - 1];
        if score == f32::MIN {
            return None;
        }
        let mut of = vec![0; n];
        let mut part = m - 1;
        for at in (0..n).rev() {
            of[at] = order[part];
            if from[at][part] {
                part -= 1;
            }
        }
        self.shift(&mut of);
        Some(self.parting(of, score))
    }

    fn parting(&self, of: Vec<usize>, score: f32) -> Parting {
        let likely = of.iter().zip(self.likely).map(|(&it, all)| all[it]).sum();
        Parting { of, likely, score }
    }

    /// How much a unit looks like the first of an edition.
    fn seam(&self, at: usize) -> f32 {
        let (unit, before) = (&self.units[at], &self.units[at - 1]);
        let first = self.units.iter().zip(self.labels).find(|(unit, is_label)| {
            !**is_label && !matches!(unit.kind, BlockKind::Rule | BlockKind::Image)
        });
        let first = first.map(|(unit, _)| unit);
        let mut score = 0.0;
        if self.labels[at] {
            score += 2.5;
        } else if self.labels[at - 1] {
            score -= 1.0;
        }
        if unit.kind == BlockKind::Rule {
            score += 0.6;
        } else if before.kind == BlockKind::Rule {
            score += 0.5;
        }
        if let Some(first) = first {
            if first.kind == unit.kind && matches!(unit.kind, BlockKind::Heading(_)) {
                score += 1.2;
            } else if first.look.strong && unit.look.strong {
                score += 1.0;
            }
        }
        score
    }

    /// Moves the places where one language follows another to where both sides are most alike,
    /// as far as the units there say nothing of their language.
    fn shift(&self, of: &mut [usize]) {
        let n = of.len();
        let seams: Vec<usize> = (1..n).filter(|&at| of[at] != of[at - 1]).collect();
        for seam in seams {
            let (left, right) = (of[seam - 1], of[seam]);
            let indifferent = |at: usize| {
                let likely = &self.likely[at];
                (likely[left] - likely[right]).abs() < 0.9
            };
            let mut low = seam;
            while low > 1 && of[low - 1] == left && indifferent(low - 1) && seam - low < 8 {
                low -= 1;
            }
            let mut high = seam;
            while high + 1 < n && of[high] == right && indifferent(high) && high - seam < 8 {
                high += 1;
            }
            if low == high {
                continue;
            }
            let start = (0..seam).rev().take_while(|&at| of[at] == left).last();
            let end = (seam..n).take_while(|&at| of[at] == right).last();
            let (Some(start), Some(end)) = (start, end) else {
                continue;
            };
            let mut found = (f32::MIN, seam);
            for at in low.max(start + 1)..=high.min(end) {
                let lean: f32 = (low..high)
                    .map(|it| self.likely[it][if it < at { left } else { right }])
                    .sum();
                let score = lean + self.seam(at) + self.alike(start..at, at..end + 1);
                if score > found.0 + 1e-4 {
                    found = (score, at);
                }
            }
            of[low..found.1.max(low)].fill(left);
            of[found.1.max(low)..high].fill(right);
        }
    }

    /// How much the heads and the tails of two stretches are alike in kind and figures.
    fn alike(&self, a: std::ops::Range<usize>, b: std::ops::Range<usize>) -> f32 {
        const FAR: usize = 4;
        let told = |at: &usize| !self.labels[*at] && self.units[*at].kind != BlockKind::Rule;
        let first: Vec<usize> = a.clone().filter(told).take(FAR).collect();
        let second: Vec<usize> = b.clone().filter(told).take(FAR).collect();
        let head: f32 = first
            .iter()
            .zip(&second)
            .map(|(&x, &y)| self.kin(x, y))
            .sum();
        let first: Vec<usize> = a.rev().filter(told).take(FAR).collect();
        let second: Vec<usize> = b.rev().filter(told).take(FAR).collect();
        let tail: f32 = first
            .iter()
            .zip(&second)
            .map(|(&x, &y)| self.kin(x, y))
            .sum();
        (head + tail) * 0.6
    }

    /// How much two units look like each other's translation, whatever their words.
    pub fn kin(&self, x: usize, y: usize) -> f32 {
        let (a, b) = (&self.units[x], &self.units[y]);
        let mut score = match (a.kind, b.kind) {
            (x, y) if x == y => 0.5,
            (BlockKind::Heading(_), BlockKind::Heading(_)) => 0.2,
            _ => -0.8,
        };
        if a.look == b.look {
            score += 0.2;
        } else {
            score -= 0.5;
        }
        let (its, others) = (&self.traits[x], &self.traits[y]);
        let (mine, other) = (its.letters, others.letters);
        if mine.min(other) > 0.0 || mine.max(other) > 12.0 {
            score += 0.4 - ((mine + 6.0) / (other + 6.0)).ln().abs().min(2.5);
        }
        score + figures(&its.figures, &others.figures)
    }
}

/// How much figures speak for two units' being of one meaning.
fn figures(a: &[String], b: &[String]) -> f32 {
    if a.is_empty() && b.is_empty() {
        0.0
    } else if a == b {
        0.8
    } else if a.iter().any(|it| b.contains(it)) {
        0.2
    } else {
        -0.5
    }
}
