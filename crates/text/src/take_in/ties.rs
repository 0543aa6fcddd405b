//! Which paragraphs of three texts belong together.

use std::collections::{HashMap, HashSet};

use super::unit::Unit;
use crate::compare::{Paragraph, pairs};

/// Which paragraphs belong together, by their numbers in each text.
pub(super) struct Ties {
    pub(super) base_of_mine: Vec<Option<usize>>,
    pub(super) mine_of_base: Vec<Option<usize>>,
    pub(super) base_of_newer: Vec<Option<usize>>,
    pub(super) newer_of_base: Vec<Option<usize>>,
    /// What both sides have added.
    pub(super) newer_of_mine: Vec<Option<usize>>,
    pub(super) mine_of_newer: Vec<Option<usize>>,
    /// What stands elsewhere in the newer text.
    pub(super) moved: HashMap<usize, usize>,
    /// What stands elsewhere in mine: nothing is put by its place.
    pub(super) moved_in_mine: HashSet<usize>,
}

impl Ties {
    /// Finds what belongs together.
    pub(super) fn new(base: &[Unit<'_>], mine: &[Unit<'_>], newer: &[Unit<'_>]) -> Ties {
        let mut ties = Ties {
            base_of_mine: vec![None; mine.len()],
            mine_of_base: vec![None; base.len()],
            base_of_newer: vec![None; newer.len()],
            newer_of_base: vec![None; base.len()],
            newer_of_mine: vec![None; mine.len()],
            mine_of_newer: vec![None; newer.len()],
            moved: HashMap::new(),
            moved_in_mine: HashSet::new(),
        };
        // Footnotes stand wherever a program puts them; they are a text of their own.
        for notes in [false, true] {
            ties.find(base, mine, newer, notes);
        }
        ties
    }

    /// The paragraph of mine that one of the newer text belongs to.
    pub(super) fn own_of(&self, newer: usize) -> Option<usize> {
        self.base_of_newer[newer]
            .and_then(|base| self.mine_of_base[base])
            .or(self.mine_of_newer[newer])
    }

    fn find(&mut self, base: &[Unit<'_>], mine: &[Unit<'_>], newer: &[Unit<'_>], notes: bool) {
        let of = |units: &[Unit<'_>]| -> Vec<usize> {
            let all = 0..units.len();
            all.filter(|&at| units[at].is_note() == notes).collect()
        };
        let (b, m, n) = (of(base), of(mine), of(newer));
        for (in_base, in_mine) in tied(base, &b, mine, &m) {
            self.mine_of_base[in_base] = Some(in_mine);
            self.base_of_mine[in_mine] = Some(in_base);
        }
        for (in_base, in_newer) in tied(base, &b, newer, &n) {
            self.newer_of_base[in_base] = Some(in_newer);
            self.base_of_newer[in_newer] = Some(in_base);
        }
        self.untie(base, mine, newer, &m);
        let free_m: Vec<usize> = free(&m, &self.base_of_mine);
        let free_n: Vec<usize> = free(&n, &self.base_of_newer);
        for (in_mine, in_newer) in tied(mine, &free_m, newer, &free_n) {
            let is_same = mine[in_mine].said.words == newer[in_newer].said.words;
            let gap = |ties: &[Option<usize>], at: usize| ties[..at].iter().rev().find_map(|t| *t);
            let is_near = gap(&self.base_of_mine, in_mine) == gap(&self.base_of_newer, in_newer);
            if is_same || is_near {
                self.newer_of_mine[in_mine] = Some(in_newer);
                self.mine_of_newer[in_newer] = Some(in_mine);
            }
        }
        self.find_moved((base, &b), (mine, &m), (newer, &n));
    }

    /// Unties what was only like a paragraph of the common text, and says what the newer text
    /// says elsewhere: it was taken in before.
    fn untie(&mut self, base: &[Unit<'_>], mine: &[Unit<'_>], newer: &[Unit<'_>], all: &[usize]) {
        let come: HashSet<&str> = newer
            .iter()
            .enumerate()
            .filter(|(at, _)| self.base_of_newer[*at].is_none())
            .map(|(_, unit)| unit.said.words.as_str())
            .collect();
        for &at in all {
            let words = mine[at].said.words.as_str();
            let Some(common) = self.base_of_mine[at] else {
                continue;
            };
            let other = self.newer_of_base[common].map(|at| newer[at].said.words.as_str());
            if base[common].said.words != words && other != Some(words) && come.contains(words) {
                self.base_of_mine[at] = None;
                self.mine_of_base[common] = None;
            }
        }
    }

    /// Finds what stands elsewhere in mine, and what stands elsewhere in the newer text.
    fn find_moved(
        &mut self,
        (base, b): (&[Unit<'_>], &[usize]),
        (mine, m): (&[Unit<'_>], &[usize]),
        (newer, n): (&[Unit<'_>], &[usize]),
    ) {
        let (gone, come) = (free(b, &self.mine_of_base), free(m, &self.base_of_mine));
        for (from, to) in moved((base, &gone), (mine, &come)) {
            if self.newer_of_mine[to].is_none() {
                self.mine_of_base[from] = Some(to);
                self.base_of_mine[to] = Some(from);
                self.moved_in_mine.insert(to);
            }
        }
        let (gone, come) = (free(b, &self.newer_of_base), free(n, &self.base_of_newer));
        for (from, to) in moved((base, &gone), (newer, &come)) {
            if self.mine_of_newer[to].is_none() {
                self.moved.insert(to, from);
            }
        }
    }
}

/// What says the same as one that has gone has moved, if it is known which.
fn moved(
    (old, gone): (&[Unit<'_>], &[usize]),
    (new, come): (&[Unit<'_>], &[usize]),
) -> Vec<(usize, usize)> {
    let mut places: HashMap<&str, [Vec<usize>; 2]> = HashMap::new();
    for (side, (units, all)) in [(old, gone), (new, come)].into_iter().enumerate() {
        for &at in all.iter().filter(|&&at| units[at].said.has_words) {
            let places = places.entry(&units[at].said.words).or_default();
            places[side].push(at);
        }
    }
    let mut moved: Vec<(usize, usize)> = places
        .into_values()
        .filter_map(|[from, to]| match (&from[..], &to[..]) {
            (&[from], &[to]) => Some((from, to)),
            _ => None,
        })
        .collect();
    moved.sort_unstable();
    moved
}

fn free(all: &[usize], ties: &[Option<usize>]) -> Vec<usize> {
    all.iter()
        .copied()
        .filter(|&at| ties[at].is_none())
        .collect()
}

fn tied(
    old: &[Unit<'_>],
    some_old: &[usize],
    new: &[Unit<'_>],
    some_new: &[usize],
) -> Vec<(usize, usize)> {
    let ours: Vec<&Unit<'_>> = some_old.iter().map(|&at| &old[at]).collect();
    let theirs: Vec<&Unit<'_>> = some_new.iter().map(|&at| &new[at]).collect();
    let pairs = alike(&ours, &theirs);
    pairs
        .into_iter()
        .map(|(one, other)| (some_old[one], some_new[other]))
        .collect()
}

/// Pairs paragraphs that say the same or nearly so, rising on both sides.
pub(super) fn alike(old: &[&Unit<'_>], new: &[&Unit<'_>]) -> Vec<(usize, usize)> {
    fn read<'a>(units: &[&'a Unit<'_>]) -> Vec<Paragraph<'a>> {
        let paragraph = |unit: &&'a Unit<'_>| Paragraph {
            range: 0..0,
            whole: "",
            text: &unit.said.words,
        };
        units.iter().map(paragraph).collect()
    }
    pairs(&read(old), &read(new))
}
