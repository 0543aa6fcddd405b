//! A newer text, with everything as it was typed that says what it said.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Cut, cut};
use crate::{
    markdown::MarkdownOptions,
    paste::clean_address,
    watermark::unmark_line,
    write::{
        Dialect, Writing,
        block::{Block, Document, Image, Ink, Link, Piece},
        write_called,
    },
};

/// Writes a newer text so that each of its outermost blocks that says what one of the former text
/// said, in the same order, stands as it was typed there; definitions of links stay.
///
/// What comes back from a word processor says everything in Markdown of its own. Only where words,
/// marks or addresses are others has something changed.
#[must_use]
pub fn as_typed_before(former: &str, newer: &str, reading: MarkdownOptions) -> String {
    let (before, after) = (cut(former, reading), cut(newer, reading));
    let told = [&before, &after].map(|cut| -> Vec<String> {
        let blocks = cut.document.blocks.iter();
        blocks.map(|block| telling(block, cut, reading)).collect()
    });
    let ops = capture_diff_slices(Algorithm::Myers, &told[0], &told[1]);
    let mut kept = Kept {
        former,
        before: &before,
        after: &after,
        reading,
        out: String::new(),
        end: None,
        labels: HashMap::new(),
        used: before
            .notes
            .iter()
            .map(|(label, _)| label.clone())
            .collect(),
        rewritten: HashSet::new(),
    };
    for op in &ops {
        kept.call_notes(op);
    }
    kept.call_the_rest();
    for op in &ops {
        match *op {
            DiffOp::Equal {
                old_index,
                new_index,
                len,
            } => {
                for at in 0..len {
                    kept.as_typed(old_index + at, new_index + at);
                }
            }
            DiffOp::Insert {
                new_index, new_len, ..
            }
            | DiffOp::Replace {
                new_index, new_len, ..
            } => {
                (new_index..new_index + new_len).for_each(|at| kept.anew(at));
            }
            DiffOp::Delete { .. } => {}
        }
    }
    kept.finish()
}

struct Kept<'k> {
    former: &'k str,
    before: &'k Cut,
    after: &'k Cut,
    reading: MarkdownOptions,
    out: String,
    /// Where the last block ended in the former text, if it came from there.
    end: Option<usize>,
    /// What each footnote of the newer text is called.
    labels: HashMap<usize, String>,
    used: HashSet<String>,
    /// The footnotes of the newer text that are not as they were.
    rewritten: HashSet<usize>,
}

