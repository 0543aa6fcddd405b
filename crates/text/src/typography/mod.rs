//! Quotes, apostrophes, dashes, ellipses and spaces as each language sets them.
//!
//! 1. [`marks`] says what a language sets; a language not known there keeps its quotes.
//! 2. The text runs of a paragraph are read as one row of characters, so that quotes pair across
//!    emphasis.
//! 3. Each character is set by what stands on its two sides ([`setter`]).
//! 4. [`set_markdown`] finds what of a source would have to be typed otherwise.
//!
//! Setting twice is the same as setting once. Deliberately absent: hyphens, which mean too many
//! things, quotes that are typographic already, whoever chose them, and addresses.
//!
//! The editor sets the same while somebody types (`ui/src/editor/typography`); `specs/typing.md`
//! and `specs/typography.md` hold both to one law.

mod marks;
mod set_markdown;
mod setter;

use crate::LanguageTag;
pub use marks::{Marks, SpanishQuotes, Style, marks};
pub use set_markdown::set_markdown;
use setter::Setter;

/// A stretch of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Text that may be set.
    Text(String),
    /// Something that stands where a word could, such as code.
    Opaque,
    /// A line break.
    Break,
    /// Something without width, such as a tag or the mention of a footnote.
    Nothing,
}

/// Sets a text as its language does.
#[must_use]
pub fn typeset(text: &str, language: &LanguageTag, style: Style) -> String {
    let mut runs = [Run::Text(text.to_owned())];
    typeset_runs(&mut runs, language, style);
    match runs {
        [Run::Text(text)] => text,
        _ => text.to_owned(),
    }
}

/// Sets the texts of one paragraph, so that quotes pair across what stands between them.
pub fn typeset_runs(runs: &mut [Run], language: &LanguageTag, style: Style) {
    let touched = |run: &Run| matches!(run, Run::Text(text) if text.contains(is_set));
    if !runs.iter().any(touched) {
        return;
    }
    let row = row(runs);
    let mut set: Vec<String> = runs.iter().map(|_| String::new()).collect();
    for (character, at) in Setter::new(&row, marks(language, style)).set() {
        set[row[at].1].push(character);
    }
    for (run, set) in runs.iter_mut().zip(set) {
        if let Run::Text(text) = run {
            *text = set;
        }
    }
}

/// The characters of runs, each with the number of its run.
fn row(runs: &[Run]) -> Vec<(char, usize)> {
    let mut row: Vec<(char, usize)> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        match run {
            Run::Text(text) => row.extend(text.chars().map(|character| (character, at))),
            Run::Opaque => row.push((WORD, at)),
            Run::Break => row.push(('\n', at)),
            Run::Nothing => {}
        }
    }
    row
}

/// Stands for something opaque among characters.
const WORD: char = '\u{fffc}';

/// Characters whose setting depends on the language.
fn is_set(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '-' | '.' | '«' | '»' | ';' | ':' | '!' | '?'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quotes_pair_across_emphasis() {
        let es = LanguageTag::parse("es-ES").unwrap();
        let mut runs = [
            Run::Text("Dijo: \"".to_owned()),
            Run::Text("No".to_owned()),
            Run::Text("\" y \"".to_owned()),
            Run::Opaque,
            Run::Nothing,
            Run::Text("\".".to_owned()),
        ];
        typeset_runs(&mut runs, &es, Style::default());
        let texts: Vec<&str> = runs
            .iter()
            .map(|run| {
                if let Run::Text(text) = run {
                    text.as_str()
                } else {
                    "·"
                }
            })
            .collect();
        assert_eq!(texts, ["Dijo: «", "No", "» y «", "·", "·", "»."]);
    }

    #[test]
    fn an_unknown_language_keeps_its_quotes() {
        let ja = LanguageTag::parse("ja").unwrap();
        assert_eq!(typeset("\"水\" it's", &ja, Style::default()), "\"水\" it's");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn setting_twice_is_setting_once(
            text in "([ab1 \"'«»“”„‘’‚.:;!?¡¿()\u{a0}\u{202f}—–\n-]|http://|tis){0,24}",
            language in prop::sample::select(vec!["en", "es", "es-ES", "fr", "fr-CA", "de", "de-CH", "it", "pt", "sv", "hu", "ja"]),
        ) {
            let language = LanguageTag::parse(language).unwrap();
            let once = typeset(&text, &language, Style::default());
            prop_assert_eq!(typeset(&once, &language, Style::default()), once);
        }
    }
}
