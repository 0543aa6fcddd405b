//! Two rows of tokens compared, at a cost near their length.

use std::{collections::HashMap, ops::Range};

use similar::{Algorithm, DiffOp};

/// A stretch of tokens, by its ranges in the old and the new row.
pub(crate) enum Hunk {
    Same(Range<usize>),
    Changed(Range<usize>, Range<usize>),
}

/// Up to this many tokens on both sides together the shortest script is sought; its cost grows
/// with the square of what differs.
const SHORT: usize = 4_000;

/// How many tokens in a row must be unique to both sides to cut a long rest there.
const RUN: usize = 6;

/// Compares two rows of tokens; hunks alternate and leave nothing out.
pub(crate) fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut changes = Vec::new();
    search(old, new, 0..old.len(), 0..new.len(), true, &mut changes);
    let mut hunks = Vec::new();
    let mut old_at = 0;
    for (gone, come) in changes {
        if old_at < gone.start {
            hunks.push(Hunk::Same(old_at..gone.start));
        }
        old_at = gone.end;
        hunks.push(Hunk::Changed(gone, come));
    }
    if old_at < old.len() {
        hunks.push(Hunk::Same(old_at..old.len()));
    }
    hunks
}

type Change = (Range<usize>, Range<usize>);

fn search(
    old: &[&str],
    new: &[&str],
    mut gone: Range<usize>,
    mut come: Range<usize>,
    may_cut: bool,
    changes: &mut Vec<Change>,
) {
    while !gone.is_empty() && !come.is_empty() && old[gone.start] == new[come.start] {
        gone.start += 1;
        come.start += 1;
    }
    while !gone.is_empty() && !come.is_empty() && old[gone.end - 1] == new[come.end - 1] {
        gone.end -= 1;
        come.end -= 1;
    }
    if gone.is_empty() && come.is_empty() {
        return;
    }
    if gone.is_empty() || come.is_empty() {
        push(changes, gone, come);
    } else if gone.len() + come.len() <= SHORT {
        shortest(old, new, &gone, &come, changes);
    } else {
        let anchors = if may_cut {
            anchors(&old[gone.clone()], &new[come.clone()])
        } else {
            vec![]
        };
        if anchors.is_empty() {
            push(changes, gone, come);
            return;
        }
        let (mut old_at, mut new_at) = (gone.start, come.start);
        for (in_old, in_new) in anchors {
            let (in_old, in_new) = (gone.start + in_old, come.start + in_new);
            // Neighbouring anchors overlap; their common run was taken as equal already.
            if in_old < old_at || in_new < new_at {
                continue;
            }
            search(old, new, old_at..in_old, new_at..in_new, false, changes);
            (old_at, new_at) = (in_old + RUN, in_new + RUN);
        }
        search(old, new, old_at..gone.end, new_at..come.end, false, changes);
    }
}

fn shortest(
    old: &[&str],
    new: &[&str],
    gone: &Range<usize>,
    come: &Range<usize>,
    changes: &mut Vec<Change>,
) {
    let ops =
        similar::capture_diff_slices(Algorithm::Myers, &old[gone.clone()], &new[come.clone()]);
    for op in ops {
        if !matches!(op, DiffOp::Equal { .. }) {
            let (from, to) = (op.old_range(), op.new_range());
            push(
                changes,
                gone.start + from.start..gone.start + from.end,
                come.start + to.start..come.start + to.end,
            );
        }
    }
}

/// Adds a change, or makes the last one longer if nothing stands between.
fn push(changes: &mut Vec<Change>, gone: Range<usize>, come: Range<usize>) {
    match changes.last_mut() {
        Some((last_gone, last_come))
            if last_gone.end == gone.start && last_come.end == come.start =>
        {
            last_gone.end = gone.end;
            last_come.end = come.end;
        }
        _ => changes.push((gone, come)),
    }
}

/// Finds runs of tokens that occur once on each side and stand in the same order on both.
fn anchors(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let in_new = unique_runs(new);
    let mut pairs: Vec<(usize, usize)> = unique_runs(old)
        .into_iter()
        .filter_map(|(run, at)| Some((at?, (*in_new.get(run)?)?)))
        .collect();
    pairs.sort_unstable();
    longest_rising(&pairs)
}

fn unique_runs<'a>(tokens: &'a [&'a str]) -> HashMap<&'a [&'a str], Option<usize>> {
    let mut runs: HashMap<&[&str], Option<usize>> = HashMap::new();
    for (at, run) in tokens.windows(RUN).enumerate() {
        runs.entry(run)
            .and_modify(|seen| *seen = None)
            .or_insert(Some(at));
    }
    runs
}

/// Finds the longest subsequence whose second members rise (patience sorting).
pub(crate) fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, &(_, value)) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|&top| pairs[top].1 < value);
        before[at] = pile.checked_sub(1).map(|left| tops[left]);
        if pile == tops.len() {
            tops.push(at);
        } else {
            tops[pile] = at;
        }
    }
    let mut rising = Vec::with_capacity(tops.len());
    let mut next = tops.last().copied();
    while let Some(at) = next {
        rising.push(pairs[at]);
        next = before[at];
    }
    rising.reverse();
    rising
}
