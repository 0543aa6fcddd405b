//! Which outermost elements of several editions stand side by side.

use std::ops::Range;

use text::edit::utf16_len;
use text::page::{Fitted, tops};

use super::Piece;

/// A row: of each edition a range of its outermost elements, which may be empty.
pub(super) type Row = Vec<Range<usize>>;

/// The rows of a piece, where its editions are known to pair.
///
/// `None` where one has HTML of its own, of which it is not known what pairs, or where nothing
/// pairs at all: then whole texts stand side by side. Footnotes have the last row.
pub(super) fn rows(piece: &Piece, bodies: &[Fitted]) -> Option<Vec<Row>> {
    let (first, others) = piece.editions.split_first()?;
    let outline = |body: &str| -> Vec<u32> {
        let (mut units, mut before) = (0, 0);
        let unit = |at: usize| {
            units += utf16_len(&body[before..at]);
            before = at;
            units
        };
        tops(body).into_iter().map(unit).collect()
    };
    let outlines: Vec<Vec<u32>> = std::iter::once(first)
        .chain(others)
        .map(|edition| outline(&edition.fields.body))
        .collect();
    for (outline, body) in outlines.iter().zip(bodies) {
        let notes = body.count().checked_sub(outline.len())?;
        let last = body.part(outline.len(), body.count());
        let is_notes = last.as_str().starts_with("<section role=\"doc-endnotes\"");
        if notes > 1 || notes == 1 && !is_notes {
            return None;
        }
    }
    let links: Vec<Vec<Link>> = piece
        .pairs
        .iter()
        .zip(&outlines[1..])
        .map(|(pairs, outline)| {
            let pair = |[one, other]: &[Range<u32>; 2]| Link {
                one: in_outline(&outlines[0], one),
                other: in_outline(outline, other),
            };
            pairs.iter().map(pair).collect()
        })
        .collect();
    let pair_up = links.len() == others.len() && links.iter().all(|it| !it.is_empty());
    let counts: Vec<usize> = outlines.iter().map(Vec::len).collect();
    let mut rows = pair_up.then(|| cut(&counts, &links))?;
    let all: Vec<usize> = bodies.iter().map(Fitted::count).collect();
    if all != counts {
        rows.push(ranges(&counts, &all));
    }
    Some(rows)
}

/// Elements of the first edition, and those of another that say the same.
#[derive(Clone, Debug)]
struct Link {
    one: Range<usize>,
    other: Range<usize>,
}

/// The elements that a span of a text touches.
fn in_outline(outline: &[u32], span: &Range<u32>) -> Range<usize> {
    let from = outline.partition_point(|top| *top <= span.start);
    let to = outline.partition_point(|top| *top < span.end.max(span.start + 1));
    from.saturating_sub(1)..to.max(1)
}

/// Cuts texts into rows wherever no pair of any of them would be cut through.
fn cut(counts: &[usize], links: &[Vec<Link>]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut before: Vec<usize> = vec![0; counts.len()];
    for at in 1..counts[0] {
        let others = links.iter().zip(&counts[1..]);
        let others: Option<Vec<usize>> = others
            .map(|(links, count)| cut_before(at, links, *count))
            .collect();
        let Some(others) = others else { continue };
        let here: Vec<usize> = std::iter::once(at).chain(others).collect();
        rows.push(ranges(&before, &here));
        before = here;
    }
    rows.push(ranges(&before, counts));
    rows
}

/// Before which element another text is cut where the first one is cut before `at`; `None`
/// where it cannot be.
fn cut_before(at: usize, links: &[Link], count: usize) -> Option<usize> {
    let (mut least, mut most) = (0, count);
    for link in links {
        match link {
            _ if link.one.end <= at => least = least.max(link.other.end),
            _ if link.one.start >= at => most = most.min(link.other.start),
            _ => return None,
        }
    }
    // What stands alone in the other text goes with what is before it.
    (least <= most).then_some(most)
}

fn ranges(from: &[usize], to: &[usize]) -> Row {
    from.iter().zip(to).map(|(from, to)| *from..*to).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(one: Range<usize>, other: Range<usize>) -> Link {
        Link { one, other }
    }

    fn check(counts: &[usize], links: &[Vec<Link>], expected: &str) {
        let rows: Vec<String> = cut(counts, links)
            .iter()
            .map(|row| {
                row.iter()
                    .map(|it| format!("{it:?}"))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        assert_eq!(rows.join(" | "), expected);
    }

    #[test]
    fn what_pairs_stands_side_by_side() {
        let one = vec![link(0..1, 0..1), link(1..2, 1..3), link(2..3, 3..4)];
        check(&[3, 4], &[one], "0..1 0..1 | 1..2 1..3 | 2..3 3..4");
    }

    #[test]
    fn what_is_missing_leaves_a_gap_and_what_is_more_follows() {
        // The second of the first text is not translated; the other's third stands alone.
        let one = vec![link(0..1, 0..1), link(2..3, 1..2), link(3..4, 3..4)];
        check(
            &[4, 4],
            &[one],
            "0..1 0..1 | 1..2 1..1 | 2..3 1..3 | 3..4 3..4",
        );
    }

    #[test]
    fn what_changed_places_stays_in_one_row() {
        let one = vec![link(0..1, 1..2), link(1..2, 0..1), link(2..3, 2..3)];
        check(&[3, 3], &[one], "0..2 0..2 | 2..3 2..3");
    }

    #[test]
    fn three_texts_are_cut_where_all_can_be() {
        let one = vec![link(0..1, 0..1), link(1..2, 1..2), link(2..3, 2..3)];
        let two = vec![link(0..2, 0..1), link(2..3, 1..2)];
        check(&[3, 3, 2], &[one, two], "0..2 0..2 0..1 | 2..3 2..3 1..2");
    }
}
