//! A document that is a table of two columns: two texts, whose parts face each other.

use text::write::block::{Block, Document, Ink, Piece};

use super::comments::{self, END, FIRST_ROW, START, Written, marker};
use super::flow::{Part, settle};
use super::parts::{Beside, Part as Xml, Parts};
use super::reader::{Reader, Said};
use super::{fits, heads, language};
use crate::alignment::Span;
use crate::error::{DocumentFault, Result};
use crate::import::xml::Element;
use crate::import::{Incoming, IncomingEdition, Tracked};

/// Two texts that were read from two columns.
pub(crate) struct Columns {
    /// The texts, as the editions of one post.
    pub(crate) incoming: Incoming,
    /// What stands beside each other, from above to below. Rows with nothing of a body are not
    /// among them.
    pub(crate) rows: Vec<Row>,
}

/// A row of two columns.
pub(crate) struct Row {
    /// The names of the bookmarks in it.
    pub(crate) marks: Vec<String>,
    /// Where its two cells are in the bodies; none for one that says nothing there.
    pub(crate) spans: [Option<Span>; 2],
}

/// Reads a document as two columns; none where it is something else.
///
/// # Errors
///
/// As [`super::read`].
pub(crate) fn read_columns(name: &str, bytes: &[u8], tracked: Tracked) -> Result<Option<Columns>> {
    let mut parts = Parts::open(name, bytes)?;
    let main = parts.main()?;
    let body = main
        .tree
        .root()
        .child("w", "body")
        .ok_or_else(|| parts.package.bad(&main.name, DocumentFault::Missing))?;
    if !is_columns(body) {
        return Ok(None);
    }
    let beside = parts.beside(&main)?;
    let [(one, one_said, marks), (other, other_said, _)] =
        [0, 1].map(|side| column(&mut parts, &main, &beside, body, tracked, side));
    fits(name, one.body.len().max(other.body.len()))?;
    let mut rows = Vec::new();
    for (at, marks) in marks.into_iter().enumerate() {
        let id = FIRST_ROW.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
        let spans = [&one, &other].map(|it| it.written.places.get(&id).copied());
        if spans.iter().any(Option::is_some) {
            rows.push(Row { marks, spans });
        }
    }
    let mut told = one_said.told;
    told.most(other_said.told);
    let mut images = one_said.images;
    for image in other_said.images {
        if !images.contains(&image) {
            images.push(image);
        }
    }
    // A comment is lost that is in neither.
    let lost = one
        .written
        .misplaced
        .iter()
        .filter(|it| other.written.misplaced.contains(it));
    let lost: Vec<_> = lost.cloned().collect();
    told.more("comments.misplaced", lost.len());
    let mut editions = [(one, one_said.languages), (other, other_said.languages)]
        .map(|(side, languages)| IncomingEdition {
            language: language::of(&side.body, &languages),
            title: side.heads.title,
            dek: side.heads.dek,
            place_line: side.heads.place_line,
            body: side.body,
            comments: side.written.comments,
            ..IncomingEdition::default()
        })
        .to_vec();
    if let Some(first) = editions.first_mut() {
        first.comments.splice(0..0, lost);
    }
    Ok(Some(Columns {
        incoming: Incoming {
            name: name.to_owned(),
            editions,
            images,
            diagnostics: told.sentences(tracked),
            ..Incoming::default()
        },
        rows,
    }))
}

struct Side {
    heads: heads::Heads,
    body: String,
    written: Written,
}

/// Reads one column: its cells, one after the other, as one text.
fn column(
    parts: &mut Parts<'_>,
    main: &Xml,
    beside: &Beside,
    body: Element<'_>,
    tracked: Tracked,
    side: usize,
) -> (Side, Said, Vec<Vec<String>>) {
    let mut reader = Reader::new(parts, main, beside, tracked);
    let mut story: Vec<Part> = Vec::new();
    let mut marks = Vec::new();
    for table in body.elements().filter(|it| it.is("w", "tbl")) {
        for row in reader.rows(table) {
            let id = FIRST_ROW.saturating_add(u32::try_from(marks.len()).unwrap_or(u32::MAX));
            let mut own = Vec::new();
            let Some(cell) = row.cells.get(side) else {
                continue;
            };
            let mut read = reader.story(cell.element);
            mark(&mut read, id);
            story.append(&mut read);
            for cell in &row.cells {
                bookmarks(cell.element, &mut own);
            }
            marks.push(own);
        }
    }
    let heads = heads::taken(&mut story);
    let mut said = reader.finish();
    let document = Document {
        blocks: settle(story),
        notes: std::mem::take(&mut said.notes),
    };
    let mut written = comments::written(document, beside, true);
    let side = Side {
        heads,
        body: std::mem::take(&mut written.body),
        written,
    };
    (side, said, marks)
}

/// Tells whether there is nothing in a body but tables of two columns.
fn is_columns(body: Element<'_>) -> bool {
    fn is_silent(element: Element<'_>) -> bool {
        element.elements().all(|it| match it.name() {
            ("w", "t") => it.text().trim().is_empty(),
            ("w", "drawing" | "pict" | "object") => false,
            _ => is_silent(it),
        })
    }
    let mut tables = 0;
    for element in body.elements() {
        match element.name() {
            ("w", "tbl") => {
                tables += 1;
                let mut rows = element.elements().filter(|it| it.is("w", "tr"));
                let is_pair =
                    |row: Element<'_>| row.elements().filter(|it| it.is("w", "tc")).count() == 2;
                if !rows.all(is_pair) {
                    return false;
                }
            }
            _ if is_silent(element) => {}
            _ => return false,
        }
    }
    tables > 0
}

/// Marks where what was read of a cell begins and ends.
fn mark(parts: &mut [Part], id: u32) {
    match parts.iter_mut().find_map(|part| line(part, false)) {
        Some(Line::Words(line)) => line.insert(0, Piece::Text(marker(id, START), Ink::default())),
        Some(Line::Code(code)) => code.insert_str(0, &marker(id, START)),
        None => {}
    }
    match parts.iter_mut().rev().find_map(|part| line(part, true)) {
        Some(Line::Words(line)) => line.push(Piece::Text(marker(id, END), Ink::default())),
        Some(Line::Code(code)) => code.push_str(&marker(id, END)),
        None => {}
    }
}

/// What can be marked.
enum Line<'l> {
    Words(&'l mut Vec<Piece>),
    Code(&'l mut String),
}

/// The first or last line of what was read; none where it has none.
fn line(part: &mut Part, last: bool) -> Option<Line<'_>> {
    match part {
        Part::Paragraph(paragraph) => Some(Line::Words(&mut paragraph.pieces)),
        Part::Code { code, .. } => Some(Line::Code(code)),
        Part::Block(Block::Table(table), _) => {
            let mut cells = table.rows.iter_mut().flatten();
            let cell = if last {
                cells.next_back()
            } else {
                cells.next()
            };
            cell.map(Line::Words)
        }
        Part::Block(..) => None,
    }
}

fn bookmarks(element: Element<'_>, names: &mut Vec<String>) {
    for child in element.elements() {
        match child.name() {
            ("w", "bookmarkStart") => {
                names.extend(child.attribute("w", "name").map(str::to_owned));
            }
            _ => bookmarks(child, names),
        }
    }
}
