//! What stands inside a line.

use std::rc::Rc;

use super::{Look, Reader};
use crate::{
    paste::{
        address,
        style::Colour,
        tree::{Element, Id},
    },
    write::block::{Image, Link, Piece},
};

impl<'t> Reader<'t> {
    pub(super) fn text(&mut self, text: &str, look: &Look) {
        if text.is_empty() || !self.can_be_seen(text, look) {
            return;
        }
        let text = if look.raised {
            raised(text)
        } else {
            text.to_owned()
        };
        if !look.keeps_lines {
            return self.flow.push_text(&text, &look.ink);
        }
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.flow.push(Piece::Break);
            }
            self.flow.push_text(line, &look.ink);
        }
    }

    /// Tells whether text has another colour than its paper, and counts what decides which
    /// colour paper has that nothing says.
    fn can_be_seen(&mut self, text: &str, look: &Look) -> bool {
        let weight = text.chars().filter(|it| !it.is_whitespace()).count();
        let is_white = look.colour == Some(Colour::WHITE) && look.paper.is_none();
        if is_white {
            self.white += weight;
        } else if !look.colour.is_some_and(Colour::is_light) {
            self.dark += weight;
        }
        let is_hidden = match look.colour {
            Some(Colour::None) => true,
            Some(_) if is_white => !self.dark_paper,
            Some(colour) => look.paper == Some(colour),
            None => false,
        };
        self.removed.hidden += usize::from(is_hidden && weight > 0);
        !is_hidden
    }

    pub(super) fn link(&mut self, id: Id, element: &'t Element, look: &Look) {
        if let Some(place) = self.notes.mentioned_by(id) {
            return self.flow.push(Piece::Note(place));
        }
        let given = element.attribute("href").unwrap_or_default().trim();
        // A place on the page that was copied from is no place here.
        if given.is_empty() || given.starts_with('#') {
            return self.children(id, look);
        }
        let Some(clean) = address::clean(given) else {
            self.removed.links += usize::from(self.says_something(id));
            return self.children(id, look);
        };
        let mut look = look.clone();
        let words = self.tree.text(id);
        self.removed.tracked += usize::from(clean.tracked);
        look.ink.link = Some(Rc::new(Link::to(clean.address.as_str())));
        if clean.tracked && words.trim() == given {
            return self.text(&clean.address, &look);
        }
        self.children(id, &look);
    }

    /// Leaves out a picture, unless it is a sign among the words.
    pub(super) fn picture(&mut self, element: &Element, look: &Look) {
        let words = element.attribute("alt").unwrap_or_default();
        let is_sign = !words.is_empty()
            && words.chars().count() <= 12
            && !words
                .chars()
                .any(|it| it.is_ascii_alphanumeric() || it.is_whitespace());
        if is_sign || element.attribute("data-stringify-emoji").is_some() {
            return self.text(words, look);
        }
        let is_point = ["width", "height"].iter().any(|side| {
            let side = element.attribute(side).map(str::trim);
            matches!(side, Some("0" | "1" | "0px" | "1px"))
        });
        if self.reading.keeps_pictures && !is_point {
            if let Some(image) = image_of(element) {
                self.flow.push(Piece::Image(image, look.ink.clone()));
            }
            return;
        }
        // Points of one pixel only tell their sender that a mail was read.
        self.removed.hidden += usize::from(is_point);
        self.removed.pictures += usize::from(!is_point);
    }

    /// Leaves out what somebody took out with changes tracked; other struck-out text stays so.
    pub(super) fn deletion(&mut self, id: Id, element: &Element, look: &Look) {
        let is_tracked = element.attribute("cite").is_some()
            || element.attribute("datetime").is_some()
            || element.has_class("msoDel");
        if is_tracked {
            self.removed.deletions += usize::from(self.says_something(id));
        } else {
            self.children(id, look);
        }
    }

    pub(super) fn quoted(&mut self, id: Id, look: &Look) {
        self.text("\"", look);
        self.children(id, look);
        self.text("\"", look);
    }
}

/// A picture with the address that a page has for it; one that is shown later has it elsewhere.
pub(super) fn image_of(element: &Element) -> Option<Image> {
    let later = ["data-src", "data-lazy-src", "data-original"];
    let later = later.into_iter().find_map(|name| element.attribute(name));
    let address = later.or_else(|| element.attribute("src"))?.trim();
    let said = |name: &str| {
        element
            .attribute(name)
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    (!address.is_empty()).then(|| Image {
        address: address.to_owned(),
        words: said("alt"),
        title: said("title"),
    })
}

/// Writes figures that stand above the line with the characters for it; other text stays.
fn raised(text: &str) -> String {
    const FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let figure = |it: char| match it {
        '-' | '−' => Some('⁻'),
        '+' => Some('⁺'),
        _ => it
            .to_digit(10)
            .and_then(|digit| FIGURES.get(digit as usize).copied()),
    };
    text.chars()
        .map(figure)
        .collect::<Option<String>>()
        .unwrap_or_else(|| text.to_owned())
}
