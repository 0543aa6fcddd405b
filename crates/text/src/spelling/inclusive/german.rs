//! German: a sign between the stem and the feminine ending, or a capital.
//!
//! *Genoss\*innen*, *Bürger:innen*, *Lehrer_innen*, *Kolleg/in*, *GenossInnen*, *jede\*r*. The
//! feminine that is left without the sign says whether the word is right.

use super::{Known, StandIn};

const SIGNS: &str = "*:_·/";
/// What stands behind a sign in articles and adjectives: *ein\*e*, *jede\*r*.
const SHORT_ENDS: [&str; 7] = ["e", "r", "n", "m", "s", "er", "en"];

pub(super) fn accepts(word: &str, known: &Known<'_>) -> bool {
    if !looks(word) {
        return false;
    }
    let joined: String = word
        .chars()
        .filter(|c| !SIGNS.contains(*c) && *c != '-')
        .collect();
    known(&joined) || known(&capitalised(&joined))
}

pub(super) fn looks(word: &str) -> bool {
    word.split_once(|c| SIGNS.contains(c))
        .is_some_and(|(before, behind)| {
            let behind = behind.trim_start_matches('-');
            !before.is_empty() && (behind.starts_with("in") || SHORT_ENDS.contains(&behind))
        })
}

pub(super) fn has_inner_capital(word: &str, known: &Known<'_>) -> bool {
    let Some(at) = word.rfind("In") else {
        return false;
    };
    let before = &word[..at];
    let is_small = |c: char| c.is_lowercase();
    before.ends_with(is_small)
        && word[at + 1..].chars().all(is_small)
        && known(&format!("{before}{}", word[at..].to_lowercase()))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The feminine without the sign.
pub(super) fn stand_in(word: &str) -> Option<StandIn> {
    if !looks(word) {
        return None;
    }
    let at = word.find(|c| SIGNS.contains(c))?;
    let sign: String = word[at..]
        .chars()
        .take_while(|c| !c.is_alphabetic())
        .collect();
    let end = &word[at + sign.len()..];
    Some(StandIn {
        word: capitalised(&format!("{}{end}", &word[..at])),
        ends: vec![(end.to_owned(), format!("{sign}{end}"))],
    })
}
