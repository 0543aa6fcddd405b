//! A text cut into pieces, so that many edits do not each cost a pass over all of it.

use super::{
    EditError,
    utf16::{byte_of, units},
};

/// Holds a text as a row of short pieces with their lengths in code units.
pub(super) struct Rope {
    pieces: Vec<Piece>,
    length: usize,
}

struct Piece {
    text: String,
    units: usize,
}

/// The length at which a piece is cut, in bytes. 2 MB make 512 pieces: finding one and scanning
/// it cost about the same.
const PIECE: usize = 4096;

impl Rope {
    pub(super) fn new(text: &str) -> Self {
        let mut rope = Self {
            pieces: Vec::with_capacity(text.len() / PIECE + 1),
            length: 0,
        };
        rope.pieces.extend(pieces(text));
        rope.length = rope.pieces.iter().map(|piece| piece.units).sum();
        rope
    }

    /// Replaces a range of code units and returns what stood there.
    pub(super) fn replace(
        &mut self,
        from: u32,
        deleted: u32,
        inserted: &str,
    ) -> Result<String, EditError> {
        let (start, end) = (from as usize, from as usize + deleted as usize);
        if end > self.length {
            let length = u32::try_from(self.length).unwrap_or(u32::MAX);
            return Err(EditError::OutOfRange {
                from,
                deleted,
                length,
            });
        }
        let (first, from_byte) = self.find(start)?;
        let (last, to_byte) = if deleted == 0 {
            (first, from_byte)
        } else {
            self.find(end)?
        };
        let removed = self.take(first, from_byte, last, to_byte);
        self.length = self.length - deleted as usize + units(inserted.as_bytes());
        self.put(first, from_byte, inserted);
        Ok(removed)
    }

    pub(super) fn into_string(self) -> String {
        let bytes = self.pieces.iter().map(|piece| piece.text.len()).sum();
        let mut text = String::with_capacity(bytes);
        for piece in &self.pieces {
            text.push_str(&piece.text);
        }
        text
    }

    /// Finds the piece and the byte in it at which `unit` begins; the end of a piece is preferred
    /// to the beginning of the next.
    fn find(&self, unit: usize) -> Result<(usize, usize), EditError> {
        let mut left = unit;
        for (at, piece) in self.pieces.iter().enumerate() {
            if left <= piece.units {
                return match byte_of(&piece.text, left) {
                    Ok(byte) => Ok((at, byte)),
                    Err(_) => Err(EditError::HalfSurrogate {
                        at: u32::try_from(unit).unwrap_or(u32::MAX),
                    }),
                };
            }
            left -= piece.units;
        }
        Ok((self.pieces.len(), 0))
    }

    fn take(&mut self, first: usize, from: usize, last: usize, to: usize) -> String {
        if first == last {
            let Some(piece) = self.pieces.get_mut(first) else {
                return String::new();
            };
            let removed: String = piece.text.drain(from..to).collect();
            piece.units -= units(removed.as_bytes());
            return removed;
        }
        let mut removed = self.pieces[first].text.split_off(from);
        self.pieces[first].units -= units(removed.as_bytes());
        for piece in self.pieces.drain(first + 1..last) {
            removed.push_str(&piece.text);
        }
        let tail = &mut self.pieces[first + 1];
        let head: String = tail.text.drain(..to).collect();
        tail.units -= units(head.as_bytes());
        removed.push_str(&head);
        removed
    }

    fn put(&mut self, at: usize, byte: usize, inserted: &str) {
        if inserted.is_empty() {
            return;
        }
        let Some(piece) = self.pieces.get_mut(at) else {
            self.pieces.extend(pieces(inserted));
            return;
        };
        piece.text.insert_str(byte, inserted);
        piece.units += units(inserted.as_bytes());
        if piece.text.len() > 2 * PIECE {
            let whole = std::mem::take(&mut piece.text);
            self.pieces.splice(at..=at, pieces(&whole));
        }
    }
}

/// Cuts a text into pieces on character boundaries.
fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        rest = after;
        Some(Piece {
            text: piece.to_owned(),
            units: units(piece.as_bytes()),
        })
    })
}
