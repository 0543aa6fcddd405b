//! What the languages know: abbreviations, and words that begin, lead and tell.
//!
//! One file a language, all of them lists of words. Which words matter, and how, stands at
//! [`Words`]; nothing else in this folder decides anything.

mod english;
mod french;
mod german;
mod greek;
mod italian;
mod portuguese;
mod spanish;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::LanguageTag;

/// The longest word that is looked up, in bytes.
pub(super) const WORD: usize = 32;

/// Holds the words of one language, divided by white space.
///
/// Abbreviations are written without their last full stop and without spaces: `p.ej` is "p. ej."
/// and "p.ej.". What begins with a capital is an abbreviation in that spelling only: "No. 5",
/// but not "no. 5". A single letter is meant in its case: "M. Durand", but not "5 m. Puis".
#[derive(Clone, Copy)]
pub(super) struct Words {
    /// Abbreviations that never end a sentence: a name, an example, a word follows.
    pub before: &'static str,
    /// Those that are abbreviations where a figure follows: "p. 5".
    pub before_figure: &'static str,
    /// Abbreviations at the end of longer words, where a figure follows: "Hauptstr. 5".
    pub suffixes: &'static str,
    /// Those that end a sentence where a word that begins one follows: "Acme Inc."
    pub either: &'static str,
    /// Those that end a sentence before any capital: "etc."
    pub closing: &'static str,
    /// Words that begin a sentence more often than a name.
    pub beginners: &'static str,
    /// Prepositions: they open a phrase, and they do not end a sentence.
    pub prepositions: &'static str,
    /// Articles and conjunctions, which do not end a sentence either.
    pub links: &'static str,
    /// Days, months and what else stands behind a figure or an hour.
    pub calendar: &'static str,
    /// Names that end in an exclamation mark.
    pub shouts: &'static str,
    /// Verbs of speech, where the speaker's name stands before them.
    pub reports: &'static str,
    /// Whether a full stop behind a figure makes it an ordinal: "am 5. Mai".
    pub ordinals: bool,
    /// Whether an article is joined to its word by an apostrophe: "l'ing."
    pub elision: bool,
    /// Whether "I" is a word with a capital.
    pub capital_i: bool,
    /// The mark that asks, besides "?".
    pub question: Option<char>,
}

/// Tells what an abbreviation does at the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It ends none.
    Before,
    /// It ends one where the next word begins one.
    Either,
    /// It ends one before any capital.
    Closing,
}

/// Holds the words of one language, to be looked up.
pub(super) struct Rules {
    kinds: HashMap<&'static str, Kind>,
    before_figure: HashSet<&'static str>,
    suffixes: &'static str,
    beginners: HashSet<&'static str>,
    prepositions: HashSet<&'static str>,
    links: HashSet<&'static str>,
    calendar: HashSet<&'static str>,
    shouts: HashSet<&'static str>,
    reports: HashSet<&'static str>,
    pub ordinals: bool,
    pub capital_i: bool,
    pub question: Option<char>,
    elision: bool,
}

static ENGLISH: LazyLock<Rules> = LazyLock::new(|| Rules::new(&english::WORDS));
static SPANISH: LazyLock<Rules> = LazyLock::new(|| Rules::new(&spanish::WORDS));
static FRENCH: LazyLock<Rules> = LazyLock::new(|| Rules::new(&french::WORDS));
static GERMAN: LazyLock<Rules> = LazyLock::new(|| Rules::new(&german::WORDS));
static ITALIAN: LazyLock<Rules> = LazyLock::new(|| Rules::new(&italian::WORDS));
static PORTUGUESE: LazyLock<Rules> = LazyLock::new(|| Rules::new(&portuguese::WORDS));
static GREEK: LazyLock<Rules> = LazyLock::new(|| Rules::new(&greek::WORDS));

/// Returns the rules of a language, or of the one whose abbreviations it shares.
pub(super) fn rules(language: &LanguageTag) -> Option<&'static Rules> {
    Some(match language.primary() {
        "en" => &ENGLISH,
        "es" | "ca" | "ast" | "an" => &SPANISH,
        "fr" | "oc" => &FRENCH,
        "de" => &GERMAN,
        "it" => &ITALIAN,
        "pt" | "gl" => &PORTUGUESE,
        "el" => &GREEK,
        _ => return None,
    })
}

/// Tells whether sentences of a language are cut by rules made for it.
///
/// Those of any other language are cut by Unicode Standard Annex 29 alone, which knows no
/// abbreviations; who shows them should say so.
#[must_use]
pub fn has_rules(language: &LanguageTag) -> bool {
    rules(language).is_some()
}

