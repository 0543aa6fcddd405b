//! Which words of one side may translate which of the other.
//!
//! 1. [`first`] ties what is known before any segment is paired: figures, addresses, names, related
//!    words, the shipped table of common words, the lexicon.
//! 2. [`Ties::new`] weighs ties by how rare their words are.

use std::collections::HashMap;

use super::{
    Lexicon, seed,
    stem::{self, sound},
    words::{Kind, Words},
};

/// However many ties a word has, its counterpart may be another word.
const SUREST: f32 = 0.64;

/// Ties whose words are not so many times likelier together than by chance are not heeded.
const LEAST_LIFT: f32 = 4.0;

/// Of how many words the text is that a short text is taken to be part of.
const USUAL: f32 = 2000.0;

/// How likely words that sound the same are to translate each other, and from which likeness on
/// words count as related.
const RELATED: f32 = 0.7;
const LIKE: f32 = 0.75;

/// How likely it is that one type is translated by the other where both sides have them.
pub(super) type Chances = HashMap<(u32, u32), f32>;

/// Stands for a translation that the target does not have: where the word is, something is missing.
pub(super) const NOWHERE: u32 = u32::MAX;

/// How surely a word must be met whose translation the lexicon knows.
const ASKED: f32 = 0.8;

/// The ties between the types of two sides.
pub(super) struct Ties {
    /// For each type of the source, what it is tied to.
    pub(super) rows: Vec<Vec<Tie>>,
    /// For each type, how likely it is that its counterpart would be known.
    pub(super) in_source: Vec<f32>,
    pub(super) in_target: Vec<f32>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    pub(super) target: u32,
    pub(super) chance: f32,
    /// How much likelier the two are together than by chance.
    pub(super) lift: f32,
}

impl Ties {
    pub(super) fn new(source: &Words, target: &Words, chances: &Chances) -> Self {
        let (left, right) = (shares(source), shares(target));
        let mut ties = Self {
            rows: vec![Vec::new(); source.types.len()],
            in_source: vec![0.0; source.types.len()],
            in_target: vec![0.0; target.types.len()],
        };
        for (&(from, to), &chance) in chances {
            if to == NOWHERE {
                ties.in_source[from as usize] += chance;
                continue;
            }
            let (a, b) = (left[from as usize], right[to as usize]);
            // Small words are everywhere: that they meet says nothing.
            if chance / a.max(b) < LEAST_LIFT {
                continue;
            }
            ties.rows[from as usize].push(Tie {
                target: to,
                chance,
                lift: chance / a.max(b),
            });
            ties.in_source[from as usize] += chance * (b / a).min(1.0);
            ties.in_target[to as usize] += chance * (a / b).min(1.0);
        }
        for row in &mut ties.rows {
            row.sort_unstable_by_key(|tie| tie.target);
        }
        for known in ties.in_source.iter_mut().chain(&mut ties.in_target) {
            *known = known.min(SUREST);
        }
        ties
    }
}

/// How large a share of running text each type is.
///
/// In a short text everything seems common or rare by accident, so that it counts as part of a
/// longer one, in which words are the more common the shorter they are.
pub(super) fn shares(words: &Words) -> Vec<f32> {
    let k = USUAL;
    words
        .types
        .iter()
        .map(|word| {
            let usual = match (word.kind, word.folded.len()) {
                (Kind::Sign, _) => 0.01,
                (Kind::Figure | Kind::Address, _) => 0.0003,
                (Kind::Word, 0..=3) => 0.008,
                (Kind::Word, 4) => 0.002,
                (Kind::Word, 5) => 0.0008,
                (Kind::Word, _) => 0.0003,
            };
            (word.count as f32 + k * usual) / (words.total + k)
        })
        .collect()
}

/// Ties what is known to belong together before any segment is paired.
pub(super) fn first(
    (source, from): (&Words, &str),
    (target, to): (&Words, &str),
    lexicon: Option<&Lexicon>,
) -> Chances {
    let mut chances = Chances::new();
    alike(source, target, &mut chances);
    related(source, target, &mut chances);
    seed::tie((source, from), (target, to), &mut chances);
    if let Some(lexicon) = lexicon {
        translated(source, target, to, lexicon, &mut chances);
    }
    chances
}

pub(super) fn raise(chances: &mut Chances, pair: (u32, u32), chance: f32) {
    let known = chances.entry(pair).or_insert(0.0);
    *known = known.max(chance);
}

