//! Running text cut into sentences.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::abbreviation::{Abbreviations, abbreviations};
use crate::LanguageTag;

/// Cuts running text into sentences, without the white space between them.
///
/// A sentence ends at a full stop, an ellipsis, an exclamation or a question mark, with the
/// quotes and brackets that close behind it, where white space and something that can begin a
/// sentence follow; or at an empty line. Abbreviations are known for English and Spanish, and a
/// few for other European languages; languages whose sentences end otherwise are cut by Unicode
/// Standard Annex 29.
#[must_use]
pub fn sentences(text: &str, language: &LanguageTag) -> Vec<Range<usize>> {
    let Some(known) = abbreviations(language) else {
        return by_unicode(text);
    };
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let paragraph_ends = character == '\n' && is_blank_line(&text[at + 1..]);
        if !paragraph_ends && !matches!(character, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + character.len_utf8();
        while let Some(&(_, next)) = characters.peek() {
            if !matches!(next, '.' | '!' | '?' | '…') && !closes(next) {
                break;
            }
            end += next.len_utf8();
            characters.next();
        }
        if paragraph_ends || ends(text, start, at, end, &known) {
            push(text, start..end, &mut sentences);
            start = end;
        }
    }
    push(text, start..text.len(), &mut sentences);
    sentences
}

fn by_unicode(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    for (start, sentence) in text.split_sentence_bound_indices() {
        push(text, start..start + sentence.len(), &mut sentences);
    }
    sentences
}

/// Adds a sentence without the white space around it.
fn push(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let sentence = &text[range.clone()];
    let start = range.start + (sentence.len() - sentence.trim_start().len());
    let end = start + sentence.trim().len();
    if start < end {
        sentences.push(start..end);
    }
}

fn is_blank_line(rest: &str) -> bool {
    rest.split('\n')
        .next()
        .is_some_and(|line| line.trim().is_empty())
        && rest.contains('\n')
}

fn closes(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '*' | '_'
    )
}

/// Tells whether the mark at `at`, with what closes behind it up to `end`, ends a sentence.
fn ends(text: &str, start: usize, at: usize, end: usize, known: &Abbreviations) -> bool {
    let after = &text[end..];
    let rest = after.trim_start();
    if rest.is_empty() {
        return true;
    }
    // Without white space it is a figure, an address or a name, unless a sentence is opened.
    if rest.len() == after.len() && !rest.starts_with(['¿', '¡']) {
        return false;
    }
    let first = rest.chars().find(|&character| {
        !matches!(
            character,
            '"' | '\'' | '“' | '‘' | '«' | '„' | '(' | '[' | '*' | '_'
        )
    });
    let lower = first.is_some_and(char::is_lowercase);
    let mark = &text[at..end];
    if !mark.starts_with('.') || mark.starts_with("..") {
        // "¡No!", dijo. — "Wait…" she said: what goes on in lower case is the same sentence.
        return !lower && !rest.starts_with([',', ';']);
    }
    if lower || rest.starts_with([',', ';', ':']) {
        return false;
    }
    if rest.starts_with('.') || text[start..at].ends_with(char::is_whitespace) {
        // An ellipsis typed with spaces: ". . ."
        return false;
    }
    let word = text[start..at]
        .rsplit(|character: char| character.is_whitespace() || "(«“\"[¿¡—–".contains(character))
        .next()
        .unwrap_or_default();
    // A closing bracket or quote was not opened by an abbreviation's last letter.
    if mark.len() > 1 {
        return true;
    }
    let starts_with_figure = first.is_some_and(char::is_numeric);
    !known.is_abbreviation(word, rest, starts_with_figure)
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_long_paragraph_takes_no_longer_than_its_length() {
        let es = LanguageTag::parse("es").unwrap();
        for text in ["EE. UU. ", "a. ", "¡No! ", "palabra ", "...", ".\n"] {
            let text = text.repeat(100_000);
            let began = Instant::now();
            let _ = sentences(&text, &es);
            assert!(began.elapsed().as_secs() < 10);
        }
    }

    proptest! {
        #[test]
        fn sentences_hold_all_that_is_not_white_space(
            text in "[aB1 .!?…¿¡\"»«)(\n,]{0,60}",
            language in prop::sample::select(vec!["en", "es", "de", "ja"]),
        ) {
            let language = LanguageTag::parse(language).unwrap();
            let mut last = 0;
            for range in sentences(&text, &language) {
                prop_assert!(text[last..range.start].trim().is_empty());
                prop_assert!(!text[range.clone()].trim().is_empty());
                last = range.end;
            }
            prop_assert!(text[last..].trim().is_empty());
        }
    }
}
