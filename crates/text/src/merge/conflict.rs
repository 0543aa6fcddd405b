//! Where two sides contradict each other.

use std::ops::Range;

use super::{
    change::{By, Change},
    sentence::borders,
    side,
};

/// Changes of two sides with no more words than these between them, in one sentence, are taken
/// for two rewritings of the same thing.
const NEAR: usize = 2;

/// So many changes are looked at that begin before a conflict: one of each side may reach it, and
/// one deletes some of what the other deletes.
const FEW: usize = 8;

/// A range of the base's tokens that both sides rewrote.
pub(super) struct Conflict {
    pub(super) range: Range<usize>,
    /// The changes that made it one, by their places in the list; they may be insertions at its
    /// ends.
    members: Vec<usize>,
}

impl Conflict {
    /// Tells whether a change, with its place in the list, belongs to the conflict.
    pub(super) fn holds(&self, at: usize, change: &Change<'_>) -> bool {
        let (range, base) = (&self.range, &change.base);
        self.members.binary_search(&at).is_ok()
            || (range.start < base.end && base.start < range.end)
    }
}

/// Finds the conflicts, in order, apart from each other, and as wide as whole sentences.
pub(super) fn conflicts(base: &str, tokens: &[&str], changes: &[Change<'_>]) -> Vec<Conflict> {
    if !has_both_sides(changes) {
        return vec![];
    }
    let borders = borders(base, tokens, changes);
    let beside = beside(tokens, changes);
    let mut conflicts: Vec<Conflict> = Vec::new();
    let (mut last_mine, mut last_theirs) = (None, None);
    for (at, change) in changes.iter().enumerate() {
        let (own, other) = match change.by {
            By::Mine => (&mut last_mine, last_theirs),
            By::Theirs => (&mut last_theirs, last_mine),
            By::Both => continue,
        };
        *own = Some(at);
        let Some(before) = other else { continue };
        let would_join = makes_one_word(
            changes[before].come.last().copied().or(beside[before].left),
            change.come.first().copied().or(beside[at].right),
        );
        if is_contradiction(tokens, &borders, &changes[before], change, would_join) {
            let hull = changes[before].base.start..change.base.end.max(changes[before].base.end);
            add(&mut conflicts, widen(&borders, &hull), vec![before, at]);
        }
    }
    let mut whole: Vec<Conflict> = Vec::with_capacity(conflicts.len());
    for conflict in conflicts {
        let Conflict { range, members } = with_words(conflict, tokens, changes, &beside);
        add(&mut whole, range, members);
    }
    whole
}

/// Takes the changes on both sides of a conflict in that would become one word with what any side
/// made of it.
fn with_words(
    mut conflict: Conflict,
    tokens: &[&str],
    changes: &[Change<'_>],
    beside: &[Beside<'_>],
) -> Conflict {
    loop {
        let Range { start, end } = conflict.range;
        // No more of them begin before the range and reach it.
        let from = changes.partition_point(|change| change.base.start < start);
        let near = from.saturating_sub(FEW)..changes.partition_point(|it| it.base.start <= end);
        let (held, others): (Vec<_>, Vec<_>) = near
            .map(|at| (at, &changes[at]))
            .partition(|(at, change)| conflict.holds(*at, change));
        let held: Vec<&Change<'_>> = held.into_iter().map(|(_, change)| change).collect();
        let made = |by| side(tokens, &conflict.range, &held, by);
        let sides = [
            made(By::Mine),
            made(By::Theirs),
            tokens[start..end].concat(),
        ];
        let joins = |at: usize, change: &Change<'_>| {
            let (first, last) = (change.come.first(), change.come.last());
            let (first, last) = (first.copied(), last.copied());
            sides
                .iter()
                .map(String::as_str)
                .any(|side| match change.base.start == end {
                    true => makes_one_word(Some(side), first.or(beside[at].right)),
                    false => makes_one_word(last.or(beside[at].left), Some(side)),
                })
        };
        let touches = |change: &Change<'_>| change.base.end == start || change.base.start == end;
        let mut touching = others.into_iter().filter(|(_, change)| touches(change));
        let Some((at, change)) = touching.find(|(at, change)| joins(*at, change)) else {
            return conflict;
        };
        conflict.range = start.min(change.base.start)..end.max(change.base.end);
        conflict.members.push(at);
        conflict.members.sort_unstable();
    }
}

fn has_both_sides(changes: &[Change<'_>]) -> bool {
    let has = |by| changes.iter().any(|change| change.by == by);
    has(By::Mine) && has(By::Theirs)
}

/// Adds a conflict, or makes the last one wider if they meet.
fn add(conflicts: &mut Vec<Conflict>, range: Range<usize>, members: Vec<usize>) {
    let mut conflict = Conflict { range, members };
    while let Some(last) = conflicts.pop_if(|last| conflict.range.start <= last.range.end) {
        conflict.range.start = conflict.range.start.min(last.range.start);
        conflict.range.end = conflict.range.end.max(last.range.end);
        conflict.members.extend(last.members);
    }
    conflict.members.sort_unstable();
    conflict.members.dedup();
    conflicts.push(conflict);
}

/// Widens a range to the nearest borders on both sides.
fn widen(borders: &[usize], range: &Range<usize>) -> Range<usize> {
    let before = borders.partition_point(|&border| border <= range.start);
    let after = borders.partition_point(|&border| border < range.end);
    let start = before.checked_sub(1).map_or(0, |at| borders[at]);
    let end = borders.get(after).copied().unwrap_or(range.end);
    start..end
}

/// Tells whether two changes of different sides, in order, overlap or stand side by side.
fn is_contradiction(
    tokens: &[&str],
    borders: &[usize],
    first: &Change<'_>,
    second: &Change<'_>,
    would_join: bool,
) -> bool {
    if first.deletes_alike(second) {
        return false;
    }
    let between = first.base.end..second.base.start;
    let insert_both = first.is_insertion() && second.is_insertion();
    if between.end < between.start {
        return true;
    }
    if between.is_empty() && (insert_both || would_join) {
        return true;
    }
    let from = borders.partition_point(|&border| border < between.start);
    let is_apart = borders[from..]
        .iter()
        .take_while(|&&border| border <= between.end)
        .any(|&border| !is_fragment_at(first, border) && !is_fragment_at(second, border));
    !is_apart && words(&tokens[between]).take(NEAR + 1).count() <= NEAR
}

/// What stands beside a change once all others are made.
#[derive(Clone, Copy, Default)]
struct Beside<'a> {
    left: Option<&'a str>,
    right: Option<&'a str>,
}

/// Finds the tokens beside each change, also where the token beside it in the base is deleted by
/// another one.
fn beside<'a>(tokens: &[&'a str], changes: &[Change<'a>]) -> Vec<Beside<'a>> {
    let mut found = vec![Beside::default(); changes.len()];
    let (mut done, mut left) = (0, None);
    for (change, beside) in changes.iter().zip(&mut found) {
        if change.base.start > done {
            left = tokens[..change.base.start].last().copied();
        }
        beside.left = left;
        left = change.come.last().copied().or(left);
        done = done.max(change.base.end);
    }
    let (mut done, mut right) = (tokens.len(), None);
    for (change, beside) in changes.iter().zip(&mut found).rev() {
        if change.base.end < done {
            right = tokens.get(change.base.end).copied();
        }
        beside.right = right;
        right = change.come.first().copied().or(right);
        done = done.min(change.base.start);
    }
    found
}

/// Tells whether of two tokens that come to stand side by side a word would be made that nobody
/// wrote.
fn makes_one_word(left: Option<&str>, right: Option<&str>) -> bool {
    left.is_some_and(|token| token.ends_with(char::is_alphanumeric))
        && right.is_some_and(|token| token.starts_with(char::is_alphanumeric))
}

/// Tells whether a change inserts less than sentences at a border, so that it belongs to the
/// sentence beside it.
fn is_fragment_at(change: &Change<'_>, border: usize) -> bool {
    change.is_insertion() && change.base.start == border && !is_whole(change.come)
}

/// Tells whether tokens make whole sentences or paragraphs.
fn is_whole(tokens: &[&str]) -> bool {
    let mut backwards = tokens.iter().rev();
    let last = backwards.find(|token| !token.chars().all(is_closing));
    tokens.iter().any(|token| token.contains('\n'))
        || last.is_some_and(|token| token.ends_with(['.', '!', '?', '…', ':']))
}

fn is_closing(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '"' | '”' | '’' | '»' | ')' | '*' | '_')
}

fn words<'a>(tokens: &'a [&'a str]) -> impl Iterator<Item = &'a &'a str> {
    tokens
        .iter()
        .filter(|token| token.contains(char::is_alphanumeric))
}
