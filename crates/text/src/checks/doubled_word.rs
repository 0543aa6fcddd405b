//! A word written twice.

use super::{
    Check, Findings,
    reading::{Reading, Side, Token},
};

/// Finds the same word twice in a row, where the language does not do so.
#[derive(Debug)]
pub(super) struct DoubledWord;

impl Check for DoubledWord {
    fn name(&self) -> &'static str {
        "doubled-word"
    }

    fn judges_unfinished(&self) -> bool {
        true
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let (source, target) = (doubled(&reading.source), doubled(&reading.target));
        // What is doubled on both sides is meant: "very, very", a name, a verse.
        if !source.is_empty() && !target.is_empty() {
            return;
        }
        for (first, second) in source {
            let args = vec![reading.source.slice(second).to_owned()];
            found.add(
                Some(first.start..second.end),
                None,
                "doubled-word.doubled",
                args,
            );
        }
        for (first, second) in target {
            let args = vec![reading.target.slice(second).to_owned()];
            found.add(
                None,
                Some(first.start..second.end),
                "doubled-word.doubled",
                args,
            );
        }
    }
}

fn doubled<'s>(side: &'s Side<'_>) -> Vec<(&'s Token, &'s Token)> {
    let neighbours = side.tokens.windows(2).map(|two| (&two[0], &two[1]));
    neighbours
        .filter(|(first, second)| {
            first.is_word()
                && second.is_word()
                && second.spaced
                // A capital begins something new, or it is a name: "Baden Baden".
                && !second.capital
                && side.folded(first) == side.folded(second)
                && !second.known.is_some_and(|known| known.twice)
                // "the kernel-package package"
                && (first.spaced || !side.text[..first.start].ends_with('-'))
                && side.folded(second).chars().any(char::is_alphabetic)
                // Mark-up between them says that they are not one row of words.
                && side.text[first.end..second.start].trim().is_empty()
        })
        .collect()
}
