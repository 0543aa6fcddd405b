//! Spaces that are not the space bar's.
//!
//! | space | stays, because |
//! |---|---|
//! | ideographic | beside ideographs and kana: it is the space of that writing |
//! | narrow no-break | between Mongolian letters: it joins an ending to its word |
//! | of Ogham | beside Ogham: it is drawn |
//! | no-break, narrow or not | inside a figure; between a figure and its unit or sign; behind an abbreviation or an initial; where the language's typography puts one: around high signs and inside quotation marks in French, beside dashes and behind words of one letter where a language does so: no line is to break there |
//!
//! Thin, hair and figure spaces in such places become narrow no-break ones, which look the same:
//! that which of them it is says nothing any more. At the beginning of a line the indent stays, as
//! no-break spaces. Everywhere else there is a plain space, one for a whole run, and none at the
//! end of a line.

use unicode_normalization::UnicodeNormalization as _;
use unicode_script::Script;

use super::{
    found::{Found, Kind, named},
    read::Row,
    rewrite::Change,
};
use crate::invisible::ScriptOf as _;
use crate::{
    LanguageTag,
    invisible::{is_separator, is_suspect},
};

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// Judges the spaces of a row; `now` has its letters as they will be.
pub(super) fn judge(
    row: &Row,
    language: Option<&LanguageTag>,
    now: &[char],
    changes: &mut Vec<Change>,
    found: &mut Found,
) {
    if row.is_address || !now.iter().copied().any(is_odd_space) {
        return;
    }
    let mut at = 0;
    while at < now.len() {
        let begin = at;
        let mut end = at;
        // What nobody sees parts no run.
        while let Some(it) = now.get(at).filter(|it| is_space(**it) || is_passed(**it)) {
            at += 1;
            if is_space(*it) {
                end = at;
            }
        }
        if begin == at || !is_space(now[begin]) {
            at = begin + 1;
            continue;
        }
        let run = begin..end;
        if !now[run.clone()].iter().copied().any(is_odd_space) {
            continue;
        }
        let kept = Around {
            row,
            now,
            run: run.clone(),
            language,
        }
        .kept();
        let cells = &row.cells[run.clone()];
        if cells.iter().any(|cell| cell.is_fixed) {
            continue;
        }
        let differs =
            |(cell, kept): (&super::read::Cell, &Option<char>)| Some(cell.character) != *kept;
        if !cells.iter().zip(&kept).any(differs) {
            continue;
        }
        let odd = now[run].iter().copied().filter(|it| is_odd_space(*it));
        found.add(Kind::Space, cells[0].from, named(odd));
        for (cell, kept) in cells.iter().zip(kept) {
            if Some(cell.character) != kept {
                changes.push(Change {
                    from: cell.from,
                    to: cell.to,
                    text: kept.map(String::from).unwrap_or_default(),
                });
            }
        }
    }
}

fn is_odd_space(character: char) -> bool {
    matches!(
        character,
        NO_BREAK | '\u{1680}' | '\u{2000}'..='\u{200a}' | NARROW | '\u{205f}' | '\u{3000}'
    )
}

/// Whether a character is not seen, and will not be a space.
fn is_passed(character: char) -> bool {
    is_suspect(character) && !is_separator(character)
}

fn is_space(character: char) -> bool {
    character == ' ' || is_odd_space(character)
}

/// A run of spaces, and what stands around it.
struct Around<'a> {
    row: &'a Row,
    /// One letter of each cell as it will be, of a ligature the first.
    now: &'a [char],
    run: std::ops::Range<usize>,
    language: Option<&'a LanguageTag>,
}

