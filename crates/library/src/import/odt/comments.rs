//! Comments, and where their words are in the Markdown.

use text::edit::utf16_len;
use text::markdown::prose;

use super::told::Told;
use crate::alignment::Span;
use crate::import::incoming::{Comment, Said};
use crate::import::xml::Element;

/// A comment as it is met in a text.
pub(super) struct Remark {
    /// Its name, by which its end and its answers know it.
    pub(super) name: Option<String>,
    /// The names of its answers, which can be answered too.
    pub(super) answers: Vec<String>,
    /// What stands before it in its paragraph.
    pub(super) before: String,
    /// The words that it is about; nothing where it is on a place.
    pub(super) words: String,
    /// Whether its words go on.
    pub(super) is_open: bool,
    pub(super) entries: Vec<Said>,
    pub(super) is_resolved: bool,
}

/// What a comment says; none where it says nothing.
pub(super) fn said(annotation: Element<'_>) -> Option<Said> {
    let writer = annotation
        .child("dc", "creator")
        .map(Element::text)
        .filter(|it| !it.trim().is_empty());
    let initials = || {
        let initials = annotation
            .child("loext", "sender-initials")
            .or_else(|| annotation.child("text", "sender-initials"));
        initials.map(Element::text)
    };
    let mut paragraphs = Vec::new();
    gather(annotation, &mut paragraphs);
    let text = paragraphs.join("\n");
    (!text.trim().is_empty()).then(|| Said {
        writer: writer
            .or_else(initials)
            .unwrap_or_default()
            .trim()
            .to_owned(),
        text: text.trim().to_owned(),
    })
}

fn gather(element: Element<'_>, paragraphs: &mut Vec<String>) {
    for child in element.elements() {
        match child.name() {
            ("text", "p" | "h") => {
                let mut words = String::new();
                all_words(child, &mut words);
                paragraphs.push(words);
            }
            ("text", _) => gather(child, paragraphs),
            _ => {}
        }
    }
}

fn all_words(element: Element<'_>, words: &mut String) {
    use crate::import::xml::Child;
    for child in element.children() {
        match child {
            Child::Text(text) => words.push_str(text),
            Child::Element(it) if it.is("text", "s") || it.is("text", "tab") => words.push(' '),
            Child::Element(it) if it.is("text", "line-break") => words.push('\n'),
            Child::Element(it) => all_words(it, words),
        }
    }
}

/// Finds the words of comments in the Markdown, in which marks stand between letters.
pub(super) fn placed(remarks: Vec<Remark>, body: &str, told: &mut Told) -> Vec<Comment> {
    if remarks.is_empty() {
        return Vec::new();
    }
    let prose = prose(body);
    let letters: Vec<(usize, char)> = prose
        .char_indices()
        .filter(|(_, it)| it.is_alphanumeric())
        .collect();
    // What takes longer to be looked for than anybody waits stands at the beginning.
    let is_bearable = remarks.len().saturating_mul(letters.len()) < MOST_LOOKS;
    let text: Vec<char> = letters.iter().map(|(_, it)| *it).collect();
    // Comments stand in the order of their words.
    let mut from = 0;
    let mut comments = Vec::new();
    for remark in remarks {
        let plain =
            |text: &str| -> Vec<char> { text.chars().filter(|it| it.is_alphanumeric()).collect() };
        let words = plain(&remark.words);
        let before = plain(&remark.before);
        let before = &before[before.len().saturating_sub(MOST_BEFORE)..];
        let wanted: Vec<char> = before.iter().chain(&words).copied().collect();
        let look = |from| match is_bearable {
            true => find(&text, &wanted, from),
            false => None,
        };
        let found = look(from).or_else(|| look(0));
        let span = found.and_then(|at| {
            let first = at + before.len();
            let (start, end) = match words.len() {
                // On a place: the word before it.
                0 => {
                    let (last, it) = *letters.get(first.checked_sub(1)?)?;
                    let end = last + it.len_utf8();
                    let before = body.get(..end)?;
                    let word = before.trim_end_matches(char::is_alphanumeric);
                    (word.len(), end)
                }
                count => {
                    let (last, it) = *letters.get(first + count - 1)?;
                    (letters.get(first)?.0, last + it.len_utf8())
                }
            };
            from = at;
            let start = utf16_len(body.get(..start)?);
            Some(Span {
                from: start,
                to: utf16_len(body.get(..end)?).max(start),
            })
        });
        if span.is_none() {
            told.tell("comments.misplaced");
        }
        comments.push(Comment {
            span: span.unwrap_or(Span { from: 0, to: 0 }),
            entries: remark.entries,
            is_resolved: remark.is_resolved,
        });
    }
    comments
}

/// How many letters before its words tell which of several alike a comment is about.
const MOST_BEFORE: usize = 40;

/// How many letters are looked at for all comments together.
const MOST_LOOKS: usize = 100_000_000;

fn find(text: &[char], wanted: &[char], from: usize) -> Option<usize> {
    if wanted.is_empty() || text.len() < wanted.len() {
        return None;
    }
    let first = wanted[0];
    (from..=text.len() - wanted.len())
        .find(|&at| text[at] == first && text[at..at + wanted.len()] == *wanted)
}
