//! Blocks become Markdown in which every sign of the text is a sign again.
//!
//! The law: rendered, the Markdown says the words of the blocks, in their order. What reads it
//! may know more than CommonMark, so a [`Dialect`] says whose Markdown it is.

mod address;
pub mod block;
mod dialect;
mod escape;
mod figure;
mod inline;
mod loose;

use block::{Block, Document, Ink, List, Piece, Table};
pub use dialect::Dialect;
pub(crate) use escape::{escaped, guarded};
use inline::inline;

use pulldown_cmark::Alignment;

use crate::markdown::MarkdownOptions;

/// Says how blocks are to be written.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'a> {
    /// How the Markdown is read.
    pub reading: MarkdownOptions,
    /// The label of the first footnote; those that follow count on.
    pub first_note: u32,
    /// Who reads it.
    pub dialect: Dialect,
    /// What stands in the place of `image/` in the addresses of the library's own images.
    pub images: &'a str,
}

impl Writing<'_> {
    /// Where an image is once it has gone out.
    fn image_address(&self, address: &str) -> String {
        match address.strip_prefix("image/") {
            Some(name) => format!("{}{name}", self.images),
            None => address.to_owned(),
        }
    }
}

/// What parts one line from the next in Markdown that is read so.
pub(crate) fn line_break(reading: MarkdownOptions) -> &'static str {
    if reading.line_breaks { "\n" } else { "\\\n" }
}

/// Writes blocks whose footnotes are called otherwise than by their number, and stand elsewhere.
pub(crate) fn write_called(
    document: &Document,
    options: &Writing<'_>,
    called: &dyn Fn(usize) -> Option<String>,
) -> String {
    let called = Some(called);
    let writer = Writer {
        document,
        options,
        called,
    };
    writer.blocks(&document.blocks, "\n\n")
}

/// Writes a document; its footnotes stand at its end.
#[must_use]
pub fn write(document: &Document, options: &Writing<'_>) -> String {
    let writer = Writer {
        document,
        options,
        called: None,
    };
    let mut parts: Vec<String> = Vec::with_capacity(1 + document.notes.len());
    parts.push(writer.blocks(&document.blocks, "\n\n"));
    for (place, blocks) in document.notes.iter().enumerate() {
        let body = writer.blocks(blocks, "\n\n");
        if !body.is_empty() {
            let body = indented(&body, "    ", false);
            parts.push(format!("[^{}]: {body}", writer.label(place)));
        }
    }
    parts.retain(|part| !part.is_empty());
    let mut markdown = parts.join("\n\n");
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    markdown
}

struct Writer<'d> {
    document: &'d Document,
    options: &'d Writing<'d>,
    /// What footnotes are called, where they have names of their own.
    called: Option<&'d dyn Fn(usize) -> Option<String>>,
}

