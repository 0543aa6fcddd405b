//! Whether a token is spelt right, and which part of it is not.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::{Known, enclitic, inclusive, tokens::is_letter};
use crate::LanguageTag;

/// No word is longer; what is longer is cut at its marks, and else let through.
const LONGEST: usize = 120;
/// Words in capitals up to this length are taken for acronyms.
const ACRONYM: usize = 5;

/// Words that only ever stand before a hyphen, in one language or another.
const BEFORE_HYPHEN: [&str; 40] = [
    "afro", "anarco", "anarcho", "anglo", "anti", "auto", "bio", "cis", "co", "contra", "eco",
    "euro", "ex", "franco", "geo", "hispano", "indo", "inter", "intra", "luso", "macro", "mega",
    "meta", "micro", "mini", "multi", "narco", "neo", "non", "para", "pluri", "post", "pre", "pro",
    "proto", "pseudo", "semi", "socio", "sub", "trans",
];

/// What stands before an apostrophe in French.
const FRENCH_ELISIONS: [&str; 16] = [
    "l", "d", "j", "n", "s", "c", "t", "m", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
    "quelqu", "entr",
];

/// Asks a dictionary about the words of one language.
pub(super) struct Judge<'a> {
    language: &'a str,
    known: &'a Known<'a>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(language: &'a LanguageTag, known: &'a Known<'a>) -> Self {
        Self {
            language: language.primary(),
            known,
        }
    }

    /// Adds what is wrong in a token.
    pub(super) fn check(&self, text: &str, token: Range<usize>, wrong: &mut Vec<Range<usize>>) {
        let token = self.without_last_mark(text, token);
        let word = clean(&text[token.clone()]);
        if self.is_right(&word) || self.is_abbreviation(&word, &text[token.end..]) {
            return;
        }
        if let Some(parts) = split(text, &token, |c| "-‐‑".contains(c)) {
            let last = parts.len() - 1;
            for (number, part) in parts.into_iter().enumerate() {
                let prefix = text[part.clone()].to_lowercase();
                if number == last || !BEFORE_HYPHEN.contains(&prefix.as_str()) {
                    self.check(text, part, wrong);
                }
            }
            return;
        }
        if word.len() <= LONGEST && inclusive::looks(self.language, &word.to_lowercase()) {
            return wrong.push(token);
        }
        if !inclusive::has_forms(self.language) && has_one_sign(&word) {
            return;
        }
        let is_join = |c: char| !is_letter(c) && !is_apostrophe(c);
        if let Some(parts) = split(text, &token, is_join) {
            if !self.is_emphasised_inside(&word) {
                parts
                    .into_iter()
                    .for_each(|part| self.check(text, part, wrong));
            }
            return;
        }
        match split(text, &token, is_apostrophe) {
            Some(parts) => self.check_parts(text, &parts, wrong),
            None if word.len() <= LONGEST => wrong.push(token),
            None => {}
        }
    }

    /// A sign at the end belongs to the word only where the word needs it: `tutt*` does, the
    /// last asterisk of `**hola**` does not.
    fn without_last_mark(&self, text: &str, token: Range<usize>) -> Range<usize> {
        let word = &text[token.clone()];
        let bare = word.trim_end_matches(|c: char| !is_letter(c));
        let is_needed = || {
            let whole = clean(word).to_lowercase();
            !self.is_right(&clean(bare))
                && inclusive::accepts(self.language, &whole, &|word: &str| self.knows(word))
        };
        let is_whole = bare.len() == word.len() || word.ends_with('@');
        if is_whole || (word.len() <= LONGEST && is_needed()) {
            return token;
        }
        token.start..token.start + bare.len()
    }

    /// Judges words that apostrophes hold together.
    fn check_parts(&self, text: &str, parts: &[Range<usize>], wrong: &mut Vec<Range<usize>>) {
        for (number, part) in parts.iter().enumerate() {
            let word = &text[part.clone()];
            let is_last = number == parts.len() - 1;
            let is_elision = !is_last && self.is_elision(word);
            let is_genitive = is_last && matches!(word, "s" | "S" | "t" | "d" | "ll" | "re" | "ve");
            if !is_elision && !is_genitive {
                self.check(text, part.clone(), wrong);
            }
        }
    }

    fn is_elision(&self, word: &str) -> bool {
        if word.len() > LONGEST {
            return false;
        }
        let word = word.to_lowercase();
        let ends_with = |end: &str| (self.known)(&format!("{word}{end}"));
        match self.language {
            "fr" => FRENCH_ELISIONS.contains(&word.as_str()),
            "it" => word.len() <= 2 || ["o", "a", "e", "i", "'"].into_iter().any(ends_with),
            "pt" => ["d", "n"].contains(&word.as_str()),
            _ => false,
        }
    }

    /// Whether the dictionary knows a word, or makes it from one that it knows.
    fn knows(&self, word: &str) -> bool {
        (self.known)(word) || (self.language == "es" && enclitic::has_known_verb(word, self.known))
    }

    /// Whether a word is right by itself.
    pub(super) fn is_right(&self, word: &str) -> bool {
        if word.len() > LONGEST {
            return false;
        }
        let is_single = word.chars().nth(1).is_none();
        is_single
            || is_acronym(word)
            || self.knows(word)
            || inclusive::accepts(self.language, &word.to_lowercase(), &|word: &str| {
                self.knows(word)
            })
            || inclusive::has_inner_capital(self.language, word, self.known)
    }

    /// *etc.*, *usw.*: a dictionary may know them with their full stop only.
    fn is_abbreviation(&self, word: &str, behind: &str) -> bool {
        behind.starts_with('.') && word.len() <= LONGEST && (self.known)(&format!("{word}."))
    }

    /// `**re**vuelta`: without its marks it is one word.
    fn is_emphasised_inside(&self, word: &str) -> bool {
        let emphasis = |c: char| "*_~".contains(c);
        word.contains(emphasis) && self.is_right(&word.replace(emphasis, ""))
    }
}

