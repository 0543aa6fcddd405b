//! Places in a text that move with it: one table serves pairs, notes and findings.
//!
//! They trail the text as the body's column does: whoever writes them brings them up first,
//! whoever reads them carries them over the changes since.

use text::edit::Edit;
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

/// On which side of an anchor what is typed exactly at its edges comes to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edges {
    /// Within, as in a block.
    Inside,
    /// Without, as beside words that a note lies on. Where all of its text was deleted, what
    /// comes in its stead is within.
    Outside,
}

/// Carries a span over edits, heeding what belongs to it.
pub(crate) fn carry_by(edges: Edges, span: Span, edits: &[Edit]) -> Span {
    if edges == Edges::Inside {
        return carry(span, edits);
    }
    edits.iter().fold(span, |Span { from, to }, edit| {
        let one = std::slice::from_ref(edit);
        if from == to {
            return carry(Span { from, to }, one);
        }
        let from = edit::map(from, one, Stick::After);
        let to = edit::map(to, one, Stick::Before).max(from);
        Span { from, to }
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
        for (anchor, span, edges) in tx.anchors(edition.key)? {
            let carried = carry_by(edges, span, &edits);
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
    fn check(edges: Edges, given: &str, edits: &[(u32, u32, &str)], expected: &str) {
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
            carry_by(edges, span, &edits),
            wanted,
            "{given} to {expected}"
        );
    }

    #[test]
    fn what_is_typed_at_the_edges_belongs_or_not() {
        use Edges::{Inside, Outside};
        check(Inside, "a[bc]d", &[(1, 0, "x"), (4, 0, "y")], "a[xbcy]d");
        check(Outside, "a[bc]d", &[(1, 0, "x"), (4, 0, "y")], "ax[bc]yd");
        for edges in [Inside, Outside] {
            check(edges, "a[bc]d", &[(2, 0, "x")], "a[bxc]d");
            check(edges, "a[bc]d", &[(0, 1, "")], "[bc]d");
            check(edges, "a[bc]d", &[(0, 2, "")], "[c]d");
            check(edges, "a[bc]d", &[(1, 2, "xyz")], "a[xyz]d");
        }
    }

    #[test]
    fn a_place_without_text_takes_what_comes_in_its_stead() {
        for edges in [Edges::Inside, Edges::Outside] {
            check(edges, "a[bc]d", &[(0, 4, "")], "[]");
            check(edges, "a[bc]d", &[(1, 2, ""), (1, 0, "xy")], "a[xy]d");
            check(edges, "a[bc]d", &[(0, 4, ""), (0, 0, "abcd")], "[abcd]");
        }
        let twice = [(1, 2, ""), (1, 0, "x"), (2, 0, "y")];
        check(Edges::Outside, "a[bc]d", &twice, "a[x]yd");
    }
}
