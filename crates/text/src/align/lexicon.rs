//! Words known to be each other's translation.

use std::collections::HashMap;

use super::{
    learn,
    ties::{self, Ties},
    words::{Kind, Words},
};
use crate::LanguageTag;

/// Holds pairs of words that translate each other, with a weight from 0 to 1.
///
/// A lexicon has a direction: it is asked for words of the source.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// By words in lower case.
    words: HashMap<String, Vec<(String, f32)>>,
    /// By stems, as they were learned.
    stems: HashMap<String, Vec<(String, f32)>>,
}

impl Lexicon {
    /// Makes a lexicon from pairs of a source word and a target word; case is ignored.
    pub fn from_pairs<S: AsRef<str>, T: AsRef<str>>(
        pairs: impl IntoIterator<Item = (S, T, f32)>,
    ) -> Self {
        let mut lexicon = Self::default();
        for (source, target, weight) in pairs {
            let entry = lexicon
                .words
                .entry(source.as_ref().to_lowercase())
                .or_default();
            entry.push((target.as_ref().to_lowercase(), weight.clamp(0.0, 1.0)));
        }
        lexicon
    }

    /// Learns which words translate each other from texts that do.
    ///
    /// What occurs in a single pair is not learned unless the words look related; a few hundred
    /// pairs make a useful lexicon. Time grows with the sum over the pairs of the product of both
    /// sides' words.
    pub fn learn<'a>(
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
        languages: (&LanguageTag, &LanguageTag),
    ) -> Self {
        let (from, to) = (languages.0.primary(), languages.1.primary());
        let (left, right): (Vec<&str>, Vec<&str>) = pairs.into_iter().unzip();
        let source = Words::of(left.iter().copied(), from, false);
        let target = Words::of(right.iter().copied(), to, false);
        let known = ties::first((&source, from), (&target, to), None);
        let weighed = Ties::new(&source, &target, &known);
        let pairs: Vec<learn::Example> = (0..left.len())
            .map(|at| learn::Example {
                source: at..at + 1,
                target: at..at + 1,
                weight: 1.0,
            })
            .collect();
        let chances = learn::learn(&source, &target, &pairs, &known, &weighed);
        let mut lexicon = Self::default();
        for ((from, to), chance) in chances {
            let (word, other) = (&source.types[from as usize], &target.types[to as usize]);
            if word.kind == Kind::Word && other.kind == Kind::Word {
                let entry = lexicon.stems.entry(word.stem.clone()).or_default();
                entry.push((other.stem.clone(), chance));
            }
        }
        lexicon
    }

    /// Returns the translations of a word in lower case.
    pub(super) fn translations(&self, word: &str) -> &[(String, f32)] {
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// Returns the stems that a stem was learned to be translated by.
    pub(super) fn learned(&self, stem: &str) -> &[(String, f32)] {
        self.stems.get(stem).map_or(&[], Vec::as_slice)
    }
}
