//! Words in a line, with white space as a browser shows it.

use crate::write::block::{Ink, Piece};

/// The pieces of a paragraph so far.
#[derive(Default)]
pub(super) struct Flow {
    pieces: Vec<Piece>,
    /// Whether white space has been read since the last character.
    space: bool,
}

impl Flow {
    /// Adds words; runs of white space are one space, and no line begins with one.
    pub(super) fn text(&mut self, text: &str, ink: &Ink) {
        for (at, words) in text.split([' ', '\n', '\t', '\r', '\u{c}']).enumerate() {
            self.space |= at > 0;
            if !words.is_empty() {
                self.space_before(ink);
                self.words(words, ink);
            }
        }
    }

    /// Adds something else than words.
    pub(super) fn push(&mut self, piece: Piece) {
        match piece {
            Piece::Break => {
                self.space = false;
                // A line break at the beginning shows nothing.
                if self.pieces.is_empty() {
                    return;
                }
            }
            _ => self.space_before(&Ink::default()),
        }
        self.pieces.push(piece);
    }

    /// Writes the space that has been read, set as the words on both sides are set alike.
    fn space_before(&mut self, ink: &Ink) {
        if !std::mem::take(&mut self.space) {
            return;
        }
        match self.pieces.last() {
            None | Some(Piece::Break) => {}
            Some(Piece::Text(_, before)) => self.words(" ", &before.common(ink)),
            Some(_) => self.words(" ", &Ink::default()),
        }
    }

    fn words(&mut self, words: &str, ink: &Ink) {
        match self.pieces.last_mut() {
            Some(Piece::Text(text, before)) if before == ink => text.push_str(words),
            _ => self.pieces.push(Piece::Text(words.to_owned(), ink.clone())),
        }
    }

    /// The pieces; no line break stands at the end.
    pub(super) fn pieces(mut self) -> Vec<Piece> {
        while self.pieces.last() == Some(&Piece::Break) {
            self.pieces.pop();
        }
        self.pieces
    }

    /// The pieces on one line.
    pub(super) fn line(self) -> Vec<Piece> {
        let mut line: Vec<Piece> = Vec::new();
        for piece in self.pieces() {
            match piece {
                Piece::Break => line.push(Piece::Text(" ".to_owned(), Ink::default())),
                piece => line.push(piece),
            }
        }
        line
    }
}
