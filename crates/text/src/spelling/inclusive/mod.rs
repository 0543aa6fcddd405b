//! Inclusive forms: words that name people without naming a gender.
//!
//! A form is right when the words that it stands for are: *compañerxs* because the dictionary
//! knows *compañeros* and *compañeras*. So a typo inside one is still caught, and no list of
//! forms has to be kept. Words here are in lower case.

mod endings;
mod french;
mod german;
mod words;

use super::Known;

/// A word that the dictionary may have, in the place of an inclusive form that may have a typo.
pub(super) struct StandIn {
    /// The word to ask suggestions for.
    pub word: String,
    /// What the word ends in, in the order of preference, and what the form has instead.
    pub ends: Vec<(String, String)>,
}

/// Whether an inclusive form stands for words that the dictionary knows.
pub(super) fn accepts(language: &str, word: &str, known: &Known<'_>) -> bool {
    words::extra(language).contains(&word)
        || match language {
            "es" | "pt" | "gl" | "it" => endings::accepts(language, word, known),
            "fr" => french::accepts(word, known),
            "de" => german::accepts(word, known),
            _ => false,
        }
}

/// Whether a language has rules for such forms here.
pub(super) fn has_forms(language: &str) -> bool {
    matches!(language, "es" | "pt" | "gl" | "it" | "fr" | "de")
}

/// Whether a word, right or wrong, is written as an inclusive form.
pub(super) fn looks(language: &str, word: &str) -> bool {
    match language {
        "es" | "pt" | "gl" | "it" => endings::looks(language, word),
        "fr" => french::cut(word).is_some(),
        "de" => german::looks(word),
        _ => false,
    }
}

/// *GenossInnen*: the only form in which a capital inside the word is the mark.
pub(super) fn has_inner_capital(language: &str, word: &str, known: &Known<'_>) -> bool {
    language == "de" && german::has_inner_capital(word, known)
}

/// What to ask suggestions for, when a word that may be an inclusive form is wrong.
pub(super) fn stand_ins(language: &str, word: &str) -> Vec<StandIn> {
    match language {
        "es" | "pt" | "gl" | "it" => endings::stand_ins(language, word),
        "fr" => french::stand_in(word).into_iter().collect(),
        "de" => german::stand_in(word).into_iter().collect(),
        _ => Vec::new(),
    }
}
