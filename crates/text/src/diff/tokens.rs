//! Texts cut into what is compared.

use unicode_segmentation::UnicodeSegmentation;

/// Cuts a text at word boundaries (Unicode Standard Annex 29).
pub(super) fn tokens(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// Cuts a text into words as their writers spell them, and what stands between them.
///
/// What inclusive spellings put inside a word does not end it: `l@s`, `todes/as`, `compa*s`,
/// `Aktivist:innen`, `amigo(s)`.
pub(crate) fn spelled(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut start, mut end) = (0, 0);
    let mut is_open = false;
    for (at, token) in text.split_word_bound_indices() {
        let after = &text[at + token.len()..];
        let goes_on = is_open && (is_joint(token, after) || joins(&text[start..at]));
        if !goes_on && start < end {
            words.push(&text[start..end]);
            start = at;
        }
        is_open = goes_on || token.ends_with(char::is_alphanumeric);
        end = at + token.len();
    }
    if start < end {
        words.push(&text[start..end]);
    }
    words
}

const JOINTS: [char; 7] = ['@', '*', '/', ':', '_', '(', ')'];

/// Tells whether a token stands inside a word that goes on in `after`.
fn is_joint(token: &str, after: &str) -> bool {
    token.chars().all(|sign| JOINTS.contains(&sign)) && after.starts_with(char::is_alphanumeric)
}

/// Tells whether an unfinished word waits for its next letters.
fn joins(word: &str) -> bool {
    word.ends_with(JOINTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inclusive_spellings_are_one_word() {
        for word in [
            "l@s",
            "tod@s",
            "todos/as",
            "compañer*s",
            "Aktivist:innen",
            "tod_s",
            "todxs",
            "étudiant·e·s",
            "amigo(s)",
            "trabajador(e)s",
        ] {
            let text = format!("¡{word} *{word}* ({word})!");
            let found: Vec<&str> = spelled(&text)
                .into_iter()
                .filter(|token| token.chars().any(char::is_alphabetic))
                .collect();
            let whole = word.trim_end_matches(')');
            assert!(
                found
                    .iter()
                    .all(|token| token.trim_end_matches(')') == whole),
                "{found:?}"
            );
            assert_eq!(found.len(), 3, "{found:?}");
        }
    }

    #[test]
    fn marks_around_a_word_are_not_part_of_it() {
        assert_eq!(
            spelled("(uno) *dos* tres: cuatro/ @cinco"),
            [
                "(", "uno", ")", " ", "*", "dos", "*", " ", "tres", ":", " ", "cuatro", "/", " ",
                "@", "cinco"
            ]
        );
    }
}
