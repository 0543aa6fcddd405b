//! What holds for every text. Examples stand in `specs/segment*.md` and `specs/golden-*.md`.

use std::cell::Cell;

use proptest::prelude::*;

use super::*;
use crate::segment::has_rules;

thread_local! {
    static LOOKS: Cell<usize> = const { Cell::new(0) };
}

/// Counts a look at a piece, which is what every rule does.
pub(in crate::segment) fn look() {
    LOOKS.set(LOOKS.get() + 1);
}

const LANGUAGES: [&str; 10] = ["en", "es", "fr", "de", "it", "pt", "el", "gl", "ja", "ar"];

fn tag(language: &str) -> LanguageTag {
    LanguageTag::parse(language).unwrap()
}

#[test]
fn rules_look_at_a_bounded_number_of_pieces() {
    let nasty = [
        "EE. UU. ",
        "a. ",
        "¡No! ",
        "palabra ",
        "... ",
        ".\n",
        ". ",
        "( ",
        "« ",
        "\" ",
        ") ",
        "» ",
        "(a. B ",
        "«A. B ",
        "« A. » ",
        "• ",
        "1. ",
        "1) a 2) b ",
        "a. b. ",
        "- a\n",
        "[a](b. ",
        "[a.](b) ",
        "\u{301}. ",
        "I. ",
        "p. 5. ",
        "U.S. ",
        "? ",
        "…\n\n",
        "¿¡ ",
        "— ",
        "a.B. ",
    ];
    for language in LANGUAGES {
        for pattern in nasty {
            for head in ["", "\"", "(", "1. ", "•", "At "] {
                let text = format!("{head}{}", pattern.repeat(150));
                LOOKS.set(0);
                let _ = sentences(&text, &tag(language));
                let gaps = text.split_whitespace().count();
                let most = 150 * gaps;
                assert!(
                    LOOKS.get() <= most,
                    "{language} {head}{pattern}: {}",
                    LOOKS.get()
                );
            }
        }
    }
}

#[test]
fn a_piece_without_end_is_cut() {
    for pattern in [
        "]", ")", "](", "«", "\"", "•", ".", "¡!", "a.B", "[^1]", "³", "`", "(a b)", "é",
    ] {
        let text = pattern.repeat((1 << 17) / pattern.len());
        for text in [format!("{text} a. b"), format!("a. {text} B. c")] {
            let found = sentences(&text, &tag("es"));
            assert_eq!(found.last().unwrap().end, text.len());
        }
    }
}

#[test]
fn a_language_without_rules_says_so() {
    for language in ["en", "es-MX", "fr", "de-CH", "it", "pt-BR", "el", "ca"] {
        assert!(has_rules(&tag(language)), "{language}");
    }
    for language in ["ja", "ar", "nl", "yua"] {
        assert!(!has_rules(&tag(language)), "{language}");
    }
}

#[test]
fn nothing_has_no_sentence() {
    for text in ["", " ", "\n\n", "\u{2029}\u{a0}"] {
        for language in LANGUAGES {
            assert_eq!(sentences(text, &tag(language)), []);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn sentences_hold_all_that_is_not_white_space(
        text in "([aBIé12.!?…¿¡\"'»«“”„‘’)(\\[\\]*_`<>,;·•—\\-\n\r ¹ñΩλ水\u{a0}\u{2029}]|Sr\\. |EE\\. UU\\. |\\. |\\]\\(|\\. \\. \\. |1\\. ){0,40}",
        language in prop::sample::select(LANGUAGES.to_vec()),
    ) {
        let mut last = 0;
        for range in sentences(&text, &tag(language)) {
            prop_assert!(text[last..range.start].trim().is_empty());
            let sentence = &text[range.clone()];
            prop_assert!(!sentence.is_empty() && sentence.trim() == sentence);
            last = range.end;
        }
        prop_assert!(text[last..].trim().is_empty());
    }

    #[test]
    fn a_paragraph_is_cut_alike_wherever_it_stands(
        text in "([aB1.!? «»(),]|Sr\\. |\\. ){0,30}",
        language in prop::sample::select(LANGUAGES.to_vec()),
    ) {
        let alone: Vec<String> = cut(&text, language);
        let mut after = cut(&format!("Fin.\n\n{text}"), language);
        after.remove(0);
        prop_assert_eq!(alone, after);
    }
}

fn cut(text: &str, language: &str) -> Vec<String> {
    let ranges = sentences(text, &tag(language)).into_iter();
    ranges.map(|range| text[range].to_owned()).collect()
}
