//! Quotes, apostrophes, dashes, ellipses and spaces as each language sets them.

use crate::LanguageTag;

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
pub fn typeset(text: &str, language: &LanguageTag) -> String {
    let mut runs = [Run::Text(text.to_owned())];
    typeset_runs(&mut runs, language);
    match runs {
        [Run::Text(text)] => text,
        _ => text.to_owned(),
    }
}

/// Sets the texts of one paragraph, so that quotes pair across what stands between them.
pub fn typeset_runs(runs: &mut [Run], language: &LanguageTag) {
    let _ = (runs, language);
}
