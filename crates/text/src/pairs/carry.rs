//! Links and figures that have changed on the side that leads, and stand on the other as they were.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::{Pair, Place, Scene};
use crate::edit::utf16_len;
use crate::{LanguageTag, markdown};

/// What is to be carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CarryKind {
    /// The target of a link or an image.
    Link,
    /// A figure.
    Figure,
}

/// One change that can be made on the trailing side as it was made on the leading one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carry {
    /// What it is.
    pub kind: CarryKind,
    /// What the leading side said when the pair was last in step.
    pub before: String,
    /// What it says now.
    pub after: String,
    /// Where the old one stands in the trailing body.
    pub at: Place,
    /// What is to stand there instead.
    pub insert: String,
}

/// Finds what can be carried over in a pair, in the order of the leading side.
///
/// Offered is only what has one old and one new value on the leading side, stands once as it was
/// on the trailing side, and is not there as it is now.
#[must_use]
pub fn carries(pair: &Pair, scene: &Scene<'_>) -> Vec<Carry> {
    let lead = scene.lead_of(pair);
    let (leading, trailing) = (lead as usize, lead.other() as usize);
    let (Some(then), Some(here), Some(there)) = (
        &pair.then[leading],
        &pair.places[leading],
        &pair.places[trailing],
    ) else {
        return Vec::new();
    };
    let now = scene.cuts[leading].slice(here);
    if then == now {
        return Vec::new();
    }
    let words = scene.cuts[trailing].slice(there);
    let place = |bytes: &Range<usize>| {
        let start = there.start + utf16_len(&words[..bytes.start]);
        start..start + utf16_len(&words[bytes.clone()])
    };
    let mut found = Vec::new();
    let known = links(words);
    for (before, after) in exchanged(&targets(then), &targets(now)) {
        let mut old = known.iter().filter(|(target, _)| *target == before);
        let is_there = known.iter().any(|(target, _)| *target == after);
        if let (Some((_, bytes)), None, false) = (old.next(), old.next(), is_there) {
            found.push(Carry {
                kind: CarryKind::Link,
                at: place(bytes),
                insert: after.clone(),
                before,
                after,
            });
        }
    }
    let known = figures(words);
    for (before, after) in exchanged(&values(then), &values(now)) {
        let mut old = known.iter().filter(|figure| figure.value == before);
        let is_there = known.iter().any(|figure| figure.value == after);
        if let (Some(figure), None, false) = (old.next(), old.next(), is_there) {
            let spelled = figures(now)
                .into_iter()
                .find(|figure| figure.value == after)
                .map_or_else(|| after.clone(), |figure| now[figure.range].to_owned());
            found.push(Carry {
                kind: CarryKind::Figure,
                at: place(&figure.range),
                insert: write(&after, &spelled, scene.languages[trailing]),
                before,
                after: spelled,
            });
        }
    }
    found
}

/// The values that went and the ones that came in their place, where as many came as went.
fn exchanged(then: &[String], now: &[String]) -> Vec<(String, String)> {
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        let mut rest = those.to_vec();
        these
            .iter()
            .filter(
                |value| match rest.iter().position(|other| other == *value) {
                    Some(at) => {
                        rest.remove(at);
                        false
                    }
                    None => true,
                },
            )
            .cloned()
            .collect()
    };
    let (gone, come) = (only(then, now), only(now, then));
    if gone.len() == come.len() {
        gone.into_iter().zip(come).collect()
    } else {
        Vec::new()
    }
}

fn targets(text: &str) -> Vec<String> {
    links(text).into_iter().map(|(target, _)| target).collect()
}

/// The targets of links and images with the bytes at which they are written.
fn links(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    for (event, range) in markdown::parser(text) {
        let (Event::Start(Tag::Link { dest_url, .. }) | Event::Start(Tag::Image { dest_url, .. })) =
            event
        else {
            continue;
        };
        // An escaped target is not found as it is written; it can be changed by hand.
        let Some(at) = text[range.clone()].rfind(&*dest_url) else {
            continue;
        };
        if !dest_url.is_empty() {
            let start = range.start + at;
            found.push((dest_url.to_string(), start..start + dest_url.len()));
        }
    }
    found
}

/// A figure as it is written, and its value with a point before its decimals.
struct Figure {
    value: String,
    range: Range<usize>,
}

fn values(text: &str) -> Vec<String> {
    figures(text)
        .into_iter()
        .map(|figure| figure.value)
        .collect()
}

/// The figures of a text that stand in its words and not in the targets of its links.
fn figures(text: &str) -> Vec<Figure> {
    let addresses = links(text);
    let inside = |at: usize| addresses.iter().any(|(_, range)| range.contains(&at));
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, character)) = rest.next() {
        if !character.is_ascii_digit() || inside(start) {
            continue;
        }
        let mut end = start + 1;
        while let Some(&(at, next)) = rest.peek() {
            let behind = &text[at + next.len_utf8()..];
            let goes_on = next.is_ascii_digit()
                || (is_separator(next) && behind.starts_with(|c: char| c.is_ascii_digit()));
            if !goes_on {
                break;
            }
            end = at + next.len_utf8();
            rest.next();
        }
        found.push(Figure {
            value: value(&text[start..end]),
            range: start..end,
        });
    }
    found
}

fn is_separator(character: char) -> bool {
    matches!(character, '.' | ',' | '\'' | '’' | '\u{A0}' | '\u{202F}')
}

/// Reads a figure: what parts groups of three goes, what comes before other decimals is a point.
fn value(figure: &str) -> String {
    let groups: Vec<&str> = figure.split(is_separator).collect();
    let grouped = groups.len() > 1
        && groups[0].len() <= 3
        && groups[1..].iter().all(|group| group.len() == 3);
    match groups.as_slice() {
        [only] => (*only).to_owned(),
        _ if grouped => groups.concat(),
        [whole @ .., decimals] => format!("{}.{decimals}", whole.concat()),
        [] => String::new(),
    }
}

/// Writes a figure as a language does; `spelled` says how it was written elsewhere.
fn write(value: &str, spelled: &str, language: &LanguageTag) -> String {
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let (group, point) = match language.primary() {
        "en" | "zh" | "ja" | "ko" | "he" | "th" => (',', '.'),
        "fr" => ('\u{202F}', ','),
        "ru" | "uk" | "pl" | "cs" | "sv" | "no" | "nb" | "fi" => ('\u{A0}', ','),
        _ => ('.', ','),
    };
    let is_grouped =
        spelled.chars().filter(|&c| is_separator(c)).count() > usize::from(!decimals.is_empty());
    let mut written = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if is_grouped && at > 0 && (whole.len() - at).is_multiple_of(3) {
            written.push(group);
        }
        written.push(digit);
    }
    if !decimals.is_empty() {
        written.push(point);
        written.push_str(decimals);
    }
    written
}
