//! Places in a text that move with it: one table serves pairs, notes and findings.
//!
//! They trail the text as the body's column does: whoever writes them brings them up first,
//! whoever reads them carries them over the changes since.

use text::edit::{self, Edit, Stick};
use text::pairs::carry_place;

use crate::alignment::Span;
use crate::edition::Edition;
use crate::error::Result;
use crate::history::Field;
use crate::library::{Query, Tx};

/// Carries a span over edits: what is typed at its edges is outside it, and what is left of
/// one whose text was deleted marks the place.
pub(crate) fn carry(span: Span, edits: &[Edit]) -> Span {
    carry_place(&(span.from..span.to), edits).into()
}

/// What rests on an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rests {
    /// A side of a pair.
    Pair,
    /// A note. Where all of its words were deleted, what comes in their stead is within.
    Note,
}

/// Carries a span over edits as what rests on it wants.
pub(crate) fn carry_for(rests: Rests, span: Span, edits: &[Edit]) -> Span {
    if rests == Rests::Pair {
        return carry(span, edits);
    }
    edits.iter().fold(span, |Span { from, to }, edit| {
        let edit = std::slice::from_ref(edit);
        if from < to {
            return carry(Span { from, to }, edit);
        }
        Span {
            from: edit::map(from, edit, Stick::Before),
            to: edit::map(to, edit, Stick::After),
        }
    })
}

/// The edits of a body since its anchors were brought up.
pub(crate) fn since(q: &Query<'_>, edition: &Edition) -> Result<Vec<Edit>> {
    let stands_at = q.anchored(edition.key)?;
    if stands_at == edition.revision {
        return Ok(Vec::new());
    }
    q.edits_after(edition.key, Field::Body, stands_at)
}

/// Carries every anchor of a body over the changes since.
pub(crate) fn bring_up(tx: &mut Tx<'_>, edition: &Edition) -> Result<()> {
    let edits = since(tx, edition)?;
    if !edits.is_empty() {
        for (anchor, span, rests) in tx.anchors(edition.key)? {
            let carried = carry_for(rests, span, &edits);
            if carried != span {
                tx.update_anchor(anchor, (carried.from, carried.to))?;
            }
        }
    }
    tx.update_anchored(edition.key, edition.revision)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The span is what stands between brackets, before and after.
    #[track_caller]
    fn check(rests: Rests, given: &str, edits: &[(u32, u32, &str)], expected: &str) {
        let marked = |text: &str| {
            let (before, rest) = text.split_once('[').unwrap();
            let (within, _) = rest.split_once(']').unwrap();
            let from = edit::utf16_len(before);
            let to = from + edit::utf16_len(within);
            (Span { from, to }, text.replace(['[', ']'], ""))
        };
        let edits: Vec<Edit> = edits
            .iter()
            .map(|(from, deleted, inserted)| Edit {
                from: *from,
                deleted: *deleted,
                inserted: (*inserted).to_owned(),
            })
            .collect();
        let ((span, text), (wanted, becomes)) = (marked(given), marked(expected));
        assert_eq!(edit::apply(&text, &edits).unwrap(), becomes);
        assert_eq!(
            carry_for(rests, span, &edits),
            wanted,
            "{given} to {expected}"
        );
    }

    #[test]
    fn what_is_typed_at_the_edges_stays_outside() {
        for rests in [Rests::Pair, Rests::Note] {
            check(rests, "a[bc]d", &[(1, 0, "x"), (4, 0, "y")], "ax[bc]yd");
            check(rests, "a[bc]d", &[(2, 0, "x")], "a[bxc]d");
            check(rests, "a[bc]d", &[(0, 1, "")], "[bc]d");
            check(rests, "a[bc]d", &[(0, 2, "")], "[c]d");
            check(rests, "a[bc]d", &[(1, 2, "xyz")], "a[xyz]d");
            check(rests, "a[bc]d", &[(0, 4, "")], "[]");
        }
    }

    #[test]
    fn a_note_without_words_takes_what_comes_in_their_stead() {
        let note = Rests::Note;
        check(note, "a[bc]d", &[(1, 2, ""), (1, 0, "xy")], "a[xy]d");
        check(note, "a[bc]d", &[(0, 4, ""), (0, 0, "abcd")], "[abcd]");
        let twice = [(1, 2, ""), (1, 0, "x"), (2, 0, "y")];
        check(note, "a[bc]d", &twice, "a[x]yd");
    }
}