/// Ties figures, addresses, signs, and words that are spelt alike.
fn alike(source: &Words, target: &Words, chances: &mut Chances) {
    let mut by_stem: HashMap<(Kind, &str), Vec<u32>> = HashMap::new();
    for (at, word) in target.types.iter().enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        by_stem.entry((word.kind, &word.stem)).or_default().push(at);
        if word.folded != word.stem {
            by_stem
                .entry((word.kind, &word.folded))
                .or_default()
                .push(at);
        }
    }
    for (at, word) in source.types.iter().enumerate() {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        for spelling in [&word.stem, &word.folded] {
            for &other in by_stem
                .get(&(word.kind, spelling.as_str()))
                .into_iter()
                .flatten()
            {
                let is_name = word.is_name && target.types[other as usize].is_name;
                let chance = match word.kind {
                    Kind::Address => 0.95,
                    Kind::Figure => 0.9,
                    Kind::Sign => 0.35,
                    Kind::Word if is_name => 0.9,
                    Kind::Word if spelling.len() >= 4 => 0.7,
                    // Short words are alike by accident: Spanish "son", French "son".
                    Kind::Word => 0.05,
                };
                raise(chances, (at, other), chance);
            }
        }
    }
}

/// How many types that begin alike are compared on each side; a text with more is no prose.
const MOST: usize = 100;

/// Ties words that sound alike.
fn related(source: &Words, target: &Words, chances: &mut Chances) {
    type Bucket = (Vec<(u32, Vec<u8>)>, Vec<(u32, Vec<u8>)>);
    let mut buckets: HashMap<[u8; 2], Bucket> = HashMap::new();
    for (words, is_source) in [(source, true), (target, false)] {
        for (at, word) in words.types.iter().enumerate() {
            if word.kind != Kind::Word || word.folded.len() < 4 {
                continue;
            }
            let sounds = sound(&word.folded);
            if let &[first, second, _, ..] = sounds.as_slice() {
                let bucket = buckets.entry([first, second]).or_default();
                let bucket = if is_source {
                    &mut bucket.0
                } else {
                    &mut bucket.1
                };
                if bucket.len() < MOST {
                    bucket.push((u32::try_from(at).unwrap_or(u32::MAX), sounds));
                }
            }
        }
    }
    for (left, right) in buckets.values() {
        for (from, one) in left {
            for (to, other) in right {
                let chance = RELATED * (likeness(one, other) - LIKE) / (1.0 - LIKE);
                if chance > 0.0 {
                    raise(chances, (*from, *to), chance);
                }
            }
        }
    }
}

/// How alike two words sound, from 0 to 1: the share of sounds that they have in common in order.
fn likeness(one: &[u8], other: &[u8]) -> f32 {
    let whole = (one.len() + other.len()) as f32;
    let shorter = one.len().min(other.len()) as f32;
    if 2.0 * shorter / whole < 0.5 {
        return 0.0;
    }
    let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let mut row = [0_u8; 32];
    let other = &other[..other.len().min(31)];
    for &a in one {
        let mut diagonal = 0;
        for (at, &b) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == b {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    let common = f32::from(row[other.len()]);
    // Endings differ; what begins alike for long is related.
    let begins = same as f32 / shorter.max(5.0);
    let chain = 2.0 * common / whole;
    if same < 3 && chain < 0.8 {
        return 0.0;
    }
    (chain * 0.6 + begins * 0.4).min(1.0)
}

/// Ties what the lexicon says.
fn translated(source: &Words, target: &Words, to: &str, lexicon: &Lexicon, chances: &mut Chances) {
    let by_stem: HashMap<&str, u32> = target
        .types
        .iter()
        .enumerate()
        .filter(|(_, word)| word.kind == Kind::Word)
        .map(|(at, word)| (word.stem.as_str(), u32::try_from(at).unwrap_or(u32::MAX)))
        .collect();
    for (word, at) in source.types.iter().zip(0_u32..) {
        let mut known = Vec::new();
        for form in &word.forms {
            for (translation, weight) in lexicon.translations(form) {
                let folded = stem::fold(translation);
                let stemmed = stem::stem(&folded, to);
                known.push((by_stem.get(stemmed), 0.8 * weight));
            }
        }
        if word.kind == Kind::Word {
            for (translation, weight) in lexicon.learned(&word.stem) {
                known.push((by_stem.get(translation.as_str()), *weight));
            }
        }
        if known.iter().all(|(other, _)| other.is_none()) {
            let surest = known.iter().map(|(_, weight)| *weight).fold(0.0, f32::max);
            if surest > 0.0 {
                raise(chances, (at, NOWHERE), ASKED * surest);
            }
        }
        for (other, weight) in known {
            if let Some(&other) = other {
                raise(chances, (at, other), weight);
            }
        }
    }
}
