//! Spanish verbs with their pronouns behind them: *escríbelo*, *invitándolxs*, *díganmelo*.
//!
//! Dictionaries have few of them. The verb that is left without the pronouns is known, and an
//! accent says that something came behind it.

use super::Known;

const PRONOUNS: [&str; 11] = [
    "los", "las", "les", "nos", "lo", "la", "le", "me", "te", "se", "os",
];
/// No verb is shorter.
const SHORTEST: usize = 3;

/// Whether a word is a verb that the dictionary knows with one or two pronouns.
pub(super) fn has_known_verb(word: &str, known: &Known<'_>) -> bool {
    let word = word.to_lowercase();
    let without = |word: &str| -> Vec<String> {
        let cut = |pronoun: &&str| word.strip_suffix(*pronoun).map(str::to_owned);
        PRONOUNS.iter().filter_map(cut).collect()
    };
    let once = without(&word);
    let twice = once.iter().flat_map(|verb| without(verb));
    once.iter()
        .cloned()
        .chain(twice)
        .any(|verb| is_verb(&verb, known))
}

fn is_verb(verb: &str, known: &Known<'_>) -> bool {
    if verb.chars().count() < SHORTEST {
        return false;
    }
    let plain: String = verb.chars().map(unstressed).collect();
    let is_stressed = plain != verb;
    // *organicémonos* has lost the last letter of its verb.
    is_stressed
        && (known(&plain) || known(verb) || (plain.ends_with("mo") && known(&format!("{plain}s"))))
}

fn unstressed(letter: char) -> char {
    match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        _ => letter,
    }
}
