//! Words whatever their endings say of gender: compañerxs, compañer@s and compañeras are one.
//!
//! 1. [`words`] cuts a text into words, with the signs that stand in them for an ending.
//! 2. Each [`Word`] is a stem and, where it has one, an [`Ending`].
//! 3. [`endings`] lists how a stem may end, for those who look it up in an index.
//!
//! It goes by spelling alone, so that it folds too much rather than too little: *caso* and *casa*
//! have one stem too. [`Ending::agrees`] tells these from a form that leaves the gender open.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::LanguageTag;

/// Holds a word of a text, cut in two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The word up to its ending; the whole of it where there is none.
    pub stem: &'a str,
    /// What its ending says, if it has one that can say something of gender.
    pub ending: Option<Ending>,
}

/// Tells what an ending says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ending {
    /// The letter or sign that stands for the gender, in lower case; `None` where there is none,
    /// as in *trabajador*.
    pub gender: Option<char>,
    /// Whether it is a plural. Languages whose plural is itself such a letter say `false` always.
    pub plural: bool,
    /// Whether it leaves the gender open by a sign: x, @, *, ə, or a part behind a point.
    pub open: bool,
}

/// Which spelling a language has for gender.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rules {
    /// -o, -a, -e, -x, -@, -*, with -s for the plural: Spanish, Galician, Portuguese.
    Iberian,
    /// -o, -a, -e, -i, -x, -@, -*, -ə, -ɜ: Italian.
    Italian,
    /// Nothing or -e, with -s for the plural, and parts behind points: French.
    French,
}

impl Ending {
    /// Tells whether a word with this ending is a form of one with the other: both are the same,
    /// or one leaves the gender open.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        self.plural == other.plural && (self.gender == other.gender || self.open || other.open)
    }
}

/// Cuts a text into words, in order.
///
/// Words are letters, digits and the marks on them. A sign belongs to a word where it stands for
/// an ending: `amig@s`, `tod*s`, `étudiant·e·s`; elsewhere it parts words, as in an address.
/// Endings are known for Spanish, Galician, Portuguese, Italian and French.
#[must_use]
pub fn words<'a>(text: &'a str, language: &LanguageTag) -> Vec<Word<'a>> {
    let rules = rules(language);
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_letter).map(|skipped| at + skipped) {
        let plain = start + letters(&text[start..]);
        let signed = rules.and_then(|rules| signed(text, start, plain, rules));
        let word = match (signed, rules) {
            (Some(word), _) => word,
            (None, Some(rules)) => whole(&text[start..plain], start..plain, rules),
            (None, None) => bare(&text[start..plain], start..plain),
        };
        at = word.range.end;
        words.push(word);
    }
    words
}

/// Lists the letters with which a stem of a language may end, besides signs, which no index keeps.
///
/// The empty one stands for the stem alone: *trabajador*, and what is left of `amig@s` before its
/// sign.
#[must_use]
pub fn endings(language: &LanguageTag, plural: bool) -> &'static [&'static str] {
    match (rules(language), plural) {
        (Some(Rules::Iberian), false) => &["", "o", "a", "e", "x"],
        (Some(Rules::Iberian), true) => &["", "os", "as", "es", "xs"],
        (Some(Rules::Italian), _) => &["", "o", "a", "e", "i", "x", "ə", "ɜ"],
        (Some(Rules::French), false) => &["", "e", "ne", "le", "te"],
        (Some(Rules::French), true) => &["", "s", "es", "nes", "les", "tes"],
        (None, _) => &[""],
    }
}

fn rules(language: &LanguageTag) -> Option<Rules> {
    match language.primary() {
        "es" | "gl" | "pt" => Some(Rules::Iberian),
        "it" => Some(Rules::Italian),
        "fr" => Some(Rules::French),
        _ => None,
    }
}

fn is_letter(character: char) -> bool {
    character.is_alphanumeric()
}

/// The bytes of the letters at the beginning of a text.
fn letters(text: &str) -> usize {
    text.find(|character| !is_letter(character) && !is_combining_mark(character))
        .unwrap_or(text.len())
}

fn bare(word: &str, range: Range<usize>) -> Word<'_> {
    Word {
        range,
        stem: word,
        ending: None,
    }
}

