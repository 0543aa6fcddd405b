//! How alike two paragraphs are.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use super::Paragraph;

/// A paragraph as a bag of words.
pub(super) struct Bag {
    /// Its words by their numbers, sorted, each as often as it occurs, with what it is worth.
    words: Vec<(u32, u32)>,
    worth: u32,
}

/// Gives every word of a comparison its number.
#[derive(Default)]
pub(super) struct Vocabulary(HashMap<String, u32>);

impl Vocabulary {
    pub(super) fn bag(&mut self, paragraph: &Paragraph<'_>) -> Bag {
        let mut words: Vec<(u32, u32)> = paragraph
            .text
            .unicode_words()
            .map(|word| {
                let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
                let number = *self.0.entry(word.to_lowercase()).or_insert(next);
                (number, worth(word))
            })
            .collect();
        words.sort_unstable();
        let worth = words.iter().map(|(_, worth)| worth).sum();
        Bag { words, worth }
    }
}

/// Weighs a word: short ones are in every sentence of a language and say little.
fn worth(word: &str) -> u32 {
    match word.chars().count() {
        0..=3 => 1,
        4..=5 => 4,
        _ => 7,
    }
}

impl Bag {
    /// Tells what share of two paragraphs is in both, from 0 to 1 (Dice, weighted).
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let (mut left, mut right) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut shared = 0;
        while let (Some(ours), Some(theirs)) = (left.peek(), right.peek()) {
            match ours.0.cmp(&theirs.0) {
                std::cmp::Ordering::Less => left.next(),
                std::cmp::Ordering::Greater => right.next(),
                std::cmp::Ordering::Equal => {
                    shared += ours.1;
                    left.next();
                    right.next()
                }
            };
        }
        if shared == 0 {
            return 0.0;
        }
        2.0 * shared as f32 / (self.worth + other.worth) as f32
    }
}
