//! Text without formatting, kept as the eye saw it.
//!
//! Each line break stays one, an empty line starts a paragraph, and nothing turns into something
//! else. Only a list that looks like one becomes one: at least two lines, up to an empty line,
//! that all begin with the same bullet, or with numbers that count on from 1. A year, a day or a
//! verse with a point behind it is no item, nor is a lone line with a hyphen.

use super::Options;
use crate::{
    invisible::is_harmless,
    write::{escaped, guarded, line_break},
};

/// Writes text as Markdown that says its lines.
#[must_use]
pub fn plain(text: &str, options: Options) -> String {
    let lines = visible_lines(text);
    let mut markdown = String::with_capacity(text.len() + text.len() / 16);
    // What the items of the list above begin with, if nothing has come since.
    let mut last: Option<Marker> = None;
    for block in lines.split(String::is_empty) {
        if block.is_empty() {
            continue;
        }
        if !markdown.is_empty() {
            markdown.push_str("\n\n");
        }
        let (above, items) = block.split_at(list_from(block));
        for (at, line) in above.iter().enumerate() {
            if at > 0 {
                markdown.push_str(line_break(options.reading));
            }
            markdown.push_str(&guarded(&escaped(line)));
        }
        let list = items.first().and_then(|item| marker(item));
        let begins = list.map(
            |(marker, _)| match (marker, last.filter(|_| above.is_empty())) {
                // Two lists that begin alike would be one.
                (Marker::Bullet(_), Some(Marker::Bullet('-'))) => Marker::Bullet('*'),
                (Marker::Bullet(_), _) => Marker::Bullet('-'),
                (Marker::Number(first, '.'), Some(Marker::Number(_, '.'))) => {
                    Marker::Number(first, ')')
                }
                (Marker::Number(first, ')'), Some(Marker::Number(_, ')'))) => {
                    Marker::Number(first, '.')
                }
                (marker, _) => marker,
            },
        );
        last = begins;
        for (at, item) in items.iter().enumerate() {
            if at > 0 || !above.is_empty() {
                markdown.push('\n');
            }
            let Some((marker, words)) = marker(item) else {
                continue;
            };
            match (marker, begins) {
                (Marker::Number(number, _), Some(Marker::Number(_, sign))) => {
                    markdown.push_str(&format!("{number}{sign} "));
                }
                (_, Some(Marker::Bullet(sign))) => markdown.push_str(&format!("{sign} ")),
                _ => {}
            }
            markdown.push_str(&guarded(&escaped(words)));
        }
    }
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    markdown
}

/// The lines of a text as they are seen: without white space at their ends, with no more than one
/// empty line in a row, and none at the end.
#[must_use]
pub fn visible_lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let text = text.replace("\r\n", "\n");
    let ends = [
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    for line in text.split(ends) {
        let line: String = line.chars().filter(|&it| is_harmless(it)).collect();
        let line = line.trim_matches(|it: char| it.is_whitespace() || it == '\u{feff}');
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line.to_owned());
        }
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    Bullet(char),
    Number(u32, char),
}

/// Where in a block a list begins that goes on to its end; the block's end where there is none.
fn list_from(block: &[String]) -> usize {
    let none = block.len();
    let is_item = |line: &String| marker(line).is_some();
    let Some(from) = block.iter().position(is_item) else {
        return none;
    };
    // A list stands alone, or under a line that announces it.
    if from > 0 && !block[from - 1].ends_with(':') {
        return none;
    }
    let mut markers = block[from..]
        .iter()
        .map(|line| marker(line).map(|(marker, _)| marker));
    let goes_on = match markers.next().flatten() {
        Some(Marker::Bullet(sign)) => markers.all(|it| it == Some(Marker::Bullet(sign))),
        Some(Marker::Number(1, sign)) => markers
            .zip(2..)
            .all(|(marker, number)| marker == Some(Marker::Number(number, sign))),
        _ => false,
    };
    if goes_on && none - from > 1 {
        from
    } else {
        none
    }
}

/// Takes the marker of an item apart from its words.
fn marker(line: &str) -> Option<(Marker, &str)> {
    let (head, words) = line.split_once([' ', '\t'])?;
    let words = words.trim_start();
    let mut signs = head.chars();
    let marker = match (signs.next()?, signs.next()) {
        (sign @ ('-' | '*' | '+' | '•' | '·' | '◦' | '▪' | '‣' | '⁃'), None) => {
            Marker::Bullet(sign)
        }
        _ => {
            let sign = head
                .chars()
                .next_back()
                .filter(|sign| matches!(sign, '.' | ')'))?;
            let number = head.strip_suffix(sign)?;
            let is_number = number.len() <= 3 && number.bytes().all(|it| it.is_ascii_digit());
            Marker::Number(number.parse().ok().filter(|_| is_number)?, sign)
        }
    };
    (!words.is_empty()).then_some((marker, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lists_stay_two() {
        let check =
            |text: &str, expected: &str| assert_eq!(plain(text, Options::default()), expected);
        check("1. a\n2. b\n\n1. c\n2. d", "1. a\n2. b\n\n1) c\n2) d\n");
        check(
            "- a\n- b\n\n• c\n• d\n\n- e\n- f",
            "- a\n- b\n\n* c\n* d\n\n- e\n- f\n",
        );
        check("- a\n- b\n\n1. c\n2. d", "- a\n- b\n\n1. c\n2. d\n");
        check("- a\n- b\n\nc\n\n- d\n- e", "- a\n- b\n\nc\n\n- d\n- e\n");
    }
}
