//! Whether a full stop, or what is like it, ends a sentence.

use super::language::{Kind, WORD};
use super::list::marker;
use super::piece::{Closer, Gap, Piece};
use super::walk::{Walk, is_bullet_alone};

/// The shortest word that is too long to be an unknown abbreviation, in letters.
const LONG: usize = 7;

/// How many pieces an opening phrase may have: "At about 5 a.m."
const PHRASE: usize = 4;

/// Tells what the next words begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    Lower,
    Upper,
    Figure,
    /// A comma, or something else that only goes on.
    Comma,
    /// Anything else: a sign, a script without capitals.
    Other,
}

impl Walk<'_> {
    /// Tells whether the marks before piece `at`, if there are any, end a sentence.
    pub fn ends(&self, at: usize) -> bool {
        let Some(next) = self.piece(at) else {
            return true;
        };
        // "« Oui. »": what closes belongs to the sentence, and the marks are a piece further left.
        if self.only_closes(next) {
            return false;
        }
        let mut last = at - 1;
        let mut quoted = false;
        if last > self.first
            && self
                .piece(last)
                .is_some_and(|piece| self.only_closes(piece))
        {
            (last, quoted) = (last - 1, true);
        }
        let Some(left) = self.piece(last).filter(|piece| piece.marked()) else {
            return false;
        };
        if self.is_label(last) {
            return false;
        }
        let closer = if quoted { Closer::Quote } else { left.closer };
        if (next.is_dots() || left.is_dots()) && closer == Closer::Nothing {
            return self.spaced_dots_end(last, at);
        }
        let start = self.start(at);
        if start == Start::Comma {
            return false;
        }
        if start == Start::Lower {
            // Only a word too long for an abbreviation ends before a sentence in lower case.
            return !left.strong && closer == Closer::Nothing && self.is_long(left);
        }
        if closer == Closer::Quote && self.is_reported(at) {
            return false;
        }
        if left.strong || left.enclosed {
            return self.strong_ends(left, last, at, closer);
        }
        if closer == Closer::Quote {
            return true;
        }
        self.full_stop_ends(last, at, start)
    }

    /// Decides behind "!", "?", "…", "..", and behind a full stop outside a quotation.
    fn strong_ends(&self, left: &Piece, last: usize, at: usize, closer: Closer) -> bool {
        if self.rules.shouts(self.word(last)) {
            return self.begins(at);
        }
        // "The (wow!) Smiths": in brackets, in the middle of a sentence, it ends nothing.
        let aside = closer == Closer::Bracket && left.strong && self.closes_inside(last);
        !aside || self.begins(at)
    }

    /// Decides behind one full stop, before something that is not in lower case.
    fn full_stop_ends(&self, last: usize, at: usize, start: Start) -> bool {
        let word = self.rules.last_part(self.word(last));
        if word.is_empty() {
            return true;
        }
        if self.rules.ordinals && self.is_ordinal(word, last, at) {
            return self.begins(at);
        }
        if start == Start::Figure && self.wants_figure(last) {
            return false;
        }
        if self.rules.wants_figure(word) && self.is_letter_label(word, at) {
            return false;
        }
        // "p. m.", "z. B.", "J. M. Pérez": letters that stand apart belong together.
        let next = self.word(at);
        if is_letter(word) && self.is_letter_piece(at) || is_doubled(word) && is_doubled(next) {
            return false;
        }
        if self.rules.kind(&format!("{word}.{}", cut(next))).is_some() {
            return false;
        }
        match self.kind(word, last) {
            None => true,
            Some(Kind::Before) => false,
            Some(_) if self.is_opening_phrase(last) => self.begins(at) && !self.is_named(at),
            Some(Kind::Closing) => {
                let next = self.next_word(at);
                !self.rules.is_calendar(next) && !is_zone(next)
            }
            Some(Kind::Either) => self.begins(at),
        }
    }

    /// Tells what kind of abbreviation a word is, by the lists or by its form.
    fn kind(&self, word: &str, last: usize) -> Option<Kind> {
        let joined = self.joined(last);
        if let Some(kind) = joined.as_deref().and_then(|it| self.rules.kind(it)) {
            return Some(kind);
        }
        if let Some(kind) = self.rules.kind(word) {
            // "Dr." as "DR." is rarer than an acronym: "She lives in CA. The house …"
            let acronym = word.len() > 1 && word.chars().all(char::is_uppercase);
            let softer = acronym && kind == Kind::Before;
            return Some(if softer { Kind::Either } else { kind });
        }
        if let Some((_, part)) = word.rsplit_once(['-', '‑'])
            && let Some(kind) = self.rules.kind(part)
        {
            return Some(kind);
        }
        let figure_before = self.ends_in_figure(last);
        if is_letter(word) && word.chars().all(char::is_uppercase) {
            let unit = figure_before || self.is_pronoun(word, last);
            return (!unit).then_some(Kind::Either);
        }
        if is_dotted(word) || is_hyphenated(word) {
            return Some(Kind::Either);
        }
        // "Mtro.", "Cnl.": what cannot be spoken is no word.
        let capital = word.starts_with(char::is_uppercase);
        let small = word.chars().skip(1).all(char::is_lowercase);
        let silent = word.len() > 1 && word.len() <= WORD && !word.contains(is_vowel);
        (capital && small && silent && !figure_before).then_some(Kind::Either)
    }

    /// Joins a piece with the letters that stand before it: "p. m." is "p.m".
    fn joined(&self, last: usize) -> Option<String> {
        let begun = self.joined_from(last);
        let mut joined = String::new();
        for at in begun..last {
            joined.push_str(self.word(at));
            joined.push('.');
        }
        joined.push_str(cut(self.word(last)));
        (begun < last).then_some(joined)
    }

    /// Returns the first of the letters that stand before a piece, three at most.
    fn joined_from(&self, last: usize) -> usize {
        let mut begun = last;
        while begun > self.first && begun + 3 > last && self.is_letter_piece(begun - 1) {
            // "κ. Α. Παππάς": a title is no part of what follows it.
            if self.rules.kind(self.word(begun - 1)) == Some(Kind::Before) {
                break;
            }
            begun -= 1;
        }
        begun
    }

    /// Tells whether a piece is a letter, or letters with full stops, and a full stop: "B.".
    fn is_letter_piece(&self, at: usize) -> bool {
        let word = self.word(at);
        self.piece(at).is_some_and(|it| it.dots == 1 && !it.strong)
            && (is_letter(word) || is_dotted(word))
    }

    /// Tells whether "I" is the English word, not an initial: it stands behind a small word.
    fn is_pronoun(&self, word: &str, last: usize) -> bool {
        let before = if last > self.first {
            self.word(last - 1)
        } else {
            ""
        };
        self.rules.capital_i && word == "I" && before.starts_with(char::is_lowercase)
    }

    /// Tells whether a figure with a full stop is an ordinal: "am 5. Mai", "Ludwig XIV. König".
    fn is_ordinal(&self, word: &str, last: usize, at: usize) -> bool {
        let figure = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        if !figure {
            return is_roman(word) && word.len() > 1;
        }
        let before = if last > self.first {
            self.text(last - 1)
        } else {
            ""
        };
        before.is_empty()
            || before.ends_with(',')
            || marker(before).is_some()
            || self.rules.leans(before)
            || self.rules.is_calendar(before)
            || self.rules.is_calendar(self.next_word(at))
    }

    /// Tells whether the word of a piece is one behind which a figure is expected: "p. 5".
    pub fn wants_figure(&self, last: usize) -> bool {
        let joined = self.joined(last);
        let word = self.rules.last_part(self.word(last));
        self.rules.wants_figure(word)
            || joined.is_some_and(|joined| self.rules.wants_figure(&joined))
    }

    /// Tells whether what comes has its capital in the middle of a sentence too: "Mr. Smith", "I".
    fn is_named(&self, at: usize) -> bool {
        let word = self.next_word(at);
        self.rules.kind(word) == Some(Kind::Before) || self.rules.capital_i && word == "I"
    }

    /// Tells whether all of the sentence so far is a phrase that opens it: "At 5 a.m."
    fn is_opening_phrase(&self, last: usize) -> bool {
        let begun = self.joined_from(last);
        let short = self.first < begun && begun < self.first + PHRASE;
        short && self.rules.introduces(self.word(self.first))
    }

    /// Tells whether a piece only numbers the sentence that it begins: "1.", "a)", "• 2.",
    /// "Art. 3."; or the first item behind a colon: "We want: 1. Bread. 2. Water."
    fn is_label(&self, last: usize) -> bool {
        let first = self.first + usize::from(is_bullet_alone(self.text(self.first)));
        let article = last == first + 1
            && self.piece(first).is_some_and(|it| it.dots == 1)
            && self.wants_figure(first);
        let opened = last > self.first && self.text(last - 1).ends_with(':');
        (last == first || article || opened) && marker(self.text(last)).is_some()
    }

    /// Tells whether letters are what an abbreviation wants: "Cap. IV", "Fig. A", but not
    /// "I said no. I meant it."
    fn is_letter_label(&self, word: &str, at: usize) -> bool {
        let letters = self.next_word(at);
        let closed = self.is_letter_piece(at);
        let named = word.starts_with(char::is_uppercase) && !self.rules.begins(word);
        let capital = is_letter(letters) && letters.starts_with(char::is_uppercase);
        let label = capital || is_roman(letters);
        label && (named || closed || !self.rules.begins(letters))
    }

    /// Decides among full stops with spaces between them: ". . ."
    fn spaced_dots_end(&self, last: usize, at: usize) -> bool {
        let is_dots = |at: usize| self.piece(at).is_some_and(Piece::is_dots);
        if is_dots(at) {
            // A full stop and then three dots: "the end. . . . Then"; the dots open what follows.
            let Some(left) = self.piece(last).filter(|_| !is_dots(last)) else {
                return false;
            };
            let dots = (at..at + 4).take_while(|&dot| is_dots(dot)).count();
            let goes_on = self.piece(at + dots).is_some();
            return dots == 3 && left.dots == 1 && goes_on && self.is_open(at + dots);
        }
        let before = (self.first..=last).rev().take(5);
        let count = before.take_while(|&dot| is_dots(dot)).count();
        let begun = last + 1 - count;
        let opens = begun == self.first;
        let attached = !opens && self.piece(begun - 1).is_some_and(Piece::marked);
        // Three dots with spaces omit words of a sentence; "and ... I" may do so too, for English
        // writes "I" with a capital everywhere.
        let omits = count == 3 || self.rules.capital_i && self.next_word(at) == "I" && count == 1;
        !opens && !attached && !omits && self.is_open(at)
    }

    /// Tells whether what begins at a piece can begin a sentence.
    fn is_open(&self, at: usize) -> bool {
        !matches!(self.start(at), Start::Lower | Start::Comma)
    }

    fn start(&self, at: usize) -> Start {
        let Some((found, lead)) = self.upcoming(at) else {
            return Start::Other;
        };
        if lead.starts_with([',', ';', ':']) && !lead.starts_with(",,") {
            return Start::Comma;
        }
        let word = self.word(found);
        let mut letters = word.chars();
        let first = letters.next();
        if lead.is_empty() && first.is_some_and(|it| matches!(it, ';' | ':' | ')' | '/' | '%')) {
            return Start::Comma;
        }
        let letter = first
            .filter(|it| it.is_alphanumeric())
            .or_else(|| letters.by_ref().take(8).find(|it| it.is_alphanumeric()));
        match letter {
            // "iPhone", "eBay": a name may begin so.
            Some(it) if it.is_lowercase() => {
                let named = letters.next().is_some_and(char::is_uppercase);
                if named { Start::Upper } else { Start::Lower }
            }
            Some(it) if it.is_uppercase() => Start::Upper,
            Some(it) if it.is_numeric() => Start::Figure,
            _ => Start::Other,
        }
    }

    /// Tells whether a piece begins in lower case.
    pub fn begins_lower(&self, piece: &Piece) -> bool {
        self.text[piece.word.clone()].starts_with(char::is_lowercase)
    }

    /// Tells whether what begins at a piece begins a sentence more likely than not.
    pub fn begins(&self, at: usize) -> bool {
        let Some((found, lead)) = self.upcoming(at) else {
            return true;
        };
        // A dash that stands apart says nothing: "Bogotá, D. C. – Colombia".
        let speaks = found == at && lead.starts_with(['—', '–']);
        if speaks || lead.contains(['¿', '¡']) {
            return true;
        }
        !self.is_letter_piece(found) && self.rules.begins(self.word(found))
    }

    /// Returns the first word that comes, without what is joined to it: "It" of "It's".
    fn next_word(&self, at: usize) -> &str {
        let word = self.upcoming(at).map_or("", |(found, _)| self.word(found));
        let end = word.find(|it: char| !it.is_alphanumeric());
        &word[..end.unwrap_or(word.len())]
    }

    /// Tells whether a quotation is followed by who spoke: `"Stop!" Ana Ruiz said.`
    fn is_reported(&self, at: usize) -> bool {
        !self.begins(at)
            && self.start(at) == Start::Upper
            && (at + 1..at + 4).any(|word| self.rules.reports(self.word(word)))
    }

    fn is_long(&self, left: &Piece) -> bool {
        let word = &self.text[left.word.clone()];
        let letters = word.chars().take(4 * LONG).filter(|it| it.is_alphabetic());
        let plain = word.len() <= 4 * WORD && word.chars().skip(1).all(char::is_lowercase);
        plain && letters.count() >= LONG && self.rules.kind(word).is_none()
    }

    fn ends_in_figure(&self, last: usize) -> bool {
        last > self.first
            && self
                .word(last - 1)
                .ends_with(|it: char| it.is_numeric() || it == '°')
    }

    /// Tells whether a piece only closes what was opened: French puts a space before "»".
    fn only_closes(&self, piece: &Piece) -> bool {
        let text = &self.text[piece.range.clone()];
        piece.is_bare()
            && piece.gap != Gap::Blank
            && !text.is_empty()
            && text.len() <= 8
            && text
                .chars()
                .all(|it| matches!(it, '»' | '›' | '”' | ')' | ']' | '*' | '_'))
            && !text.chars().all(|it| matches!(it, '*' | '_'))
    }
}

