//! Which parts of two bodies stand beside each other.

use std::ops::Range;

use text::document::Cut;

/// The parts that a body is cut into for rows: its outermost blocks, and the items of its
/// outermost lists. Footnotes go with what mentions them.
pub(super) fn units(cut: &Cut) -> Vec<Range<usize>> {
    let mut units: Vec<Range<usize>> = Vec::new();
    for (place, items) in cut.places.iter().zip(&cut.items) {
        let own = match items.as_slice() {
            [] => std::slice::from_ref(place),
            items => items,
        };
        for place in own {
            // A piece of HTML can become several blocks.
            if units.last() != Some(place) {
                units.push(place.clone());
            }
        }
    }
    units.sort_by_key(|place| (place.start, place.end));
    units
}

/// Cuts two bodies into rows, so that no pair is cut through. What has no counterpart has a row
/// of its own; pairs that cross stand in one row.
pub(super) fn rows(
    units: [&[Range<usize>]; 2],
    pairs: &[[Range<usize>; 2]],
) -> Vec<[Range<usize>; 2]> {
    let touched = |side: usize, place: &Range<usize>| {
        let from = units[side].partition_point(|it| it.end <= place.start);
        let to = units[side].partition_point(|it| it.start < place.end);
        from..to.max(from)
    };
    let mut links: Vec<[Range<usize>; 2]> = pairs
        .iter()
        .map(|pair| [0, 1].map(|side| touched(side, &pair[side])))
        .filter(|link| link.iter().all(|it| !it.is_empty()))
        .collect();
    links.sort_by_key(|link| (link[0].start, link[1].start));
    // Links that share a part or cross are one.
    let mut whole: Vec<[Range<usize>; 2]> = Vec::new();
    for link in links {
        let mut link = link;
        while let Some(before) = whole.last() {
            let is_apart = [0, 1]
                .iter()
                .all(|side| before[*side].end <= link[*side].start);
            if is_apart {
                break;
            }
            if let Some(before) = whole.pop() {
                link = [0, 1].map(|side| {
                    before[side].start.min(link[side].start)..before[side].end.max(link[side].end)
                });
            }
        }
        whole.push(link);
    }
    let mut rows = Vec::new();
    let mut at = [0, 0];
    let ends = [units[0].len(), units[1].len()];
    let place = |side: usize, range: Range<usize>| -> Range<usize> {
        let all = units[side];
        match (
            all.get(range.start),
            range.end.checked_sub(1).and_then(|it| all.get(it)),
        ) {
            (Some(first), Some(last)) if !range.is_empty() => first.start..last.end,
            (Some(next), _) => next.start..next.start,
            (None, _) => all.last().map_or(0..0, |last| last.end..last.end),
        }
    };
    let end = [ends[0]..ends[0], ends[1]..ends[1]];
    for link in whole.into_iter().chain([end]) {
        for one in at[0]..link[0].start {
            rows.push([place(0, one..one + 1), place(1, at[1]..at[1])]);
        }
        for other in at[1]..link[1].start {
            rows.push([
                place(0, link[0].start..link[0].start),
                place(1, other..other + 1),
            ]);
        }
        if link.iter().any(|it| !it.is_empty()) {
            rows.push([place(0, link[0].clone()), place(1, link[1].clone())]);
        }
        at = [link[0].end, link[1].end];
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_cut_no_pair_and_lose_nothing() {
        let units: Vec<Range<usize>> = (0..5).map(|at| at * 10..at * 10 + 8).collect();
        let pair = |one: usize, other: usize| [one * 10..one * 10 + 8, other * 10..other * 10 + 8];
        let shown = |pairs: &[[Range<usize>; 2]]| -> Vec<String> {
            let side = |it: &Range<usize>| match it.is_empty() {
                true => "-".to_owned(),
                false => format!("{}{}", it.start / 10, it.end / 10),
            };
            rows([&units, &units[..4]], pairs)
                .iter()
                .map(|[one, other]| format!("{} {}", side(one), side(other)))
                .collect()
        };
        assert_eq!(
            shown(&[pair(0, 0), pair(2, 1), pair(3, 3)]),
            ["00 00", "11 -", "22 11", "- 22", "33 33", "44 -"]
        );
        assert_eq!(
            shown(&[pair(0, 1), pair(1, 0)]),
            ["01 01", "22 -", "33 -", "44 -", "- 22", "- 33"]
        );
        assert_eq!(
            shown(&[]),
            [
                "00 -", "11 -", "22 -", "33 -", "44 -", "- 00", "- 11", "- 22", "- 33"
            ]
        );
    }
}
