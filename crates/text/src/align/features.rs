//! What of a segment survives translation.

use std::collections::HashMap;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Lexicon, Side};
use crate::segment::BlockKind;

/// Two sides as the alignment sees them.
pub(super) struct Pair {
    pub(super) source: Vec<Unit>,
    pub(super) target: Vec<Unit>,
    /// For each feature, the target segments that have it, in order.
    postings: Vec<Vec<u32>>,
    /// How many characters of the target one of the source makes.
    pub(super) ratio: f32,
}

/// A segment as the alignment sees it.
pub(super) struct Unit {
    /// Its length in characters.
    pub(super) length: f32,
    pub(super) kind: Option<BlockKind>,
    /// What all of its features are worth.
    pub(super) weight: f32,
    /// Its features that both sides have, each once, with what sharing it is worth.
    features: Vec<(u32, f32)>,
}

/// What kind of sign a feature is; its worth is multiplied by this.
const FIGURE: f32 = 1.5;
const ADDRESS: f32 = 2.0;
const NAME: f32 = 1.3;
const WORD: f32 = 1.0;
const BEGINNING: f32 = 0.6;
const SIGN: f32 = 0.6;

/// What a feature that occurs once a side is worth, at least and at most.
const LEAST: f32 = 3.5;
const MOST: f32 = 6.0;

