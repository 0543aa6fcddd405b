//! The pictures of a text that comes in: those that lie beside it, or in it, come along.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use text::Diagnostic;
use text::write::block::{Block, Document, Image, Ink, Link, Piece};

use super::beside::{Beside, percent_decoded};
use super::told::told;
use crate::image::{self, CleanImage};

/// How many bytes of pictures one file may bring; more are told of and stay out.
const MOST_BYTES: usize = 192 * 1024 * 1024;
/// How many pictures one file may bring.
const MOST: usize = 500;

/// Pictures on their way in.
pub(super) struct Pictures<'b> {
    beside: &'b Beside,
    images: Vec<CleanImage>,
    bytes: usize,
    known: HashMap<String, Found>,
    missing: usize,
    remote: usize,
    refused: usize,
    stilled: usize,
}

/// What an address of a picture leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A picture that comes along, as a body writes it.
    Here(String),
    /// One elsewhere on the web, which is not fetched.
    Remote,
    /// Nothing that could come along.
    Missing,
}

impl<'b> Pictures<'b> {
    pub(super) fn new(beside: &'b Beside) -> Pictures<'b> {
        Pictures {
            beside,
            images: Vec::new(),
            bytes: 0,
            known: HashMap::new(),
            missing: 0,
            remote: 0,
            refused: 0,
            stilled: 0,
        }
    }

    /// How many pictures came along so far.
    pub(super) fn count(&self) -> usize {
        self.images.len()
    }

    /// Takes in what an address leads to.
    pub(super) fn at(&mut self, address: &str) -> Found {
        // Addresses that are pictures themselves are long, and seldom there twice.
        if let Some(known) = self.known.get(address) {
            return known.clone();
        }
        let found = self.find(address);
        if address.len() < 4096 {
            self.known.insert(address.to_owned(), found.clone());
        }
        found
    }

    /// Takes in a picture by its bytes, such as one in a package.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Found {
        if self.images.len() >= MOST || self.bytes >= MOST_BYTES {
            self.refused += 1;
            return Found::Missing;
        }
        let Ok(clean) = image::take_in(bytes) else {
            self.refused += 1;
            return Found::Missing;
        };
        let name = image::name_of(&clean);
        self.stilled += usize::from(clean.is_stilled());
        if !self.images.iter().any(|it| image::name_of(it) == name) {
            self.bytes += clean.bytes().len();
            self.images.push(clean);
        }
        Found::Here(format!("image/{name}"))
    }

    fn find(&mut self, address: &str) -> Found {
        let address = address.trim();
        let is_remote = ["http:", "https:", "//"].iter().any(|it| {
            let start = address.get(..it.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(it))
        });
        if is_remote {
            self.remote += 1;
            return Found::Remote;
        }
        let bytes = match address.strip_prefix("data:") {
            Some(data) => of_data(data),
            None => self.beside.read(address),
        };
        match bytes {
            Some(bytes) => self.take(&bytes),
            None => {
                self.missing += 1;
                Found::Missing
            }
        }
    }

    /// The pictures, and what is to be told of those that stayed out.
    pub(super) fn finish(self) -> (Vec<CleanImage>, Vec<Diagnostic>) {
        let kinds = [
            (
                self.missing,
                "pictures.missing",
                "picture did not come along: it is not beside the file.",
                "pictures did not come along: they are not beside the file.",
            ),
            (
                self.remote,
                "pictures.remote",
                "picture lies elsewhere on the web and was not fetched; a link to it stands in its \
                 place.",
                "pictures lie elsewhere on the web and were not fetched; links to them stand in \
                 their places.",
            ),
            (
                self.refused,
                "pictures.refused",
                "picture could not be read, or is of a kind that is not taken.",
                "pictures could not be read, or are of kinds that are not taken.",
            ),
            (
                self.stilled,
                "pictures.stilled",
                "picture moves; its first frame was kept.",
                "pictures move; their first frames were kept.",
            ),
        ];
        let told_of = kinds.into_iter().filter(|(count, ..)| *count > 0);
        let told_of = told_of.map(|(count, code, one, many)| told(code, count, one, many));
        (self.images, told_of.collect())
    }

    /// Puts the library's own addresses into the blocks of a document; pictures that are elsewhere
    /// become links to them, and those that are nowhere go.
    pub(super) fn settle(&mut self, document: &mut Document) {
        self.settle_blocks(&mut document.blocks);
        for note in &mut document.notes {
            self.settle_blocks(note);
        }
    }

    fn settle_blocks(&mut self, blocks: &mut Vec<Block>) {
        for block in blocks {
            match block {
                Block::Heading(_, pieces) | Block::Paragraph(pieces) => self.settle_line(pieces),
                Block::Quote(blocks) => self.settle_blocks(blocks),
                Block::List(list) => {
                    list.items.iter_mut().for_each(|it| self.settle_blocks(it));
                }
                Block::Table(table) => {
                    let cells = table.rows.iter_mut().flatten();
                    cells.for_each(|cell| self.settle_line(cell));
                }
                Block::Figure(image, caption) => {
                    self.settle_line(caption);
                    match self.at(&image.address) {
                        Found::Here(address) => image.address = address,
                        found => {
                            let mut line: Vec<Piece> = Vec::new();
                            line.extend(link(&found, image, &Ink::default()));
                            if !line.is_empty() && !caption.is_empty() {
                                line.push(Piece::Break);
                            }
                            line.append(caption);
                            *block = Block::Paragraph(line);
                        }
                    }
                }
                Block::Code(_) | Block::Rule => {}
            }
        }
    }

    fn settle_line(&mut self, pieces: &mut Vec<Piece>) {
        if !pieces.iter().any(|it| matches!(it, Piece::Image(..))) {
            return;
        }
        let given = std::mem::take(pieces);
        for piece in given {
            match piece {
                Piece::Image(image, ink) => match self.at(&image.address) {
                    Found::Here(address) => {
                        pieces.push(Piece::Image(Image { address, ..image }, ink));
                    }
                    found => pieces.extend(link(&found, &image, &ink)),
                },
                piece => pieces.push(piece),
            }
        }
    }
}

/// What stands in the place of a picture that did not come along.
pub(super) fn link(found: &Found, image: &Image, ink: &Ink) -> Option<Piece> {
    let words = match image.words.trim() {
        "" => image.address.trim(),
        words => words,
    };
    match found {
        Found::Remote => {
            let address = match image.address.trim().strip_prefix("//") {
                Some(rest) => format!("https://{rest}"),
                None => image.address.trim().to_owned(),
            };
            let link = ink.link.clone();
            let ink = Ink {
                link: link.or_else(|| Some(std::rc::Rc::new(Link::to(address)))),
                ..ink.clone()
            };
            Some(Piece::Text(words.to_owned(), ink))
        }
        _ => None,
    }
}

/// The bytes of `image/png;base64,…`, or of one whose signs are numbered.
fn of_data(data: &str) -> Option<Vec<u8>> {
    let (head, body) = data.split_once(',')?;
    if !head.to_ascii_lowercase().contains(";base64") {
        return None;
    }
    let body: String = percent_decoded(body)
        .chars()
        .filter(|it| !it.is_whitespace())
        .collect();
    let plain = STANDARD.decode(&body);
    plain
        .or_else(|_| STANDARD_NO_PAD.decode(body.trim_end_matches('=')))
        .ok()
}
