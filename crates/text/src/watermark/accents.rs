//! Letters and their accents, which can be written as one character or as two that look the same.
//!
//! They become one where there is one (Unicode's normalization form C), in Latin, Greek and Cyrillic
//! letters. In other scripts marks keep the order that they were written in.

use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick,
};
use unicode_script::Script;

use super::{
    found::{Found, Kind},
    letters::{addresses, words},
    lookalike::{OWN, plain_form},
    read::{Cell, Row},
    rewrite::Change,
};
use crate::invisible::ScriptOf as _;
use crate::invisible::{is_separator, is_suspect};

/// Stands where an accent was; nobody sees it, and it is looked at by nobody.
const GONE: char = '\u{2060}';

/// Judges the words of a row; the changes of its letters begin at `begin`. What it changes stands
/// in `now` afterwards.
pub(super) fn judge(
    row: &Row,
    begin: usize,
    now: &mut [char],
    changes: &mut Vec<Change>,
    found: &mut Found,
) {
    let given: Vec<char> = row.cells.iter().map(|cell| cell.character).collect();
    // A letter that another takes the place of may have brought its accents along.
    let brought: Vec<usize> = changes[begin..]
        .iter()
        .filter(|change| change.text.chars().any(is_mark))
        .map(|change| change.from)
        .collect();
    if row.is_address || brought.is_empty() && is_as_one(&given) {
        return;
    }
    let addresses = addresses(&given);
    let mut more = Vec::new();
    for word in words(&given) {
        let mut end = word.end;
        while given
            .get(end)
            .is_some_and(|it| is_mark(*it) || is_passed(*it))
        {
            end += 1;
        }
        let cells = &row.cells[word.start..end];
        let is_brought = || {
            cells
                .iter()
                .any(|cell| brought.binary_search(&cell.from).is_ok())
        };
        if is_as_one(&given[word.start..end]) && !is_brought() {
            continue;
        }
        let address = addresses.partition_point(|it| it.end < word.end);
        let address = addresses.get(address).filter(|it| it.start <= word.start);
        let mut first: Option<(usize, Kind)> = None;
        let mut at = word.start;
        while at < end {
            let letter = at;
            at += 1;
            if is_mark(given[letter]) || !given[letter].is_alphabetic() {
                continue;
            }
            let marks = marks(&given[..end], letter);
            at = marks.last().map_or(at, |last| last + 1);
            let Some(composed) = composed(row, letter, &marks, &changes[begin..]) else {
                continue;
            };
            let is_fixed =
                row.cells[letter].is_fixed || marks.iter().any(|it| row.cells[*it].is_fixed);
            let kind = match (address, is_fixed) {
                (Some(_), _) => Kind::Address,
                (None, true) => Kind::Unclear,
                (None, false) => Kind::Accent,
            };
            first.get_or_insert((row.cells[letter].from, kind));
            if kind != Kind::Accent {
                continue;
            }
            // One character for each that there was, and the first letter may be several.
            let cells = std::iter::once(letter).chain(marks.iter().copied());
            let count = composed.chars().count();
            let mut left = composed.chars();
            for (place, cell) in cells.enumerate() {
                let length = match place {
                    0 => count.saturating_sub(marks.len()).max(1),
                    _ => 1,
                };
                let text: String = left.by_ref().take(length).collect();
                now[cell] = text.chars().next_back().unwrap_or(GONE);
                let Cell {
                    character,
                    from,
                    to,
                    ..
                } = row.cells[cell];
                match change_at(&changes[begin..], from) {
                    Some(known) => changes[begin + known].text = text,
                    None if text.chars().eq([character]) => {}
                    None => more.push(Change { from, to, text }),
                }
            }
        }
        if let Some((from, kind)) = first {
            let told = address
                .filter(|_| kind == Kind::Address)
                .map_or(word.start..end, Clone::clone);
            found.add(kind, from, given[told].iter().collect::<String>());
        }
    }
    changes.extend(more);
}

/// Tells whether accents stand apart from their letters somewhere.
pub(super) fn is_apart(given: &[char]) -> bool {
    (0..given.len()).any(|at| {
        let cluster = || {
            let marks = marks(given, at);
            std::iter::once(given[at])
                .chain(marks.into_iter().map(|it| given[it]))
                .collect::<Vec<_>>()
        };
        is_own(given[at]) && is_open(given[at]) && {
            let cluster = cluster();
            !cluster.iter().copied().nfc().eq(cluster.iter().copied())
        }
    })
}

/// What a letter and the marks on it are as one, if that differs.
fn composed(row: &Row, letter: usize, marks: &[usize], changes: &[Change]) -> Option<String> {
    let cell = row.cells[letter];
    let mut apart = match change_at(changes, cell.from) {
        Some(known) => changes[known].text.clone(),
        None => cell.character.to_string(),
    };
    // A form of a letter stays one where its word is set in such forms.
    let is_fine = |it: char| is_own(it) && is_open(it) || is_mark(it);
    if !apart.chars().all(is_fine) || apart.chars().next().is_none_or(is_mark) {
        return None;
    }
    apart.extend(marks.iter().map(|it| row.cells[*it].character));
    let composed: String = apart.nfc().collect();
    (composed != apart).then_some(composed)
}

fn change_at(changes: &[Change], from: usize) -> Option<usize> {
    changes
        .binary_search_by_key(&from, |change| change.from)
        .ok()
}

/// Where the marks on a letter stand; what nobody sees parts them from nothing.
pub(super) fn marks(given: &[char], letter: usize) -> Vec<usize> {
    let behind = given[letter + 1..].iter().enumerate();
    behind
        .take_while(|(_, it)| is_mark(**it) || is_passed(**it))
        .filter(|(_, it)| is_mark(**it))
        .map(|(at, _)| letter + 1 + at)
        .collect()
}

/// Tells quickly whether nothing is written apart that could be one.
fn is_as_one(given: &[char]) -> bool {
    is_nfc_quick(given.iter().copied()) == IsNormalized::Yes
}

fn is_own(letter: char) -> bool {
    OWN.contains(&letter.script()) && letter.is_alphabetic()
}

fn is_open(letter: char) -> bool {
    plain_form(letter).is_none()
}

/// Marks of other scripts, such as points, are not looked at.
fn is_mark(character: char) -> bool {
    is_combining_mark(character) && character.script() == Script::Inherited
}

fn is_passed(character: char) -> bool {
    is_suspect(character) && !is_separator(character)
}
