use std::ops::Range;

use text::LanguageTag;
use text::inclusive::{self, Ending};

use crate::search::fold;

/// More than a person looks for; a whole text that was selected is not compared word by word.
const MOST_WORDS: usize = 32;

/// A word of a few letters is in nearly every text, so the index is not asked for it.
const SHORT: usize = 3;

/// The words that are asked for.
pub(super) struct Wanted {
    words: Vec<Form>,
    language: LanguageTag,
}

/// A word without accents, case, and what its ending says of gender.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Form {
    stem: String,
    ending: Option<Ending>,
}

/// Where the words stand together, or one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Whether every word is there as it was asked for, or leaves the gender open.
    pub agrees: bool,
}

/// A text that was cut into words.
pub(super) struct Words(Vec<(Range<usize>, Form)>);

impl Wanted {
    /// Reads words; `None` where there are none.
    pub(super) fn read(words: &str, language: &LanguageTag) -> Option<Wanted> {
        let words: Vec<Form> = inclusive::words(words, language)
            .iter()
            .take(MOST_WORDS)
            .map(Form::of)
            .collect();
        (!words.is_empty()).then(|| Wanted {
            words,
            language: language.clone(),
        })
    }

    /// The expression of FTS5 for texts that may have these words.
    pub(super) fn expression(&self) -> String {
        let long = |form: &&Form| form.stem.chars().count() > SHORT;
        let mut asked: Vec<&Form> = self.words.iter().filter(long).collect();
        if asked.is_empty() {
            asked = self.words.iter().collect();
        }
        let spelt = |form: &Form| -> String {
            let Some(ending) = form.ending else {
                return quoted(&form.stem);
            };
            let forms = inclusive::endings(&self.language, ending.plural).iter();
            let forms: Vec<String> = forms
                .map(|end| quoted(&format!("{}{end}", form.stem)))
                .collect();
            format!("({})", forms.join(" OR "))
        };
        let words: Vec<String> = asked.into_iter().map(spelt).collect();
        words.join(" AND ")
    }

    /// Whether a text may have all of the words; it is cut into words only where it may.
    pub(super) fn may_stand_in(&self, text: &str) -> bool {
        let folded = fold(text).into_text();
        self.words.iter().all(|form| folded.contains(&form.stem))
    }

    /// Where the words stand one behind the other.
    pub(super) fn together(&self, text: &Words) -> Vec<Place> {
        let place = |here: &[(Range<usize>, Form)]| {
            let pairs = || here.iter().zip(&self.words);
            pairs()
                .all(|((_, found), wanted)| found.is_form_of(wanted))
                .then(|| Place {
                    range: here[0].0.start..here[here.len() - 1].0.end,
                    agrees: pairs().all(|((_, found), wanted)| found.agrees(wanted)),
                })
        };
        text.0.windows(self.words.len()).filter_map(place).collect()
    }

    /// Where each of the words stands in a part of a text; nowhere unless all do.
    pub(super) fn scattered(&self, text: &Words, part: &Range<usize>) -> Vec<Range<usize>> {
        let inside = || {
            let is_inside =
                |range: &Range<usize>| part.start <= range.start && range.end <= part.end;
            text.0.iter().filter(move |(range, _)| is_inside(range))
        };
        let stands = |wanted: &Form| inside().any(|(_, found)| found.is_form_of(wanted));
        if !self.words.iter().all(stands) {
            return Vec::new();
        }
        let is_wanted = |found: &Form| self.words.iter().any(|wanted| found.is_form_of(wanted));
        inside()
            .filter(|(_, found)| is_wanted(found))
            .map(|(range, _)| range.clone())
            .collect()
    }
}

/// A word for FTS5. The index does not know what stands side by side, so one that its signs have
/// cut ("don't") is asked for as words that are all there.
fn quoted(word: &str) -> String {
    let parts: Vec<String> = word.split(' ').map(|part| format!("\"{part}\"")).collect();
    match parts.as_slice() {
        [one] => one.clone(),
        several => format!("({})", several.join(" AND ")),
    }
}

impl Words {
    /// Cuts a text into words.
    pub(super) fn of(text: &str, language: &LanguageTag) -> Words {
        let words = inclusive::words(text, language).into_iter();
        Words(
            words
                .map(|word| (word.range.clone(), Form::of(&word)))
                .collect(),
        )
    }
}

impl Form {
    fn of(word: &inclusive::Word<'_>) -> Form {
        Form {
            stem: fold(word.stem).into_text(),
            ending: word.ending,
        }
    }

    fn is_form_of(&self, other: &Form) -> bool {
        let number = |form: &Form| form.ending.map(|ending| ending.plural);
        self.stem == other.stem && number(self) == number(other)
    }

    fn agrees(&self, other: &Form) -> bool {
        match (self.ending, other.ending) {
            (Some(one), Some(other)) => one.agrees(other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Todos los compañeros y todxs lxs compañer@s; las compañeras, todas.";

    fn wanted(words: &str) -> Wanted {
        Wanted::read(words, &LanguageTag::parse("es").unwrap()).unwrap()
    }

    fn words() -> Words {
        Words::of(TEXT, &LanguageTag::parse("es").unwrap())
    }

    #[test]
    fn words_stand_together_in_every_form() {
        let said = |asked: &str| -> Vec<(&str, bool)> {
            let places = wanted(asked).together(&words());
            let said = places.into_iter().map(|p| (&TEXT[p.range], p.agrees));
            said.collect()
        };
        assert_eq!(
            said("lxs companerxs"),
            [
                ("los compañeros", true),
                ("lxs compañer@s", true),
                ("las compañeras", true)
            ]
        );
        assert_eq!(
            said("COMPAÑERAS"),
            [
                ("compañeros", false),
                ("compañer@s", true),
                ("compañeras", true)
            ]
        );
        assert_eq!(said("compañerx"), []);
        assert_eq!(said("todxs compañerxs"), []);
    }

    #[test]
    fn scattered_words_are_all_there_or_none() {
        let all = 0..TEXT.len();
        let wanted = wanted("todes compañeres");
        assert_eq!(wanted.scattered(&words(), &all).len(), 6);
        let first = 0..TEXT.find(" y ").unwrap();
        assert_eq!(wanted.scattered(&words(), &first).len(), 2);
        let article = TEXT.find("lxs").unwrap()..TEXT.len();
        let before = 0..5;
        assert_eq!(wanted.scattered(&words(), &before), []);
        assert_eq!(wanted.scattered(&words(), &article).len(), 3);
    }

    #[test]
    fn the_index_is_asked_for_every_form_but_not_for_short_words() {
        assert_eq!(
            wanted("lxs compañerxs según").expression(),
            "(\"companer\" OR \"companeros\" OR \"companeras\" OR \"companeres\" OR \"companerxs\") \
             AND \"segun\""
        );
        assert_eq!(wanted("y ya").expression(), "\"y\" AND \"ya\"");
        assert!(Wanted::read("¡…!", &LanguageTag::parse("es").unwrap()).is_none());
    }
}
