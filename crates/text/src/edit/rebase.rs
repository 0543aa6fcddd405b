//! Carries edits over other edits that were made on the same text.
//!
//! 1. Both lists of sequential edits are folded into replacements of the text both began with.
//! 2. The two rows of replacements are walked together: what the other side deleted cannot be
//!    deleted again, and what it inserted is stepped over.
//! 3. The outcome is written as sequential edits again.

use super::{Edit, utf16_len};

/// Tells which of two insertions at the same place stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum First {
    /// What the edits in `over` inserted.
    Over,
    /// What the rebased edits insert.
    Edits,
}

/// Rewrites edits made on a text so that they apply after `over`, made on the same text.
///
/// Nothing inserted on either side is dropped. Text deleted on both sides is deleted once. Where
/// both insert at one place, what `over` inserted stands first.
#[must_use]
pub fn rebase(edits: &[Edit], over: &[Edit]) -> Vec<Edit> {
    rebase_as(edits, over, First::Over)
}

/// Does what [`rebase`] does, with a say in who stands first.
///
/// Two copies come to the same text when each rebases the other's edits over its own with the
/// opposite answer.
#[must_use]
pub fn rebase_as(edits: &[Edit], over: &[Edit], first: First) -> Vec<Edit> {
    let edits = fold(edits);
    let other = Moved::new(fold(over));
    let mut out = Out::default();
    for replacement in &edits {
        let at = other.after_insertions(replacement.from, first == First::Over);
        out.insert(at, &replacement.inserted);
        let mut place = replacement.from;
        for range in other.surviving(replacement.from, replacement.to) {
            place = place.max(range.start);
            let at = other.after_insertions(place, true);
            out.delete(at, range.end - place);
        }
    }
    out.edits
}

/// Replaces `from..to` of the text at the beginning; the insertion stands before what is deleted.
struct Replacement {
    from: u64,
    to: u64,
    inserted: String,
}

/// A row of replacements, ready to say where a place of the text at the beginning has gone.
struct Moved {
    replacements: Vec<Replacement>,
    /// What the replacements before each one have inserted and deleted so far.
    before: Vec<(u64, u64)>,
}

impl Moved {
    fn new(replacements: Vec<Replacement>) -> Self {
        let mut before = Vec::with_capacity(replacements.len());
        let (mut inserted, mut deleted) = (0, 0);
        for replacement in &replacements {
            before.push((inserted, deleted));
            inserted += u64::from(utf16_len(&replacement.inserted));
            deleted += replacement.to - replacement.from;
        }
        Self {
            replacements,
            before,
        }
    }

    /// Returns where `place` is now, behind insertions at that very place if `behind`.
    fn after_insertions(&self, place: u64, behind: bool) -> u64 {
        let count = self.replacements.partition_point(|replacement| {
            replacement.from < place || (behind && replacement.from == place)
        });
        let Some(last) = count.checked_sub(1) else {
            return place;
        };
        let replacement = &self.replacements[last];
        let (inserted, deleted) = self.before[last];
        let inserted = inserted + u64::from(utf16_len(&replacement.inserted));
        let deleted = deleted + (replacement.to.min(place) - replacement.from);
        place + inserted - deleted
    }

    /// Cuts `from..to` into what is not deleted yet, and at every insertion inside it.
    fn surviving(&self, from: u64, to: u64) -> Vec<std::ops::Range<u64>> {
        let mut ranges = Vec::new();
        let mut at = from;
        let first = self
            .replacements
            .partition_point(|replacement| replacement.to < from);
        for replacement in &self.replacements[first..] {
            if replacement.from >= to {
                break;
            }
            if at < replacement.from {
                ranges.push(at..replacement.from);
            }
            at = at.max(replacement.to);
        }
        if at < to {
            ranges.push(at..to);
        }
        ranges
    }
}

