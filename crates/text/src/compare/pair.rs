//! Which paragraphs of two texts belong together.
//!
//! 1. Equal beginnings and ends are paired.
//! 2. Paragraphs that stand once on each side, in the same order, are paired.
//! 3. What is left between them is paired by likeness, so that the sum of likenesses is greatest.
//!    Where too much is left for that, passages that occur once on each side cut it first.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
    hash::Hash,
    ops::Range,
};

use unicode_segmentation::UnicodeSegmentation;

use super::{
    Paragraph,
    likeness::{Bag, Vocabulary},
};
use crate::diff::longest_rising;

/// From this likeness on two paragraphs are one that was edited.
const LIKE: f32 = 0.2;

/// Up to this many possible pairs all are looked at.
const CELLS: usize = 40_000;

/// How many words in a row make a passage that two paragraphs hardly share by chance.
const PASSAGE: usize = 5;

/// Finds the pairs, rising on both sides.
pub(crate) fn pairs(old: &[Paragraph<'_>], new: &[Paragraph<'_>]) -> Vec<(usize, usize)> {
    let mut search = Search {
        old,
        new,
        pairs: Vec::new(),
    };
    search.equal(0..old.len(), 0..new.len());
    search.pairs
}

struct Search<'a> {
    old: &'a [Paragraph<'a>],
    new: &'a [Paragraph<'a>],
    pairs: Vec<(usize, usize)>,
}

impl Search<'_> {
    /// Pairs equal paragraphs, and what lies between them by likeness.
    fn equal(&mut self, mut gone: Range<usize>, mut come: Range<usize>) {
        while !gone.is_empty() && !come.is_empty() && self.is_same(gone.start, come.start) {
            self.pairs.push((gone.start, come.start));
            gone.start += 1;
            come.start += 1;
        }
        let mut tail = 0;
        while gone.len() > tail
            && come.len() > tail
            && self.is_same(gone.end - tail - 1, come.end - tail - 1)
        {
            tail += 1;
        }
        gone.end -= tail;
        come.end -= tail;
        let anchors = self.standing_once(&gone, &come);
        if anchors.is_empty() {
            self.alike(gone.clone(), come.clone());
        } else {
            self.between(&anchors, &gone, &come, Self::equal);
        }
        self.pairs
            .extend((0..tail).map(|at| (gone.end + at, come.end + at)));
    }

    /// Pairs paragraphs by likeness.
    fn alike(&mut self, gone: Range<usize>, come: Range<usize>) {
        if gone.len() * come.len() <= CELLS {
            self.most_alike(&gone, &come);
            return;
        }
        let anchors = self.sharing_passages(&gone, &come);
        // Without an anchor nothing is known of so long a stretch: all of it went and came.
        if !anchors.is_empty() {
            self.between(&anchors, &gone, &come, Self::alike);
        }
    }

    /// Pairs anchors, and what lies between them with `search`.
    fn between(
        &mut self,
        anchors: &[(usize, usize)],
        gone: &Range<usize>,
        come: &Range<usize>,
        search: impl Fn(&mut Self, Range<usize>, Range<usize>),
    ) {
        let (mut old_at, mut new_at) = (gone.start, come.start);
        for &(in_old, in_new) in anchors {
            search(self, old_at..in_old, new_at..in_new);
            self.pairs.push((in_old, in_new));
            (old_at, new_at) = (in_old + 1, in_new + 1);
        }
        search(self, old_at..gone.end, new_at..come.end);
    }

    fn is_same(&self, in_old: usize, in_new: usize) -> bool {
        self.old[in_old].text == self.new[in_new].text
    }

    /// Finds paragraphs that stand once on each side, in the same order.
    fn standing_once(&self, gone: &Range<usize>, come: &Range<usize>) -> Vec<(usize, usize)> {
        let ours = once(gone.clone().map(|at| (self.old[at].text, at)));
        let theirs = once(come.clone().map(|at| (self.new[at].text, at)));
        longest_rising(&met(&ours, &theirs))
    }

    /// Finds paragraphs that share a passage which occurs once on each side, in the same order.
    fn sharing_passages(&self, gone: &Range<usize>, come: &Range<usize>) -> Vec<(usize, usize)> {
        let ours = once(passages(self.old, gone));
        let theirs = once(passages(self.new, come));
        let mut times: HashMap<(usize, usize), usize> = HashMap::new();
        for pair in met(&ours, &theirs) {
            *times.entry(pair).or_default() += 1;
        }
        let mut pairs: Vec<(usize, usize)> = strongest(&times);
        pairs.sort_unstable();
        longest_rising(&pairs)
    }

    /// Pairs so that the sum of likenesses is greatest and the order is kept.
    fn most_alike(&mut self, gone: &Range<usize>, come: &Range<usize>) {
        if gone.is_empty() || come.is_empty() {
            return;
        }
        let mut vocabulary = Vocabulary::default();
        let mut bags = |paragraphs: &[Paragraph<'_>]| -> Vec<Bag> {
            let bags = paragraphs.iter().map(|it| vocabulary.bag(it));
            bags.collect()
        };
        let (ours, theirs) = (bags(&self.old[gone.clone()]), bags(&self.new[come.clone()]));
        let gain = |row: usize, column: usize| {
            if self.is_same(gone.start + row, come.start + column) {
                return 1.0;
            }
            ours[row].likeness(&theirs[column]) - LIKE
        };
        for (row, column) in best_path(gone.len(), come.len(), gain) {
            self.pairs.push((gone.start + row, come.start + column));
        }
    }
}

