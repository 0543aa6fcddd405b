//! Marks by which one copy of a text could be told from another, taken out of what leaves the
//! library or comes into it.
//!
//! 1. [`read`](mod@read) makes rows of cells: the words of a paragraph, of a heading, of an
//!    alternative text, each character with the bytes that it stands for. Code is not among them.
//! 2. [`letters`](mod@letters) looks at the letters of each word: one of another script that looks
//!    like a letter of the word's own ([`lookalike`](mod@lookalike)) becomes that.
//! 3. [`accents`](mod@accents) puts together a letter and its accent that are written apart.
//! 4. [`spaces`](mod@spaces) looks at spaces that are not the space bar's: each stays where a
//!    script or typography puts one, and is a plain space elsewhere.
//! 5. [`hidden`](mod@hidden) looks at characters without ink, by the rules of
//!    [`crate::invisible`].
//! 6. [`rewrite`](mod@rewrite) puts in what differs, where the Markdown still says the same.
//!
//! A letter that could be meant is left and told, and so is an address: changed it would lead
//! elsewhere. In the editor nothing is rewritten; export and paste call this.

mod accents;
mod found;
mod hidden;
mod letters;
mod lookalike;
mod read;
mod rewrite;
mod spaces;

use std::borrow::Cow;

use crate::{Edit, LanguageTag, edit::utf16_len};

pub use found::{Found, Kind, Place};
use rewrite::Change;
pub(crate) use spaces::is_wide;

/// A text without such marks, and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmarked<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// What was found.
    pub found: Found,
    /// What was changed in Markdown that is going to be rendered; the edits stand last first, so that their places are also those
    /// of the text that was given.
    pub edits: Vec<Edit>,
}

/// Takes such marks out of Markdown that is going to be rendered; code and addresses stay as they
/// are.
///
/// Characters without ink are told of and go where the text is rendered; only those that are
/// written as names go here. A text in which nothing is found stays byte by byte. Doing it again
/// changes nothing. The cost grows with the length.
#[must_use]
pub fn unmark<'a>(markdown: &'a str, language: Option<&LanguageTag>) -> Unmarked<'a> {
    if !may_be_marked(markdown) && !markdown.contains('&') {
        return untouched(markdown);
    }
    unmark_rows(markdown, &read::markdown(markdown), language)
}

/// The same of Markdown whose rows have been read.
fn unmark_rows<'a>(
    markdown: &'a str,
    rows: &[read::Row],
    language: Option<&LanguageTag>,
) -> Unmarked<'a> {
    let (changes, found) = judged(rows, language, markdown);
    let (text, changes, left) = rewrite::markdown(markdown, changes);
    finished(markdown, text, &changes, found.less(&left))
}

/// The same of Markdown that comes into the library: characters without ink go here, wherever they
/// stand. What was changed where is not told.
#[must_use]
pub fn unmark_pasted<'a>(markdown: &'a str, language: Option<&LanguageTag>) -> Unmarked<'a> {
    if !may_be_marked(markdown) && !markdown.contains('&') {
        return untouched(markdown);
    }
    let mut made = once_pasted(markdown, language);
    // What had to stay beside something that went can go now.
    for _ in 1..MOST_ROUNDS {
        let again = once_pasted(&made.text, language);
        if again.text == made.text {
            break;
        }
        made.text = Cow::Owned(again.text.into_owned());
    }
    made
}

/// How often pasted Markdown is looked at.
const MOST_ROUNDS: usize = 4;

fn once_pasted<'a>(markdown: &'a str, language: Option<&LanguageTag>) -> Unmarked<'a> {
    let rows = read::markdown(markdown);
    let (hidden, found) = hidden_in(&rows, markdown);
    let (seen, _, left) = rewrite::markdown(markdown, hidden);
    let mut more = match &seen {
        Some(seen) => unmark(seen, language),
        None => unmark_rows(markdown, &rows, language),
    };
    // What had to stay is told of already.
    more.found.forget(Kind::Hidden);
    both(markdown, found.less(&left), more)
}

