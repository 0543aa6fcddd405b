//! What is known of a language: its frequent words, negations, numbers, months, and marks.

mod english;
mod french;
mod german;
mod italian;
mod portuguese;
mod spanish;

use std::{collections::HashMap, sync::LazyLock};

use crate::LanguageTag;

/// The words of one language, as they are written down. Words stand between spaces, in lower
/// case; `word=7` gives a word a value.
struct Lists {
    /// Frequent words without a meaning of their own; they tell one language from another.
    function: &'static str,
    /// Words that negate.
    negation: &'static str,
    /// Words that negate a little or in another way: they stand for a negation, but need none.
    half_negation: &'static str,
    /// Beginnings of more such words.
    half_stems: &'static [&'static str],
    /// Phrases whose negation is often turned in another language.
    idioms: &'static [&'static str],
    /// Words that are rightly written twice.
    twice: &'static str,
    cardinals: &'static str,
    ordinals: &'static str,
    /// Words that multiply what stands before them.
    scales: &'static str,
    /// Words for a number or time that needs none: "dozen", "noon".
    loose: &'static str,
    /// Words that join the parts of a number.
    joiners: &'static str,
    /// The months, in their order.
    months: &'static str,
    /// Their short forms; `may` is none.
    short_months: &'static str,
    /// The days, from Monday.
    days: &'static str,
    percent: &'static str,
    /// Words with a capital that are translated nevertheless: countries, peoples, languages,
    /// offices, holidays.
    capitals: &'static str,
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::checks) struct Lexeme {
    pub(in crate::checks) function: bool,
    pub(in crate::checks) negation: bool,
    pub(in crate::checks) half_negation: bool,
    pub(in crate::checks) twice: bool,
    pub(in crate::checks) cardinal: Option<u64>,
    pub(in crate::checks) ordinal: Option<u64>,
    pub(in crate::checks) scale: Option<u64>,
    pub(in crate::checks) loose: Option<u64>,
    pub(in crate::checks) joins: bool,
    pub(in crate::checks) month: Option<u8>,
    pub(in crate::checks) short_month: Option<u8>,
    pub(in crate::checks) day: Option<u8>,
    pub(in crate::checks) percent: bool,
    pub(in crate::checks) capital: bool,
}

/// What is known of a language.
#[derive(Debug, Default)]
pub(in crate::checks) struct Rules {
    words: HashMap<&'static str, Lexeme>,
    /// The idioms by each of their words: the words before it and those behind.
    idioms: HashMap<&'static str, Vec<Idiom>>,
    half_stems: &'static [&'static str],
    /// Whether anything is known at all.
    pub(in crate::checks) known: bool,
    /// Whether questions and exclamations are opened: "¿…?".
    pub(in crate::checks) opens: bool,
    /// Whether a space stands before `;`, `!`, `?` and `:`.
    pub(in crate::checks) spaces_signs: bool,
    /// Whether common nouns have capitals.
    pub(in crate::checks) capital_nouns: bool,
    /// Whether a word ends at its apostrophe: "l'eau".
    pub(in crate::checks) elides: bool,
    /// Whether numbers are written in one word: "fünfundzwanzig".
    pub(in crate::checks) long_numbers: bool,
}

