//! Comments, and where they stand in what is written.
//!
//! Where a comment begins and ends is carried through as noncharacters, which no text has. What is
//! written with them is not what is kept: marks depend on the signs beside them. So a place is
//! told by how many letters and digits stand before it, and found again in what is.

use std::collections::{BTreeSet, HashMap};

use text::edit::utf16_len;
use text::write::block::{Block, Document, Piece};
use text::write::write;

use super::WRITING;
use super::parts::{Beside, Part};
use crate::alignment::Span;
use crate::import::xml::Element;
use crate::import::{Comment, Said};

/// Where a comment begins.
pub(super) const START: char = '\u{fdda}';
/// Where one ends.
pub(super) const END: char = '\u{fddb}';
/// The digits of its id.
const ZERO: u32 = 0xfdd0;

/// Rows are marked as comments are, with numbers that no comment has.
pub(super) const FIRST_ROW: u32 = 4_000_000_000;

/// Marks a side of a comment.
pub(super) fn marker(id: u32, side: char) -> String {
    let digits = id.to_string();
    let digits = digits
        .bytes()
        .filter_map(|it| char::from_u32(ZERO + u32::from(it - b'0')));
    std::iter::once(side).chain(digits).collect()
}

/// Tells whether a character is of a marker.
pub(super) fn is_marker(sign: char) -> bool {
    ('\u{fdd0}'..='\u{fddb}').contains(&sign)
}

/// What was written, and what stands where in it.
pub(super) struct Written {
    pub(super) body: String,
    /// The comments whose words are in it.
    pub(super) comments: Vec<Comment>,
    /// Those whose words are not.
    pub(super) misplaced: Vec<Comment>,
    /// The places of everything that was marked, by its id.
    pub(super) places: HashMap<u32, Span>,
}

/// Writes a document, and finds what is marked in it; `looks` says whether there is more to find
/// than comments.
pub(super) fn written(mut document: Document, beside: &Beside, looks: bool) -> Written {
    let threads = threads(beside);
    if threads.is_empty() && !looks {
        without_markers(&mut document);
        return Written {
            body: write(&document, &WRITING),
            comments: Vec::new(),
            misplaced: Vec::new(),
            places: HashMap::new(),
        };
    }
    out_of_links(&mut document);
    let marked = write(&document, &WRITING);
    without_markers(&mut document);
    let body = write(&document, &WRITING);
    let marks = marks(&marked);
    let places = places(&body, &marks);
    let (mut comments, mut misplaced) = (Vec::new(), Vec::new());
    for thread in threads {
        let span = places.get(&thread.id).copied();
        let comment = Comment {
            span: span.unwrap_or(Span { from: 0, to: 0 }),
            entries: thread.entries,
            is_resolved: thread.is_resolved,
        };
        match span {
            Some(_) => comments.push(comment),
            None => misplaced.push(comment),
        }
    }
    comments.sort_by_key(|it: &Comment| (it.span.from, it.span.to));
    Written {
        body,
        comments,
        misplaced,
        places,
    }
}

struct Thread {
    id: u32,
    entries: Vec<Said>,
    is_resolved: bool,
}

/// The comments, each with its answers.
fn threads(beside: &Beside) -> Vec<Thread> {
    let Some(part) = &beside.comments else {
        return Vec::new();
    };
    let links = beside.threads.as_ref().map(links).unwrap_or_default();
    let mut threads: Vec<Thread> = Vec::new();
    // Which thread the paragraph is of by which a comment is known.
    let mut known: HashMap<&str, usize> = HashMap::new();
    for comment in part
        .tree
        .root()
        .elements()
        .filter(|it| it.is("w", "comment"))
    {
        let said = said(comment);
        let last = comment.elements().filter(|it| it.is("w", "p")).last();
        let paragraph = last
            .and_then(|it| it.attribute("w14", "paraId"))
            .unwrap_or_default();
        let link = links.get(paragraph);
        let around = link.and_then(|link| known.get(link.parent?)).copied();
        let id = comment.attribute("w", "id").and_then(|it| it.parse().ok());
        match (around, id) {
            (Some(around), _) => {
                known.insert(paragraph, around);
                threads[around].entries.extend(said);
            }
            (None, Some(id)) => {
                known.insert(paragraph, threads.len());
                threads.push(Thread {
                    id,
                    entries: said.into_iter().collect(),
                    is_resolved: link.is_some_and(|link| link.is_done),
                });
            }
            (None, None) => {}
        }
    }
    threads.retain(|thread| !thread.entries.is_empty());
    threads
}

