//! Terms of the glossary.

use std::ops::Range;

use super::{
    Check, Findings,
    reading::{Reading, Side},
};

/// Finds a term of the source whose translation does not use the glossary's term.
///
/// Endings may differ, because words are inflected.
#[derive(Debug)]
pub(super) struct Terms;

impl Check for Terms {
    fn name(&self) -> &'static str {
        "terms"
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        for term in found.terms {
            let Some(source) = find(&reading.source, &term.source) else {
                continue;
            };
            // One term may have several translations; any of them will do.
            let mut same = found.terms.iter().filter(|it| it.source == term.source);
            if same.any(|it| find(&reading.target, &it.target).is_some()) {
                continue;
            }
            let args = vec![term.source.clone(), term.target.clone()];
            found.add(Some(source), None, "terms.missing", args);
        }
    }
}

/// Finds the words of a term one behind the other, whatever their endings.
fn find(side: &Side<'_>, term: &str) -> Option<Range<usize>> {
    let term = term.to_lowercase();
    let words: Vec<&str> = term
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '\'' | '’'))
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        return None;
    }
    let tokens: Vec<_> = side.tokens.iter().filter(|token| token.is_word()).collect();
    let run = tokens.windows(words.len()).find(|run| {
        let mut pairs = run.iter().zip(&words);
        pairs.all(|(token, word)| same_word(side.folded(token), word))
    })?;
    Some(run.first()?.start..run.last()?.end)
}

/// Tells whether two words differ in their endings at most.
fn same_word(word: &str, term: &str) -> bool {
    if word == term {
        return true;
    }
    let same = word.chars().zip(term.chars()).take_while(|(a, b)| a == b);
    let same = same.count();
    let (word, term) = (word.chars().count(), term.chars().count());
    same >= 3 && same + 2 >= term && word <= same + 3
}