/// Whether a word has the one sign of an inclusive form: *tod\*s* is left be in a text whose own
/// language writes no such forms.
fn has_one_sign(word: &str) -> bool {
    let signs = word.match_indices(['*', '@', '_']);
    let mut inside = signs.filter(|(at, _)| *at > 0);
    inside.next().is_some() && inside.next().is_none()
}

/// The word as dictionaries have it: composed, with straight apostrophes, without what is not
/// seen.
pub(super) fn clean(word: &str) -> String {
    let seen = word.chars().filter(|c| !matches!(c, '\\' | '\u{ad}'));
    let straight = seen.map(|c| if is_apostrophe(c) { '\'' } else { c });
    let straight: String = straight.collect();
    if is_nfc(&straight) {
        straight
    } else {
        straight.nfc().collect()
    }
}

fn is_apostrophe(character: char) -> bool {
    "'’ʼ‘".contains(character)
}

/// EZLN, ONGs.
fn is_acronym(word: &str) -> bool {
    let bare = word.strip_suffix('s').unwrap_or(word);
    let letters = bare.chars().count();
    (2..=ACRONYM).contains(&letters) && bare.chars().all(char::is_uppercase)
}

/// Cuts a token at marks; `None` where it has none.
fn split(
    text: &str,
    token: &Range<usize>,
    is_mark: impl Fn(char) -> bool,
) -> Option<Vec<Range<usize>>> {
    let word = &text[token.clone()];
    let mut parts = Vec::new();
    for part in word.split(&is_mark) {
        let from = token.start + (part.as_ptr() as usize - word.as_ptr() as usize);
        let bare = part.trim_start_matches(|c: char| !is_letter(c));
        let from = from + part.len() - bare.len();
        if bare.contains(is_letter) {
            parts.push(from..from + bare.len());
        }
    }
    let is_whole = parts.len() == 1 && parts[0] == *token;
    (!is_whole && !parts.is_empty()).then_some(parts)
}