/// Maps what occurs once to where it stands.
fn once<K: Eq + Hash>(found: impl Iterator<Item = (K, usize)>) -> HashMap<K, usize> {
    let mut places: HashMap<K, Option<usize>> = HashMap::new();
    for (key, at) in found {
        places
            .entry(key)
            .and_modify(|place| *place = None)
            .or_insert(Some(at));
    }
    let places = places.into_iter();
    places.filter_map(|(key, at)| Some((key, at?))).collect()
}

/// Lists where what occurs once on each side stands, in the old order.
fn met<K: Eq + Hash>(ours: &HashMap<K, usize>, theirs: &HashMap<K, usize>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = ours
        .iter()
        .filter_map(|(key, &at)| Some((at, *theirs.get(key)?)))
        .collect();
    pairs.sort_unstable();
    pairs
}

/// Lists the passages of a stretch of paragraphs.
fn passages<'a>(
    paragraphs: &'a [Paragraph<'a>],
    range: &Range<usize>,
) -> impl Iterator<Item = (Vec<&'a str>, usize)> {
    range.clone().flat_map(|at| {
        let words: Vec<&str> = paragraphs[at].text.unicode_words().collect();
        let passages: Vec<(Vec<&str>, usize)> = words
            .windows(PASSAGE)
            .map(|passage| (passage.to_vec(), at))
            .collect();
        passages
    })
}

/// Keeps of each paragraph the pair that shares most, one pair a paragraph.
fn strongest(times: &HashMap<(usize, usize), usize>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(&(usize, usize), &usize)> = times.iter().collect();
    pairs.sort_unstable_by_key(|&(pair, &count)| (Reverse(count), *pair));
    let (mut old_taken, mut new_taken) = (HashSet::new(), HashSet::new());
    pairs.retain(|((in_old, in_new), _)| {
        let is_free = !old_taken.contains(in_old) && !new_taken.contains(in_new);
        if is_free {
            old_taken.insert(*in_old);
            new_taken.insert(*in_new);
        }
        is_free
    });
    pairs.into_iter().map(|(pair, _)| *pair).collect()
}

/// Finds the pairs of rows and columns, both rising, whose gains add up to most.
///
/// Pairs without gain are left out.
fn best_path(
    rows: usize,
    columns: usize,
    gain: impl Fn(usize, usize) -> f32,
) -> Vec<(usize, usize)> {
    let width = columns + 1;
    // best[row * width + column]: the most that the rows and columns from there on can give.
    let mut best = vec![0.0_f32; (rows + 1) * width];
    let mut gains = vec![0.0_f32; rows * columns];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let gain = gain(row, column);
            gains[row * columns + column] = gain;
            best[row * width + column] = (gain.max(0.0) + best[(row + 1) * width + column + 1])
                .max(best[(row + 1) * width + column])
                .max(best[row * width + column + 1]);
        }
    }
    let mut path = Vec::new();
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        let here = best[row * width + column];
        let gain = gains[row * columns + column];
        if gain > 0.0 && here == gain + best[(row + 1) * width + column + 1] {
            path.push((row, column));
            row += 1;
            column += 1;
        } else if here == best[(row + 1) * width + column] {
            row += 1;
        } else {
            column += 1;
        }
    }
    path
}