struct Lead<'t> {
    parent: Option<&'t str>,
    is_done: bool,
}

/// What is known of each comment beside what it says.
fn links(part: &Part) -> HashMap<&str, Lead<'_>> {
    let all = part
        .tree
        .root()
        .elements()
        .filter(|it| it.is("w15", "commentEx"));
    all.filter_map(|it| {
        let lead = Lead {
            parent: it.attribute("w15", "paraIdParent"),
            is_done: it
                .attribute("w15", "done")
                .is_some_and(super::styles::is_on),
        };
        Some((it.attribute("w15", "paraId")?, lead))
    })
    .collect()
}

/// What one comment says; none where it says nothing.
fn said(comment: Element<'_>) -> Option<Said> {
    fn words(element: Element<'_>, into: &mut String) {
        for child in element.elements() {
            match child.name() {
                ("w", "t") => into.push_str(&child.text()),
                ("w", "tab") => into.push(' '),
                ("w", "br" | "cr") => into.push('\n'),
                ("w", "del" | "moveFrom") => {}
                _ => words(child, into),
            }
        }
    }
    let paragraphs = comment
        .elements()
        .filter(|it| it.is("w", "p"))
        .map(|paragraph| {
            let mut line = String::new();
            words(paragraph, &mut line);
            line.trim().to_owned()
        });
    let text = paragraphs.collect::<Vec<_>>().join("\n");
    let value = |name: &str| comment.attribute("w", name).unwrap_or_default().trim();
    let writer = match value("author") {
        "" => value("initials"),
        author => author,
    };
    (!text.trim().is_empty()).then(|| Said {
        writer: writer.to_owned(),
        text: text.trim().to_owned(),
    })
}

/// How many letters and digits stand before the two sides of each comment.
fn marks(marked: &str) -> HashMap<u32, [Option<usize>; 2]> {
    let mut marks: HashMap<u32, [Option<usize>; 2]> = HashMap::new();
    let mut letters = 0;
    let mut signs = marked.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign == START || sign == END {
            let mut id: u32 = 0;
            while let Some(digit) = signs.next_if(|it| is_marker(*it) && *it < START) {
                let digit = u32::from(digit) - ZERO;
                id = id.saturating_mul(10).saturating_add(digit);
            }
            let sides = marks.entry(id).or_default();
            let side = &mut sides[usize::from(sign == END)];
            // Where it is said twice, the first place is the comment's own.
            side.get_or_insert(letters);
        } else if sign.is_alphanumeric() {
            letters += 1;
        }
    }
    marks
}

/// The places in a text that are meant by numbers of letters.
fn places(body: &str, marks: &HashMap<u32, [Option<usize>; 2]>) -> HashMap<u32, Span> {
    // A row in which nothing is said has no place.
    let says = |id: u32, sides: &[Option<usize>; 2]| id < FIRST_ROW || sides[0] < sides[1];
    let asked: Vec<(u32, usize, usize)> = marks
        .iter()
        .filter(|(id, sides)| says(**id, sides))
        .filter_map(|(id, sides)| {
            let first = sides[0].or(sides[1])?;
            Some((*id, first, sides[1].unwrap_or(first).max(first)))
        })
        .collect();
    let wanted = asked
        .iter()
        .flat_map(|(_, first, last)| [Some(*first), last.checked_sub(1)]);
    let letters = letters(body, wanted.flatten().collect());
    let end = utf16_len(body);
    let span = |first: usize, last: usize| {
        let before = last.checked_sub(1).and_then(|it| letters.get(&it));
        let to = match last {
            0 => 0,
            _ => before.map_or(end, |it| it.end),
        };
        let from = match last > first {
            true => letters.get(&first).map_or(end, |it| it.start),
            // A comment beside words is about the word before it.
            false => before.map_or(0, |it| it.word),
        };
        Span {
            from: from.min(to),
            to,
        }
    };
    let all = asked.into_iter();
    all.map(|(id, first, last)| (id, span(first, last)))
        .collect()
}

