//! What a passage's words say of its language.
//!
//! Only words that are known of some language say anything, each how much likelier it is there
//! than elsewhere; so a name, a figure or an address says nothing, and a passage that has only such
//! is of no language.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_script::{Script, UnicodeScript};

/// A language whose words are known here, by its place in [`Known::tags`].
pub(super) type At = usize;

/// How often a word of each rank comes among others of its language, and how often any other
/// listed word does.
const RANKS: [f32; 3] = [0.02, 0.006, 0.0015];
const ELSEWHERE: f32 = 0.000_25;
/// How much likelier a word that holds something is in languages that are known for it.
const HOLDS: f32 = 1.1;
/// What listed letters say of one word, at the most.
const MOST_HELD: f32 = 2.2;

static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::read(include_str!("words.txt")));

/// All that is known of languages.
pub(super) struct Known {
    /// Their tags.
    pub tags: Vec<&'static str>,
    /// For a word, the languages that it is of, and how much that says.
    words: HashMap<&'static str, Vec<(At, f32)>>,
    /// What words hold.
    held: Vec<(Held, Vec<At>)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Held {
    First(&'static str),
    Last(&'static str),
    Anywhere(&'static str),
}

impl Held {
    fn read(given: &'static str) -> Self {
        match (given.strip_prefix('-'), given.strip_suffix('-')) {
            (Some(inside), Some(_)) => Held::Anywhere(inside.trim_end_matches('-')),
            (Some(end), None) => Held::Last(end),
            (None, Some(first)) => Held::First(first),
            (None, None) => Held::Anywhere(given),
        }
    }

    fn is_in(self, word: &str) -> bool {
        match self {
            Held::First(first) => word.starts_with(first),
            Held::Last(last) => word.len() > last.len() && word.ends_with(last),
            Held::Anywhere(inside) => word.contains(inside),
        }
    }
}

impl Known {
    /// What this application knows.
    pub fn get() -> &'static Self {
        &KNOWN
    }

    fn read(text: &'static str) -> Self {
        let mut known = Self {
            tags: Vec::new(),
            words: HashMap::new(),
            held: Vec::new(),
        };
        let mut held: HashMap<Held, Vec<At>> = HashMap::new();
        for line in text.lines().filter(|line| line.contains('|')) {
            let mut cells = line.split('|').map(str::trim);
            let name = cells.next().unwrap_or_default();
            if name.starts_with('#') {
                continue;
            }
            if let Some(name) = name.strip_prefix('~') {
                let Some(at) = known.at(name) else { continue };
                for given in cells.flat_map(str::split_whitespace) {
                    held.entry(Held::read(given)).or_default().push(at);
                }
                continue;
            }
            let at = known.tags.len();
            known.tags.push(name);
            for (cell, often) in cells.zip(RANKS) {
                for word in cell.split_whitespace() {
                    let of: &mut Vec<(At, f32)> = known.words.entry(word).or_default();
                    if of.last().is_none_or(|(last, _)| *last != at) {
                        of.push((at, (often / ELSEWHERE).ln()));
                    }
                }
            }
        }
        known.held = held.into_iter().collect();
        // A sum of fractions is the same every time only in one order.
        known.held.sort_by_key(|(it, _)| match it {
            Held::First(of) => (0, *of),
            Held::Last(of) => (1, *of),
            Held::Anywhere(of) => (2, *of),
        });
        known
    }

    /// The place of a language, by its tag's first part.
    pub fn at(&self, primary: &str) -> Option<At> {
        self.tags.iter().position(|tag| *tag == primary)
    }

    /// Adds up what the words of a text say of each language.
    pub fn weigh(&self, text: &str) -> Vec<f32> {
        let mut sums = vec![0.0; self.tags.len()];
        if text.contains(['¿', '¡']) {
            // Nobody else opens a question or a cry.
            for tag in ["es", "gl"] {
                if let Some(at) = self.at(tag) {
                    sums[at] += 2.0;
                }
            }
        }
        for word in words(text) {
            if let Some(of) = self.words.get(word.as_str()) {
                for &(at, much) in of {
                    sums[at] += much;
                }
            } else if word.chars().count() >= 4 {
                let mut held = vec![0.0_f32; self.tags.len()];
                for (what, languages) in &self.held {
                    if what.is_in(&word) {
                        // What many have says less.
                        let much = HOLDS / (1.0 + 0.25 * (languages.len() as f32 - 1.0));
                        for &at in languages {
                            held[at] += much;
                        }
                    }
                }
                for (sum, held) in sums.iter_mut().zip(held) {
                    *sum += held.min(MOST_HELD);
                }
            }
        }
        sums
    }
}

/// How much of a block is weighed, in bytes: its language shows soon.
pub(super) const MOST: usize = 4_000;

/// The words of a text in lower case, with apostrophes in them.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace()
        .filter(|token| !token.contains("://") && !token.contains('@') || token.ends_with("@s"))
        .flat_map(|token| {
            token.split(|it: char| !(it.is_alphabetic() || matches!(it, '\'' | '’' | '·' | '@')))
        })
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(|word| {
            let word = word.trim_matches(|it| matches!(it, '\'' | '’' | '·'));
            let word = word.to_lowercase().replace('’', "'");
            match word.strip_suffix("@s") {
                Some(stem) => format!("{stem}xs"),
                None => word,
            }
        })
}

/// The script that most letters of a text are of, and how many letters those are.
pub(super) fn script(text: &str) -> Option<(Script, usize)> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for character in text.chars().filter(|it| it.is_alphabetic()) {
        // Japanese is written in three.
        let script = match character.script() {
            Script::Hiragana | Script::Katakana => Script::Han,
            script => script,
        };
        match counts.iter_mut().find(|(known, _)| *known == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let known = Known::get();
        let sums = known.weigh(text);
        let best = (0..sums.len()).max_by(|&a, &b| sums[a].total_cmp(&sums[b]));
        assert_eq!(known.tags[best.unwrap()], expected, "{text}: {sums:?}");
    }

    #[test]
    fn short_sentences_of_close_languages_are_told_apart() {
        check("La asamblea decidió no firmar.", "es");
        check("A assembleia decidiu não assinar.", "pt");
        check("L’assemblea ha decidit no signar res.", "ca");
        check("L’assemblea ha deciso di non firmare.", "it");
        check("A asemblea decidiu non asinar nada.", "gl");
        check("L’assemblée a décidé de ne rien signer.", "fr");
        check("The assembly has decided not to sign.", "en");
        check("Die Versammlung unterschreibt nichts.", "de");
        check("De vergadering heeft besloten niets te tekenen.", "nl");
        check("A lxs compañerxs de todas partes:", "es");
        check("A tod@s l@s compañer@s:", "es");
    }

    #[test]
    fn names_and_figures_say_nothing() {
        let sums = Known::get().weigh("Rodrigo Mbeki, 13 / 5 / 2019, https://example.org/the/of");
        assert!(sums.iter().all(|sum| *sum < 2.5), "{sums:?}");
    }
}
