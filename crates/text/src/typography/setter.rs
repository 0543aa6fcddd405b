//! One row of characters, set from its beginning to its end.
//!
//! Most of a text stays as it is: only what a mark may be is looked at, and only what changes is
//! written down.

use std::ops::Range;

use super::WORD;
use super::marks::{Marks, NO_BREAK, THIN};
use crate::stops::{Stops, next_stop};

/// What an address begins with, and what of that stands before the first sign in it.
const ADDRESSES: [(&str, usize); 5] = [
    ("http://", 4),
    ("https://", 5),
    ("www.", 3),
    ("mailto:", 6),
    ("ftp://", 3),
];

/// Bytes in a row, and what stands in their place.
pub(super) type Change = (Range<usize>, String);

/// Sets one row of characters.
pub(super) struct Setter<'a> {
    row: &'a str,
    /// Where the runs that the row is made of end.
    ends: &'a [usize],
    marks: Option<Marks>,
    /// What is set in the place of what is looked at.
    set: String,
    /// The character that was set last, and the one before it.
    last: Option<char>,
    before_last: Option<char>,
    /// What closes the quotations that are open, outermost first.
    open: Vec<char>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(row: &'a str, ends: &'a [usize], marks: Option<Marks>) -> Self {
        Self {
            row,
            ends,
            marks,
            set: String::new(),
            last: None,
            before_last: None,
            open: Vec::new(),
        }
    }

    /// Returns what changes, from the beginning to the end. No change goes beyond its run.
    pub(super) fn changes(mut self) -> Vec<Change> {
        let row = self.row;
        let stops = match self.marks.is_some_and(|marks| marks.colon) {
            true => &SPACE_STOPS,
            false => &STOPS,
        };
        let mut changes = Vec::new();
        let mut at = 0;
        while let Some(length) = next_stop(&row.as_bytes()[at..], stops) {
            let stop = at + length;
            if self.is_lone(stop) {
                self.last = Some(char::from(row.as_bytes()[stop]));
                at = stop + 1;
                continue;
            }
            if let Some(start) = self.address(at, stop) {
                at = start + address_length(&row[start..]);
                self.last = row[..at].chars().next_back();
                continue;
            }
            if stop > at {
                self.last = row[..stop].chars().next_back();
            }
            let length = self.one(stop);
            at = stop + length;
            if self.set != row[stop..at] {
                changes.push((stop..at, self.set.clone()));
            }
            self.set.clear();
        }
        changes
    }

    /// Tells whether what stands there is a stop or a hyphen like most: only several of them are
    /// set, and an address has a letter of its own before its first sign.
    fn is_lone(&self, at: usize) -> bool {
        let bytes = self.row.as_bytes();
        let byte = bytes[at];
        let before = at.checked_sub(1).map(|before| bytes[before]);
        matches!(byte, b'.' | b'-') && bytes.get(at + 1) != Some(&byte) && before != Some(b'w')
    }

    /// Sets what stands at `at`; returns how many bytes that was.
    fn one(&mut self, at: usize) -> usize {
        let Some(character) = self.row[at..].chars().next() else {
            return 1;
        };
        match character {
            '"' => self.quote(at),
            '\'' => self.single(at),
            '-' => return self.alike(at, '-', &[(2, '–'), (3, '—')]),
            '.' => return self.alike(at, '.', &[(3, '…')]),
            '«' | '»' | '“' | '”' | '„' | '‘' | '‚' | '‹' | '›' => {
                self.typographic(at, character);
            }
            '’' => {
                if self.open.last() == Some(&'’') && self.is_end(at) {
                    self.open.pop();
                }
                self.push('’');
            }
            ';' | '!' | '?' | ':' => self.sign(at, character),
            ' ' => self.space(at),
            _ => self.push(character),
        }
        character.len_utf8()
    }

    fn push(&mut self, character: char) {
        self.set.push(character);
        self.before_last = self.last;
        self.last = Some(character);
    }

    fn next(&self, at: usize) -> Option<char> {
        let mut row = self.row[at..].chars();
        row.next();
        row.next()
    }

    /// Tells where the address begins in which the first sign stands at `stop`; what stands before
    /// `from` is set already.
    fn address(&self, from: usize, stop: usize) -> Option<usize> {
        if !matches!(self.row.as_bytes()[stop], b':' | b'.') {
            return None;
        }
        let start = ADDRESSES.iter().find_map(|(address, length)| {
            let start = stop.checked_sub(*length).filter(|start| *start >= from)?;
            let begins = self.row.as_bytes()[start..].starts_with(address.as_bytes());
            begins.then_some(start)
        })?;
        let before = match start > from {
            true => self.row[..start].chars().next_back(),
            false => self.last,
        };
        (!before.is_some_and(char::is_alphanumeric)).then_some(start)
    }

    /// Replaces a row of one character, if it has one of the lengths given.
    fn alike(&mut self, at: usize, character: char, lengths: &[(usize, char)]) -> usize {
        let bytes = self.row.as_bytes()[at..].iter();
        let row = bytes.take_while(|&&it| char::from(it) == character).count();
        match lengths.iter().find(|&&(length, _)| length == row) {
            Some(&(_, set)) if self.is_in_one_run(at..at + row) => self.push(set),
            _ => {
                self.set.push_str(&self.row[at..at + row]);
                self.last = Some(character);
            }
        }
        row
    }

    fn is_in_one_run(&self, range: Range<usize>) -> bool {
        let before = self.ends.partition_point(|&end| end <= range.start);
        self.ends.get(before).is_none_or(|&end| end >= range.end)
    }

    /// Tells whether a quote would open here: after a space or something that opens, and before
    /// something that can begin a quotation.
    fn opens(&self, at: usize) -> bool {
        let opener = |last: char| {
            let own = self.marks.is_some_and(|marks| {
                (marks.outer.0 == last || marks.inner.0 == last)
                    && marks.outer.1 != last
                    && marks.inner.1 != last
            });
            own || last.is_whitespace() || "([{¿¡—–-/".contains(last)
        };
        self.last.is_none_or(opener)
            && self
                .next(at)
                .is_some_and(|next| !next.is_whitespace() && !",.;:!?…)]}".contains(next))
    }

    fn is_inside_word(&self, at: usize) -> bool {
        self.last.is_some_and(char::is_alphanumeric)
            && self.next(at).is_some_and(char::is_alphanumeric)
    }

    /// Tells whether `’` ends a quotation here; else it is an apostrophe.
    fn is_end(&self, at: usize) -> bool {
        self.last.is_some_and(|last| !last.is_whitespace()) && !self.is_inside_word(at)
    }

    fn quote(&mut self, at: usize) {
        let Some(marks) = self.marks else {
            return self.push('"');
        };
        if self.opens(at) {
            let outer = self.open.is_empty();
            self.open_quote(at, if outer { marks.outer } else { marks.inner });
        } else if let Some(&close) = self.open.last()
            && (close != '’' || self.is_end(at))
        {
            self.open.pop();
            self.close_quote(close);
        } else {
            // An inch, or the end of a quotation that never began; or one that would be read as an
            // apostrophe if it were set.
            self.push('"');
        }
    }

    fn single(&mut self, at: usize) {
        let Some(marks) = self.marks else {
            return self.push('\'');
        };
        let closes = self.open.last() == Some(&marks.inner.1);
        let digits = [self.last, self.next(at)].map(|it| it.is_some_and(|it| it.is_ascii_digit()));
        if digits == [true, true] {
            // Feet and inches, minutes and seconds.
            self.push('\'');
        } else if self.is_inside_word(at) {
            self.push('’');
        } else if marks.inner.0 != '’'
            && self.opens(at)
            && !self.is_elision(at)
            && self.is_closed_later(at)
        {
            self.open_quote(at, marks.inner);
        } else if closes && self.last.is_some_and(|last| !last.is_whitespace()) {
            self.open.pop();
            self.close_quote(marks.inner.1);
        } else if self.last.is_some_and(|last| last.is_ascii_digit()) {
            // A foot or a minute.
            self.push('\'');
        } else {
            self.push('’');
        }
    }

    /// Tells whether a word begins here that is written with an apostrophe at its beginning.
    fn is_elision(&self, at: usize) -> bool {
        let rest = &self.row[at + 1..];
        let word: String = rest
            .chars()
            .take_while(|it| it.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .take(8)
            .collect();
        // In quotation marks it is a word like any other, but for *rock ’n’ roll*.
        let is_quoted = rest.chars().nth(word.len()) == Some('\'');
        self.marks
            .is_some_and(|marks| marks.elisions.contains(&word.as_str()))
            && (word == "n" || !is_quoted)
    }

    /// Tells whether a single quote that opens is closed in the same paragraph.
    fn is_closed_later(&self, at: usize) -> bool {
        let Some(next) = self.next(at) else {
            return false;
        };
        let from = at + 1 + next.len_utf8();
        let mut laters = self.row[from..].match_indices('\'');
        let closes = |(later, _): (usize, &str)| {
            let (before, after) = self.row.split_at(from + later);
            let is_after_space = before.ends_with(char::is_whitespace);
            !is_after_space && !after[1..].starts_with(char::is_alphanumeric)
        };
        !next.is_ascii_digit() && laters.any(closes)
    }

    fn open_quote(&mut self, at: usize, (open, close): (char, char)) {
        self.open.push(close);
        self.push(open);
        self.space_inside(at, open);
    }

    /// Sets the space after an opening guillemet; a space typed there is left out later.
    fn space_inside(&mut self, at: usize, open: char) {
        let inside = self.marks.and_then(|marks| marks.inside);
        if let (Some(space), '«', Some(next)) = (inside, open, self.next(at))
            && !matches!(next, NO_BREAK | THIN)
        {
            self.push(space);
        }
    }

    fn close_quote(&mut self, close: char) {
        let inside = self.marks.and_then(|marks| marks.inside);
        if let (Some(space), '»') = (inside, close)
            && !self.last.is_none_or(|last| matches!(last, NO_BREAK | THIN))
        {
            self.push(space);
        }
        self.push(close);
    }

    /// Takes note of a quotation mark that was typographic already.
    fn typographic(&mut self, at: usize, mark: char) {
        let glued = matches!(self.last, Some(NO_BREAK | THIN));
        // In Swedish, and in Hungarian between them, what closes also opens.
        let never_opens = self
            .marks
            .is_some_and(|marks| marks.outer.0 != mark && marks.inner.0 != mark);
        if self.open.last() == Some(&mark) && (glued || never_opens || !self.opens(at)) {
            self.open.pop();
            self.close_quote(mark);
            return;
        }
        let pair = self.marks.and_then(|marks| {
            [marks.outer, marks.inner]
                .into_iter()
                .find(|&(open, _)| open == mark)
        });
        match pair {
            Some(pair) if self.opens(at) || mark == '«' => self.open_quote(at, pair),
            _ if mark == '»' => self.close_quote(mark),
            _ => self.push(mark),
        }
    }

    /// Sets the space before a sign that has one.
    fn sign(&mut self, at: usize, sign: char) {
        let space = self.marks.and_then(|marks| match sign {
            ':' => marks.colon.then_some(NO_BREAK),
            _ => marks.thin.then_some(THIN),
        });
        let after_word = self.last.is_some_and(|last| {
            last.is_alphanumeric() || matches!(last, WORD | ')' | ']' | '”' | '»' | '’' | '…' | '%')
        });
        let ends = self
            .next(at)
            .is_none_or(|next| next.is_whitespace() || "!?.…)]\"'»”’«“".contains(next));
        if let Some(space) = space
            && after_word
            && ends
        {
            self.push(space);
        }
        self.push(sign);
    }

    /// Sets a typed space; the one before or after a sign that brings its own is taken for it.
    fn space(&mut self, at: usize) {
        let Some(marks) = self.marks else { return };
        let before = match self.next(at) {
            Some(';' | '!' | '?') if marks.thin => Some(THIN),
            Some(':') => Some(NO_BREAK),
            Some('»') => marks.inside,
            _ => None,
        };
        // Two signs in a row share one space, and a space at the beginning is none of theirs.
        let follows_word = self.last.is_some_and(|last| !last.is_whitespace());
        match before {
            Some(space) if follows_word => self.push(space),
            _ if self.last == marks.inside && self.out_ends_with_guillemet() => {}
            _ => self.push(' '),
        }
    }

    fn out_ends_with_guillemet(&self) -> bool {
        self.before_last == Some('«')
    }
}

/// How long the address is that begins here, without the signs that end a sentence.
fn address_length(row: &str) -> usize {
    // What a typed mark ends, the mark that it is set as ends too: else setting twice is more.
    let ends = |character: char| {
        character.is_whitespace()
            || matches!(character, WORD | '<' | '>')
            || "\"«»“”„‘‚‹›".contains(character)
    };
    let address = row.find(ends).map_or(row, |end| &row[..end]);
    address
        .trim_end_matches(|it: char| ".,;:!?…)]}\'’”*_".contains(it))
        .len()
}

/// Marks the bytes at which a character begins that may be set.
const STOPS: Stops = stops(false);

/// Those of languages in which a space may be set too.
const SPACE_STOPS: Stops = stops(true);

const fn stops(spaces: bool) -> Stops {
    let mut stops = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        stops[byte] = matches!(
            byte as u8,
            b'"' | b'\'' | b'-' | b'.' | b';' | b':' | b'!' | b'?'
        ) || spaces && byte == b' ' as usize;
        byte += 1;
    }
    // Typographic marks, and spaces that do not break.
    stops[0xC2] = true;
    stops[0xE2] = true;
    stops
}
