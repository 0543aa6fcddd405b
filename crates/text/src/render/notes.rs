//! Footnotes: put aside, numbered in order of first mention, written at the end.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::{words::Words, writer::Writer};
use crate::Diagnostic;

/// How many ways a footnote has back to where it is mentioned; readers know the others by the first.
const MOST_WAYS_BACK: usize = 99;

/// Holds the footnotes of one text.
#[derive(Default)]
pub(crate) struct Notes<'a> {
    /// The events of each footnote, by its place here.
    bodies: Vec<Vec<Event<'a>>>,
    by_label: HashMap<CowStr<'a>, usize>,
    /// The footnotes that are open, outermost first.
    open: Vec<usize>,
    /// The footnotes in order of first mention.
    order: Vec<usize>,
    /// The number of each footnote and how often it was mentioned.
    mentions: HashMap<usize, (usize, usize)>,
    /// How many footnotes were handed out.
    handed_out: usize,
    /// Before this footnote all are mentioned or handed out.
    looked_at: usize,
    /// How many of them nobody mentions.
    forgotten: usize,
}

impl<'a> Notes<'a> {
    /// Puts an event aside if it belongs to a footnote, and gives it back if not.
    pub(crate) fn put_aside(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let place = self.bodies.len();
                self.bodies.push(Vec::new());
                // Of two footnotes with one label, the first is meant; the other is not lost.
                self.by_label.entry(label).or_insert(place);
                self.open.push(place);
                None
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                self.open.pop();
                None
            }
            event => match self.open.last() {
                Some(&place) => {
                    self.bodies[place].push(event);
                    None
                }
                None => Some(event),
            },
        }
    }

    /// Counts a mention; returns the footnote's number and which mention of it this is.
    ///
    /// Footnotes usually stand behind their first mention, so all of them are put aside before
    /// anything is written.
    pub(crate) fn mention(&mut self, label: &str) -> Option<(usize, usize)> {
        let place = *self.by_label.get(label)?;
        let next = self.order.len() + 1;
        let (number, times) = self.mentions.entry(place).or_insert_with(|| {
            self.order.push(place);
            (next, 0)
        });
        *times += 1;
        Some((*number, *times))
    }

    /// Hands out the next footnote: in order of first mention, and at the end those that nobody
    /// mentions. Writing one may mention others, so the order grows while it is walked.
    pub(crate) fn next(&mut self) -> Option<(usize, Vec<Event<'a>>)> {
        if self.handed_out == self.order.len() {
            let mut places = self.looked_at..self.bodies.len();
            let place = places.find(|place| !self.mentions.contains_key(place))?;
            self.looked_at = place + 1;
            self.forgotten += 1;
            self.order.push(place);
            self.mentions.insert(place, (self.order.len(), 0));
        }
        let place = *self.order.get(self.handed_out)?;
        self.handed_out += 1;
        Some((place, std::mem::take(&mut self.bodies[place])))
    }

    /// Returns the number of a footnote and how often it was mentioned.
    pub(crate) fn number(&self, place: usize) -> (usize, usize) {
        self.mentions.get(&place).copied().unwrap_or_default()
    }
}

impl<'a> Writer<'a, '_> {
    /// Writes all footnotes, also those that only other footnotes mention and those nobody does.
    pub(super) fn write_notes(&mut self, words: &Words) {
        if self.notes.bodies.is_empty() {
            return;
        }
        let mut written: Vec<(usize, String)> = Vec::new();
        while let Some((place, events)) = self.notes.next() {
            let outer = std::mem::take(&mut self.out);
            for event in events {
                self.event(event);
            }
            self.close_all();
            let body = std::mem::replace(&mut self.out, outer);
            written.push((place, body));
        }
        let forgotten = self.notes.forgotten;
        if forgotten > 0 {
            self.diagnostics.push(Diagnostic::new(
                "footnotes.unmentioned",
                forgotten,
                "footnote is not mentioned in the text; it stands at the end.",
                "footnotes are not mentioned in the text; they stand at the end.",
            ));
        }
        self.fresh_line();
        self.out.push_str(if self.options.policy.class_names {
            "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\""
        } else {
            "<section role=\"doc-endnotes\" aria-label=\""
        });
        self.out.push_str(words.notes);
        self.out.push_str("\">\n<ol>\n");
        for (place, body) in written {
            let (number, times) = self.notes.number(place);
            self.write_note(number, times, &body, words);
        }
        self.out.push_str("</ol>\n</section>\n");
    }

    fn write_note(&mut self, number: usize, times: usize, body: &str, words: &Words) {
        let (prefix, named) = (self.prefix.clone(), &self.rendered.id_attribute);
        self.out
            .push_str(&format!("<li {named}=\"{prefix}note-{number}\">\n"));
        let back: String = (1..=times.min(MOST_WAYS_BACK))
            .map(|time| {
                let (id, label) = (mention_id(number, time), mention_label(number, time));
                let again = if time > 1 {
                    format!("<sup>{time}</sup>")
                } else {
                    String::new()
                };
                format!(
                    " <a href=\"#{prefix}{id}\" role=\"doc-backlink\" aria-label=\"{} {label}\">\
                     ↩\u{fe0e}{again}</a>",
                    words.back
                )
            })
            .collect();
        match body.strip_suffix("</p>\n") {
            Some(text) => self.out.push_str(&format!("{text}{back}</p>\n")),
            None if back.is_empty() => self.out.push_str(body),
            None => self
                .out
                .push_str(&format!("{body}<p>{}</p>\n", back.trim_start())),
        }
        self.fresh_line();
        self.out.push_str("</li>\n");
    }

    /// Writes the mention of a footnote.
    pub(super) fn write_mention(&mut self, label: &str) {
        let Some((number, time)) = self.notes.mention(label) else {
            self.text(&format!("[^{label}]"));
            return;
        };
        let (prefix, id) = (&self.prefix, mention_id(number, time));
        let named = &self.rendered.id_attribute;
        self.out
            .push_str(&format!("<sup><a href=\"#{prefix}note-{number}\""));
        if time <= MOST_WAYS_BACK {
            self.out.push_str(&format!(" {named}=\"{prefix}{id}\""));
        }
        self.out
            .push_str(&format!(" role=\"doc-noteref\">{number}</a></sup>"));
    }
}

fn mention_id(number: usize, time: usize) -> String {
    if time == 1 {
        format!("ref-{number}")
    } else {
        format!("ref-{number}-{time}")
    }
}

fn mention_label(number: usize, time: usize) -> String {
    if time == 1 {
        number.to_string()
    } else {
        format!("{number}-{time}")
    }
}

/// Makes a prefix for ids out of any text: lower-case letters and digits in words that end in a
/// hyphen each.
pub(super) fn id_prefix(given: &str) -> String {
    let mut prefix = String::with_capacity(given.len() + 1);
    for character in given.chars() {
        if character.is_ascii_alphanumeric() {
            prefix.push(character.to_ascii_lowercase());
        } else if !prefix.is_empty() && !prefix.ends_with('-') {
            prefix.push('-');
        }
    }
    if !prefix.is_empty() && !prefix.ends_with('-') {
        prefix.push('-');
    }
    prefix
}
