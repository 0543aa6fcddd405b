use std::collections::HashSet;

use text::LanguageTag;

use super::list;
use crate::error::Result;
use crate::library::Query;

/// The words that people have put on the list of a language, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Personal {
    words: HashSet<String>,
}

/// Reads the list of a language.
///
/// # Errors
///
/// A failed read.
pub fn personal(q: &Query<'_>, language: &LanguageTag) -> Result<Personal> {
    Ok(Personal {
        words: list(q, language)?.into_iter().collect(),
    })
}

impl Personal {
    /// Whether a word is on the list: as it is, with the capitals of a sentence or a title, in
    /// the plural, or with the other ending of *o* and *a*. So its inclusive forms are right too.
    pub(super) fn has(&self, word: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        self.has_inflected(word) || {
            let lower = word.to_lowercase();
            lower != word
                && (self.has_inflected(&lower) || self.has_inflected(&capitalised(&lower)))
        }
    }

    fn has_inflected(&self, word: &str) -> bool {
        let singulars = [Some(word), word.strip_suffix('s'), word.strip_suffix("es")];
        singulars.into_iter().flatten().any(|singular| {
            let other = match singular.chars().next_back() {
                Some('o') => Some('a'),
                Some('a') => Some('o'),
                _ => None,
            };
            self.words.contains(singular)
                || other.is_some_and(|end| {
                    self.words
                        .contains(&format!("{}{end}", &singular[..singular.len() - 1]))
                })
        })
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_the_forms_that_it_has() {
        let personal = Personal {
            words: ["mixteco", "Ixtab", "pozol"].map(str::to_owned).into(),
        };
        for right in [
            "mixteco", "Mixteca", "mixtecos", "MIXTECAS", "Ixtab", "IXTAB", "pozoles",
        ] {
            assert!(personal.has(right), "{right}");
        }
        for wrong in ["mixtec", "ixtab", "ixtaba", "pozolo", "s", "es", ""] {
            assert!(!personal.has(wrong), "{wrong}");
        }
    }
}
