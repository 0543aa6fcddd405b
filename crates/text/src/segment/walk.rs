//! The walk from gap to gap of a text.

use std::cell::RefCell;
use std::ops::Range;

use super::language::Rules;
use super::list::{Marker, bullet, marker};
use super::piece::{Gap, Piece, is_bracket, is_emphasis, opens};
use super::span::Span;

/// How far a look ahead over what opens or divides goes, in pieces.
const AHEAD: usize = 3;

/// Holds a text in pieces and how far it has been cut.
pub(super) struct Walk<'a> {
    pub text: &'a str,
    pub rules: &'static Rules,
    pieces: &'a [Piece],
    spans: &'a [Span],
    /// The first piece of the sentence that is open.
    pub first: usize,
    /// The marker of the item that is open, and the bullet.
    marker: Option<Marker<'a>>,
    bullet: Option<char>,
    /// Whether a span holds its sentences together, once it is known.
    holds: RefCell<Vec<Option<bool>>>,
}

impl<'a> Walk<'a> {
    pub fn new(
        text: &'a str,
        pieces: &'a [Piece],
        spans: &'a [Span],
        rules: &'static Rules,
    ) -> Self {
        Self {
            text,
            rules,
            pieces,
            spans,
            first: 0,
            marker: None,
            bullet: None,
            holds: RefCell::new(vec![None; spans.len()]),
        }
    }

    /// Returns the sentences.
    pub fn sentences(mut self) -> Vec<Range<usize>> {
        // The spans around a gap are found by walking along those sorted by their beginnings.
        let mut order: Vec<usize> = (0..self.spans.len()).collect();
        order.sort_unstable_by_key(|&at| self.spans[at].range.start);
        let mut coming = order.into_iter().peekable();
        let mut around: Vec<usize> = Vec::new();
        let mut sentences = Vec::new();
        if self.pieces.is_empty() {
            return sentences;
        }
        self.begin(0);
        for at in 1..self.pieces.len() {
            let here = self.pieces[at].range.start;
            while let Some(&span) = coming.peek()
                && self.spans[span].range.start < here
            {
                around.push(span);
                coming.next();
            }
            around.retain(|&span| self.spans[span].range.end > here);
            if self.cuts(at, &around) {
                sentences.push(self.range(at));
                self.begin(at);
            }
        }
        sentences.push(self.range(self.pieces.len()));
        sentences
    }

    /// Returns the bytes of the open sentence if it ends before piece `at`.
    fn range(&self, at: usize) -> Range<usize> {
        self.pieces[self.first].range.start..self.pieces[at - 1].range.end
    }

    fn begin(&mut self, at: usize) {
        self.first = at;
        let here = bullet(self.text(at));
        let item = self.marker_at(at);
        if here.is_some() || item.is_some() {
            self.bullet = here;
            self.marker = item;
        }
        if self.pieces[at].gap == Gap::Blank && item.is_none() {
            (self.bullet, self.marker) = (here, None);
        }
    }

