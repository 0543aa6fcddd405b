//! Characters that nobody sees, and which of them are part of writing.
//!
//! 1. [`kind`](mod@kind) names them: control characters, joiners, selectors of forms, marks of
//!    direction, tags, and what has no width at all.
//! 2. [`judge`](mod@judge) looks at each with its neighbours. What a script needs stays:
//!    [joiners](mod@joiner) where they show, in Persian, Hindi or between the parts of an emoji;
//!    selectors behind what has such a [form](mod@form); in texts that are written from right to
//!    left the marks of [direction](mod@direction) that turn something, and isolates where they
//!    are closed; spaces without width where words are written without spaces. Everything else
//!    goes: it can only carry what readers do not know of, break a search, or make a text look like
//!    another.
//!
//! A soft hyphen goes too. Browsers hyphenate by the language that every edition says, and a word
//! with one in it is not found.

mod direction;
mod form;
mod joiner;
mod judge;
mod kind;
mod script;

use std::borrow::Cow;

use serde::Serialize;

use crate::Diagnostic;

pub(crate) use judge::{
    Verdict, has_right_to_left, is_right_to_left, is_without_spaces, judge, judge_parts,
};
pub(crate) use kind::{is_harmless, is_ideograph_selector, is_separator, is_suspect, may_hide};
pub(crate) use script::ScriptOf;

/// Counts what was taken out of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hidden {
    /// Control characters, code points that are no characters, and separators of lines, which
    /// became spaces.
    pub controls: usize,
    /// Characters without width or ink.
    pub invisible: usize,
    /// Characters that turn the direction of writing.
    pub directions: usize,
    /// Tags: an alphabet that is not shown.
    pub tags: usize,
}

impl Hidden {
    /// Tells whether there was nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// Tells it in sentences.
    #[must_use]
    pub fn diagnostics(self) -> Vec<Diagnostic> {
        let kinds = [
            (
                self.controls,
                "text.controls",
                "control character was left out.",
                "control characters were left out.",
            ),
            (
                self.invisible,
                "text.invisible",
                "invisible character was left out.",
                "invisible characters were left out.",
            ),
            (
                self.directions,
                "text.directions",
                "character that turns the direction of writing was left out.",
                "characters that turn the direction of writing were left out.",
            ),
            (
                self.tags,
                "text.tags",
                "hidden letter was left out: such letters can say what no reader sees.",
                "hidden letters were left out: such letters can say what no reader sees.",
            ),
        ];
        kinds
            .into_iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, code, one, many)| Diagnostic::new(code, count, one, many))
            .collect()
    }
}

impl std::ops::AddAssign for Hidden {
    fn add_assign(&mut self, other: Self) {
        self.controls += other.controls;
        self.invisible += other.invisible;
        self.directions += other.directions;
        self.tags += other.tags;
    }
}

/// Takes out of a plain text or of Markdown what nobody sees and no script needs.
///
/// A line is judged by itself, but the direction of writing by the whole text. Line endings stay
/// as they are. Doing it again changes nothing. The cost grows with the length.
#[must_use]
pub fn clean(text: &str) -> (Cow<'_, str>, Hidden) {
    let mut hidden = Hidden::default();
    if !may_hide(text) {
        return (text.into(), hidden);
    }
    let right_to_left = has_right_to_left(text);
    let mut kept = String::with_capacity(text.len());
    let mut characters: Vec<char> = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = line.len() - if line.ends_with("\r\n") { 2 } else { 0 };
        characters.clear();
        characters.extend(line[..end].chars());
        for (character, verdict) in characters.iter().zip(judge(&characters, right_to_left)) {
            kept.extend(verdict.apply(*character, &mut hidden));
        }
        kept.push_str(&line[end..]);
    }
    (kept.into(), hidden)
}

#[cfg(test)]
pub(crate) mod tests;