impl Kept<'_> {
    /// Calls the footnotes of blocks as those were called whose place they take.
    fn call_notes(&mut self, op: &DiffOp) {
        let (old, new) = (op.old_range(), op.new_range());
        let mentions = |cut: &Cut, range: std::ops::Range<usize>| {
            let mut places = Vec::new();
            for block in &cut.document.blocks[range] {
                mentioned(block, &mut places);
            }
            places
        };
        let former = mentions(self.before, old);
        for (at, place) in mentions(self.after, new).into_iter().enumerate() {
            if self.labels.contains_key(&place) {
                continue;
            }
            let counterpart = former.get(at).filter(|it| {
                let label = &self.before.notes[**it].0;
                !self.labels.values().any(|known| known == label)
            });
            self.call(place, counterpart.copied());
        }
    }

    /// Calls the footnotes that only footnotes mention.
    fn call_the_rest(&mut self) {
        for place in 0..self.after.notes.len() {
            if self.labels.contains_key(&place) {
                continue;
            }
            let told = self.note_told(self.after, place);
            let counterpart = (0..self.before.notes.len()).find(|before| {
                let label = &self.before.notes[*before].0;
                !self.labels.values().any(|known| known == label)
                    && self.note_told(self.before, *before) == told
            });
            self.call(place, counterpart);
        }
    }

    fn call(&mut self, place: usize, counterpart: Option<usize>) {
        let label = match counterpart {
            Some(before) => {
                if self.note_told(self.before, before) != self.note_told(self.after, place) {
                    self.rewritten.insert(place);
                }
                self.before.notes[before].0.clone()
            }
            None => {
                self.rewritten.insert(place);
                let mut number = self.used.len() + 1;
                while self.used.contains(&number.to_string()) {
                    number += 1;
                }
                number.to_string()
            }
        };
        self.used.insert(label.clone());
        self.labels.insert(place, label);
    }

    fn note_told(&self, cut: &Cut, place: usize) -> String {
        let blocks = cut.document.notes.get(place).into_iter().flatten();
        blocks
            .map(|block| telling(block, cut, self.reading))
            .collect()
    }

    fn as_typed(&mut self, old: usize, new: usize) {
        let place = self.before.places[old].clone();
        let typed = self.former.get(place.clone()).unwrap_or_default();
        // Several blocks may come of one place, such as a piece of HTML: it is taken once.
        if old > 0 && self.before.places[old - 1] == place {
            return;
        }
        match self.end {
            Some(end) if end <= place.start && self.is_next(end, place.start) => {
                self.out.push_str(&self.former[end..place.start]);
            }
            None if self.out.is_empty() && new == 0 => {
                self.out.push_str(&self.former[..place.start]);
            }
            _ => {
                self.part();
                self.out.push_str(indent(self.former, place.start));
            }
        }
        self.out.push_str(typed);
        self.end = Some(place.end);
    }

    /// Tells whether nothing was taken out between two places.
    fn is_next(&self, end: usize, start: usize) -> bool {
        let is_between = |place: &std::ops::Range<usize>| place.start >= end && place.end <= start;
        !self.before.places.iter().any(is_between)
            && !self.before.notes.iter().any(|(_, place)| is_between(place))
    }

    fn anew(&mut self, at: usize) {
        let document = Document {
            blocks: vec![self.after.document.blocks[at].clone()],
            notes: Vec::new(),
        };
        let written = self.write(&document);
        if !written.is_empty() {
            self.part();
            self.out.push_str(written.trim_end());
            self.end = None;
        }
    }

    fn write(&self, document: &Document) -> String {
        write_called(document, &writing(self.reading), &|place| {
            self.labels.get(&place).cloned()
        })
    }

    fn part(&mut self) {
        if self.out.is_empty() {
            return;
        }
        while self.out.ends_with('\n') {
            self.out.pop();
        }
        self.out.push_str("\n\n");
    }

    /// Puts footnotes and definitions of links at the end: those that were as they are stand as
    /// they were typed, in the order in which they stood.
    fn finish(mut self) -> String {
        let mut left: Vec<usize> = (0..self.after.document.notes.len()).collect();
        let mut tail: Vec<String> = Vec::new();
        let mut at = 0;
        let mut places: Vec<(&std::ops::Range<usize>, Option<usize>)> = self
            .before
            .places
            .iter()
            .map(|place| (place, None))
            .collect();
        places.extend(
            self.before
                .notes
                .iter()
                .enumerate()
                .map(|(note, (_, place))| (place, Some(note))),
        );
        places.sort_by_key(|(place, _)| (place.start, place.end));
        for (place, note) in places {
            self.gap(at, place.start, &mut tail);
            at = at.max(place.end);
            let Some(note) = note else { continue };
            let label = &self.before.notes[note].0;
            let newer = left
                .iter()
                .position(|it| self.labels.get(it) == Some(label));
            if let Some(newer) = newer.map(|it| left.remove(it)) {
                match self.rewritten.contains(&newer) {
                    false => tail.push(self.former[place.clone()].trim_end().to_owned()),
                    true => tail.extend(self.definition(newer)),
                }
            }
        }
        self.gap(at, self.former.len(), &mut tail);
        let more: Vec<String> = left
            .into_iter()
            .filter_map(|it| self.definition(it))
            .collect();
        tail.extend(more);
        for part in tail {
            self.part();
            self.out.push_str(&part);
        }
        while self.out.ends_with('\n') {
            self.out.pop();
        }
        if !self.out.is_empty() {
            // The file ends as it ended.
            let ending = self.former.len() - self.former.trim_end_matches('\n').len();
            self.out
                .push_str(&"\n".repeat(ending.max(usize::from(self.former.is_empty()))));
        }
        self.out
    }

    /// Keeps what stands between blocks and is none: definitions of links.
    fn gap(&self, from: usize, to: usize, tail: &mut Vec<String>) {
        let Some(gap) = self.former.get(from..to).map(str::trim) else {
            return;
        };
        if !gap.is_empty() && !self.out.contains(gap) {
            tail.push(gap.to_owned());
        }
    }

    fn definition(&self, place: usize) -> Option<String> {
        let label = self.labels.get(&place)?;
        let document = Document {
            blocks: self.after.document.notes.get(place)?.clone(),
            notes: Vec::new(),
        };
        let body = self.write(&document);
        let body = body
            .trim_end()
            .replace('\n', "\n    ")
            .replace("\n    \n", "\n\n");
        (!body.is_empty()).then(|| format!("[^{label}]: {body}"))
    }
}

fn writing(reading: MarkdownOptions) -> Writing<'static> {
    Writing {
        reading,
        first_note: 1,
        dialect: Dialect::Own,
        images: "image/",
    }
}

