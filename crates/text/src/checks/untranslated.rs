//! Sentences that were left in the language of the source.

use std::collections::HashSet;

use super::{
    Check, Findings,
    reading::{Reading, Token},
};
use crate::segment::sentences;

/// Finds a sentence of the target whose words are the source's own.
///
/// Names, titles and quotations are rightly left as they are: a sentence has to be most of the
/// source's words, among them the small words of its language and hardly any of the target's.
#[derive(Debug)]
pub(super) struct Untranslated;

/// The fewest words of a sentence that can be judged.
const WORDS: usize = 4;

/// The name of the check.
pub(super) const NAME: &str = "untranslated";

impl Check for Untranslated {
    fn name(&self) -> &'static str {
        NAME
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let (source, target) = (&reading.source, &reading.target);
        if source.language.primary() == target.language.primary() {
            return;
        }
        let mut words: HashSet<String> = HashSet::new();
        let mut elided = "";
        for word in source.words().map(|word| source.folded(word)) {
            // Languages cut "l'eau" and "don't" at other places.
            if !elided.is_empty() {
                words.insert(format!("{elided}{word}"));
            }
            if let Some((before, after)) = word.split_once('\'') {
                words.extend([format!("{before}'"), after.to_owned()]);
            }
            elided = if word.ends_with('\'') { word } else { "" };
            words.insert(word.to_owned());
        }
        let mut tokens = target.tokens.iter().peekable();
        for sentence in sentences(target.text, target.language) {
            let mut seen = Seen::default();
            while let Some(token) = tokens.next_if(|token| token.start < sentence.end) {
                if token.is_word() {
                    seen.word(reading, token, &words);
                }
            }
            if seen.is_foreign(source.rules.known) {
                let text = &target.text[sentence.clone()];
                let same = source.text.find(text).map(|at| at..at + text.len());
                let args = vec![super::shortened(text)];
                found.add(same, Some(sentence), "untranslated.sentence", args);
            }
        }
    }
}

#[derive(Default)]
struct Seen {
    words: usize,
    /// How many of them the source has too.
    shared: usize,
    /// How many are no names.
    lower: usize,
    /// How many are frequent words of the source's language and not of the target's.
    of_source: usize,
    of_target: usize,
}

impl Seen {
    fn word(&mut self, reading: &Reading<'_>, token: &Token, words: &HashSet<String>) {
        let folded = reading.target.folded(token);
        let of_target = token.known.is_some_and(|known| known.function);
        let of_source = reading.source.rules.is_function(folded);
        self.words += 1;
        self.shared += usize::from(words.contains(folded));
        self.lower += usize::from(!token.capital);
        self.of_source += usize::from(of_source && !of_target);
        self.of_target += usize::from(of_target && !of_source);
    }

    fn is_foreign(&self, known: bool) -> bool {
        if self.words < WORDS || self.shared * 5 < self.words * 4 || self.lower * 3 < self.words {
            return false;
        }
        if known {
            let small = self.of_source > self.of_target && self.of_source >= 2;
            small || self.shared == self.words && self.of_source >= self.of_target
        } else {
            self.words > WORDS && self.shared == self.words
        }
    }
}
