//! Quotes, apostrophes, dashes, ellipses and spaces as each language sets them.
//!
//! 1. [`marks`] says what a language sets; a language not known there keeps its quotes.
//! 2. The text runs of a paragraph are read as one row of characters, so that quotes pair across
//!    emphasis.
//! 3. Each character is set by what stands on its two sides.
//!
//! Setting twice is the same as setting once. Deliberately absent: hyphens, which mean too many
//! things, and quotes that are typographic already, whoever chose them.

mod marks;

use crate::LanguageTag;
use marks::{Marks, NO_BREAK, THIN, marks};

/// A stretch of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Text that may be set.
    Text(String),
    /// Something that stands where a word could, such as code.
    Opaque,
    /// A line break.
    Break,
    /// Something without width, such as a tag or the mention of a footnote.
    Nothing,
}

/// Sets a text as its language does.
#[must_use]
pub fn typeset(text: &str, language: &LanguageTag) -> String {
    let mut runs = [Run::Text(text.to_owned())];
    typeset_runs(&mut runs, language);
    match runs {
        [Run::Text(text)] => text,
        _ => text.to_owned(),
    }
}

/// Sets the texts of one paragraph, so that quotes pair across what stands between them.
pub fn typeset_runs(runs: &mut [Run], language: &LanguageTag) {
    let touched = |run: &Run| matches!(run, Run::Text(text) if text.contains(is_set));
    if !runs.iter().any(touched) {
        return;
    }
    let mut row: Vec<(char, usize)> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        match run {
            Run::Text(text) => row.extend(text.chars().map(|character| (character, at))),
            Run::Opaque => row.push((WORD, at)),
            Run::Break => row.push(('\n', at)),
            Run::Nothing => {}
        }
    }
    let mut setter = Setter {
        row: &row,
        marks: marks(language),
        out: runs.iter().map(|_| String::new()).collect(),
        last: None,
        open: Vec::new(),
    };
    setter.set();
    for (run, set) in runs.iter_mut().zip(setter.out) {
        if let Run::Text(text) = run {
            *text = set;
        }
    }
}

/// Stands for something opaque among characters.
const WORD: char = '\u{fffc}';

/// Characters whose setting depends on the language.
fn is_set(character: char) -> bool {
    matches!(
        character,
        '"' | '\'' | '-' | '.' | '«' | '»' | ';' | ':' | '!' | '?'
    )
}

struct Setter<'a> {
    row: &'a [(char, usize)],
    marks: Option<Marks>,
    out: Vec<String>,
    /// The character that was set last.
    last: Option<char>,
    /// What closes the quotations that are open, outermost first.
    open: Vec<char>,
}

impl Setter<'_> {
    fn set(&mut self) {
        let mut at = 0;
        while at < self.row.len() {
            at += self.one(at);
        }
    }

    /// Sets what stands at `at`; returns how many characters that was.
    fn one(&mut self, at: usize) -> usize {
        let character = self.row[at].0;
        match character {
            '"' => self.quote(at),
            '\'' => self.single(at),
            '-' => return self.alike(at, '-', &[(2, '–'), (3, '—')]),
            '.' => return self.alike(at, '.', &[(3, '…')]),
            '«' | '»' | '“' | '”' | '„' | '‘' | '‚' | '‹' | '›' => {
                self.typographic(at);
            }
            '’' => {
                let follows = self.last.is_some_and(|last| !last.is_whitespace());
                if self.open.last() == Some(&'’') && follows && !self.is_inside_word(at) {
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
        let run = self.row[at].1;
        self.out[run].push(character);
        self.last = Some(character);
    }

    fn next(&self, at: usize) -> Option<char> {
        self.row.get(at + 1).map(|&(character, _)| character)
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

    fn quote(&mut self, at: usize) {
        let Some(marks) = self.marks else {
            return self.push(at, '"');
        };
        if self.opens(at) {
            let outer = self.open.is_empty();
            self.open_quote(at, if outer { marks.outer } else { marks.inner });
        } else if let Some(close) = self.open.pop() {
            self.close_quote(at, close);
        } else {
            // An inch, or the end of a quotation that never began.
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
        } else if marks.inner.0 != '’' && self.opens(at) && self.is_closed_later(at) {
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
        let mut ends = self.out.iter().rev().flat_map(|out| out.chars().rev());
        ends.next();
        ends.next() == Some('«')
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quotes_pair_across_emphasis() {
        let es = LanguageTag::parse("es").unwrap();
        let mut runs = [
            Run::Text("Dijo: \"".to_owned()),
            Run::Text("No".to_owned()),
            Run::Text("\" y \"".to_owned()),
            Run::Opaque,
            Run::Nothing,
            Run::Text("\".".to_owned()),
        ];
        typeset_runs(&mut runs, &es);
        let texts: Vec<&str> = runs
            .iter()
            .map(|run| {
                if let Run::Text(text) = run {
                    text.as_str()
                } else {
                    "·"
                }
            })
            .collect();
        assert_eq!(texts, ["Dijo: «", "No", "» y «", "·", "·", "»."]);
    }

    #[test]
    fn an_unknown_language_keeps_its_quotes() {
        let ja = LanguageTag::parse("ja").unwrap();
        assert_eq!(typeset("\"水\" it's", &ja), "\"水\" it's");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn setting_twice_is_setting_once(
            text in "[ab1 \"'«»“”„‘’‚.:;!?¡¿()\u{a0}\u{202f}—–\n-]{0,24}",
            language in prop::sample::select(vec!["en", "es", "fr", "fr-CA", "de", "de-CH", "it", "pt", "sv", "hu", "ja"]),
        ) {
            let language = LanguageTag::parse(language).unwrap();
            let once = typeset(&text, &language);
            prop_assert_eq!(typeset(&once, &language), once);
        }
    }
}