/// The mentions in a block.
fn mentioned(block: &Block, places: &mut Vec<usize>) {
    each_line(block, &mut |line| {
        for piece in line {
            if let Piece::Note(place) = piece {
                places.push(*place);
            }
        }
    });
}

fn each_line(block: &Block, see: &mut dyn FnMut(&[Piece])) {
    match block {
        Block::Heading(_, line) | Block::Paragraph(line) | Block::Figure(_, line) => see(line),
        Block::Quote(blocks) => blocks.iter().for_each(|it| each_line(it, see)),
        Block::List(list) => list
            .items
            .iter()
            .flatten()
            .for_each(|it| each_line(it, see)),
        Block::Table(table) => table.rows.iter().flatten().for_each(|it| see(it)),
        Block::Code(_) | Block::Rule => {}
    }
}

/// What a block tells, however it is written: its kind, its words, marks and addresses, and what
/// its notes say.
fn telling(block: &Block, cut: &Cut, reading: MarkdownOptions) -> String {
    let mut told = String::new();
    tell(block, cut, reading, 0, &mut told);
    told
}

/// How deep notes in notes are looked at.
const DEEPEST: usize = 4;

fn tell(block: &Block, cut: &Cut, reading: MarkdownOptions, depth: usize, told: &mut String) {
    let kind = match block {
        Block::Heading(level, _) => format!("h{level}"),
        Block::Paragraph(_) => "p".to_owned(),
        Block::Figure(image, _) => format!("f{image:?}"),
        Block::Quote(_) => "q".to_owned(),
        Block::List(list) => format!("l{:?}", list.first),
        Block::Code(code) => format!("c{}", code.trim_matches('\n').trim_end()),
        Block::Rule => "r".to_owned(),
        Block::Table(table) => format!("t{}", table.rows.first().map_or(0, Vec::len)),
    };
    told.push_str(&format!("\u{1}{kind}\u{2}"));
    match block {
        Block::Quote(blocks) => blocks
            .iter()
            .for_each(|it| tell(it, cut, reading, depth, told)),
        Block::List(list) => {
            for item in &list.items {
                told.push('\u{3}');
                item.iter()
                    .for_each(|it| tell(it, cut, reading, depth, told));
            }
        }
        _ => each_line(block, &mut |line| {
            let line: Vec<Piece> = line.iter().map(usual).collect();
            let mut notes = Vec::new();
            let document = Document {
                blocks: vec![Block::Paragraph(line.clone())],
                notes: Vec::new(),
            };
            told.push('\u{4}');
            told.push_str(&write_called(&document, &writing(reading), &|_| {
                Some("n".into())
            }));
            mentioned(&Block::Paragraph(line), &mut notes);
            for note in notes.into_iter().filter(|_| depth < DEEPEST) {
                let blocks = cut.document.notes.get(note).into_iter().flatten();
                blocks.for_each(|it| tell(it, cut, reading, depth + 1, told));
            }
        }),
    }
}

/// A piece as it is after it was elsewhere: links lead where those of a post may lead.
fn usual(piece: &Piece) -> Piece {
    let usual = |ink: &Ink| Ink {
        link: ink.link.as_ref().and_then(|link| {
            let clean = clean_address(&link.address)?;
            let host = clean.address.split_once("://").map_or("", |(_, rest)| rest);
            let is_bare = !host.is_empty() && !host.contains(['/', '?', '#']);
            // Some programs give a bare host its slash, and have no place for a title.
            let end = if is_bare { "/" } else { "" };
            Some(Rc::new(Link::to(format!("{}{end}", clean.address))))
        }),
        ..ink.clone()
    };
    match piece {
        // Where a word may break is not said in other programs, or not in this way.
        // What could tell one copy from another goes out with none.
        Piece::Text(words, ink) if !ink.code => {
            let words = unmark_line(words, None).text;
            Piece::Text(words.replace(['\u{ad}', '\u{feff}'], ""), usual(ink))
        }
        Piece::Text(words, ink) => {
            Piece::Text(words.replace(['\u{ad}', '\u{feff}'], ""), usual(ink))
        }
        Piece::Image(image, ink) => {
            let bare = Image {
                title: String::new(),
                ..image.clone()
            };
            Piece::Image(bare, usual(ink))
        }
        piece => piece.clone(),
    }
}

/// The spaces before a block of a text, which make code of it: they are none of its place.
fn indent(text: &str, start: usize) -> &str {
    let before = &text[..start];
    let line = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    match line.bytes().all(|byte| matches!(byte, b' ' | b'\t')) {
        true => line,
        false => "",
    }
}