/// Gathers sequential edits; their places come from left to right, in the text after `over`.
#[derive(Default)]
struct Out {
    edits: Vec<Edit>,
    inserted: u64,
    deleted: u64,
}

impl Out {
    fn insert(&mut self, at: u64, text: &str) {
        if !text.is_empty() {
            let from = short(at + self.inserted - self.deleted);
            self.edits.push(Edit {
                from,
                deleted: 0,
                inserted: text.to_owned(),
            });
            self.inserted += u64::from(utf16_len(text));
        }
    }

    fn delete(&mut self, at: u64, length: u64) {
        let from = short(at + self.inserted - self.deleted);
        self.deleted += length;
        if let Some(last) = self.edits.last_mut()
            && last.from.saturating_add(utf16_len(&last.inserted)) == from
        {
            last.deleted += short(length);
            return;
        }
        self.edits.push(Edit {
            from,
            deleted: short(length),
            inserted: String::new(),
        });
    }
}

fn short(place: u64) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A stretch of a text in the making: kept from the text at the beginning, or inserted.
#[derive(Clone)]
enum Piece {
    Kept { from: u64, to: u64 },
    Inserted { text: String, units: u64 },
}

impl Piece {
    fn units(&self) -> u64 {
        match self {
            Self::Kept { from, to } => to - from,
            Self::Inserted { units, .. } => *units,
        }
    }

    /// Cuts a piece in two. A cut inside a surrogate pair, which no valid edit makes, falls
    /// before the pair.
    fn split(self, units: u64) -> (Self, Self) {
        match self {
            Self::Kept { from, to } => (
                Self::Kept {
                    from,
                    to: from + units,
                },
                Self::Kept {
                    from: from + units,
                    to,
                },
            ),
            Self::Inserted { text, .. } => {
                let byte = match super::utf16::byte_of(
                    &text,
                    usize::try_from(units).unwrap_or(usize::MAX),
                ) {
                    Ok(byte) | Err(byte) => byte,
                };
                let (head, tail) = text.split_at(byte);
                (Self::inserted(head), Self::inserted(tail))
            }
        }
    }

    fn inserted(text: &str) -> Self {
        Self::Inserted {
            text: text.to_owned(),
            units: u64::from(utf16_len(text)),
        }
    }
}

/// Folds sequential edits into replacements of the text they began with, from left to right.
fn fold(edits: &[Edit]) -> Vec<Replacement> {
    // The text's length is not known and not needed: everything after the last edit is kept.
    let mut pieces = vec![Piece::Kept {
        from: 0,
        to: u64::MAX,
    }];
    for edit in edits {
        let from = u64::from(edit.from);
        let start = cut(&mut pieces, from);
        let end = cut(&mut pieces, from + u64::from(edit.deleted));
        let inserted = (!edit.inserted.is_empty()).then(|| Piece::inserted(&edit.inserted));
        pieces.splice(start..end, inserted);
    }
    let mut replacements: Vec<Replacement> = Vec::new();
    let mut open = Replacement {
        from: 0,
        to: 0,
        inserted: String::new(),
    };
    for piece in pieces {
        match piece {
            Piece::Inserted { text, .. } => open.inserted.push_str(&text),
            Piece::Kept { from, to } => {
                open.to = from;
                if open.from < open.to || !open.inserted.is_empty() {
                    replacements.push(open);
                }
                open = Replacement {
                    from: to,
                    to,
                    inserted: String::new(),
                };
            }
        }
    }
    replacements
}

/// Makes a cut at `unit` and returns the index of the piece that begins there.
fn cut(pieces: &mut Vec<Piece>, unit: u64) -> usize {
    let mut left = unit;
    for at in 0..pieces.len() {
        let units = pieces[at].units();
        if left == 0 {
            return at;
        }
        if left < units {
            let (head, tail) = pieces[at].clone().split(left);
            pieces.splice(at..=at, [head, tail]);
            return at + 1;
        }
        left -= units;
    }
    pieces.len()
}
