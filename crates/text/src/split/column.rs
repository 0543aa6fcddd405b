//! Languages that face each other in the columns of tables.

use super::Layout;
use super::decide::Decision;
use super::label;
use super::language::{Candidate, Weights, best, settle};
use super::unit::{Cell, Look, Unit};
use super::verify;
use crate::LanguageTag;
use crate::markdown;
use crate::segment::{BlockKind, count_words};

/// How much of all letters the tables hold at least, in percent.
const MOSTLY: usize = 55;
/// How many words a cell has on average, so that it is no list of words.
const WORDY: usize = 4;

/// Makes units of the cells of tables and gives them to languages, if that is how these stand.
pub(super) fn columns(
    text: &str,
    units: &[Unit],
    asked: &[LanguageTag],
) -> Option<(Vec<Unit>, Vec<bool>, Decision)> {
    let is_table = |unit: &&Unit| unit.kind == BlockKind::TableRow && unit.rows.len() > 1;
    let letters = |unit: &Unit| unit.letters();
    let all: usize = units.iter().map(letters).sum();
    let held: usize = units.iter().filter(is_table).map(letters).sum();
    if held == 0 || held * 100 < all * MOSTLY {
        return None;
    }
    let mut cut = Vec::with_capacity(units.len() * 4);
    for unit in units {
        if is_table(&unit) {
            cells(text, unit, &mut cut);
        } else {
            cut.push(unit.clone());
        }
    }
    let cells = cut.iter().filter(|unit| unit.cell.is_some());
    let (count, words) = cells.fold((0, 0), |(count, words), unit| {
        (count + 1, words + count_words(&unit.text))
    });
    if words < count * WORDY {
        return None;
    }
    let weights = Weights::of(&cut);
    let candidates = weights.candidates(&cut, asked);
    let likely = settle(&cut, &weights.likelihoods(&cut, &candidates));
    // Each column is in the language that goes best with all of it, and no two are in one.
    let columns = cut
        .iter()
        .filter_map(|unit| unit.cell)
        .map(|it| it.column)
        .max()?
        + 1;
    let mut languages: Vec<usize> = Vec::new();
    for column in 0..columns {
        let mut sums = vec![0.0; candidates.len()];
        for (unit, likely) in cut.iter().zip(&likely) {
            if unit.cell.is_some_and(|it| it.column == column) {
                for (sum, likely) in sums.iter_mut().zip(likely) {
                    *sum += likely;
                }
            }
        }
        let (language, margin) = best(&sums);
        if sums.len() < 2 || margin < 2.0 || languages.contains(&language) {
            return None;
        }
        languages.push(language);
    }
    if !(2..=3).contains(&columns) {
        return None;
    }
    let chosen: Vec<Candidate> = languages.iter().map(|&at| candidates[at].clone()).collect();
    let likely = settle(&cut, &weights.likelihoods(&cut, &chosen));
    let mut of = Vec::with_capacity(cut.len());
    for (unit, likely) in cut.iter().zip(&likely) {
        let (own, margin) = best(likely);
        let before = match of.last() {
            Some(_) => columns - 1,
            None => 0,
        };
        of.push(match unit.cell {
            Some(cell) => cell.column,
            None if margin > 0.5 => own,
            // Before the table the first speaks for all, behind it the last.
            None => before,
        });
    }
    let labels: Vec<bool> = cut
        .iter()
        .map(|unit| !label::names(&unit.text).is_empty())
        .collect();
    let decision = Decision {
        layout: Layout::Columns,
        languages: chosen,
        of,
        likely,
    };
    verify::pairs(&cut, &labels, &decision).then_some((cut, labels, decision))
}

