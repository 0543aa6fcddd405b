//! Pictures, and text in frames.

use text::write::block::{Block, Image, Ink, Piece};

use super::reader::{DEEPEST, Reader};
use crate::import::pictures::Found;
use crate::import::xml::Element;

impl<'t> Reader<'t, '_, '_> {
    /// Reads something drawn: a picture, a frame of words, or what cannot be kept.
    pub(super) fn drawn(&mut self, element: Element<'t>, ink: &Ink, line: &mut Vec<Piece>) {
        if self.passing > 0 {
            return;
        }
        let (_, name) = element.name();
        if matches!(name, "a") {
            // A picture that leads somewhere.
            return element.elements().for_each(|it| self.drawn(it, ink, line));
        }
        if let Some(picture) = element.child("draw", "image").filter(|_| name == "frame") {
            return self.picture(element, picture, ink, line);
        }
        let words = match name {
            "frame" => element.child("draw", "text-box"),
            // Shapes may have words in them.
            _ => Some(element),
        };
        let blocks = match words.filter(|_| self.depth < DEEPEST) {
            Some(words) => {
                self.depth += 1;
                let blocks = self.blocks(words);
                self.depth -= 1;
                blocks
            }
            None => Vec::new(),
        };
        if blocks.is_empty() {
            return self.told.tell("objects.left-out");
        }
        self.framed(blocks, line);
    }

    /// Puts what stands in a frame between the words around it: a picture with words under it as
    /// one, other words as paragraphs of their own.
    fn framed(&mut self, blocks: Vec<Block>, line: &mut Vec<Piece>) {
        let mut lines: Vec<Vec<Piece>> = Vec::new();
        for block in blocks {
            match block {
                Block::Paragraph(pieces) | Block::Heading(_, pieces) => lines.push(pieces),
                other => lines.extend(flat(other)),
            }
        }
        let mut all: Vec<Piece> = Vec::new();
        for pieces in lines {
            if !all.is_empty() {
                all.extend([Piece::Break, Piece::Break]);
            }
            all.extend(pieces);
        }
        let pictures = all.iter().filter(|it| matches!(it, Piece::Image(..)));
        if pictures.count() == 1 {
            // The words in the frame of a picture are those under it.
            let words = all.iter().filter_map(|it| match it {
                Piece::Text(text, _) => Some(text.as_str()),
                Piece::Break => Some(" "),
                _ => None,
            });
            let words: String = words.collect();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let notes = all.iter().any(|it| matches!(it, Piece::Note(_)));
            let image = all.iter_mut().find_map(|it| match it {
                Piece::Image(image, ink) => Some((image, ink)),
                _ => None,
            });
            if let Some((image, ink)) = image.filter(|_| !notes) {
                image.title = words;
                let figure = Piece::Image(image.clone(), ink.clone());
                if !line.is_empty() {
                    line.extend([Piece::Break, Piece::Break]);
                }
                line.extend([figure, Piece::Break, Piece::Break]);
                return;
            }
        }
        if !line.is_empty() {
            line.extend([Piece::Break, Piece::Break]);
        }
        line.extend(all);
        line.extend([Piece::Break, Piece::Break]);
    }

    fn picture(
        &mut self,
        frame: Element<'t>,
        picture: Element<'t>,
        ink: &Ink,
        line: &mut Vec<Piece>,
    ) {
        let words = |name: &str| frame.child("svg", name).map(Element::text);
        let words = words("desc").or_else(|| words("title")).unwrap_or_default();
        let part = picture.attribute("xlink", "href").unwrap_or_default();
        let part = part.trim_start_matches("./");
        let is_remote = part.contains("://");
        let bytes = match is_remote {
            true => None,
            false => self.package.read(part).ok().flatten(),
        };
        let found = match bytes {
            Some(bytes) => self.pictures.take(&bytes),
            None => self.pictures.at(part),
        };
        let image = |address: String| Image {
            address,
            words: words.trim().to_owned(),
            title: String::new(),
        };
        match found {
            Found::Here(address) => line.push(Piece::Image(image(address), ink.clone())),
            found => line.extend(crate::import::pictures::link(
                &found,
                &image(part.to_owned()),
                ink,
            )),
        }
    }
}

/// The lines of a list or table that stands in a frame.
fn flat(block: Block) -> Vec<Vec<Piece>> {
    match block {
        Block::Paragraph(line) | Block::Heading(_, line) => vec![line],
        Block::Quote(blocks) => blocks.into_iter().flat_map(flat).collect(),
        Block::List(list) => list.items.into_iter().flatten().flat_map(flat).collect(),
        Block::Table(table) => table.rows.into_iter().flatten().collect(),
        Block::Code(code) => vec![vec![Piece::Text(code, Ink::default())]],
        Block::Figure(image, mut caption) => {
            caption.insert(0, Piece::Image(image, Ink::default()));
            vec![caption]
        }
        Block::Rule => Vec::new(),
    }
}
