//! One row of characters, set from its beginning to its end.

use super::WORD;
use super::marks::{Marks, NO_BREAK, THIN};

/// What an address begins with.
const ADDRESSES: [&str; 5] = ["http://", "https://", "www.", "mailto:", "ftp://"];

/// Sets one row of characters.
pub(super) struct Setter<'a> {
    row: &'a [(char, usize)],
    marks: Option<Marks>,
    /// What is set, each with the place in the row that it was set for.
    out: Vec<(char, usize)>,
    /// The character that was set last.
    last: Option<char>,
    /// What closes the quotations that are open, outermost first.
    open: Vec<char>,
}

impl<'a> Setter<'a> {
    /// `row` has each character with the number of the run that it stands in.
    pub(super) fn new(row: &'a [(char, usize)], marks: Option<Marks>) -> Self {
        Self {
            row,
            marks,
            out: Vec::with_capacity(row.len() + 8),
            last: None,
            open: Vec::new(),
        }
    }

    /// Returns what is set, each character with the place in the row that it was set for; the
    /// places never go down.
    pub(super) fn set(mut self) -> Vec<(char, usize)> {
        let mut at = 0;
        while at < self.row.len() {
            at += self.one(at);
        }
        self.out
    }

    /// Sets what stands at `at`; returns how many characters that was.
    fn one(&mut self, at: usize) -> usize {
        let character = self.row[at].0;
        if let Some(length) = self.address(at) {
            (at..at + length).for_each(|at| self.push(at, self.row[at].0));
            return length;
        }
        match character {
            '"' => self.quote(at),
            '\'' => self.single(at),
            '-' => return self.alike(at, '-', &[(2, '–'), (3, '—')]),
            '.' => return self.alike(at, '.', &[(3, '…')]),
            '«' | '»' | '“' | '”' | '„' | '‘' | '‚' | '‹' | '›' => {
                self.typographic(at);
            }
            '’' => {
                if self.open.last() == Some(&'’') && self.is_end(at) {
                    self.open.pop();
                }
                self.push(at, '’');
            }
            ';' | '!' | '?' | ':' => self.sign(at),
            ' ' if self.marks.is_some_and(|marks| marks.colon) => return self.space(at),
            _ => self.push(at, character),
        }
        1
    }

    fn push(&mut self, at: usize, character: char) {
        self.out.push((character, at));
        self.last = Some(character);
    }

    fn next(&self, at: usize) -> Option<char> {
        self.row.get(at + 1).map(|&(character, _)| character)
    }

    /// Tells how long the address is that begins here, without the signs that end a sentence.
    fn address(&self, at: usize) -> Option<usize> {
        let begins = |start: &str| {
            let mut row = self.row[at..].iter().map(|&(character, _)| character);
            start.chars().all(|character| row.next() == Some(character))
        };
        if !matches!(self.row[at].0, 'h' | 'w' | 'm' | 'f')
            || self.last.is_some_and(char::is_alphanumeric)
            || !ADDRESSES.iter().any(|start| begins(start))
        {
            return None;
        }
        // What a typed mark ends, the mark that it is set as ends too: else setting twice is more.
        let ends = |character: char| {
            character.is_whitespace()
                || matches!(character, WORD | '<' | '>')
                || "\"«»“”„‘‚‹›".contains(character)
        };
        let row = &self.row[at..];
        let length = row.iter().take_while(|&&(it, _)| !ends(it)).count();
        let signs = row[..length].iter().rev();
        let after = signs.take_while(|&&(it, _)| ".,;:!?…)]}\'’”*_".contains(it));
        Some(length - after.count())
    }

