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

use std::{iter::Peekable, vec::IntoIter};

use crate::LanguageTag;
pub use marks::{Marks, SpanishQuotes, Style, marks};
pub use set_markdown::set_markdown;
use setter::{Change, Setter};

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
    let mut row = Row::default();
    for run in &*runs {
        row.push(run);
    }
    let mut changes = row.changes(marks(language, style));
    if changes.is_empty() {
        return;
    }
    for (run, end) in runs.iter_mut().zip(&row.ends) {
        if let Run::Text(text) = run
            && let Some(set) = changes.set(text, *end)
        {
            *text = set;
        }
    }
}

/// The runs of one paragraph as one row of characters.
#[derive(Debug, Default)]
pub(crate) struct Row {
    characters: String,
    /// Where each run ends.
    ends: Vec<usize>,
}

impl Row {
    /// Adds a text that may be set.
    pub(crate) fn text(&mut self, text: &str) {
        self.characters.push_str(text);
        self.ends.push(self.characters.len());
    }

    /// Adds something that is no text.
    pub(crate) fn push(&mut self, run: &Run) {
        match run {
            Run::Text(text) => self.characters.push_str(text),
            Run::Opaque => self.characters.push(WORD),
            Run::Break => self.characters.push('\n'),
            Run::Nothing => {}
        }
        self.ends.push(self.characters.len());
    }

    /// Takes everything out, for another paragraph.
    pub(crate) fn clear(&mut self) {
        self.characters.clear();
        self.ends.clear();
    }

    /// Where each run ends.
    pub(crate) fn ends(&self) -> &[usize] {
        &self.ends
    }

    /// What is to be set in it.
    pub(crate) fn changes(&self, marks: Option<Marks>) -> Changes {
        let setter = Setter::new(&self.characters, &self.ends, marks);
        Changes(setter.changes().into_iter().peekable())
    }
}

/// What is to be set in a row, from its beginning to its end.
pub(crate) struct Changes(Peekable<IntoIter<Change>>);

impl Changes {
    /// Whether nothing is left.
    pub(crate) fn is_empty(&mut self) -> bool {
        self.0.peek().is_none()
    }

    /// All of it: bytes of the row, and what stands in their place.
    fn all(self) -> impl Iterator<Item = Change> {
        self.0
    }

    /// Sets the text of the next run, which ends there in the row; `None` if it is set already.
    pub(crate) fn set(&mut self, text: &str, end: usize) -> Option<String> {
        let start = end - text.len();
        let mut set: Option<String> = None;
        let mut done = 0;
        while let Some((range, words)) = self.0.next_if(|(range, _)| range.start < end) {
            let set = set.get_or_insert_with(|| String::with_capacity(text.len() + 8));
            set.push_str(&text[done..range.start - start]);
            set.push_str(&words);
            done = range.end - start;
        }
        let mut set = set?;
        set.push_str(&text[done..]);
        Some(set)
    }
}

/// Stands for something opaque among characters.
const WORD: char = '\u{fffc}';

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
