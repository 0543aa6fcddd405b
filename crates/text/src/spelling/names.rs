//! Names: no dictionary has those of the people and places that a post is about.

use std::ops::Range;

use crate::LanguageTag;

/// Tells whether a word is written as a name: with a capital inside a sentence, or beside another
/// word with one.
///
/// German gives every noun a capital, so there a capital says nothing. A misspelt name is found by
/// its counterpart in the other edition, not by a dictionary.
pub(super) fn is_name(text: &str, word: &Range<usize>, language: &LanguageTag) -> bool {
    if matches!(language.primary(), "de" | "lb") {
        return false;
    }
    if !is_capitalised(&text[word.clone()]) {
        return joins_names(text, word);
    }
    let is_mark = |sign: char| "*_\"“”«»„‘’'([¿¡".contains(sign);
    let before = text[..word.start].trim_end_matches(is_mark);
    let begins = before
        .trim_end()
        .chars()
        .next_back()
        .is_none_or(|sign| ".!?:…—–>#-\n".contains(sign) || before.ends_with('\n'));
    let next = text[word.end..].strip_prefix(' ').unwrap_or_default();
    let next = next.split(|sign: char| !sign.is_alphabetic()).next();
    !begins || next.is_some_and(is_capitalised)
}

/// Tells whether a short word stands between two names and makes one of them: *Aguas del Llano*.
fn joins_names(text: &str, word: &Range<usize>) -> bool {
    let word_before = |text: &str| {
        let text = text.strip_suffix(' ')?;
        let start = text.rfind(|sign: char| !sign.is_alphabetic());
        Some(is_capitalised(
            &text[start.map_or(0, |at| text.ceil_char_boundary(at + 1))..],
        ))
    };
    let word_after = |text: &str| {
        let text = text.strip_prefix(' ')?;
        let end = text.find(|sign: char| !sign.is_alphabetic());
        Some(is_capitalised(&text[..end.unwrap_or(text.len())]))
    };
    word.len() <= 4
        && word_before(&text[..word.start]) == Some(true)
        && word_after(&text[word.end..]) == Some(true)
}

fn is_capitalised(word: &str) -> bool {
    let mut signs = word.chars();
    signs.next().is_some_and(char::is_uppercase) && signs.any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, word: &str, language: &str) -> bool {
        let at = text.find(word).unwrap();
        let language = LanguageTag::parse(language).unwrap();
        is_name(text, &(at..at + word.len()), &language)
    }

    #[test]
    fn a_capital_inside_a_sentence_makes_a_name() {
        assert!(check("The company, Aguas del Llano, says", "Aguas", "en"));
        assert!(check("a village (San Jacinto)", "Jacinto", "en"));
        assert!(check("— Inés Robledo, 71", "Inés", "en"));
        assert!(check("Inés Robledo came.", "Robledo", "en"));
        assert!(check("The company, Aguas del Llano, says", "del", "en"));
        assert!(!check("The company of teh valley", "teh", "en"));
    }

    #[test]
    fn the_first_word_of_a_sentence_is_no_name_by_its_capital() {
        for text in [
            "Teh water",
            "It came. Teh water",
            "**Teh** water",
            "# Teh",
            "“Teh water",
        ] {
            assert!(!check(text, "Teh", "en"), "{text}");
        }
        assert!(!check("we saw teh water", "teh", "en"));
        assert!(!check("Wir sahen das Wasssser", "Wasssser", "de"));
    }
}