    /// Replaces a row of one character, if it has one of the lengths given.
    fn alike(&mut self, at: usize, character: char, lengths: &[(usize, char)]) -> usize {
        let row = self.row[at..]
            .iter()
            .take_while(|&&(other, _)| other == character)
            .count();
        let whole = self.row[at..at + row]
            .iter()
            .all(|&(_, run)| run == self.row[at].1);
        match lengths.iter().find(|&&(length, _)| length == row && whole) {
            Some(&(_, set)) => self.push(at, set),
            None => (at..at + row).for_each(|at| self.push(at, character)),
        }
        row
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
            return self.push(at, '"');
        };
        if self.opens(at) {
            let outer = self.open.is_empty();
            self.open_quote(at, if outer { marks.outer } else { marks.inner });
        } else if let Some(&close) = self.open.last()
            && (close != '’' || self.is_end(at))
        {
            self.open.pop();
            self.close_quote(at, close);
        } else {
            // An inch, or the end of a quotation that never began; or one that would be read as an
            // apostrophe if it were set.
            self.push(at, '"');
        }
    }

    fn single(&mut self, at: usize) {
        let Some(marks) = self.marks else {
            return self.push(at, '\'');
        };
        let closes = self.open.last() == Some(&marks.inner.1);
        let digits = [self.last, self.next(at)].map(|it| it.is_some_and(|it| it.is_ascii_digit()));
        if digits == [true, true] {
            // Feet and inches, minutes and seconds.
            self.push(at, '\'');
        } else if self.is_inside_word(at) {
            self.push(at, '’');
        } else if marks.inner.0 != '’'
            && self.opens(at)
            && !self.is_elision(at)
            && self.is_closed_later(at)
        {
            self.open_quote(at, marks.inner);
        } else if closes && self.last.is_some_and(|last| !last.is_whitespace()) {
            self.open.pop();
            self.close_quote(at, marks.inner.1);
        } else if self.last.is_some_and(|last| last.is_ascii_digit()) {
            // A foot or a minute.
            self.push(at, '\'');
        } else {
            self.push(at, '’');
        }
    }

    /// Tells whether a word begins here that is written with an apostrophe at its beginning.
    fn is_elision(&self, at: usize) -> bool {
        let rest = &self.row[at + 1..];
        let letters = rest.iter().map(|&(it, _)| it);
        let word: String = letters
            .take_while(|it| it.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .take(8)
            .collect();
        // In quotation marks it is a word like any other, but for *rock ’n’ roll*.
        let is_quoted = rest.get(word.len()).is_some_and(|&(it, _)| it == '\'');
        self.marks
            .is_some_and(|marks| marks.elisions.contains(&word.as_str()))
            && (word == "n" || !is_quoted)
    }

    /// Tells whether a single quote that opens is closed in the same paragraph.
    fn is_closed_later(&self, at: usize) -> bool {
        (at + 2..self.row.len()).any(|later| {
            self.row[later].0 == '\''
                && !self.row[later - 1].0.is_whitespace()
                && self.next(later).is_none_or(|next| !next.is_alphanumeric())
        }) && !self.next(at).is_some_and(|next| next.is_ascii_digit())
    }

    fn open_quote(&mut self, at: usize, (open, close): (char, char)) {
        self.open.push(close);
        self.push(at, open);
        self.space_inside(at, open);
    }

    /// Sets the space after an opening guillemet; a space typed there is left out later.
    fn space_inside(&mut self, at: usize, open: char) {
        let inside = self.marks.and_then(|marks| marks.inside);
        if let (Some(space), '«', Some(next)) = (inside, open, self.next(at))
            && !matches!(next, NO_BREAK | THIN)
        {
            self.push(at, space);
        }
    }

    fn close_quote(&mut self, at: usize, close: char) {
        let inside = self.marks.and_then(|marks| marks.inside);
        if let (Some(space), '»') = (inside, close)
            && !self.last.is_none_or(|last| matches!(last, NO_BREAK | THIN))
        {
            self.push(at, space);
        }
        self.push(at, close);
    }

    /// Takes note of a quotation mark that was typographic already.
    fn typographic(&mut self, at: usize) {
        let mark = self.row[at].0;
        let glued = matches!(self.last, Some(NO_BREAK | THIN));
        // In Swedish, and in Hungarian between them, what closes also opens.
        let never_opens = self
            .marks
            .is_some_and(|marks| marks.outer.0 != mark && marks.inner.0 != mark);
        if self.open.last() == Some(&mark) && (glued || never_opens || !self.opens(at)) {
            self.open.pop();
            self.close_quote(at, mark);
            return;
        }
        let pair = self.marks.and_then(|marks| {
            [marks.outer, marks.inner]
                .into_iter()
                .find(|&(open, _)| open == mark)
        });
        match pair {
            Some(pair) if self.opens(at) || mark == '«' => self.open_quote(at, pair),
            _ if mark == '»' => self.close_quote(at, mark),
            _ => self.push(at, mark),
        }
    }

    /// Sets the space before a sign that has one.
    fn sign(&mut self, at: usize) {
        let sign = self.row[at].0;
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
            self.push(at, space);
        }
        self.push(at, sign);
    }

    /// Sets a typed space; the one before or after a sign that brings its own is taken for it.
    fn space(&mut self, at: usize) -> usize {
        let Some(marks) = self.marks else { return 1 };
        let before = match self.next(at) {
            Some(';' | '!' | '?') if marks.thin => Some(THIN),
            Some(':') => Some(NO_BREAK),
            Some('»') => marks.inside,
            _ => None,
        };
        // Two signs in a row share one space, and a space at the beginning is none of theirs.
        let follows_word = self.last.is_some_and(|last| !last.is_whitespace());
        match before {
            Some(space) if follows_word => self.push(at, space),
            _ if self.last == marks.inside && self.out_ends_with_guillemet() => {}
            _ => self.push(at, ' '),
        }
        1
    }

    fn out_ends_with_guillemet(&self) -> bool {
        let before = self.out.len().checked_sub(2);
        before.is_some_and(|before| self.out[before].0 == '«')
    }
}
