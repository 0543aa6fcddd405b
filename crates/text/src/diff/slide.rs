//! Insertions and deletions moved to where a reader would see them begin.

use std::ops::Range;

use super::Hunk;

/// Slides what was only inserted or only deleted to the best of its equal places.
///
/// "They {came. They }left" says the same as "{They came. }They left", which reads better. Hunks
/// still alternate and leave nothing out.
pub(crate) fn slide(mut hunks: Vec<Hunk>, old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let last = hunks.len().saturating_sub(1);
    for at in 1..last {
        let [
            Hunk::Same(left),
            Hunk::Changed(gone, come),
            Hunk::Same(right),
        ] = &mut hunks[at - 1..=at + 1]
        else {
            continue;
        };
        let (tokens, moving) = match (gone.len(), come.len()) {
            (0, 1..) => (new, come.clone()),
            (1.., 0) => (old, gone.clone()),
            _ => continue,
        };
        // Between two changes something equal must stay, or they would be one.
        let room_left = left.len() - usize::from(at > 1).min(left.len());
        let room_right = right.len() - usize::from(at + 1 < last).min(right.len());
        let to = best_start(tokens, &moving, room_left, room_right);
        for range in [gone, come] {
            *range = range.start + to - moving.start..range.end + to - moving.start;
        }
        left.end = left.end + to - moving.start;
        right.start = right.start + to - moving.start;
    }
    hunks.retain(|hunk| !matches!(hunk, Hunk::Same(range) if range.is_empty()));
    hunks
}

/// Finds the place to which a stretch of tokens slides; of equally good ones the first.
fn best_start(tokens: &[&str], moving: &Range<usize>, left: usize, right: usize) -> usize {
    let (mut first, mut last) = (moving.start, moving.start);
    while moving.start - first < left && tokens[first - 1] == tokens[first + moving.len() - 1] {
        first -= 1;
    }
    while last - moving.start < right && tokens[last] == tokens[last + moving.len()] {
        last += 1;
    }
    let mut best = moving.start;
    for start in first..=last {
        if ease(tokens, start) > ease(tokens, best) {
            best = start;
        }
    }
    best
}

/// Tells how easily a reader sees a stretch begin at a token.
fn ease(tokens: &[&str], start: usize) -> usize {
    let is_space = |token: &&str| token.chars().all(char::is_whitespace);
    // Between the two line feeds of an empty line nothing begins.
    let is_begun = tokens.get(start).is_none_or(|token| !is_space(token));
    match &tokens[..start] {
        [] => 3,
        [.., before] if before.contains('\n') && is_begun => 3,
        [.., mark, before] if is_space(before) && mark.ends_with(['.', '!', '?', '…']) => 2,
        [.., before] if is_space(before) => 1,
        _ => 0,
    }
}