/// A word in which a sign stands for the ending, if one does.
fn signed(text: &str, start: usize, plain: usize, rules: Rules) -> Option<Word<'_>> {
    let stem = &text[start..plain];
    let sign = text[plain..].chars().next()?;
    let after = plain + sign.len_utf8();
    let (gender, end, plural) = match (rules, sign) {
        (Rules::French, '·' | '•' | '‧' | '⋅' | '.' | '-') => {
            let (end, plural) = behind_point(text, after, sign)?;
            ('·', end, plural)
        }
        (Rules::Iberian, '@' | '*') => {
            let rest = &text[after..after + letters(&text[after..])];
            match rest {
                "s" | "S" => (sign, after + 1, true),
                "" => (sign, after, false),
                _ => return None,
            }
        }
        (Rules::Italian, '@' | '*') if letters(&text[after..]) == 0 => (sign, after, false),
        _ => return None,
    };
    // What stands before a sign in other texts is a whole word: a name before its address.
    let is_open = stem
        .chars()
        .last()
        .is_some_and(|last| last.is_alphabetic() && !is_vowel(last));
    let long = stem.chars().count() >= 3 || is_article(stem, plural);
    (long && (is_open || rules == Rules::French)).then_some(Word {
        range: start..end,
        stem,
        ending: Some(Ending {
            gender: Some(gender),
            plural,
            open: true,
        }),
    })
}

/// Where a part of a French word that begins behind a point ends, and whether it is a plural:
/// `e·s`, `es`, `ne·s`, `trice·s`.
fn behind_point(text: &str, from: usize, point: char) -> Option<(usize, bool)> {
    const FEMININE: &[&str] = &["e", "ne", "le", "te", "se", "ice", "rice", "trice", "euse"];
    let part = |from: usize| &text[from..from + letters(&text[from..])];
    let first = part(from);
    let feminine = first.strip_suffix('s').unwrap_or(first);
    if !FEMININE.contains(&feminine) {
        return None;
    }
    let end = from + first.len();
    if feminine.len() < first.len() {
        return Some((end, true));
    }
    let rest = text[end..].strip_prefix(point).map_or("", |_| {
        let behind = end + point.len_utf8();
        part(behind)
    });
    match rest {
        "s" => Some((end + point.len_utf8() + 1, true)),
        _ => Some((end, false)),
    }
}

/// A word of letters alone.
fn whole(word: &str, range: Range<usize>, rules: Rules) -> Word<'_> {
    let found = match rules {
        Rules::Iberian => iberian(word),
        Rules::Italian => italian(word),
        Rules::French => french(word),
    };
    match found {
        Some((stem, ending)) => Word {
            range,
            stem,
            ending: Some(ending),
        },
        None => bare(word, range),
    }
}

fn iberian(word: &str) -> Option<(&str, Ending)> {
    let singular = word.strip_suffix(['s', 'S']);
    let (rest, plural) = (singular.unwrap_or(word), singular.is_some());
    let long = word.chars().count() >= 4;
    let cut = strip_last(rest)
        .filter(|(_, last)| matches!(last, 'o' | 'a' | 'e' | 'x'))
        .filter(|(stem, _)| (long && has_vowel(stem)) || is_article(stem, plural));
    if let Some((stem, gender)) = cut {
        let ending = Ending {
            gender: Some(gender),
            plural,
            open: gender == 'x',
        };
        return Some((stem, ending));
    }
    // Trabajador, alemán, francés: the feminine is the same word and -a.
    let last_two = word.char_indices().rev().nth(1).map(|(at, _)| &word[at..]);
    let is_bare = matches!(
        last_two.map(str::to_lowercase).as_deref(),
        Some("or" | "ol" | "án" | "ín" | "ón" | "és" | "ês")
    );
    let ending = Ending {
        gender: None,
        plural: false,
        open: false,
    };
    (is_bare && word.chars().count() >= 5).then_some((word, ending))
}

fn italian(word: &str) -> Option<(&str, Ending)> {
    if word.chars().count() < 4 {
        return None;
    }
    let (stem, gender) = strip_last(word)
        .filter(|(_, last)| matches!(last, 'o' | 'a' | 'e' | 'i' | 'x' | 'ə' | 'ɜ'))?;
    let ending = Ending {
        gender: Some(gender),
        plural: false,
        open: matches!(gender, 'x' | 'ə' | 'ɜ'),
    };
    has_vowel(stem).then_some((stem, ending))
}