    /// Returns the marker at the head of the item that begins at a piece.
    fn marker_at(&self, at: usize) -> Option<Marker<'a>> {
        let text = self.text(at);
        if is_bullet_alone(text) {
            return self
                .pieces
                .get(at + 1)
                .and_then(|_| marker(self.text(at + 1)));
        }
        marker(text)
    }

    fn cuts(&self, at: usize, around: &[usize]) -> bool {
        let gap = self.pieces[at].gap;
        if gap == Gap::Blank {
            return true;
        }
        if gap == Gap::Nothing && self.address(at) {
            return false;
        }
        if self.begins_item(at) {
            return true;
        }
        !around.iter().any(|&span| self.holds(span)) && self.ends(at)
    }

    /// Tells whether a forgotten space is none, because the words are in a link or in code.
    fn address(&self, at: usize) -> bool {
        self.text[..self.pieces[at].range.start].ends_with("](")
    }

    /// Tells whether an item of a list begins at a piece.
    fn begins_item(&self, at: usize) -> bool {
        let text = self.text(at);
        let line = self.pieces[at].gap == Gap::Line;
        if let Some(bullet) = bullet(text)
            && (line || self.bullet == Some(bullet))
        {
            return true;
        }
        let Some(next) = self.piece(at + 1).filter(|next| next.gap != Gap::Blank) else {
            return false;
        };
        if line && matches!(text, "-" | "*" | "+") {
            return true;
        }
        let Some(item) = marker(text) else {
            return false;
        };
        let follows = self.marker.is_some_and(|open| item.follows(&open));
        if line && (follows || item.is_first() && !item.is_initial()) {
            return true;
        }
        if !follows {
            return false;
        }
        // Commas part the items of an enumeration; an article or a preposition wants a figure.
        let before = self.text(at - 1);
        if before.ends_with(',') || self.rules.leans(self.word(at - 1)) {
            return false;
        }
        if item.is_initial() && self.marker.is_some_and(|open| open.is_initial()) {
            // "A. Smith and B. Jones" is no list.
            let begun = self.first + 1 + usize::from(is_bullet_alone(self.text(self.first)));
            return self.begins(at + 1) && (begun >= at || self.begins(begun));
        }
        if item.is_figure() && self.piece(at - 1).is_some_and(|it| !it.marked()) {
            // "on 2. May", "see p. 2. Then": the figure may belong to what is before it.
            let calendar = |at| self.rules.is_calendar(self.word(at));
            let again = self.text(at + 1) == text;
            return !again && !calendar(at - 1) && !calendar(at + 1) && !self.begins_lower(next);
        }
        !(item.is_figure() && self.wants_figure(at - 1))
    }

    /// Tells whether the sentences in a span belong to the sentence around it: what stands before
    /// it is part of that sentence, or what follows.
    fn holds(&self, at: usize) -> bool {
        if let Some(known) = self.holds.borrow()[at] {
            return known;
        }
        let span = &self.spans[at];
        // A bracket is not torn; what is quoted by itself is sentences like any others.
        let torn = self.text[span.range.clone()].ends_with(is_bracket);
        let known = span.whole || torn || self.is_led(span) || self.is_continued(span);
        self.holds.borrow_mut()[at] = Some(known);
        known
    }

    /// Tells whether words of the open sentence stand before what a span encloses.
    fn is_led(&self, span: &Span) -> bool {
        let start = self.pieces[self.first].range.start;
        let led = self.text.get(start..span.range.start).unwrap_or_default();
        led.chars().take(32).any(char::is_alphanumeric)
    }

    /// Tells whether the sentence goes on behind what a span encloses.
    fn is_continued(&self, span: &Span) -> bool {
        let end = span.range.end;
        let last = self.pieces.partition_point(|piece| piece.range.start < end) - 1;
        let rest = &self.text[end..self.pieces[last].range.end];
        let more = rest
            .chars()
            .take(16)
            .find(|&it| !is_emphasis(it) && !matches!(it, '"' | '”' | '»' | ')' | ']'));
        match more {
            Some(_) => true,
            None => {
                last + 1 < self.pieces.len()
                    && self.pieces[last + 1].gap != Gap::Blank
                    && !self.ends(last + 1)
            }
        }
    }

    /// Tells whether a span that closes in piece `at` opened behind words of the open sentence.
    pub fn closes_inside(&self, at: usize) -> bool {
        let range = &self.pieces[at].range;
        let behind = self
            .spans
            .partition_point(|span| span.range.end <= range.end);
        behind > 0 && {
            let span = &self.spans[behind - 1];
            span.range.end > range.start && self.is_led(span)
        }
    }

    pub fn piece(&self, at: usize) -> Option<&'a Piece> {
        #[cfg(test)]
        super::sentence::look();
        self.pieces.get(at)
    }

    /// Returns the letters of a piece, or nothing behind the last.
    pub fn text(&self, at: usize) -> &'a str {
        self.piece(at)
            .map_or("", |piece| &self.text[piece.range.clone()])
    }

    /// Returns the word of a piece without what opens and closes, or nothing behind the last.
    pub fn word(&self, at: usize) -> &'a str {
        self.piece(at)
            .map_or("", |piece| &self.text[piece.word.clone()])
    }

    /// Returns the place of the next piece that has a word, and all that opens before it.
    pub fn upcoming(&self, at: usize) -> Option<(usize, &'a str)> {
        let start = self.piece(at)?.range.start;
        let mut found = at;
        for ahead in at..at + AHEAD {
            let Some(piece) = self.piece(ahead) else {
                break;
            };
            if ahead > at && piece.gap == Gap::Blank {
                break;
            }
            found = ahead;
            if !piece.is_bare() {
                break;
            }
        }
        let piece = self.piece(found)?;
        Some((found, &self.text[start..piece.word.start.max(start)]))
    }
}

/// Tells whether a piece is a bullet, perhaps in bold, before the item that it marks.
pub(super) fn is_bullet_alone(text: &str) -> bool {
    text.len() <= 16 && bullet(text).is_some() && text.chars().all(|it| opens(it) && it != '.')
}