impl Pair {
    pub(super) fn new(source: &Side<'_>, target: &Side<'_>, lexicon: Option<&Lexicon>) -> Self {
        let mut names: HashMap<u64, u32> = HashMap::new();
        let mut raw = |side: &Side<'_>, lexicon: Option<&Lexicon>| -> Vec<Vec<(u32, f32)>> {
            let features = |text: &str| {
                let mut found = Vec::new();
                read(text, lexicon, &mut |name, weight| {
                    let next = u32::try_from(names.len()).unwrap_or(u32::MAX);
                    found.push((*names.entry(name).or_insert(next), weight));
                });
                found.sort_by(|left, right| left.0.cmp(&right.0).then(right.1.total_cmp(&left.1)));
                found.dedup_by_key(|(feature, _)| *feature);
                found
            };
            side.segments
                .iter()
                .map(|segment| segment.text)
                .map(features)
                .collect()
        };
        let (mut in_source, mut in_target) = (raw(source, lexicon), raw(target, None));
        let worth = worth(&in_source, &in_target, names.len());
        for features in in_source.iter_mut().chain(&mut in_target) {
            features.retain_mut(|(feature, weight)| {
                *weight *= worth[*feature as usize];
                *weight > 0.0
            });
        }
        let mut postings = vec![Vec::new(); names.len()];
        for (at, features) in in_target.iter().enumerate() {
            for (feature, _) in features {
                postings[*feature as usize].push(u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        // A translation half as long as its source is half done, unless its script is denser.
        let dense = |side: &Side<'_>| matches!(side.language.primary(), "zh" | "ja" | "ko");
        let range = if dense(source) || dense(target) {
            (0.3, 3.0)
        } else {
            (0.8, 1.35)
        };
        let (source, target) = (units(source, in_source), units(target, in_target));
        let total = |units: &[Unit]| units.iter().map(|unit| unit.length).sum::<f32>();
        let ratio = (total(&target) + 100.0) / (total(&source) + 100.0);
        Self {
            source,
            target,
            postings,
            ratio: ratio.clamp(range.0, range.1),
        }
    }

    /// Adds to `row` what source segment `at` shares with the target segments from `from` on.
    pub(super) fn shared(&self, at: usize, from: usize, row: &mut [f32]) {
        for &(feature, weight) in &self.source[at].features {
            let postings = &self.postings[feature as usize];
            let first = postings.partition_point(|&posting| (posting as usize) < from);
            for &posting in &postings[first..] {
                let Some(cell) = row.get_mut(posting as usize - from) else {
                    break;
                };
                *cell += weight;
            }
        }
    }

    /// Yields the pairs of segments that alone share a feature.
    pub(super) fn anchors(&self) -> Vec<(usize, usize)> {
        let mut times = vec![0_u32; self.postings.len()];
        for unit in &self.source {
            for (feature, _) in &unit.features {
                times[*feature as usize] += 1;
            }
        }
        let mut anchors: Vec<(usize, usize)> = Vec::new();
        for (at, unit) in self.source.iter().enumerate() {
            for &(feature, weight) in &unit.features {
                let postings = &self.postings[feature as usize];
                // Beginnings of words meet by chance; what is worth more seldom does.
                if times[feature as usize] == 1 && postings.len() == 1 && weight >= 3.0 {
                    anchors.push((at, postings[0] as usize));
                }
            }
        }
        anchors.sort_unstable();
        anchors.dedup();
        anchors
    }
}

/// Weighs features by how rare they are; those that one side lacks are worth nothing.
fn worth(source: &[Vec<(u32, f32)>], target: &[Vec<(u32, f32)>], count: usize) -> Vec<f32> {
    let mut times = vec![(0_u32, 0_u32); count];
    for (feature, _) in source.iter().flatten() {
        times[*feature as usize].0 += 1;
    }
    for (feature, _) in target.iter().flatten() {
        times[*feature as usize].1 += 1;
    }
    // In a short text everything seems common, though most words of a language are rare: a
    // feature that occurs once a side is worth at least so much.
    let segments = (source.len() + target.len() + 2) as f32;
    let boost = (LEAST / (segments / 2.0).ln().max(0.1)).max(1.0);
    times
        .into_iter()
        .map(|(left, right)| {
            if left == 0 || right == 0 {
                return 0.0;
            }
            (boost * (segments / (left + right) as f32).ln()).clamp(0.0, MOST)
        })
        .collect()
}

fn units(side: &Side<'_>, features: Vec<Vec<(u32, f32)>>) -> Vec<Unit> {
    let lengths = side.segments.iter().zip(features);
    lengths
        .map(|(segment, features)| Unit {
            length: segment.text.chars().count() as f32,
            kind: segment.kind,
            weight: features.iter().map(|(_, weight)| weight).sum(),
            features,
        })
        .collect()
}

/// Reads the features of a text.
fn read(text: &str, lexicon: Option<&Lexicon>, found: &mut impl FnMut(u64, f32)) {
    let mut begins = true;
    for token in text.split_whitespace() {
        if token.contains("://") || token.contains("](") {
            for part in token.split(['(', ')', '<', '>', '[', ']']) {
                if part.contains("://") || part.contains('/') || part.contains('@') {
                    found(hash("address", part.chars()), ADDRESS);
                }
            }
        }
        for word in token.split(|character: char| !is_of_word(character)) {
            if !word.is_empty() {
                read_word(word, begins, lexicon, found);
                begins = false;
            }
        }
        begins |= token.ends_with(['.', '!', '?', '…', ':']);
    }
    for sign in ['?', '!', ':', '(', ';'] {
        if text.contains(sign) {
            found(hash("sign", std::iter::once(sign)), SIGN);
        }
    }
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric()
        || is_combining_mark(character)
        || matches!(character, '.' | ',' | '@' | '*')
}

fn read_word(
    word: &str,
    begins: bool,
    lexicon: Option<&Lexicon>,
    found: &mut impl FnMut(u64, f32),
) {
    if word.contains(|character: char| character.is_numeric()) {
        // 1,000 and 1.000 are one figure, and so are 300 and 300+.
        let digits = word.chars().filter(|character| character.is_numeric());
        found(hash("figure", digits), FIGURE);
    }
    for word in word.split(['.', ',', '@', '*']) {
        let letters = word
            .chars()
            .filter(|character| character.is_alphabetic())
            .count();
        if letters < 2 {
            continue;
        }
        let folded = fold(word);
        let is_name = !begins && word.starts_with(char::is_uppercase);
        if is_name || letters >= 4 {
            found(
                hash("word", folded.chars()),
                if is_name { NAME } else { WORD },
            );
        }
        if letters >= 5 {
            found(hash("begin", folded.chars().take(4)), BEGINNING);
        }
        if let Some(lexicon) = lexicon {
            for (translation, weight) in lexicon.translations(&word.to_lowercase()) {
                found(hash("word", fold(translation).chars()), WORD * weight);
            }
        }
    }
}

/// Takes case and accents away.
fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfd()
        .filter(|&mark| !is_combining_mark(mark))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Names a feature (FNV-1a). A collision would only make two features one.
fn hash(kind: &str, characters: impl Iterator<Item = char>) -> u64 {
    kind.chars()
        .chain(characters)
        .fold(0xCBF2_9CE4_8422_2325, |hash, character| {
            (hash ^ u64::from(u32::from(character))).wrapping_mul(0x0100_0000_01B3)
        })
}