impl Writer<'_> {
    /// The label of a footnote.
    fn label(&self, place: usize) -> u64 {
        u64::from(self.options.first_note).saturating_add(place as u64)
    }

    fn blocks(&self, blocks: &[Block], between: &str) -> String {
        let mut written = String::new();
        let mut before: Option<(&List, bool)> = None;
        for block in blocks {
            let mut other = false;
            let list = match block {
                Block::List(list) => Some(list),
                _ => None,
            };
            if let (Some(list), Some((before, was_other))) = (list, before) {
                // Two lists of a kind would be read as one but for another sign.
                other = list.first.is_some() == before.first.is_some() && !was_other;
            }
            let text = self.block(block, other);
            if text.is_empty() {
                continue;
            }
            if !written.is_empty() {
                written.push_str(between);
            }
            written.push_str(&text);
            before = list.map(|list| (list, other));
        }
        written
    }

    fn block(&self, block: &Block, other: bool) -> String {
        match block {
            Block::Heading(level, pieces) => {
                let words = self.line(pieces);
                let words = match words.strip_suffix('#') {
                    // What closes a heading is no part of it.
                    Some(before) if !before.ends_with('\\') => format!("{before}\\#"),
                    _ => words,
                };
                if words.is_empty() {
                    return words;
                }
                format!("{} {words}", "#".repeat(usize::from(*level)))
            }
            Block::Paragraph(pieces) => self.line(pieces),
            Block::Quote(blocks) => {
                let text = self.blocks(blocks, "\n\n");
                let lines = text
                    .lines()
                    .map(|line| format!("> {line}").trim_ascii_end().to_owned());
                lines.collect::<Vec<_>>().join("\n")
            }
            Block::List(list) => self.list(list, other),
            Block::Code(code) if self.options.dialect.misreads(code) => self.lines(code),
            Block::Code(code) => fenced(code),
            Block::Figure(image, caption) => self.figure(image, caption),
            Block::Rule => "---".to_owned(),
            Block::Table(table) => self.table(table),
        }
    }

    fn line(&self, pieces: &[Piece]) -> String {
        inline(pieces, self.options, |place| {
            if let Some(called) = self.called {
                return called(place);
            }
            let is_there = self
                .document
                .notes
                .get(place)
                .is_some_and(|it| !it.is_empty());
            is_there.then(|| self.label(place).to_string())
        })
    }

    /// Code that would be misread, as lines of text.
    fn lines(&self, code: &str) -> String {
        let mut pieces = Vec::new();
        for line in code.trim_matches('\n').lines() {
            if !pieces.is_empty() {
                pieces.push(Piece::Break);
            }
            let words = line.trim_start();
            let mut text = "\u{a0}".repeat(line.len() - words.len());
            text.push_str(words.trim_end());
            pieces.push(Piece::Text(text, Ink::default()));
        }
        self.line(&pieces)
    }

    fn list(&self, list: &List, other: bool) -> String {
        let is_tight = list.items.iter().all(|item| is_tight(item));
        let between = if is_tight { "\n" } else { "\n\n" };
        let mut number = list
            .first
            .filter(|first| *first < 900_000_000)
            .or(list.first.map(|_| 1));
        let mut items: Vec<String> = Vec::with_capacity(list.items.len());
        for item in &list.items {
            let marker = match (&mut number, other) {
                (Some(number), _) => {
                    let sign = if other { ')' } else { '.' };
                    let marker = format!("{number}{sign} ");
                    *number += 1;
                    marker
                }
                (None, false) => "- ".to_owned(),
                (None, true) => "* ".to_owned(),
            };
            let text = self.blocks(item, between);
            if !text.is_empty() && text != "---" {
                let text = indented(&text, &" ".repeat(marker.len()), false);
                items.push(format!("{marker}{text}"));
            }
        }
        items.join(between)
    }

    fn table(&self, table: &Table) -> String {
        let mut lines: Vec<String> = Vec::with_capacity(table.rows.len() + 1);
        for (at, row) in table.rows.iter().enumerate() {
            let cells = row
                .iter()
                .map(|cell| format!(" {} |", in_cell(&self.line(cell))));
            lines.push(format!("|{}", cells.collect::<String>()));
            if at == 0 {
                let rule = |column| match table.alignments.get(column) {
                    Some(Alignment::Left) => " :-- |",
                    Some(Alignment::Center) => " :-: |",
                    Some(Alignment::Right) => " --: |",
                    Some(Alignment::None) | None => " --- |",
                };
                let rules: String = (0..row.len()).map(rule).collect();
                lines.push(format!("|{rules}"));
            }
        }
        lines.join("\n")
    }
}

/// Tells whether an item is one line and at most lists that may stand right below a line.
fn is_tight(item: &[Block]) -> bool {
    let follows = |block: &Block| match block {
        Block::List(list) => list.first.is_none_or(|first| first == 1),
        _ => false,
    };
    match item {
        [Block::Paragraph(_), rest @ ..] => rest.iter().all(follows),
        _ => item.iter().all(follows),
    }
}

/// Escapes the lines between cells.
fn in_cell(markdown: &str) -> String {
    let mut cell = String::with_capacity(markdown.len());
    for character in markdown.chars() {
        match character {
            // One that is escaped already needs no more; behind a typed backslash it would be.
            '|' => match cell.len() - cell.trim_end_matches('\\').len() {
                0 => cell.push_str("\\|"),
                slashes if slashes % 2 == 1 => cell.push('|'),
                _ => cell.push_str("&#124;"),
            },
            _ => cell.push(character),
        }
    }
    cell
}

/// Moves all lines but the first, or the first too, to the right; empty ones stay empty.
fn indented(text: &str, by: &str, first: bool) -> String {
    let mut moved = String::with_capacity(text.len() + text.len() / 8);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            moved.push('\n');
        }
        if (at > 0 || first) && !line.is_empty() {
            moved.push_str(by);
        }
        moved.push_str(line);
    }
    moved
}

fn fenced(code: &str) -> String {
    let code = code.replace("\r\n", "\n").replace('\r', "\n");
    let code = code.trim_matches('\n').trim_end();
    let fence = "`".repeat(escape::longest_run(code, '`').max(2) + 1);
    format!("{fence}\n{code}\n{fence}")
}
