//! What is enclosed in a text: quotations, brackets, links, code.

use std::ops::Range;

/// Holds something enclosed, its opening and closing letters included.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub range: Range<usize>,
    /// Whether it is code, a tag or a link, in which no sentence can end.
    pub whole: bool,
}

/// The longest enclosure that can hold sentences together, in bytes. A longer one is a text of
/// its own, or was never closed.
const LONGEST: usize = 400;

/// How many open enclosures are remembered.
const DEEPEST: usize = 8;

/// Finds the enclosures of a text, in the order in which they close.
pub(super) fn spans(text: &str) -> Vec<Span> {
    let mut finder = Finder {
        text,
        open: Vec::with_capacity(DEEPEST + 1),
        spans: Vec::new(),
    };
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|(_, after)| *after);
        finder.see(at, character, before, after);
        before = Some(character);
    }
    finder.spans
}

struct Finder<'a> {
    text: &'a str,
    /// What closes each open enclosure, and where it was opened.
    open: Vec<(char, usize)>,
    spans: Vec<Span>,
}

impl Finder<'_> {
    fn see(&mut self, at: usize, character: char, before: Option<char>, after: Option<char>) {
        let free = before.is_none_or(|it| it.is_whitespace() || !it.is_alphanumeric());
        let head = free && after.is_some_and(|it| !it.is_whitespace());
        // A mark or a comma stands before what closes a quotation, but in no apostrophe.
        let ended = before.is_some_and(|it| !it.is_alphanumeric() && !it.is_whitespace());
        match character {
            '\n' if before == Some('\n') => self.open.clear(),
            '(' => self.open(')', at),
            '[' => self.open(']', at),
            '{' => self.open('}', at),
            '<' if after.is_some_and(|it| it.is_alphabetic() || it == '/') => self.open('>', at),
            '«' => self.turn('«', '»', at, true),
            '»' => self.turn('»', '«', at, head),
            '„' => self.open('“', at),
            '“' => self.turn('“', '”', at, true),
            // German is often typed with the English closing mark.
            '”' => _ = self.close('”', at) || self.close('“', at),
            '‘' => self.open('’', at),
            '’' if ended => _ = self.close('’', at),
            '"' if head && before.is_none_or(char::is_whitespace) => {
                self.open.retain(|(closer, _)| *closer != '"');
                self.open('"', at);
            }
            '"' => self.turn('"', '"', at, head),
            '`' => self.turn('`', '`', at, true),
            ')' | ']' | '}' | '>' => _ = self.close(character, at),
            _ => {}
        }
    }

    /// Closes what waits for `closer`, or else opens what ends in `other`.
    fn turn(&mut self, closer: char, other: char, at: usize, may_open: bool) {
        if !self.close(closer, at) && may_open {
            self.open(other, at);
        }
    }

    fn open(&mut self, closer: char, at: usize) {
        if self.open.len() == DEEPEST {
            self.open.remove(0);
        }
        self.open.push((closer, at));
    }

    fn close(&mut self, closer: char, at: usize) -> bool {
        let Some(found) = self.open.iter().rposition(|(open, _)| *open == closer) else {
            return false;
        };
        let start = self.open[found].1;
        self.open.truncate(found);
        let end = at + closer.len_utf8();
        let link = closer == ')' && self.text[..start].ends_with(']')
            || closer == ']' && self.text[end..].starts_with('(');
        if end - start <= LONGEST {
            self.spans.push(Span {
                range: start..end,
                whole: link || matches!(closer, '`' | '>'),
            });
        }
        true
    }
}
