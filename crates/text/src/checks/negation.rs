//! Negations that one side has and the other has not.

use std::ops::Range;

use super::{
    Check, Findings,
    reading::{Kind, Reading, Side, Token},
};
use crate::segment::sentences;

/// Finds a sentence that is negated on one side only.
///
/// Languages negate differently: "no … nada" is one negation, "not only" needs none, "without"
/// stands for one. A sentence is flagged only where nothing at all stands for its negation.
#[derive(Debug)]
pub(super) struct Negation;

impl Check for Negation {
    fn name(&self) -> &'static str {
        "negation"
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let (source, target) = (&reading.source, &reading.target);
        if !source.rules.known || !target.rules.known {
            return;
        }
        let (from, to) = (Side::negations(source), Side::negations(target));
        if from.is_empty() && to.is_empty() {
            return;
        }
        let mut cuts = (
            sentences(source.text, source.language),
            sentences(target.text, target.language),
        );
        if cuts.0.len() != cuts.1.len() {
            cuts = (vec![0..source.text.len()], vec![0..target.text.len()]);
        }
        for (in_source, in_target) in cuts.0.into_iter().zip(cuts.1) {
            let (here, there) = (within(&from, &in_source), within(&to, &in_target));
            let lost = Count::of(here).lost_in(&Count::of(there));
            let added = Count::of(there).lost_in(&Count::of(here));
            if let Some(negation) = lost {
                let args = vec![source.text[negation.range.clone()].to_owned()];
                let range = Some(negation.range.clone());
                found.add(range, Some(in_target), "negation.lost", args);
            } else if let Some(negation) = added {
                let args = vec![target.text[negation.range.clone()].to_owned()];
                let range = Some(negation.range.clone());
                found.add(Some(in_source), range, "negation.added", args);
            }
        }
    }
}

/// A word that negates, or one that may stand for it.
#[derive(Debug)]
struct Word {
    range: Range<usize>,
    strength: Strength,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
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

struct Count<'w> {
    first: Option<&'w Word>,
    whole: usize,
    any: usize,
}

impl<'w> Count<'w> {
    fn of(words: &'w [Word]) -> Self {
        let mut whole = words.iter().filter(|word| word.strength == Strength::Whole);
        let count = whole.clone().count();
        Self {
            first: whole.next(),
            whole: count,
            any: words.len(),
        }
    }

    /// Returns a negation for which nothing stands on the other side.
    fn lost_in(&self, other: &Self) -> Option<&'w Word> {
        (self.whole > 0 && other.any == 0)
            .then_some(self.first)
            .flatten()
    }
}

impl Side<'_> {
    fn negations(&self) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        // Whether a negation of the same clause went before.
        let mut open = false;
        for (at, token) in self.tokens.iter().enumerate() {
            match token.kind {
                Kind::Mark(',' | ';' | ':' | '.' | '!' | '?' | '…' | '(' | ')' | '—' | '–') => {
                    open = false
                }
                Kind::Word => {}
                _ => continue,
            }
            let Some(known) = token.known else { continue };
            let strength = if known.negation {
                if self.is_idiom(at) || open {
                    Strength::Part
                } else {
                    open = true;
                    Strength::Whole
                }
            } else if known.half_negation {
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

    /// Tells whether the word at `at` stands in a phrase whose negation is often turned.
    fn is_idiom(&self, at: usize) -> bool {
        let word = self.folded(&self.tokens[at]);
        let mut idioms = self.rules.idioms.iter();
        idioms.any(|idiom| {
            let words = || idiom.split(' ');
            let places = words().enumerate().filter(|(_, it)| *it == word);
            places.into_iter().any(|(place, _)| {
                let before = words().take(place).collect::<Vec<_>>();
                let mut back = self.tokens[..at].iter().rev();
                let fits = |token: Option<&Token>, word: &str| {
                    token.is_some_and(|token| token.is_word() && self.folded(token) == word)
                };
                before.iter().rev().all(|word| fits(back.next(), word)) && {
                    let mut on = self.tokens[at + 1..].iter();
                    let mut rest = words().skip(place + 1);
                    rest.all(|word| fits(on.next(), word))
                }
            })
        })
    }
}
