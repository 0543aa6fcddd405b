//! Characters without ink, by the rules of [`crate::invisible`].

use super::{
    found::{Found, Kind, named},
    letters::Known,
    read::Row,
    rewrite::Change,
};
use crate::invisible::{Verdict, is_ideograph_selector, is_suspect, judge_parts};

/// Judges a row. All are told; those that are written as names of characters go here, and where
/// `takes` is set the others too; where it is not, forms that stay are told as well. What is
/// rendered loses them there, by the same rules.
pub(super) fn judge(
    row: &Row,
    known: &Known,
    takes: bool,
    changes: &mut Vec<Change>,
    found: &mut Found,
) {
    if row.is_address {
        return;
    }
    let characters: Vec<char> = row.cells.iter().map(|cell| cell.character).collect();
    if !characters.iter().copied().any(is_suspect) {
        return;
    }
    // Each line by itself.
    let mut verdicts = Vec::with_capacity(characters.len());
    for line in characters.split_inclusive(|it| *it == '\n') {
        let begin = verdicts.len();
        let from = row.edges.partition_point(|it| *it < begin);
        let to = row.edges.partition_point(|it| *it <= begin + line.len());
        let edges: Vec<usize> = row.edges[from..to].iter().map(|it| it - begin).collect();
        verdicts.extend(judge_parts(line, &edges, known.right_to_left));
    }
    // Of all forms that an ideograph could have only some are made; which, is not known here.
    if !takes {
        for (at, cell) in row.cells.iter().enumerate().skip(1) {
            if verdicts[at] == Verdict::Stays && is_ideograph_selector(cell.character) {
                let form = named(std::iter::once(cell.character));
                let what = format!("{} {form}", characters[at - 1]);
                found.add(Kind::Unclear, row.cells[at - 1].from, what);
            }
        }
    }
    let mut at = 0;
    while at < verdicts.len() {
        let begin = at;
        while verdicts.get(at).is_some_and(|it| *it != Verdict::Stays) {
            at += 1;
        }
        if begin == at {
            at += 1;
            continue;
        }
        let all = &row.cells[begin..at];
        found.add(
            Kind::Hidden,
            all[0].from,
            named(characters[begin..at].iter().copied()),
        );
        for (cell, verdict) in all.iter().zip(&verdicts[begin..at]) {
            if (takes || cell.is_named) && !cell.is_fixed {
                let space = *verdict == Verdict::BecomesSpace;
                changes.push(Change {
                    from: cell.from,
                    to: cell.to,
                    text: if space { " ".to_owned() } else { String::new() },
                });
            }
        }
    }
}
