use text::LanguageTag;
use text::spelling::corrections;

use super::{Personal, dictionary};
use crate::error::Result;

/// Words that may have been meant, the likeliest first; none in a language without dictionary.
///
/// # Errors
///
/// A dictionary that cannot be unpacked.
pub fn suggest(language: &LanguageTag, personal: &Personal, word: &str) -> Result<Vec<String>> {
    let Some(dictionaries) = dictionary::of(language)? else {
        return Ok(Vec::new());
    };
    let known = |word: &str| dictionaries.check(word) || personal.has(word);
    Ok(corrections(word, language, &known, |word| {
        dictionaries.suggest(word)
    }))
}