/// Takes such marks out of a field of one line, such as a title, a name or a tag.
#[must_use]
pub fn unmark_line<'a>(line: &'a str, language: Option<&LanguageTag>) -> Unmarked<'a> {
    if !may_be_marked(line) {
        return untouched(line);
    }
    let (hidden, found) = hidden_in(&read::lines(line), line);
    let seen = rewrite::applied(line, &hidden).unwrap_or_else(|| line.to_owned());
    let (changes, others) = judged(&read::lines(&seen), language, &seen);
    let text = rewrite::applied(&seen, &changes);
    both(line, found, finished(&seen, text, &[], others))
}

/// What is hidden goes first where all of it goes: what is left stands beside other things then.
fn hidden_in(rows: &[read::Row], source: &str) -> (Vec<Change>, Found) {
    let known = letters::Known::of(rows);
    let mut found = Found::of(source);
    let mut hidden = Vec::new();
    for row in rows {
        hidden::judge(row, &known, true, &mut hidden, &mut found);
    }
    hidden.sort_by_key(|change| (change.from, change.to));
    (hidden, found)
}

/// What was found on two ways through a text.
fn both<'a>(given: &'a str, mut found: Found, more: Unmarked<'_>) -> Unmarked<'a> {
    found.add_all(more.found);
    Unmarked {
        text: match more.text == given {
            true => Cow::Borrowed(given),
            false => Cow::Owned(more.text.into_owned()),
        },
        found,
        edits: Vec::new(),
    }
}

/// Tells quickly whether a text may hold something that has to be looked at.
fn may_be_marked(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_odd) || crate::invisible::may_hide(text)
}

/// Whether a character is none that words of one script in Latin letters are written with.
fn is_odd(character: char) -> bool {
    match character {
        '\u{0}'..='\u{9f}' | '¡'..='ı' => false,
        // Letters of the past, and two letters in one, that look like plain ones.
        'Ĳ' | 'ĳ' | 'ſ' | 'Ƅ' | 'ƍ' | 'Ɩ' | 'Ʀ' | 'ƽ' | 'ƿ' | 'Ǆ'..='ǌ' | 'Ǳ'..='ǳ' | 'ȷ' | 'Ɍ' => {
            true
        }
        _ => !matches!(character, '\u{134}'..='\u{24f}' | '\u{2010}'..='\u{2027}' | '€'),
    }
}

fn untouched(text: &str) -> Unmarked<'_> {
    Unmarked {
        text: Cow::Borrowed(text),
        found: Found::default(),
        edits: Vec::new(),
    }
}

/// Judges every row.
fn judged(
    rows: &[read::Row],
    language: Option<&LanguageTag>,
    source: &str,
) -> (Vec<Change>, Found) {
    let known = letters::Known::of(rows);
    let mut found = Found::of(source);
    let mut changes = Vec::new();
    for row in rows {
        if !row.is_code {
            let mut now: Vec<char> = row.cells.iter().map(|cell| cell.character).collect();
            let begin = changes.len();
            letters::judge(row, &known, &mut now, &mut changes, &mut found);
            accents::judge(row, begin, &mut now, &mut changes, &mut found);
            spaces::judge(row, language, &now, &mut changes, &mut found);
        }
        hidden::judge(row, &known, false, &mut changes, &mut found);
    }
    changes.sort_by_key(|change| (change.from, change.to));
    (changes, found)
}

fn finished<'a>(
    source: &'a str,
    text: Option<String>,
    changes: &[Change],
    found: Found,
) -> Unmarked<'a> {
    let Some(text) = text else {
        return Unmarked {
            found,
            ..untouched(source)
        };
    };
    let (mut before, mut units) = (0, 0);
    let mut edits: Vec<Edit> = Vec::new();
    for change in changes {
        units += utf16_len(&source[before..change.from]);
        let deleted = utf16_len(&source[change.from..change.to]);
        edits.push(Edit {
            from: units,
            deleted,
            inserted: change.text.clone(),
        });
        units += deleted;
        before = change.to;
    }
    edits.reverse();
    Unmarked {
        text: Cow::Owned(text),
        found,
        edits,
    }
}

#[cfg(test)]
mod tests;
