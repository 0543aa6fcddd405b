//! Where in the grid of both sides the right pairing may run.

use std::ops::Range;

use super::pair::Pair;

/// How far from the expected path a pairing is sought, in segments of the target.
const HALF: usize = 80;

/// The same where a first look has found about where the right pairing runs.
const CLOSE: usize = 10;

/// For each source segment, the target positions that are worth looking at.
///
/// The row `i` holds positions before which the first `i` source segments may have ended; there is
/// one more row than there are segments.
pub(super) fn band(source: &[usize], target: &[usize], pair: &Pair) -> Vec<Range<usize>> {
    let (n, m) = (source.len(), target.len());
    let points = path(source, target, pair);
    let mut rows: Vec<Range<usize>> = Vec::with_capacity(n + 1);
    let mut leg = 0;
    for at in 0..=n {
        while leg + 2 < points.len() && points[leg + 1].0 <= at {
            leg += 1;
        }
        let ((left, from), (right, to)) = (points[leg], points[leg + 1]);
        let expected = from + (to - from) * (at - left) / (right - left).max(1);
        // Where the path climbs steeply, a row must reach to where the next one begins.
        let slope = (to - from) / (right - left).max(1) + 1;
        let start = expected.saturating_sub(HALF + slope);
        let end = (expected + HALF + slope + 1).min(m + 1);
        rows.push(start..end);
    }
    if let Some(first) = rows.first_mut() {
        first.start = 0;
    }
    if let Some(last) = rows.last_mut() {
        last.end = m + 1;
    }
    close(&mut rows);
    rows
}

/// The same around a path that is known to be about right.
pub(super) fn around(n: usize, m: usize, path: &[(usize, usize)]) -> Vec<Range<usize>> {
    let mut rows = vec![m + 1..0; n + 1];
    for &(i, j) in path {
        let from = i.saturating_sub(2);
        for row in &mut rows[from..=(i + 2).min(n)] {
            row.start = row.start.min(j.saturating_sub(CLOSE));
            row.end = row.end.max((j + CLOSE + 1).min(m + 1));
        }
    }
    rows[0].start = 0;
    rows[n].end = m + 1;
    close(&mut rows);
    rows
}

fn close(rows: &mut [Range<usize>]) {
    let n = rows.len() - 1;
    // Neighbouring rows must overlap, or no path could cross.
    for at in (0..n).rev() {
        rows[at].start = rows[at].start.min(rows[at + 1].start);
        rows[at].end = rows[at].end.max(rows[at + 1].start + 1);
    }
    for at in 1..=n {
        rows[at].end = rows[at].end.max(rows[at - 1].end);
    }
}

/// Lays a path from corner to corner through the anchors that agree in order, or else along the
/// lengths.
fn path(source: &[usize], target: &[usize], pair: &Pair) -> Vec<(usize, usize)> {
    let (n, m) = (source.len(), target.len());
    let mut points = vec![(0, 0)];
    if n.max(m) > HALF {
        let anchors: Vec<(usize, usize)> = pair
            .anchors()
            .into_iter()
            .filter_map(|(left, right)| {
                Some((
                    source.binary_search(&left).ok()?,
                    target.binary_search(&right).ok()?,
                ))
            })
            .collect();
        let mut last = (0, 0);
        for point in crate::diff::longest_rising(&anchors) {
            if point.0 > last.0 && point.1 > last.1 {
                points.push(point);
                last = point;
            }
        }
    }
    if points.len() == 1 && n > HALF {
        points.extend(by_length(source, target, pair));
    }
    points.push((n, m));
    points
}

/// Pairs positions by how much of each side's text stands before them.
fn by_length(source: &[usize], target: &[usize], pair: &Pair) -> Vec<(usize, usize)> {
    let total: f32 = source.iter().map(|&at| pair.source[at].length).sum();
    let wanted: f32 = target.iter().map(|&at| pair.target[at].length).sum();
    let (mut read, mut seen, mut right) = (0.0, 0.0, 0);
    let mut points = Vec::new();
    for (left, &at) in source.iter().enumerate() {
        read += pair.source[at].length;
        while right < target.len() && seen / wanted.max(1.0) < read / total.max(1.0) {
            seen += pair.target[target[right]].length;
            right += 1;
        }
        if left % 16 == 15 && left + 1 < source.len() {
            points.push((left + 1, right));
        }
    }
    points
}
