//! Two branches of a text brought together, by words.
//!
//! 1. Each side's changes of the base are found; what both did alike is done once.
//! 2. `conflict` finds where the sides' changes touch or nearly touch, and widens those places
//!    to whole sentences.
//! 3. Everything else is applied; a conflict keeps all three texts.

mod change;
mod conflict;
mod sentence;

use std::ops::Range;

use crate::diff::spelled;

use change::{By, Change, changes};
use conflict::conflicts;

/// Holds two branches brought together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text from beginning to end; two `Text` parts never follow each other.
    pub parts: Vec<Part>,
}

/// Holds a stretch of a merged text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is settled.
    Text(String),
    /// What both sides rewrote, each in its way.
    Conflict {
        /// What stood there before both.
        base: String,
        /// What one side made of it.
        mine: String,
        /// What the other side made of it.
        theirs: String,
    },
}

impl Merged {
    /// Returns the text, if the sides did not contradict each other.
    #[must_use]
    pub fn text_if_clean(&self) -> Option<String> {
        let texts = self.parts.iter().map(|part| match part {
            Part::Text(text) => Some(text.as_str()),
            Part::Conflict { .. } => None,
        });
        texts.collect()
    }
}

/// Brings two texts together that were both made from `base`.
///
/// Words are whole as their writers spell them, and every word of either side that is not in the
/// base is in the result or in a conflict. Changes in different sentences, or more than a few
/// words apart, are both taken; a change beside or inside what the other side deleted or rewrote
/// is a conflict over the whole sentence.
#[must_use]
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merged {
    let tokens = spelled(base);
    let (my_tokens, their_tokens) = (spelled(mine), spelled(theirs));
    let changes = changes(&tokens, &my_tokens, &their_tokens);
    let conflicts = conflicts(base, &tokens, &changes);
    let mut writer = Writer {
        base: &tokens,
        at: 0,
        parts: Vec::new(),
    };
    let mut rest = changes.iter().enumerate().peekable();
    for conflict in &conflicts {
        while let Some((_, change)) = rest.next_if(|(at, change)| !conflict.holds(*at, change)) {
            writer.settled(change);
        }
        let mut held = Vec::new();
        while let Some((_, change)) = rest.next_if(|(at, change)| conflict.holds(*at, change)) {
            held.push(change);
        }
        writer.conflict(&conflict.range, &held);
    }
    for (_, change) in rest {
        writer.settled(change);
    }
    writer.keep_to(tokens.len());
    Merged {
        parts: writer.parts,
    }
}

/// Says what `theirs` would say without some of its conflicts with `mine`: where `is_left` says so
/// of a conflict, by its number in [`merge`]'s result, the base's words stand.
///
/// It is what has been taken of `theirs` while conflicts wait for a decision: brought together
/// from it, the same conflicts are left, and nothing else is done a second time.
#[must_use]
pub fn without_conflicts(
    base: &str,
    mine: &str,
    theirs: &str,
    is_left: impl Fn(usize) -> bool,
) -> String {
    let tokens = spelled(base);
    let (my_tokens, their_tokens) = (spelled(mine), spelled(theirs));
    let changes = changes(&tokens, &my_tokens, &their_tokens);
    let conflicts = conflicts(base, &tokens, &changes);
    let mut made: Vec<&Change<'_>> = Vec::new();
    let mut rest = changes.iter().enumerate().peekable();
    let mut number = 0;
    for conflict in &conflicts {
        while let Some((_, change)) = rest.next_if(|(at, change)| !conflict.holds(*at, change)) {
            made.push(change);
        }
        let mut held = Vec::new();
        while let Some((_, change)) = rest.next_if(|(at, change)| conflict.holds(*at, change)) {
            held.push(change);
        }
        let made_by = |by| side(&tokens, &conflict.range, &held, by);
        let is_conflict = made_by(By::Mine) != made_by(By::Theirs);
        if !(is_conflict && is_left(number)) {
            made.append(&mut held);
        }
        number += usize::from(is_conflict);
    }
    made.extend(rest.map(|(_, change)| change));
    side(&tokens, &(0..tokens.len()), &made, By::Theirs)
}

/// The result in the making, up to the token `at` of the base.
struct Writer<'a> {
    base: &'a [&'a str],
    at: usize,
    parts: Vec<Part>,
}

impl Writer<'_> {
    fn keep_to(&mut self, to: usize) {
        // One side may have deleted what the other deleted only in part.
        if self.at < to {
            let kept = self.base[self.at..to].concat();
            self.write(&kept);
            self.at = to;
        }
    }

    fn settled(&mut self, change: &Change<'_>) {
        self.keep_to(change.base.start);
        self.write(&change.come.concat());
        self.at = self.at.max(change.base.end);
    }

    fn conflict(&mut self, range: &Range<usize>, changes: &[&Change<'_>]) {
        self.keep_to(range.start);
        let mine = side(self.base, range, changes, By::Mine);
        let theirs = side(self.base, range, changes, By::Theirs);
        if mine == theirs {
            self.write(&mine);
        } else {
            let base = self.base[range.clone()].concat();
            self.parts.push(Part::Conflict { base, mine, theirs });
        }
        self.at = range.end;
    }

    fn write(&mut self, text: &str) {
        match self.parts.last_mut() {
            _ if text.is_empty() => {}
            Some(Part::Text(last)) => last.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }
}

/// Makes what one side made of a range of the base.
fn side(base: &[&str], range: &Range<usize>, changes: &[&Change<'_>], side: By) -> String {
    let mut text = String::new();
    let mut at = range.start;
    for change in changes {
        if change.by == side || change.by == By::Both {
            text.push_str(&base[at..change.base.start].concat());
            text.push_str(&change.come.concat());
            at = change.base.end;
        }
    }
    text.push_str(&base[at..range.end].concat());
    text
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
