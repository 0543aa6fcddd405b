//! Which language a document is in.

use std::collections::BTreeMap;

use text::{LanguageTag, language_guess};

/// How much of a text has to be said to be in a language, in hundredths.
const PLAINLY: usize = 90;

/// Tells it by the words; where they are too few, by what the document says of them, if it says
/// one thing. What it says alone is worth little: mostly it is the language of the program.
///
/// Regions are left out: nobody chose them.
pub(super) fn of(body: &str, said: &BTreeMap<String, usize>) -> Option<LanguageTag> {
    if let Some(guess) = language_guess(body) {
        return Some(guess);
    }
    let mut letters: BTreeMap<&str, usize> = BTreeMap::new();
    for (tag, count) in said {
        let language = tag.split(['-', '_']).next().unwrap_or(tag);
        *letters.entry(language).or_default() += count;
    }
    let all: usize = letters.values().sum();
    let (language, most) = letters.into_iter().max_by_key(|(_, count)| *count)?;
    let is_plain = most * 100 >= all * PLAINLY && most > 0;
    LanguageTag::parse(language).ok().filter(|_| is_plain)
}