fn french(word: &str) -> Option<(&str, Ending)> {
    if word.chars().count() < 4 {
        return None;
    }
    let singular = word.strip_suffix(['s', 'S']);
    let (rest, plural) = (singular.unwrap_or(word), singular.is_some());
    let (stem, gender) = match rest.strip_suffix(['e', 'E']) {
        // Citoyenne, cruelle, muette: the letter before is doubled.
        Some(stem) => (undoubled(stem), Some('e')),
        None => (rest, None),
    };
    let ending = Ending {
        gender,
        plural,
        open: false,
    };
    has_vowel(stem).then_some((stem, ending))
}

fn undoubled(stem: &str) -> &str {
    ["nn", "ll", "tt"]
        .iter()
        .find(|pair| stem.ends_with(**pair))
        .map_or(stem, |_| &stem[..stem.len() - 1])
}

/// The word before its last letter, and that letter in lower case.
fn strip_last(word: &str) -> Option<(&str, char)> {
    let (at, last) = word.char_indices().next_back()?;
    let lower = last.to_lowercase().next()?;
    Some((&word[..at], lower))
}

/// Los, las, les, lxs; l@s and l*s.
fn is_article(stem: &str, plural: bool) -> bool {
    plural && stem.eq_ignore_ascii_case("l")
}

fn has_vowel(stem: &str) -> bool {
    stem.chars().any(is_vowel)
}

fn is_vowel(letter: char) -> bool {
    let base = unicode_normalization::UnicodeNormalization::nfd(std::iter::once(letter)).next();
    matches!(
        base.map(|base| base.to_ascii_lowercase()),
        Some('a' | 'e' | 'i' | 'o' | 'u' | 'y')
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tag(given: &str) -> LanguageTag {
        LanguageTag::parse(given).unwrap()
    }

    fn ending(word: &str, language: &str) -> Ending {
        words(word, &tag(language))[0].ending.unwrap()
    }

    #[test]
    fn what_leaves_the_gender_open_agrees_with_every_form() {
        let open = ending("compañerxs", "es");
        for form in ["compañeros", "compañeras", "compañeres", "compañer@s"] {
            assert!(open.agrees(ending(form, "es")), "{form}");
        }
        assert!(!open.agrees(ending("compañerx", "es")), "one is not many");
        let masculine = ending("caso", "es");
        assert!(!masculine.agrees(ending("casa", "es")));
        assert!(masculine.agrees(masculine));
        assert!(ending("étudiants", "fr").agrees(ending("étudiant·e·s", "fr")));
    }

    #[test]
    fn an_index_is_asked_for_every_form_that_is_folded() {
        for (language, stem, plural, forms) in [
            (
                "es",
                "compañer",
                true,
                "compañeros compañeras compañeres compañerxs",
            ),
            (
                "es",
                "trabajador",
                false,
                "trabajador trabajadora trabajadorx",
            ),
            ("it", "tutt", false, "tutti tutte tutto tutta tuttə"),
            ("fr", "citoyen", true, "citoyens citoyennes"),
        ] {
            let spelt: Vec<String> = endings(&tag(language), plural)
                .iter()
                .map(|ending| format!("{stem}{ending}"))
                .collect();
            for word in words(forms, &tag(language)) {
                assert_eq!(word.stem, stem);
                assert_eq!(word.ending.unwrap().plural, plural);
                assert!(
                    spelt.contains(&forms[word.range.clone()].to_owned()),
                    "{spelt:?}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn words_lie_in_order_and_begin_with_their_stems(
            text in "[a-zñéê@*·. \u{301}-]{0,40}",
            language in prop::sample::select(vec!["es", "fr", "it", "pt", "en"]),
        ) {
            let mut from = 0;
            for word in words(&text, &tag(language)) {
                prop_assert!(word.range.start >= from && !word.range.is_empty());
                prop_assert!(text[word.range.clone()].starts_with(word.stem));
                from = word.range.end;
            }
        }
    }
}