/// Cuts a word short that is too long for any list.
fn cut(word: &str) -> &str {
    if word.len() <= WORD { word } else { "" }
}

fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Tells whether a word is a doubled capital, which makes a plural: "EE. UU.", "FF. AA."
fn is_doubled(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().filter(|it| it.is_uppercase());
    first.is_some() && letters.next() == first && letters.next().is_none()
}

/// Tells whether a word is made of short parts with full stops between: "U.S", "Ph.D".
fn is_dotted(word: &str) -> bool {
    if word.len() > WORD || !word.contains('.') {
        return false;
    }
    let short = |most: usize| {
        word.split('.').all(|part| {
            (1..=most).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
        })
    };
    short(1) || short(3) && word.starts_with(char::is_uppercase)
}

/// Tells whether a word is made of initials with hyphens: "J.-P".
fn is_hyphenated(word: &str) -> bool {
    word.len() <= WORD
        && word.contains(".-")
        && word
            .split(".-")
            .all(|part| is_letter(part) && part.starts_with(char::is_uppercase))
}

fn is_roman(word: &str) -> bool {
    (1..=8).contains(&word.len()) && word.bytes().all(|byte| b"IVXLCDM".contains(&byte))
}

/// Tells whether a word is the name of a time zone, or the like: "at 5 p.m. GMT".
fn is_zone(word: &str) -> bool {
    (3..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Tells whether a letter of the Latin or Greek alphabets may be a vowel, with any accent.
fn is_vowel(letter: char) -> bool {
    !letter.is_ascii() || "aeiouyAEIOUY".contains(letter)
}
