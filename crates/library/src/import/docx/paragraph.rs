//! Paragraphs, and what they are.

use text::write::block::{Block, Ink, Piece};

use super::flow::{Is, Paragraph, Part};
use super::line::{Line, Set};
use super::numbering::indent;
use super::reader::{Reader, Story};
use super::styles::{ListMark, Role, heading};
use super::tidy;
use crate::import::Tracked;
use crate::import::xml::Element;

impl Reader<'_, '_> {
    pub(super) fn paragraph(&mut self, paragraph: Element<'_>, story: &mut Story) {
        let properties = paragraph.child("w", "pPr");
        let described = properties.map(|it| self.as_tracked(it, "pPrChange"));
        let value = |name: &str| described?.child("w", name)?.attribute("w", "val");
        let style = self.beside.styles.of_paragraph(value("pStyle")).to_owned();
        let mut role = self.beside.styles.role(&style);
        if let Some(level) = value("outlineLvl").and_then(|it| it.parse().ok())
            && matches!(role, Role::Body | Role::Heading(_))
        {
            role = heading(level).unwrap_or(Role::Body);
        }
        let was_in_contents = self.is_in_contents();
        let set = Set::of(&self.beside.styles, &style);
        let mut line = Line {
            pieces: std::mem::take(&mut story.begun),
            ..Line::default()
        };
        self.inline(paragraph, &set, &mut line);
        let is_contents = was_in_contents || self.is_in_contents() || role == Role::Contents;
        let mark = properties.and_then(|it| it.child("w", "rPr"));
        if mark.is_some_and(|it| self.is_mark_gone(it, &line)) {
            story.begun = line.pieces;
            story.parts.append(&mut line.after);
            return;
        }
        if is_contents {
            let says = !text::write::block::says_nothing(&line.pieces);
            self.told.more("contents.left-out", usize::from(says));
            return;
        }
        let own = described.map(ListMark::of).unwrap_or_default();
        let by_style = self.beside.styles.list(&style);
        let list = ListMark {
            number: own.number.or(by_style.number),
            level: own.level.or(by_style.level),
        };
        let to_the_right = described.map_or(0, indent);
        let is_ruled = line.is_ruled || described.is_some_and(is_ruled);
        let parts = self.made(role, &list, to_the_right, line.pieces);
        if parts.is_empty() && is_ruled {
            story.parts.push(Part::Block(Block::Rule, to_the_right));
        }
        story.parts.extend(parts);
        story.parts.append(&mut line.after);
    }

    /// Words whose paragraph never ended are one.
    pub(super) fn end_of_story(&mut self, story: &mut Story) {
        let begun = std::mem::take(&mut story.begun);
        let parts = self.made(Role::Body, &ListMark::default(), 0, begun);
        story.parts.extend(parts);
    }

    fn made(
        &mut self,
        role: Role,
        list: &ListMark,
        to_the_right: u32,
        pieces: Vec<Piece>,
    ) -> Vec<Part> {
        let part = |is: Is, indent: u32, pieces: Vec<Piece>| {
            Part::Paragraph(Paragraph { is, indent, pieces })
        };
        if let Role::Code(joins) = role
            && let Some(code) = tidy::code(&pieces)
        {
            let says = !code.trim().is_empty() || joins;
            let code = Part::Code {
                code,
                joins,
                indent: to_the_right,
            };
            return says.then_some(code).into_iter().collect();
        }
        let mut removed = 0;
        let paragraphs = tidy::paragraphs(pieces, &mut removed);
        self.told.more("characters.left-out", removed);
        if paragraphs.is_empty() {
            return Vec::new();
        }
        let counted = self.beside.numbering.count(list, &mut self.counters);
        let one_line = |paragraphs: Vec<Vec<Piece>>| tidy::on_one_line(paragraphs);
        match (role, counted) {
            (Role::Title, _) => vec![part(Is::Title, 0, one_line(paragraphs))],
            (Role::Subtitle, _) => vec![part(Is::Subtitle, 0, one_line(paragraphs))],
            (Role::Heading(level), counted) => {
                let mut words = one_line(paragraphs);
                tidy::plain_weight(&mut words);
                // The number of a heading is part of what it says.
                if let Some(counted) = counted.filter(|it| !it.label.is_empty()) {
                    let label = format!("{} ", counted.label);
                    words.insert(0, Piece::Text(label, Ink::default()));
                }
                vec![part(Is::Heading(level), 0, words)]
            }
            (_, Some(counted)) => {
                let indent = if to_the_right > 0 {
                    to_the_right
                } else {
                    counted.indent
                };
                let mut rest = paragraphs.into_iter();
                let first = rest.next().unwrap_or_default();
                let item = part(Is::Item(counted), indent, first);
                let more = rest.map(|pieces| part(Is::Continued, indent, pieces));
                std::iter::once(item).chain(more).collect()
            }
            (role, None) => {
                let is = match role {
                    Role::Quote => Is::Quote,
                    Role::Caption => Is::Caption,
                    Role::Line => Is::Line,
                    Role::Continued => Is::Continued,
                    _ => Is::Words,
                };
                let made = paragraphs.into_iter();
                made.map(|pieces| part(is.clone(), to_the_right, pieces))
                    .collect()
            }
        }
    }

    /// Properties as they are, or as they were before somebody changed them.
    pub(super) fn as_tracked<'t>(&self, properties: Element<'t>, change: &str) -> Element<'t> {
        let before = || properties.child("w", change)?.elements().next();
        match self.tracked {
            Tracked::Accept => properties,
            Tracked::Reject => before().unwrap_or(properties),
        }
    }

    /// Tells whether the end of a paragraph is gone, which makes one of it and the next.
    fn is_mark_gone(&mut self, mark: Element<'_>, line: &Line) -> bool {
        let has = |name: &str| mark.child("w", name).is_some();
        let is_put_in = has("ins") || has("moveTo");
        let is_taken_out = has("del") || has("moveFrom");
        // Where words of the paragraph are changed too, it is one change.
        let is_counted = (is_put_in || is_taken_out) && !line.is_changed;
        self.told.more("changes.tracked", usize::from(is_counted));
        match self.tracked {
            Tracked::Accept => is_taken_out,
            Tracked::Reject => is_put_in,
        }
    }
}

/// Tells whether there is a line above or below a paragraph.
fn is_ruled(properties: Element<'_>) -> bool {
    let Some(borders) = properties.child("w", "pBdr") else {
        return false;
    };
    ["top", "bottom"].iter().any(|side| {
        let side = borders.child("w", side);
        let kind = side.map(|it| it.attribute("w", "val").unwrap_or("single"));
        kind.is_some_and(|kind| !matches!(kind, "nil" | "none"))
    })
}