impl Around<'_> {
    /// What stands in the place of each space.
    fn kept(&self) -> Vec<Option<char>> {
        let spaces = &self.now[self.run.clone()];
        let (before, next) = (self.before(0), self.next(0));
        let own = |space: char| match space {
            '\u{3000}' => [before, next].into_iter().flatten().any(is_wide),
            '\u{1680}' => beside(before, next, Script::Ogham),
            NARROW => {
                let is_mongolian =
                    |it: Option<char>| it.is_some_and(|it| it.script() == Script::Mongolian);
                is_mongolian(before) && is_mongolian(next)
            }
            _ => false,
        };
        if spaces
            .iter()
            .copied()
            .all(|it| it == ' ' || own(it) || is_passed(it))
        {
            return spaces.iter().copied().map(Some).collect();
        }
        if before.is_none() {
            let indent = |it: &char| {
                Some(if is_odd_space(*it) && !own(*it) {
                    NO_BREAK
                } else {
                    *it
                })
            };
            return spaces.iter().map(indent).collect();
        }
        if next.is_none() {
            // A backslash at the end of a line would break it.
            let is_safe = before != Some('\\');
            let plain = |it: &char| match (is_odd_space(*it), is_safe) {
                (true, true) => None,
                (true, false) => Some(' '),
                (false, _) => Some(*it),
            };
            return spaces.iter().map(plain).collect();
        }
        let one = match self.holds() {
            true => {
                let no_break = spaces
                    .iter()
                    .copied()
                    .find(|it| matches!(*it, NO_BREAK | NARROW));
                let fine = |it: &char| matches!(*it, '\u{2006}'..='\u{200a}');
                match no_break {
                    Some(no_break) => no_break,
                    None if spaces.iter().any(fine) => NARROW,
                    None => ' ',
                }
            }
            false => ' ',
        };
        let first = std::iter::once(Some(one));
        let others = spaces[1..].iter();
        first
            .chain(others.map(|it| Some(*it).filter(|it| is_passed(*it))))
            .collect()
    }

    /// The character so many before the run, on its line; what nobody sees is passed over.
    fn before(&self, count: usize) -> Option<char> {
        self.seen((0..self.run.start).rev())
            .nth(count)
            .map(|at| self.now[at])
    }

    fn next(&self, count: usize) -> Option<char> {
        self.seen(self.run.end..self.now.len())
            .nth(count)
            .map(|at| self.now[at])
    }

    /// Those of some places that are on the line of the first, and seen.
    fn seen(&self, places: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
        places
            .take_while(|at| self.now[*at] != '\n')
            .filter(|at| !is_passed(self.now[*at]))
    }

    /// Whether no line is to break here.
    fn holds(&self) -> bool {
        let (Some(before), Some(next)) = (self.before(0), self.next(0)) else {
            return false;
        };
        let is_digit = char::is_numeric;
        let is_money = |it: char| matches!(it, '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}');
        if is_digit(before) {
            let is_sign =
                matches!(next, '%' | '‰' | '°' | '′' | '″' | '×' | '±' | '−') || is_money(next);
            if is_digit(next) || is_sign || next.is_alphabetic() && self.word(false) <= UNIT {
                return true;
            }
        }
        if is_digit(next)
            && (matches!(
                before,
                '§' | '¶' | '№' | '#' | '°' | 'º' | 'ª' | '−' | '±' | '×'
            ) || is_money(before))
        {
            return true;
        }
        if matches!((before, next), ('§', '§')) {
            return true;
        }
        if before == '.' && next.is_alphanumeric() && (1..=ABBREVIATION).contains(&self.word(true))
        {
            return true;
        }
        self.is_set(before, next)
    }

    /// Whether typography puts a space there at which no line breaks. Of a text whose language is
    /// not known, whether that of any language does.
    fn is_set(&self, before: char, next: char) -> bool {
        let is_of = |tags: &[&str]| self.language.is_none_or(|it| tags.contains(&it.primary()));
        let is_dash = |it: char| matches!(it, '–' | '—');
        let high = matches!(next, ';' | ':' | '!' | '?' | '»' | '›') || matches!(before, '«' | '‹');
        if high && is_of(&["fr", "br", "oc", "co", "wa", "pcd"]) {
            return true;
        }
        if (is_dash(before) || is_dash(next))
            && is_of(&[
                "be", "bg", "cs", "fr", "hr", "mk", "pl", "ru", "sk", "sl", "sr", "uk",
            ])
        {
            return true;
        }
        let is_alone = before.is_alphabetic() && !self.before(1).is_some_and(char::is_alphanumeric);
        is_alone
            && next.is_alphanumeric()
            && is_of(&[
                "be", "bg", "cs", "hr", "mk", "pl", "ru", "sk", "sl", "sr", "uk",
            ])
    }

    /// How many letters the word beside the run has: the one before it, without its point, or the
    /// one behind it.
    fn word(&self, is_before: bool) -> usize {
        let (before, behind) = (0..self.run.start, self.run.end..self.now.len());
        let places: &mut dyn Iterator<Item = usize> = match is_before {
            true => &mut self.seen(before.rev()).skip(1),
            false => &mut self.seen(behind),
        };
        // One more than counts is enough to know. A ligature is as many letters as it is made of.
        places
            .take_while(|at| self.now[*at].is_alphabetic())
            .take(1 + UNIT.max(ABBREVIATION))
            .map(|at| self.row.cells[at].character.nfkc())
            .map(|parts| parts.filter(|part| part.is_alphabetic()).count().max(1))
            .sum()
    }
}

/// Letters of the longest unit.
const UNIT: usize = 4;

/// Letters of the longest abbreviation.
const ABBREVIATION: usize = 4;

fn beside(before: Option<char>, next: Option<char>, script: Script) -> bool {
    [before, next]
        .into_iter()
        .flatten()
        .any(|it| it.script() == script)
}

/// Whether a character is written in squares, as ideographs are.
pub(crate) fn is_wide(character: char) -> bool {
    matches!(
        character.script(),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Hangul
            | Script::Bopomofo
            | Script::Yi
    ) || matches!(
        character,
        '\u{3001}'..='\u{303f}' | '\u{30fb}' | '\u{30fc}' | '\u{ff01}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}'
    )
}
