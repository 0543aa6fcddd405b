//! What stands in a line.

use std::rc::Rc;

use text::paste::clean_address;
use text::write::block::{Ink, Link, Piece};

use super::comments::{Remark, said};
use super::reader::{DEEPEST, Reader};
use crate::import::xml::{Child, Element};

/// How many bytes of the words of a comment are looked for.
const LONGEST_REMARK: usize = 4000;

/// How many comments are taken in.
const MOST_REMARKS: usize = 5000;

impl<'t> Reader<'t, '_, '_> {
    /// Reads what stands in an element one behind the other.
    pub(super) fn line(&mut self, element: Element<'t>, ink: &Ink, line: &mut Vec<Piece>) {
        for child in element.children() {
            match child {
                Child::Text(words) => self.say(words, ink, line),
                Child::Element(element) => self.piece(element, ink, line),
            }
        }
    }

    fn say(&mut self, words: &str, ink: &Ink, line: &mut Vec<Piece>) {
        if self.passing > 0 || words.is_empty() {
            return;
        }
        for remark in self.remarks.iter_mut().filter(|it| it.is_open) {
            remark.words.push_str(words);
            // Longer ones are about a whole passage, whose beginning tells where it is.
            remark.is_open = remark.words.len() < LONGEST_REMARK;
        }
        if let Some(Piece::Text(before, known)) = line.last_mut()
            && known == ink
        {
            before.push_str(words);
        } else {
            line.push(Piece::Text(words.to_owned(), ink.clone()));
        }
    }

    fn piece(&mut self, element: Element<'t>, ink: &Ink, line: &mut Vec<Piece>) {
        match element.name() {
            ("text", "s") => {
                let count = element
                    .attribute("text", "c")
                    .and_then(|it| it.parse().ok());
                let count: usize = count.unwrap_or(1);
                self.say(&" ".repeat(count.min(1000)), ink, line);
            }
            ("text", "tab") => self.say("\t", ink, line),
            ("text", "line-break") if self.passing == 0 => line.push(Piece::Break),
            ("text", "span" | "meta" | "meta-field") => {
                let style = element.attribute("text", "style-name").unwrap_or_default();
                if self.styles.is_hidden("text", style) {
                    self.told.tell("hidden.left-out");
                    return;
                }
                let ink = self.styles.ink("text", style, ink);
                self.line(element, &ink, line);
            }
            ("text", "a") => self.link(element, ink, line),
            ("text", "note") => self.note(element, line),
            ("text", "ruby") => {
                let base = element.child("text", "ruby-base");
                base.into_iter().for_each(|it| self.line(it, ink, line));
                if let Some(above) = element.child("text", "ruby-text") {
                    self.say(" (", ink, line);
                    self.line(above, ink, line);
                    self.say(")", ink, line);
                }
            }
            ("text", "change-start" | "change-end" | "change") => self.mark(element, ink, line),
            ("office", "annotation") => self.annotation(element, line),
            ("office", "annotation-end") => {
                let name = element.attribute("office", "name");
                let mut open = self.remarks.iter_mut().filter(|it| it.is_open);
                if let Some(remark) = open.find(|it| it.name.as_deref() == name) {
                    remark.is_open = false;
                }
            }
            ("text", "hidden-text" | "hidden-paragraph") => self.told.tell("hidden.left-out"),
            (
                "text",
                "bookmark"
                | "bookmark-start"
                | "bookmark-end"
                | "reference-mark"
                | "reference-mark-start"
                | "reference-mark-end"
                | "soft-page-break"
                | "script"
                | "variable-decl"
                | "toc-mark"
                | "toc-mark-start"
                | "toc-mark-end",
            ) => {}
            ("draw", _) => self.drawn(element, ink, line),
            // Fields say what they said last.
            ("text" | "loext" | "presentation", _) => self.line(element, ink, line),
            _ => {}
        }
    }

    fn link(&mut self, element: Element<'t>, ink: &Ink, line: &mut Vec<Piece>) {
        let given = element.attribute("xlink", "href").unwrap_or_default();
        let clean = match given.starts_with('#') {
            true => None,
            false => clean_address(given),
        };
        let mut ink = ink.clone();
        match clean {
            Some(clean) => {
                if clean.tracked {
                    self.told.tell("links.tracked");
                }
                ink.link = Some(Rc::new(Link::to(clean.address)));
            }
            None if given.is_empty() => {}
            None => self.told.tell("links.left-out"),
        }
        self.line(element, &ink, line);
    }

    fn note(&mut self, element: Element<'t>, line: &mut Vec<Piece>) {
        let Some(body) = element.child("text", "note-body") else {
            return;
        };
        if self.passing > 0 || self.depth >= DEEPEST {
            return;
        }
        let place = self.notes.len();
        // Notes are counted in the order of their mention, also those in notes.
        self.notes.push(Vec::new());
        line.push(Piece::Note(place));
        self.depth += 1;
        let blocks = self.blocks(body);
        self.depth -= 1;
        if let Some(note) = self.notes.get_mut(place) {
            *note = blocks;
        }
    }

    /// Opens a comment; what is read up to its end are its words.
    fn annotation(&mut self, element: Element<'t>, line: &[Piece]) {
        if self.passing > 0 {
            return;
        }
        if self.remarks.len() >= MOST_REMARKS {
            return self.told.tell("comments.left-out");
        }
        let name = element.attribute("office", "name").map(str::to_owned);
        let answers = element
            .attribute("loext", "parent-name")
            .or_else(|| element.attribute("office", "parent-name"));
        let is_resolved = element.attribute("loext", "resolved") == Some("true");
        let Some(said) = said(element) else { return };
        if let Some(answered) = answers
            && let Some(remark) = self.remarks.iter_mut().find(|it| {
                it.name.as_deref() == Some(answered) || it.answers.iter().any(|it| it == answered)
            })
        {
            remark.entries.push(said);
            remark.is_resolved |= is_resolved;
            remark.answers.extend(name);
            return;
        }
        let before = line.iter().map(|piece| match piece {
            Piece::Text(text, _) => text.as_str(),
            _ => " ",
        });
        self.remarks.push(Remark {
            // One without a name is on a place, not on words.
            is_open: name.is_some(),
            name,
            answers: Vec::new(),
            before: before.collect(),
            words: String::new(),
            entries: vec![said],
            is_resolved,
        });
    }
}