/// Where a letter is, and where its word begins.
struct Letter {
    start: u32,
    end: u32,
    word: u32,
}

/// Where those letters of a text are that are asked for, by their numbers.
fn letters(body: &str, wanted: BTreeSet<usize>) -> HashMap<usize, Letter> {
    let mut found = HashMap::with_capacity(wanted.len());
    let mut wanted = wanted.into_iter().peekable();
    let (mut at, mut count, mut word) = (0, 0, None);
    for sign in body.chars() {
        let end = at + sign.len_utf16() as u32;
        if sign.is_alphanumeric() {
            let begun = *word.get_or_insert(at);
            if wanted.next_if_eq(&count).is_some() {
                let letter = Letter {
                    start: at,
                    end,
                    word: begun,
                };
                found.insert(count, letter);
            }
            count += 1;
        } else {
            word = None;
        }
        at = end;
    }
    found
}

/// Moves what stands within a link behind it: a link in two halves is written otherwise.
fn out_of_links(document: &mut Document) {
    each_line(document, &mut |line| {
        let mut at = 1;
        while at + 1 < line.len() {
            let is_within = match (&line[at - 1], &line[at], &line[at + 1]) {
                (Piece::Text(_, before), Piece::Text(words, _), Piece::Text(_, after)) => {
                    before.link.is_some()
                        && before.link == after.link
                        && words.chars().all(is_marker)
                }
                _ => false,
            };
            if is_within {
                line.swap(at, at + 1);
                if let Piece::Text(more, ink) = line[at].clone()
                    && let Piece::Text(before, known) = &mut line[at - 1]
                    && *known == ink
                {
                    before.push_str(&more);
                    line.remove(at);
                    continue;
                }
            }
            at += 1;
        }
    });
}

fn without_markers(document: &mut Document) {
    let notes = document.notes.iter_mut().flatten();
    for block in document.blocks.iter_mut().chain(notes) {
        unmarked_code(block);
    }
    each_line(document, &mut |line| {
        for piece in line.iter_mut() {
            if let Piece::Text(words, _) = piece {
                words.retain(|it| !is_marker(it));
            }
        }
        line.retain(|piece| !matches!(piece, Piece::Text(words, _) if words.is_empty()));
        line.dedup_by(|after, before| match (before, after) {
            (Piece::Text(words, ink), Piece::Text(more, other)) if ink == other => {
                words.push_str(more);
                true
            }
            _ => false,
        });
    });
}

fn unmarked_code(block: &mut Block) {
    match block {
        Block::Code(code) => code.retain(|it| !is_marker(it)),
        Block::Quote(blocks) => blocks.iter_mut().for_each(unmarked_code),
        Block::List(list) => list.items.iter_mut().flatten().for_each(unmarked_code),
        _ => {}
    }
}

fn each_line(document: &mut Document, see: &mut dyn FnMut(&mut Vec<Piece>)) {
    each_of(&mut document.blocks, see);
    document.notes.iter_mut().for_each(|it| each_of(it, see));
}

fn each_of(blocks: &mut [Block], see: &mut dyn FnMut(&mut Vec<Piece>)) {
    for block in blocks {
        match block {
            Block::Heading(_, line) | Block::Paragraph(line) | Block::Figure(_, line) => see(line),
            Block::Quote(blocks) => each_of(blocks, see),
            Block::List(list) => list.items.iter_mut().for_each(|it| each_of(it, see)),
            Block::Table(table) => table.rows.iter_mut().flatten().for_each(&mut *see),
            Block::Code(_) | Block::Rule => {}
        }
    }
}
