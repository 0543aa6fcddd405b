use text::LanguageTag;
use text::edit::Utf16Index;
use text::spelling::{Form, is_right, misspelt};

use super::{Personal, dictionary};
use crate::error::Result;

/// Inclusive Spanish is written in other languages too: *the compañerxs*.
struct Spanish {
    language: Option<LanguageTag>,
}

impl Spanish {
    /// What it is asked beside another language.
    fn of(language: &LanguageTag) -> Spanish {
        let is_other = language.primary() != "es";
        Spanish {
            language: LanguageTag::parse("es").ok().filter(|_| is_other),
        }
    }

    /// Whether it has a word whose ending says that it is an inclusive form.
    fn has(&self, word: &str) -> bool {
        let is_form = ["x", "xs", "@", "@s"].iter().any(|end| word.ends_with(end));
        let Some(language) = self.language.as_ref().filter(|_| is_form) else {
            return false;
        };
        // A dictionary that cannot be had says nothing in favour of the word.
        match dictionary::of(language) {
            Ok(Some(dictionary)) => is_right(word, language, &|word| dictionary.check(word)),
            Ok(None) | Err(_) => false,
        }
    }
}

/// What is wrong in some passages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Whether there is a dictionary for the language; where there is none, nothing is wrong.
    pub known: bool,
    /// For each passage, where its wrong words begin and end, in UTF-16 units.
    pub words: Vec<Vec<(u32, u32)>>,
}

/// Checks the spelling of passages in one language.
///
/// # Errors
///
/// A dictionary that cannot be unpacked.
pub fn check(
    language: &LanguageTag,
    personal: &Personal,
    passages: &[String],
    form: Form,
) -> Result<Checked> {
    let Some(dictionaries) = dictionary::of(language)? else {
        return Ok(Checked {
            known: false,
            words: vec![Vec::new(); passages.len()],
        });
    };
    let known = |word: &str| dictionaries.check(word) || personal.has(word);
    let spanish = Spanish::of(language);
    let words = passages
        .iter()
        .map(|passage| {
            let index = Utf16Index::new(passage);
            misspelt(passage, form, language, &known)
                .into_iter()
                .filter(|range| !spanish.has(&passage[range.clone()]))
                .map(|range| (index.to_utf16(range.start), index.to_utf16(range.end)))
                .collect()
        })
        .collect();
    Ok(Checked { known: true, words })
}
