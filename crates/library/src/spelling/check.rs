use text::LanguageTag;
use text::edit::Utf16Index;
use text::spelling::{Form, misspelt};

use super::{Personal, dictionary};
use crate::error::Result;

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
    let words = passages
        .iter()
        .map(|passage| {
            let index = Utf16Index::new(passage);
            misspelt(passage, form, language, &known)
                .into_iter()
                .map(|range| (index.to_utf16(range.start), index.to_utf16(range.end)))
                .collect()
        })
        .collect();
    Ok(Checked { known: true, words })
}
