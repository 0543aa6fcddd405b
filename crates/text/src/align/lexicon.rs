//! Words known to be each other's translation.

use std::collections::HashMap;

/// Holds pairs of words that translate each other, with a weight from 0 to 1.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    weights: HashMap<String, Vec<(String, f32)>>,
}

impl Lexicon {
    /// Makes a lexicon from pairs of a source word and a target word; case is ignored.
    pub fn from_pairs<S: AsRef<str>, T: AsRef<str>>(
        pairs: impl IntoIterator<Item = (S, T, f32)>,
    ) -> Self {
        let mut lexicon = Self::default();
        for (source, target, weight) in pairs {
            let entry = lexicon
                .weights
                .entry(source.as_ref().to_lowercase())
                .or_default();
            entry.push((target.as_ref().to_lowercase(), weight.clamp(0.0, 1.0)));
        }
        lexicon
    }

    /// Returns the translations of a word in lower case.
    pub(super) fn translations(&self, word: &str) -> &[(String, f32)] {
        self.weights.get(word).map_or(&[], Vec::as_slice)
    }
}
