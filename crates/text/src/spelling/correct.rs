//! How a word may have been meant.

use super::{Known, inclusive, is_right, judge::clean};
use crate::LanguageTag;

/// So many are offered at most.
const OFFERED: usize = 7;
/// For longer words nothing is looked for: it would take a second and find nothing.
const LONGEST: usize = 32;

/// Finds words that may have been meant, the likeliest first.
///
/// `suggest` is what the dictionary makes of a word that it has; it is asked three times at
/// most. A form such as *compañrxs* becomes *compañerxs* again.
#[must_use]
pub fn corrections(
    word: &str,
    language: &LanguageTag,
    known: &Known<'_>,
    mut suggest: impl FnMut(&str) -> Vec<String>,
) -> Vec<String> {
    let word = clean(word);
    if word.chars().count() > LONGEST {
        return Vec::new();
    }
    let lower = word.to_lowercase();
    let primary = language.primary();
    let mut forms: Vec<String> = Vec::new();
    for stand_in in inclusive::stand_ins(primary, &lower) {
        for found in suggest(&stand_in.word) {
            let found = found.to_lowercase();
            let end = stand_in
                .ends
                .iter()
                .find_map(|(end, form)| Some((found.strip_suffix(end.as_str())?, form)));
            if let Some((start, form)) = end {
                let form = in_case_of(&word, &format!("{start}{form}"));
                if is_right(&form, language, known) && !forms.contains(&form) {
                    forms.push(form);
                }
            }
        }
    }
    // The forms of several endings come together; what shares most with the word is meant.
    forms.sort_by_key(|form| std::cmp::Reverse(shared(&word, form)));
    if inclusive::looks(primary, &lower) && !forms.is_empty() {
        forms.truncate(OFFERED);
        return forms;
    }
    let mut offered = suggest(&word);
    offered.truncate(OFFERED - forms.len().min(2));
    for form in forms {
        if !offered.contains(&form) && offered.len() < OFFERED {
            offered.push(form);
        }
    }
    offered
}

/// How many letters two words begin and end with together.
fn shared(one: &str, other: &str) -> usize {
    let head = one.chars().zip(other.chars());
    let head = head.take_while(|(left, right)| left == right).count();
    let tail = one.chars().rev().zip(other.chars().rev());
    let tail = tail.take_while(|(left, right)| left == right).count();
    (head + tail)
        .min(one.chars().count())
        .min(other.chars().count())
}

/// Gives a word the capitals of another.
fn in_case_of(model: &str, word: &str) -> String {
    let mut letters = model.chars().filter(|c| c.is_alphabetic());
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    let is_second = letters.next().is_some_and(char::is_uppercase);
    if is_capital && is_second {
        return word.to_uppercase();
    }
    let mut rest = word.chars();
    match rest.next() {
        Some(first) if is_capital => first.to_uppercase().chain(rest).collect(),
        _ => word.to_owned(),
    }
}
