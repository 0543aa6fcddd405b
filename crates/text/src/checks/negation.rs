//! Negations that one side has and the other has not.

use std::{iter, ops::Range};

use super::{
    Check, Findings,
    reading::{Kind, Reading, Side, Token},
};
use crate::segment::sentences;

/// Finds a sentence whose negation the translation has lost.
///
/// Languages negate differently: "no … nada" is one negation, "not only" needs none, "without"
/// and "unable" may stand for one.
#[derive(Debug)]
pub(super) struct Negation;

/// The name of the check.
pub(super) const NAME: &str = "negation";

impl Check for Negation {
    fn name(&self) -> &'static str {
        NAME
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let (source, target) = (&reading.source, &reading.target);
        for (range, sentence) in lost(source, target) {
            let args = vec![source.text[range.clone()].to_owned()];
            found.add(Some(range), Some(sentence), "negation.lost", args);
        }
    }
}

/// Finds a sentence that only the translation negates. Off by default: translators say "not
/// wanted" for "unwanted" more often than they add a negation by mistake.
#[derive(Debug)]
pub(super) struct NegationAdded;

impl Check for NegationAdded {
    fn name(&self) -> &'static str {
        "negation-added"
    }

    fn is_usual(&self) -> bool {
        false
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let (source, target) = (&reading.source, &reading.target);
        for (range, sentence) in lost(target, source) {
            let args = vec![target.text[range.clone()].to_owned()];
            found.add(Some(sentence), Some(range), "negation.added", args);
        }
    }
}

/// Returns the negations of one side for which nothing stands on the other, each with the
/// other's sentence.
fn lost(side: &Side<'_>, other: &Side<'_>) -> Vec<(Range<usize>, Range<usize>)> {
    if !side.rules.known || !other.rules.known {
        return Vec::new();
    }
    let here = side.negations();
    if here.iter().all(|word| word.strength != Strength::Whole) {
        return Vec::new();
    }
    let there = other.negations();
    let mut cuts = (
        sentences(side.text, side.language),
        sentences(other.text, other.language),
    );
    if cuts.0.len() != cuts.1.len() {
        cuts = (
            iter::once(0..side.text.len()).collect(),
            iter::once(0..other.text.len()).collect(),
        );
    }
    let mut lost = Vec::new();
    for (sentence, counterpart) in cuts.0.into_iter().zip(cuts.1) {
        let (here, there) = (within(&here, &sentence), within(&there, &counterpart));
        let count = |words: &[Word], strength: Strength| {
            words
                .iter()
                .filter(|word| word.strength == strength)
                .count()
        };
        let need = count(here, Strength::Whole);
        let halves = count(there, Strength::Half);
        let stand_in = halves.saturating_sub(count(here, Strength::Half));
        let have = count(there, Strength::Whole) + count(there, Strength::Part) + stand_in;
        let mut whole = here.iter().filter(|word| word.strength == Strength::Whole);
        if need > have
            && let Some(word) = whole.nth(have.min(need - 1))
        {
            lost.push((word.range.clone(), counterpart));
        }
    }
    lost
}

/// A word that negates, or one that may stand for it.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    pub(super) strength: Strength,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    /// It negates and needs a counterpart.
    Whole,
    /// It belongs to the negation before it, or to an idiom.
    Part,
    /// It may stand for a negation.
    Half,
}

fn within<'w>(words: &'w [Word], sentence: &Range<usize>) -> &'w [Word] {
    let start = words.partition_point(|word| word.range.start < sentence.start);
    let end = words.partition_point(|word| word.range.start < sentence.end);
    &words[start..end.max(start)]
}

impl Side<'_> {
    /// Returns the words of a side that negate or may stand for a negation.
    pub(super) fn negations(&self) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        // Whether a negation of the same clause went before.
        let mut open = false;
        for (at, token) in self.tokens.iter().enumerate() {
            match token.kind {
                Kind::Mark(',' | ';' | ':' | '.' | '!' | '?' | '…' | '(' | ')' | '—' | '–') =>
                {
                    open = false;
                }
                Kind::Word => {}
                _ => continue,
            }
            let known = token.known.copied().unwrap_or_default();
            let strength = if known.negation && !self.names_something(at) {
                if self.is_idiom(at) || open || self.is_turned(at) {
                    Strength::Part
                } else {
                    open = true;
                    Strength::Whole
                }
            } else if known.half_negation && !self.is_idiom(at) {
                // "sin ninguna duda" negates once.
                open |= matches!(self.folded(token), "sin" | "sem" | "sans" | "senza");
                Strength::Half
            } else if token.known.is_none() && self.may_negate(token) {
                Strength::Half
            } else {
                continue;
            };
            words.push(Word {
                range: token.range(),
                strength,
            });
        }
        words
    }

    /// Tells whether a word may stand for a negation by its beginning: "unchanged", "evitando".
    fn may_negate(&self, token: &Token) -> bool {
        let word = self.folded(token);
        let un = self.language.primary() == "en"
            && word.len() > 6
            && word.starts_with("un")
            && !["under", "uni", "until", "unless"]
                .iter()
                .any(|it| word.starts_with(it));
        un || self.rules.is_half_negation(word)
    }

    /// Tells whether a word is "No." before a figure, or the beginning of "not-for-profit".
    fn names_something(&self, at: usize) -> bool {
        let mut next = self.tokens[at + 1..].iter();
        match next.next() {
            Some(mark) if mark.is('-') && !mark.spaced => true,
            Some(mark) if mark.is('.') && self.tokens[at].capital => {
                next.next().is_some_and(|token| token.kind == Kind::Figure)
            }
            _ => false,
        }
    }

    /// Tells whether "until" follows in the same clause: "not installed until" is "erst
    /// installiert, wenn".
    fn is_turned(&self, at: usize) -> bool {
        let clause = self.tokens[at + 1..].iter().take(24);
        let mut clause = clause.take_while(|token| {
            !matches!(token.kind, Kind::Mark(',' | ';' | ':' | '.' | '!' | '?'))
        });
        clause.any(|token| {
            token.is_word()
                && matches!(
                    self.folded(token),
                    "until" | "unless" | "hasta" | "até" | "jusqu'" | "finché"
                )
        })
    }

    /// Tells whether the word at `at` stands in a phrase whose negation is often turned.
    fn is_idiom(&self, at: usize) -> bool {
        let fits = |token: Option<&Token>, word: &str| {
            token.is_some_and(|token| token.is_word() && self.folded(token) == word)
        };
        let idioms = self.rules.idioms(self.folded(&self.tokens[at]));
        idioms.iter().any(|(before, behind)| {
            let mut back = self.tokens[..at].iter().rev();
            let mut on = self.tokens[at + 1..].iter();
            before.iter().rev().all(|word| fits(back.next(), word))
                && behind.iter().all(|word| fits(on.next(), word))
        })
    }
}