impl Rules {
    pub(in crate::checks) fn lexeme(&'static self, folded: &str) -> Option<&'static Lexeme> {
        self.words.get(folded)
    }

    /// Returns the phrases with this word whose negation is often turned.
    pub(in crate::checks) fn idioms(&self, folded: &str) -> &[Idiom] {
        self.idioms.get(folded).map_or(&[], Vec::as_slice)
    }

    /// Tells whether a word that is not listed may stand for a negation by its beginning.
    pub(in crate::checks) fn is_half_negation(&self, folded: &str) -> bool {
        let mut stems = self.half_stems.iter();
        stems.any(|stem| folded.starts_with(stem))
    }

    /// Tells whether a word is a frequent one of this language.
    pub(in crate::checks) fn is_function(&self, folded: &str) -> bool {
        self.words.get(folded).is_some_and(|word| word.function)
    }

    fn of(lists: &Lists) -> Self {
        let mut rules = Self {
            idioms: by_word(lists.idioms),
            half_stems: lists.half_stems,
            known: true,
            ..Self::default()
        };
        type Mark = fn(&mut Lexeme, u64);
        let plain: [(&'static str, Mark); 13] = [
            (lists.function, |word, _| word.function = true),
            (lists.negation, |word, _| word.negation = true),
            (lists.half_negation, |word, _| word.half_negation = true),
            (lists.twice, |word, _| word.twice = true),
            (lists.cardinals, |word, value| word.cardinal = Some(value)),
            (lists.ordinals, |word, value| word.ordinal = Some(value)),
            (lists.scales, |word, value| word.scale = Some(value)),
            (lists.loose, |word, value| word.loose = Some(value)),
            (lists.joiners, |word, _| word.joins = true),
            (lists.percent, |word, _| word.percent = true),
            (lists.capitals, |word, _| word.capital = true),
            (lists.months, |word, _| word.capital = true),
            (lists.days, |word, _| word.capital = true),
        ];
        for (list, mark) in plain {
            for entry in list.split_whitespace() {
                let (word, value) = entry.split_once('=').unwrap_or((entry, "0"));
                let value = value.parse().unwrap_or(0);
                mark(rules.words.entry(word).or_default(), value);
            }
        }
        type Number = fn(&mut Lexeme, u8);
        let rows: [(&'static str, Number); 3] = [
            (lists.months, |word, at| word.month = Some(at)),
            (lists.short_months, |word, at| word.short_month = Some(at)),
            (lists.days, |word, at| word.day = Some(at)),
        ];
        for (list, mark) in rows {
            for (at, word) in (1..).zip(list.split_whitespace()) {
                mark(rules.words.entry(word).or_default(), at);
            }
        }
        rules
    }
}

/// The words of a phrase before one of them, and those behind it.
pub(in crate::checks) type Idiom = (Vec<&'static str>, Vec<&'static str>);

fn by_word(idioms: &'static [&'static str]) -> HashMap<&'static str, Vec<Idiom>> {
    let mut by_word: HashMap<&str, Vec<Idiom>> = HashMap::new();
    for idiom in idioms {
        let words: Vec<&str> = idiom.split(' ').collect();
        for (at, word) in words.iter().enumerate() {
            let idiom = (words[..at].to_vec(), words[at + 1..].to_vec());
            by_word.entry(word).or_default().push(idiom);
        }
    }
    by_word
}

/// Returns what is known of a language; of most, nothing.
pub(in crate::checks) fn rules(language: &LanguageTag) -> &'static Rules {
    static ENGLISH: LazyLock<Rules> = LazyLock::new(|| Rules::of(&english::LISTS));
    static SPANISH: LazyLock<Rules> = LazyLock::new(|| Rules {
        opens: true,
        ..Rules::of(&spanish::LISTS)
    });
    static FRENCH: LazyLock<Rules> = LazyLock::new(|| Rules {
        spaces_signs: true,
        elides: true,
        ..Rules::of(&french::LISTS)
    });
    static CANADIAN: LazyLock<Rules> = LazyLock::new(|| Rules {
        elides: true,
        ..Rules::of(&french::LISTS)
    });
    static PORTUGUESE: LazyLock<Rules> = LazyLock::new(|| Rules::of(&portuguese::LISTS));
    static GERMAN: LazyLock<Rules> = LazyLock::new(|| Rules {
        capital_nouns: true,
        long_numbers: true,
        ..Rules::of(&german::LISTS)
    });
    static ITALIAN: LazyLock<Rules> = LazyLock::new(|| Rules {
        elides: true,
        long_numbers: true,
        ..Rules::of(&italian::LISTS)
    });
    static OPENING: LazyLock<Rules> = LazyLock::new(|| Rules {
        opens: true,
        ..Rules::default()
    });
    static NONE: LazyLock<Rules> = LazyLock::new(Rules::default);
    match language.primary() {
        "en" => &ENGLISH,
        "es" => &SPANISH,
        "fr" if language.region() == Some("CA") => &CANADIAN,
        "fr" => &FRENCH,
        "pt" => &PORTUGUESE,
        "de" => &GERMAN,
        "it" => &ITALIAN,
        "ast" => &OPENING,
        _ => &NONE,
    }
}