impl Rules {
    fn new(words: &'static Words) -> Self {
        let set = |list: &'static str| list.split_whitespace().collect();
        let mut kinds = HashMap::new();
        for (list, kind) in [
            (words.closing, Kind::Closing),
            (words.either, Kind::Either),
            (words.before, Kind::Before),
        ] {
            kinds.extend(list.split_whitespace().map(|word| (word, kind)));
        }
        Self {
            kinds,
            before_figure: set(words.before_figure),
            suffixes: words.suffixes,
            beginners: set(words.beginners),
            prepositions: set(words.prepositions),
            links: set(words.links),
            calendar: set(words.calendar),
            shouts: set(words.shouts),
            reports: set(words.reports),
            ordinals: words.ordinals,
            capital_i: words.capital_i,
            question: words.question,
            elision: words.elision,
        }
    }

    /// Tells what kind of abbreviation a word is.
    pub fn kind(&self, word: &str) -> Option<Kind> {
        look_up(word, false, |word| self.kinds.get(word).copied())
    }

    /// Tells whether a word is an abbreviation where a figure follows.
    pub fn wants_figure(&self, word: &str) -> bool {
        let part = word.rsplit('-').next().unwrap_or(word);
        look_up(word, false, |word| self.before_figure.get(word)).is_some()
            || look_up(part, false, |part| self.before_figure.get(part)).is_some()
            || self
                .suffixes
                .split_whitespace()
                .any(|end| word.ends_with(end))
    }

    /// Tells whether a word, with or without what is joined to it, can begin a sentence and is
    /// not likely to be a name.
    pub fn begins(&self, word: &str) -> bool {
        let end = word.find(|it: char| !it.is_alphanumeric());
        let word = &word[..end.unwrap_or(word.len())];
        let mut letters = word.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        // "the U.S. IT sector": in capitals it is another word.
        let small = letters.all(char::is_lowercase);
        capital && small && has(&self.beginners, word)
    }

    /// Tells whether a word wants another behind it, so that no sentence and no item ends in it.
    pub fn leans(&self, word: &str) -> bool {
        has(&self.prepositions, word) || has(&self.links, word)
    }

    /// Tells whether a word opens a phrase of time or place.
    pub fn introduces(&self, word: &str) -> bool {
        has(&self.prepositions, word)
    }

    /// Tells whether a word is a day or a month, with or without its full stop.
    pub fn is_calendar(&self, word: &str) -> bool {
        has(&self.calendar, word.trim_end_matches(['.', ',']))
    }

    /// Tells whether a name ends in an exclamation mark.
    pub fn shouts(&self, word: &str) -> bool {
        has(&self.shouts, word)
    }

    /// Tells whether a word is a verb of speech behind the name of who speaks.
    pub fn reports(&self, word: &str) -> bool {
        has(&self.reports, word)
    }

    /// Returns the last part of a word that dashes, brackets or an elided article are joined to.
    pub fn last_part<'a>(&self, word: &'a str) -> &'a str {
        let mut from = word.len().saturating_sub(2 * WORD);
        while !word.is_char_boundary(from) {
            from += 1;
        }
        word[from..]
            .rsplit(|it: char| {
                matches!(
                    it,
                    '—' | '–' | '(' | '[' | '{' | '«' | '“' | '„' | '"' | '¿' | '¡'
                ) || self.elision && matches!(it, '\'' | '’')
            })
            .next()
            .unwrap_or_default()
    }
}

fn has(set: &HashSet<&'static str>, word: &str) -> bool {
    look_up(word, true, |word| set.get(word)).is_some()
}

/// Looks a word up as it is, and then in lower case; a single letter only if `letters`.
fn look_up<T>(word: &str, letters: bool, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    if word.is_empty() || word.len() > WORD {
        return None;
    }
    let either_case = letters || word.chars().nth(1).is_some();
    let lower = || either_case.then(|| word.to_lowercase());
    find(word).or_else(|| find(&lower()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_abbreviation_is_too_long_or_has_its_full_stop() {
        for words in [
            &english::WORDS,
            &spanish::WORDS,
            &french::WORDS,
            &german::WORDS,
            &italian::WORDS,
            &portuguese::WORDS,
            &greek::WORDS,
        ] {
            for list in [
                words.before,
                words.before_figure,
                words.either,
                words.closing,
            ] {
                for word in list.split_whitespace() {
                    assert!(word.len() <= WORD && !word.ends_with('.'), "{word}");
                }
            }
            let kinds = [words.before, words.either, words.closing].map(str::split_whitespace);
            let mut seen = HashSet::new();
            for word in kinds.into_iter().flatten() {
                assert!(seen.insert(word), "{word} is of two kinds");
            }
        }
    }

    #[test]
    fn a_capital_in_a_list_is_meant() {
        assert!(ENGLISH.wants_figure("Sat") && !ENGLISH.wants_figure("sat"));
        assert!(ENGLISH.wants_figure("pp") && ENGLISH.wants_figure("Pp"));
        assert!(ENGLISH.wants_figure("p") && !ENGLISH.wants_figure("P"));
    }
}