fn cells(text: &str, table: &Unit, cut: &mut Vec<Unit>) {
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, range) in cells.iter().enumerate() {
            let slice = &text[range.clone()];
            let inside = slice.trim().trim_start_matches('|');
            let inside = match inside.strip_suffix('|') {
                Some(before) if !before.ends_with('\\') => before,
                _ => inside,
            };
            let inside = inside.trim();
            if inside.is_empty() {
                continue;
            }
            let start = range.start + slice.find(inside).unwrap_or(0);
            let prose = markdown::prose(inside);
            let strong = inside.starts_with("**") && inside.ends_with("**") && inside.len() > 4;
            let emphasis = !strong
                && (inside.starts_with('*') && inside.ends_with('*')
                    || inside.starts_with('_') && inside.ends_with('_'));
            let said = |label: &&String| inside.contains(&format!("[^{label}]"));
            cut.push(Unit {
                range: start..start + inside.len(),
                kind: BlockKind::Paragraph,
                text: prose.split_whitespace().collect::<Vec<_>>().join(" "),
                part_of: None,
                breaks: Vec::new(),
                mentions: table.mentions.iter().filter(said).cloned().collect(),
                defines: None,
                labels: table.labels.clone(),
                look: Look { emphasis, strong },
                rows: Vec::new(),
                cell: Some(Cell {
                    column,
                    is_head: row == 0,
                }),
            });
        }
    }
}

/// A cell as Markdown that stands by itself: one paragraph, or several where it was broken twice.
pub(super) fn standing(cell: &str) -> String {
    let cell = cell.replace("\\|", "|");
    let mut paragraphs: Vec<String> = vec![String::new()];
    let mut rest = cell.as_str();
    while let Some((before, after)) = break_in(rest) {
        push(&mut paragraphs, before.trim());
        let mut after = after;
        let mut breaks = 1;
        while let Some(("", more)) = break_in(after.trim_start()).map(|(a, b)| (a.trim(), b)) {
            breaks += 1;
            after = more;
        }
        if breaks > 1 {
            paragraphs.push(String::new());
        } else if let Some(last) = paragraphs.last_mut()
            && !last.is_empty()
        {
            last.push_str("\\\n");
        }
        rest = after;
    }
    push(&mut paragraphs, rest.trim());
    paragraphs.retain(|it| !it.trim_matches(['\\', '\n']).is_empty());
    let plain = |it: String| literal(it.trim_end_matches("\\\n"));
    paragraphs
        .into_iter()
        .map(plain)
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn push(paragraphs: &mut [String], words: &str) {
    if let Some(last) = paragraphs.last_mut() {
        last.push_str(words);
    }
}

/// Finds the first `<br>` and what stands on both sides of it.
fn break_in(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    while let Some(at) = text[from..].find('<') {
        let at = from + at;
        let tag = &text[at + 1..];
        if let Some(end) = tag.find('>')
            && tag[..end]
                .trim_end_matches('/')
                .trim()
                .eq_ignore_ascii_case("br")
        {
            return Some((&text[..at], &tag[end + 1..]));
        }
        from = at + 1;
    }
    None
}

/// Keeps the first sign of a paragraph from being read as the mark of a heading, a list, a
/// quotation or code, which it was not in a cell.
fn literal(paragraph: &str) -> String {
    let first = crate::segment::blocks(paragraph);
    let is_plain = first.first().is_none_or(|it| {
        matches!(
            it.kind,
            BlockKind::Paragraph | BlockKind::Slogan | BlockKind::Image
        )
    });
    if is_plain {
        return paragraph.to_owned();
    }
    let digits = paragraph.bytes().take_while(u8::is_ascii_digit).count();
    let (before, after) = paragraph.split_at(digits);
    format!("{before}\\{after}")
}

#[cfg(test)]
mod tests {
    use super::standing;

    #[test]
    fn a_cell_stands_as_paragraphs() {
        for (cell, expected) in [
            ("uno <br> dos", "uno\\\ndos"),
            ("uno<br/><br>dos", "uno\n\ndos"),
            (r"a \| b", "a | b"),
            ("# uno", "\\# uno"),
            ("1. uno", "1\\. uno"),
            ("- uno", "\\- uno"),
            ("*uno*", "*uno*"),
            ("a < b", "a < b"),
        ] {
            assert_eq!(standing(cell), expected);
        }
    }
}
