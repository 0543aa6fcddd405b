//! A working copy as a document.

mod blocks;
mod line;
mod parts;

use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::ops::Range;

use text::document::Cut;
use text::write::block::{Block, Document, List};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::unmarked::cut_of;
use super::{Picture, Side, WorkingCopy};
use crate::error::{Error, Result};

/// How wide a text is, and each of two columns, in twentieths of a point.
const WIDTH: u32 = 9026;
const COLUMN: u32 = 6900;

/// Writes a working copy.
///
/// # Errors
///
/// [`Error::Io`] where the file cannot be put together.
pub fn docx(copy: &WorkingCopy) -> Result<Vec<u8>> {
    let cuts: Vec<Cut> = copy.sides.iter().map(cut_of).collect();
    let mut sheet = Sheet::new(&copy.pictures);
    match (copy.sides.as_slice(), cuts.as_slice()) {
        ([one, other], [left, right]) => {
            sheet.columns([one, other], [left, right], &copy.rows);
        }
        (sides, cuts) => {
            for (side, cut) in sides.iter().zip(cuts) {
                sheet.begin(side, cut, WIDTH);
                sheet.heads(side);
                sheet.blocks(&cut.document.blocks, 0);
            }
        }
    }
    packed(sheet.parts(copy.sides.len() > 1)).map_err(|source| Error::Io {
        path: "working copy".into(),
        source,
    })
}

/// Stored parts are the same bytes on every machine, which deflated ones are not.
fn packed(parts: Vec<(String, Vec<u8>)>) -> std::io::Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in parts {
        writer.start_file(name, options)?;
        writer.write_all(&bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A document that is being written.
struct Sheet<'s> {
    pictures: &'s BTreeMap<String, Picture>,
    /// The text.
    out: String,
    /// What is said below it.
    footnotes: String,
    /// Addresses, and names of pictures, in the order of their first mention.
    links: Vec<String>,
    shown: Vec<String>,
    /// The lists: whether each is numbered, from which number on, and at which level.
    lists: Vec<(Option<u64>, u32)>,
    /// How many footnotes and drawings there are so far.
    notes: usize,
    drawings: usize,
    /// What is being written now.
    language: String,
    is_right_to_left: bool,
    width: u32,
    said: &'s [Vec<Block>],
    /// The number of each footnote of the text that was mentioned.
    numbers: BTreeMap<usize, usize>,
    is_in_note: bool,
}

impl<'s> Sheet<'s> {
    fn new(pictures: &'s BTreeMap<String, Picture>) -> Sheet<'s> {
        Sheet {
            pictures,
            out: String::new(),
            footnotes: String::new(),
            links: Vec::new(),
            shown: Vec::new(),
            lists: Vec::new(),
            notes: 0,
            drawings: 0,
            language: String::new(),
            is_right_to_left: false,
            width: WIDTH,
            said: &[],
            numbers: BTreeMap::new(),
            is_in_note: false,
        }
    }

    /// What comes now is of this side.
    fn begin(&mut self, side: &Side, cut: &'s Cut, width: u32) {
        self.language = side.language.to_string();
        self.is_right_to_left = side.language.direction() == text::Direction::Rtl;
        self.width = width;
        self.said = &cut.document.notes;
    }

    fn heads(&mut self, side: &Side) {
        for (style, words) in heads(side) {
            self.plain(style, words);
        }
    }

    /// Two texts in columns, a row a pair.
    fn columns(&mut self, sides: [&'s Side; 2], cuts: [&'s Cut; 2], rows: &[[Range<usize>; 2]]) {
        self.out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Columns\"/><w:tblW w:w=\"{0}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0000\"/></w:tblPr><w:tblGrid>\
             <w:gridCol w:w=\"{1}\"/><w:gridCol w:w=\"{1}\"/></w:tblGrid>",
            COLUMN * 2,
            COLUMN
        ));
        let mut numbers = [BTreeMap::new(), BTreeMap::new()];
        let mut lists = [BTreeMap::new(), BTreeMap::new()];
        let both = sides.map(heads);
        let styles: Vec<&str> = ["Title", "Subtitle", "PlaceLine"]
            .into_iter()
            .filter(|style| both.iter().flatten().any(|(known, _)| known == style))
            .collect();
        for (at, style) in styles.iter().enumerate() {
            self.row(at, |sheet, side| {
                sheet.begin(sides[side], cuts[side], COLUMN);
                let own = both[side].iter().find(|(known, _)| known == style);
                if let Some((style, words)) = own {
                    sheet.plain(style, words);
                }
            });
        }
        for (at, row) in rows.iter().enumerate() {
            self.row(styles.len() + at, |sheet, side| {
                sheet.begin(sides[side], cuts[side], COLUMN);
                sheet.numbers = std::mem::take(&mut numbers[side]);
                for (list, block) in within(cuts[side], &row[side]) {
                    // Items of one list that stand in several rows are of one list there too.
                    match (&block, list) {
                        (Block::List(items), Some(list)) => {
                            let known = lists[side].get(&list).copied();
                            let number = sheet.list(items, 0, 0, known);
                            lists[side].insert(list, number);
                        }
                        _ => sheet.blocks(std::slice::from_ref(&block), 0),
                    }
                }
                numbers[side] = std::mem::take(&mut sheet.numbers);
            });
        }
        self.out.push_str("</w:tbl>");
        self.out.push_str("<w:p/>");
    }

    fn row(&mut self, at: usize, mut cell: impl FnMut(&mut Self, usize)) {
        self.out
            .push_str("<w:tr><w:trPr><w:cantSplit w:val=\"0\"/></w:trPr>");
        for side in 0..2 {
            self.out.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{COLUMN}\" w:type=\"dxa\"/></w:tcPr>"
            ));
            let from = self.out.len();
            cell(self, side);
            // A cell ends with a paragraph.
            if !self.out[from..].ends_with("</w:p>") {
                self.out.push_str("<w:p/>");
            }
            if side == 0 {
                self.mark(from, at);
            }
            self.out.push_str("</w:tc>");
        }
        self.out.push_str("</w:tr>");
    }

    /// Puts a hidden bookmark into the first paragraph that was written since.
    fn mark(&mut self, from: usize, row: usize) {
        let mark = format!(
            "<w:bookmarkStart w:id=\"{row}\" w:name=\"{}{row}\"/><w:bookmarkEnd w:id=\"{row}\"/>",
            super::back::ROW
        );
        let written = &self.out[from..];
        let in_first = written.find("</w:p>").map(|at| from + at);
        match (written.find("<w:p/>").map(|at| from + at), in_first) {
            (Some(empty), end) if end.is_none_or(|end| empty < end) => {
                self.out
                    .replace_range(empty..empty + 6, &format!("<w:p>{mark}</w:p>"));
            }
            (_, Some(end)) => self.out.insert_str(end, &mark),
            _ => {}
        }
    }
}

