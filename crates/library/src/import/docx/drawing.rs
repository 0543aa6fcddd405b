//! Pictures, text boxes, and what else is drawn.

use text::write::block::{Image, Ink, Piece};

use super::line::Line;
use super::reader::{Reader, chosen};
use crate::image;
use crate::import::xml::Element;

/// What is in a drawing.
#[derive(Default)]
struct Found {
    /// How many pictures and text boxes.
    things: usize,
}

impl Reader<'_, '_> {
    pub(super) fn drawing(&mut self, drawing: Element<'_>, ink: &Ink, line: &mut Line) {
        let mut found = Found::default();
        let words = words(drawing);
        self.drawn(drawing, &words, ink, line, &mut found);
        if found.things == 0 {
            self.told.tell("objects.left-out");
        }
    }

    fn drawn(
        &mut self,
        element: Element<'_>,
        words: &str,
        ink: &Ink,
        line: &mut Line,
        found: &mut Found,
    ) {
        for child in element.elements() {
            match child.name() {
                ("a", "blip") => {
                    found.things += 1;
                    self.picture(child, "embed", "link", words, ink, line);
                }
                ("v", "imagedata") => {
                    found.things += 1;
                    self.picture(child, "id", "href", words, ink, line);
                }
                ("w", "txbxContent") => {
                    found.things += 1;
                    let mut parts = self.story(child);
                    line.after.append(&mut parts);
                }
                ("mc", "AlternateContent") => {
                    if let Some(chosen) = chosen(child) {
                        self.drawn(chosen, words, ink, line, found);
                    }
                }
                ("v", "rect") if child.attribute("o", "hr").is_some() => {
                    found.things += 1;
                    line.is_ruled = true;
                }
                // What a shape is filled with is no picture of the text.
                ("a", "blipFill") | ("v", "shapetype") => {}
                ("pic", "pic") => {
                    let own = child.find("pic", "cNvPr").map(said_of);
                    let words = match own {
                        Some(own) if words.is_empty() => own,
                        _ => words.to_owned(),
                    };
                    self.drawn(child, &words, ink, line, found);
                }
                _ => self.drawn(child, words, ink, line, found),
            }
        }
    }

    fn picture(
        &mut self,
        element: Element<'_>,
        own: &str,
        other: &str,
        words: &str,
        ink: &Ink,
        line: &mut Line,
    ) {
        let lead = element
            .attribute("r", own)
            .and_then(|id| self.leads.get(id));
        let Some(lead) = lead.cloned() else {
            let is_elsewhere = element.attribute("r", other).is_some();
            self.told.tell(if is_elsewhere {
                "images.remote"
            } else {
                "images.left-out"
            });
            return;
        };
        if lead.is_outside {
            self.told.tell("images.remote");
            return;
        }
        let Some(name) = self.image(&lead.target) else {
            self.told.tell("images.left-out");
            return;
        };
        let image = Image {
            address: format!("image/{name}"),
            words: words.to_owned(),
            title: String::new(),
        };
        let ink = Ink {
            link: ink.link.clone(),
            ..Ink::default()
        };
        line.pieces.push(Piece::Image(image, ink));
    }

    /// Takes in the picture of a part; none where it is no picture that is taken.
    fn image(&mut self, part: &str) -> Option<String> {
        if let Some(name) = self.image_names.get(part) {
            return name.clone();
        }
        let bytes = self.parts.package.read(part).ok().flatten();
        let clean = bytes.and_then(|bytes| image::take_in(&bytes).ok());
        let name = clean.as_ref().map(image::name_of);
        if let (Some(clean), Some(name)) = (clean, &name)
            && !self
                .image_names
                .values()
                .flatten()
                .any(|known| known == name)
        {
            self.images.push(clean);
        }
        self.image_names.insert(part.to_owned(), name.clone());
        name
    }
}

/// What is read out in place of a drawing.
fn words(drawing: Element<'_>) -> String {
    if let Some(described) = drawing.find("wp", "docPr") {
        let decorative = described.find("adec", "decorative");
        if decorative.is_some_and(|it| it.attribute("", "val") != Some("0")) {
            // An ornament needs no words.
            return " ".to_owned();
        }
        return said_of(described);
    }
    let shape = drawing.find("v", "shape");
    let words = shape.and_then(|it| it.attribute("", "alt"));
    words.map_or_else(String::new, in_one_line)
}

/// A description; its title where there is none.
fn said_of(element: Element<'_>) -> String {
    let value = |name: &str| {
        element
            .attribute("", name)
            .filter(|it| !it.trim().is_empty())
    };
    value("descr")
        .or(value("title"))
        .map_or_else(String::new, in_one_line)
}

fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
