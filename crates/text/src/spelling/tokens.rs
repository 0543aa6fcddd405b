//! Tokens: words, and words that marks hold together.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::prose::Run;
use crate::LanguageTag;

/// Marks that may stand inside a word or between words that belong together.
const INNER: &str = "'’ʼ‘-‐‑·•⋅‧∙.@*_:/\\~()";
/// No word has more of them in a row.
const INNER_IN_A_ROW: usize = 3;

/// Letters, their marks, and the hyphen that is not seen.
pub(super) fn is_letter(character: char) -> bool {
    character.is_alphabetic() || is_combining_mark(character) || character == '\u{ad}'
}

/// Finds the tokens of a run; what is no word is not among them.
pub(super) fn tokens(text: &str, run: &Run, language: &LanguageTag) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = run.range.start;
    while at < run.range.end {
        let rest = &text[at..run.range.end];
        let start = at
            + rest
                .find(|c: char| !c.is_whitespace())
                .unwrap_or(rest.len());
        let rest = &text[start..run.range.end];
        at = start + rest.find(char::is_whitespace).unwrap_or(rest.len());
        if !is_address(&text[start..at], language) {
            scan(text, start..at, run, &mut found);
        }
    }
    found
}

/// Finds the tokens of what stands between two spaces.
fn scan(text: &str, chunk: Range<usize>, run: &Run, found: &mut Vec<Range<usize>>) {
    let mut at = chunk.start;
    while let Some(character) = text[at..chunk.end].chars().next() {
        if is_letter(character) || character.is_numeric() {
            let end = token_end(text, at..chunk.end, run);
            if !text[at..end].contains(char::is_numeric) {
                found.push(at..end);
            }
            at = end;
        } else if matches!(character, '@' | '#') && !run.is_markup(at) {
            at += character.len_utf8() + name_length(&text[at + character.len_utf8()..chunk.end]);
        } else if character == '&' {
            at += entity_length(&text[at..chunk.end]);
        } else {
            at += character.len_utf8();
        }
    }
}

fn token_end(text: &str, within: Range<usize>, run: &Run) -> usize {
    let mut end = within.start;
    let mut marks = 0;
    for (at, character) in text[within.clone()].char_indices() {
        let next = within.start + at + character.len_utf8();
        if is_letter(character) || character.is_numeric() {
            (end, marks) = (next, 0);
        } else if INNER.contains(character) && marks < INNER_IN_A_ROW {
            marks += 1;
        } else {
            break;
        }
    }
    // *tutt\**, *amig@*: the sign that stands for both endings is the last of the word.
    match text[end..within.end].chars().next() {
        Some(sign @ ('@' | '*' | '_')) if !run.is_markup(end) => end + sign.len_utf8(),
        // An escaped one.
        Some('\\') if run.is_markup(end) && text[end + 1..within.end].starts_with(['*', '_']) => {
            end + 2
        }
        _ => end,
    }
}

/// How long the name behind `@` or `#` is.
fn name_length(rest: &str) -> usize {
    rest.find(|c: char| !(is_letter(c) || c.is_numeric() || "_.-@".contains(c)))
        .unwrap_or(rest.len())
}

/// How long an entity is; one byte where it is none.
fn entity_length(rest: &str) -> usize {
    let inside = rest[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '#'));
    match inside {
        Some(length) if length > 0 && rest[1 + length..].starts_with(';') => length + 2,
        _ => 1,
    }
}

/// Endings of French inclusive forms that look like the end of an address.
const FRENCH_ENDINGS: [&str; 14] = [
    "es", "ne", "nes", "se", "ses", "te", "tes", "ve", "ves", "le", "les", "re", "res", "ère",
];

/// Whether what stands between two spaces is an address of the web, of mail, or of a file.
fn is_address(chunk: &str, language: &LanguageTag) -> bool {
    if chunk.contains("://") || chunk.contains("www.") || chunk.contains("mailto:") {
        return true;
    }
    let bare = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    let (before, domain) = bare.split_once('@').unwrap_or(("", bare));
    let is_name = |part: &str| {
        part.len() >= 2 && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let host = domain.split(['/', '?', ':']).next().unwrap_or(domain);
    let labels: Vec<&str> = host.split('.').collect();
    let last = labels.last().copied().unwrap_or_default();
    let is_domain = labels.len() >= 2
        && labels.iter().all(|label| is_name(label))
        && (2..=4).contains(&last.len())
        && host.bytes().all(|byte| !byte.is_ascii_uppercase())
        && last.bytes().any(|byte| byte.is_ascii_lowercase());
    if !before.is_empty() {
        return is_domain && before.is_ascii();
    }
    let is_french_form = language.primary() == "fr" && FRENCH_ENDINGS.contains(&last);
    is_domain && !is_french_form
}