/// The fields above a body, each with its style.
fn heads(side: &Side) -> Vec<(&'static str, &str)> {
    let all = [
        ("Title", side.title.as_str()),
        ("Subtitle", side.dek.as_str()),
        ("PlaceLine", side.place_line.as_str()),
    ];
    all.into_iter()
        .filter(|(_, words)| !words.trim().is_empty())
        .collect()
}

/// The blocks that lie in a place of a text; of a list the items that do, and which list it is.
fn within(cut: &Cut, place: &Range<usize>) -> Vec<(Option<usize>, Block)> {
    let is_in =
        |it: &Range<usize>| it.start >= place.start && it.end <= place.end && !place.is_empty();
    let mut found = Vec::new();
    let blocks = cut.document.blocks.iter().zip(&cut.places).zip(&cut.items);
    for (at, ((block, own), items)) in blocks.enumerate() {
        match block {
            Block::List(list) if !items.is_empty() => {
                let first = items.iter().position(is_in);
                let own: Vec<Vec<Block>> = items
                    .iter()
                    .zip(&list.items)
                    .filter(|(it, _)| is_in(it))
                    .map(|(_, item)| item.clone())
                    .collect();
                if let Some(first) = first {
                    let list = List {
                        first: list.first.map(|it| it + first as u64),
                        items: own,
                    };
                    found.push((Some(at), Block::List(list)));
                }
            }
            block if is_in(own) => found.push((None, block.clone())),
            _ => {}
        }
    }
    found
}

/// What a text says as a document of its own.
pub(super) fn part(cut: &Cut, place: &Range<usize>) -> Document {
    let blocks = within(cut, place).into_iter().map(|(_, block)| block);
    Document::with_own_notes(blocks.collect(), &cut.document.notes)
}
