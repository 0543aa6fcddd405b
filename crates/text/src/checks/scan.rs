//! How far a word, a figure, an address or the reference to a footnote reaches.

use std::ops::Range;

/// Returns the length of the reference to a footnote that `rest` begins with, and where in it the
/// label is.
pub(super) fn note(rest: &str) -> Option<(usize, Range<usize>)> {
    let label = rest.strip_prefix("[^")?;
    // A label has no white space and is never long.
    let end = label
        .char_indices()
        .take(100)
        .find(|(_, character)| *character == ']' || character.is_whitespace())?;
    (end.1 == ']' && end.0 > 0).then_some((end.0 + 3, 2..end.0 + 2))
}

/// Returns the length of the address that `rest` begins with.
pub(super) fn address(rest: &str, spaced: bool) -> Option<usize> {
    let starts = |prefix: &str| {
        rest.get(..prefix.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
    };
    let scheme = ["https://", "http://", "ftp://", "mailto:", "www."]
        .iter()
        .find(|prefix| starts(prefix));
    let end = |rest: &str| {
        let end = rest
            .find(|c: char| {
                c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '|')
            })
            .unwrap_or(rest.len());
        let mut end = rest[..end]
            .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', '*', '_'])
            .len();
        while rest[..end].ends_with(')') && !rest[..end].contains('(') {
            end -= 1;
            end = rest[..end].trim_end_matches(['.', ',', ';', ':']).len();
        }
        end
    };
    if scheme.is_some() {
        let end = end(rest);
        return (end > 8).then_some(end);
    }
    if !spaced || !rest.as_bytes()[0].is_ascii_alphanumeric() {
        return None;
    }
    // name@host.org
    let local = rest
        .bytes()
        .take(64)
        .position(|byte| !(byte.is_ascii_alphanumeric() || b"._+-".contains(&byte)))?;
    if local == 0 || rest.as_bytes()[local] != b'@' {
        return None;
    }
    let host = rest[local + 1..]
        .bytes()
        .take(255)
        .position(|byte| !(byte.is_ascii_alphanumeric() || b".-".contains(&byte)))
        .unwrap_or(rest.len().min(local + 256) - local - 1);
    let host = rest[local + 1..local + 1 + host].trim_end_matches(['.', '-']);
    host.contains('.').then_some(local + 1 + host.len())
}

pub(super) fn is_letter(character: char) -> bool {
    character.is_alphanumeric() && !character.is_ascii_digit()
        // Marks that belong to the letter before them, in scripts that have such.
        || matches!(character, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}')
}

/// Returns the length of the word that `rest` begins with.
pub(super) fn word(rest: &str, elides: bool) -> usize {
    let mut characters = rest.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        if character.is_alphanumeric() || is_letter(character) || character == '_' {
            continue;
        }
        let next = characters.peek().map(|&(_, next)| next);
        let joins = next.is_some_and(char::is_alphabetic);
        match character {
            '\'' | '’' | 'ʼ' if joins && elides => return at + character.len_utf8(),
            '\'' | '’' | 'ʼ' | '@' | '·' if joins => {}
            // "amig@": inclusive, where no letter follows.
            '@' if next.is_none_or(|next| !next.is_alphanumeric()) => {
                return at + 1;
            }
            _ => return at,
        }
    }
    rest.len()
}

/// Returns the length of the figure that `rest` begins with, thousands and decimals included.
pub(super) fn figure(rest: &str) -> usize {
    let digits = |rest: &str| {
        rest.bytes()
            .position(|byte| !byte.is_ascii_digit())
            .unwrap_or(rest.len())
    };
    let mut length = digits(rest);
    let lead = length;
    loop {
        let after = &rest[length..];
        let Some(separator) = after.chars().next() else {
            return length;
        };
        let group = digits(&after[separator.len_utf8()..]);
        let joins = match separator {
            '.' | ',' => group > 0,
            // The space that divides thousands is not every space.
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | ' ' => group == 3 && lead <= 3,
            _ => false,
        };
        if !joins {
            return length;
        }
        length += separator.len_utf8() + group;
    }
}
