use serde::{Deserialize, Serialize};

use crate::id::AuthorId;

/// A typed field of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// The title.
    Title,
    /// The dek: the line that says what this is.
    Dek,
    /// The place and date line.
    PlaceLine,
    /// The Markdown.
    Body,
    /// Private notes.
    Notes,
}

impl Field {
    /// All of them, in the order of their stored numbers.
    pub const ALL: [Field; 5] = [
        Field::Title,
        Field::Dek,
        Field::PlaceLine,
        Field::Body,
        Field::Notes,
    ];

    /// The stored number.
    pub(crate) fn code(self) -> u8 {
        match self {
            Field::Title => 0,
            Field::Dek => 1,
            Field::PlaceLine => 2,
            Field::Body => 3,
            Field::Notes => 4,
        }
    }

    /// Reads the stored number; the column's check keeps others out.
    pub(crate) fn from_code(code: u8) -> Field {
        Field::ALL
            .into_iter()
            .find(|f| f.code() == code)
            .unwrap_or(Field::Body)
    }
}

/// The kind of user event that made a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// Typed.
    Type,
    /// Deleted.
    Delete,
    /// Pasted.
    Paste,
    /// Dropped.
    Drop,
    /// Taken back.
    Undo,
    /// Done again.
    Redo,
    /// Moved.
    Move,
    /// A whole text put in the place of another, or found and replaced.
    Replace,
    /// Taken in from a file.
    Import,
    /// An earlier state brought back.
    Restore,
    /// Two lines of changes joined.
    Merge,
}

impl ChangeKind {
    /// All of them, in the order of their stored numbers.
    pub const ALL: [ChangeKind; 11] = [
        ChangeKind::Type,
        ChangeKind::Delete,
        ChangeKind::Paste,
        ChangeKind::Drop,
        ChangeKind::Undo,
        ChangeKind::Redo,
        ChangeKind::Move,
        ChangeKind::Replace,
        ChangeKind::Import,
        ChangeKind::Restore,
        ChangeKind::Merge,
    ];

    /// The stored number: the place in [`ChangeKind::ALL`], which only ever grows.
    pub(crate) fn code(self) -> u8 {
        ChangeKind::ALL
            .iter()
            .zip(0_u8..)
            .find(|(k, _)| **k == self)
            .map_or(0, |(_, n)| n)
    }

    /// Reads the stored number; one of a newer build is a replacement to this one.
    pub(crate) fn from_code(code: u8) -> ChangeKind {
        ChangeKind::ALL
            .get(usize::from(code))
            .copied()
            .unwrap_or(ChangeKind::Replace)
    }
}

/// One journalled batch of edits, as a list of changes shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The revision that it makes.
    pub revision: u64,
    /// The field that it changes.
    pub field: Field,
    /// The kind of user event.
    pub kind: ChangeKind,
    /// When, milliseconds since 1970 by the clock of the machine.
    pub at: i64,
    /// Who made it, where that is known.
    pub author: Option<AuthorId>,
    /// Changes of one group are undone together.
    pub undo_group: u64,
    /// UTF-16 units that came.
    pub inserted: u64,
    /// UTF-16 units that went.
    pub deleted: u64,
}

/// A change as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    pub number: u64,
    pub field: Field,
    pub kind: ChangeKind,
    pub at: i64,
    pub author: Option<AuthorId>,
    pub undo_group: u64,
    pub selection: Option<(u32, u32)>,
    /// Nonce and payload; `None` once forgotten or blacked out.
    pub payload: Option<([u8; 16], Vec<u8>)>,
    /// What a payload was replaced by when a passage was blacked out.
    pub blacked_out: Option<Vec<u8>>,
    /// Present once forgotten or blacked out.
    pub seal: Option<[u8; 32]>,
}

impl Recorded {
    /// The edits that can still be read, as they are stored.
    pub(crate) fn words(&self) -> Option<&[u8]> {
        let payload = self.payload.as_ref().map(|(_, payload)| payload);
        payload.or(self.blacked_out.as_ref()).map(Vec::as_slice)
    }
}

/// What a change was, without its words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChangeInfo {
    pub number: u64,
    pub kind: ChangeKind,
    pub at: i64,
    pub undo_group: u64,
    pub selection: Option<(u32, u32)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_numbers_come_back() {
        for field in Field::ALL {
            assert_eq!(Field::from_code(field.code()), field);
        }
        for kind in ChangeKind::ALL {
            assert_eq!(ChangeKind::from_code(kind.code()), kind);
        }
    }
}
