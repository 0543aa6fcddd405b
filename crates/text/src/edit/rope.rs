//! A text cut into pieces, so that many edits do not each cost a pass over all of it.

use std::fmt;

use super::{
    Edit, EditError,
    utf16::{byte_of, units, utf16_len},
};

/// Holds a text that is edited often, as a row of short pieces with their lengths.
///
/// Positions and lengths are UTF-16 code units. A small edit costs about as much as reading a few
/// kilobytes, however long the text is; a clone copies the text.
#[derive(Clone, Debug, Default)]
pub struct Rope {
    pieces: Vec<Piece>,
    length: usize,
}

#[derive(Clone, Debug)]
struct Piece {
    text: String,
    units: usize,
}

/// The number of a piece, and a byte in it.
type Place = (usize, usize);

/// The length at which a piece is cut, in bytes. 2 MB make 512 pieces: finding one and scanning
/// it cost about the same.
const PIECE: usize = 4096;

/// Applies sequential edits to a rope and returns those that lead back.
///
/// The edits returned stand in the order in which they are to be applied.
///
/// Errors: an edit is out of range or splits a surrogate pair; the rope is left as it was.
pub fn apply_to(rope: &mut Rope, edits: &[Edit]) -> Result<Vec<Edit>, EditError> {
    let mut done = Vec::with_capacity(edits.len());
    for edit in edits {
        match rope.replace(edit.from, edit.deleted, &edit.inserted) {
            Ok(removed) => done.push(Edit {
                from: edit.from,
                deleted: utf16_len(&edit.inserted),
                inserted: removed,
            }),
            Err(error) => {
                for edit in done.iter().rev() {
                    rope.replace(edit.from, edit.deleted, &edit.inserted)?;
                }
                return Err(error);
            }
        }
    }
    done.reverse();
    Ok(done)
}

impl Rope {
    /// Cuts a text into pieces.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut rope = Self {
            pieces: Vec::with_capacity(text.len() / PIECE + 1),
            length: 0,
        };
        rope.pieces.extend(pieces(text));
        rope.length = rope.pieces.iter().map(|piece| piece.units).sum();
        rope
    }

    /// Replaces `deleted` code units at `from` and returns what stood there.
    ///
    /// Errors: the range reaches beyond the end or splits a surrogate pair; nothing is replaced.
    pub fn replace(
        &mut self,
        from: u32,
        deleted: u32,
        inserted: &str,
    ) -> Result<String, EditError> {
        let ((first, start), (last, end)) = self.bounds(from, deleted)?;
        let removed = self.take(first, start, last, end);
        self.length = self.length - deleted as usize + units(inserted.as_bytes());
        self.put(first, start, inserted);
        self.join(first);
        Ok(removed)
    }

    /// Copies the text between two positions; a range that ends before it begins is empty.
    ///
    /// Errors: those of [`Rope::replace`].
    pub fn slice(&self, from: u32, to: u32) -> Result<String, EditError> {
        let ((first, start), (last, end)) = self.bounds(from, to.saturating_sub(from))?;
        let mut text = String::new();
        for (at, piece) in self.pieces.iter().enumerate().take(last + 1).skip(first) {
            let start = if at == first { start } else { 0 };
            let end = if at == last { end } else { piece.text.len() };
            text.push_str(&piece.text[start..end]);
        }
        Ok(text)
    }

    /// Returns the length in UTF-16 code units; one of more than 2³² counts as `u32::MAX`.
    #[must_use]
    pub fn len_utf16(&self) -> u32 {
        u32::try_from(self.length).unwrap_or(u32::MAX)
    }

    /// Returns the length in bytes of UTF-8.
    #[must_use]
    pub fn len_bytes(&self) -> usize {
        self.pieces.iter().map(|piece| piece.text.len()).sum()
    }

    /// Returns the whole text.
    #[must_use]
    pub fn into_string(self) -> String {
        let mut text = String::with_capacity(self.len_bytes());
        for piece in &self.pieces {
            text.push_str(&piece.text);
        }
        text
    }

    /// Finds the pieces and the bytes in them at which a range begins and ends.
    fn bounds(&self, from: u32, deleted: u32) -> Result<(Place, Place), EditError> {
        let (start, end) = (from as usize, from as usize + deleted as usize);
        if end > self.length {
            return Err(EditError::OutOfRange {
                from,
                deleted,
                length: self.len_utf16(),
            });
        }
        let first = self.find(start)?;
        let last = if deleted == 0 { first } else { self.find(end)? };
        Ok((first, last))
    }

    /// Finds the piece and the byte in it at which `unit` begins; the end of a piece is preferred
    /// to the beginning of the next.
    fn find(&self, unit: usize) -> Result<Place, EditError> {
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

    /// Joins a piece with the next where both are short, so that deletions leave no crumbs.
    fn join(&mut self, at: usize) {
        let [piece, next, ..] = &self.pieces[at.min(self.pieces.len())..] else {
            return;
        };
        if piece.text.len() + next.text.len() <= PIECE / 2 {
            let next = self.pieces.remove(at + 1);
            let piece = &mut self.pieces[at];
            piece.text.push_str(&next.text);
            piece.units += next.units;
        }
    }
}

impl fmt::Display for Rope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces
            .iter()
            .try_for_each(|piece| formatter.write_str(&piece.text))
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
