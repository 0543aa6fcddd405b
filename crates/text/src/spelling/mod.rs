//! Which words of a text are spelt wrong, and how they may have been meant.
//!
//! 1. [`prose`] finds the words that are read: no code, no mark-up, no targets of links.
//! 2. [`tokens`] cuts them: a token may be several words that marks hold together.
//! 3. [`judge`] asks a dictionary, which stands outside, and the rules of inclusive writing.
//! 4. [`names`] lets names be: a dictionary has too few of them.
//! 5. [`inclusive`] knows those rules: *compañerxs*, *amig@s*, *étudiant·es*, *Genoss\*innen*.
//! 6. [`correct`] says how a word may have been meant, inclusive forms among it.

mod correct;
mod enclitic;
mod inclusive;
mod judge;
mod names;
mod prose;
mod tokens;

use std::ops::Range;

use crate::LanguageTag;

pub use correct::corrections;

/// Says whether a dictionary knows a word as it is written, case included.
pub type Known<'a> = dyn Fn(&str) -> bool + 'a;

/// How a text is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Every character is seen as it stands.
    Plain,
    /// Code, raw HTML, addresses and the targets of links are not words.
    Markdown,
}

/// Finds the words of a text that are spelt wrong.
///
/// The ranges are bytes, in order, and do not overlap. Figures, addresses, `@names`, `#tags`,
/// short acronyms, names and single letters are never among them. Where several words hang together,
/// only the wrong one is named; of an inclusive form, the whole.
#[must_use]
pub fn misspelt(
    text: &str,
    form: Form,
    language: &LanguageTag,
    known: &Known<'_>,
) -> Vec<Range<usize>> {
    let judge = judge::Judge::new(language, known);
    let mut wrong = Vec::new();
    for run in prose::runs(text, form) {
        for token in tokens::tokens(text, &run, language) {
            judge.check(text, token, &mut wrong);
        }
    }
    wrong.retain(|word| !names::is_name(text, word, language));
    wrong
}

/// Says whether one word is spelt right, whatever marks it holds.
#[must_use]
pub fn is_right(word: &str, language: &LanguageTag, known: &Known<'_>) -> bool {
    misspelt(word, Form::Plain, language, known).is_empty()
}

#[cfg(test)]
mod tests;
