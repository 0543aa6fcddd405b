//! What changed between two texts, in words.
//!
//! 1. What both texts begin and end with is set aside.
//! 2. Short rests are compared word by word (Myers, the shortest script).
//! 3. Long rests are first cut at runs of words that occur once in each, so that the cost stays
//!    near the length; no clock decides, and the same two texts always give the same answer.

use std::{collections::HashMap, ops::Range};

use similar::{Algorithm, DiffOp};
use unicode_segmentation::UnicodeSegmentation;

use crate::edit::{Edit, utf16_len};

/// Tells what became of a stretch of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordChange {
    /// It is in both texts.
    Same(String),
    /// It was only in the old text.
    Removed(String),
    /// It is only in the new text.
    Added(String),
}

/// Finds the smallest edits by words that make `new` of `old`.
///
/// `apply(old, &edits)` is `new`; no edit splits a character.
#[must_use]
pub fn edits_between(old: &str, new: &str) -> Vec<Edit> {
    let head = common_head(old, new);
    let tail = common_tail(&old[head..], &new[head..]);
    let (old, prefix) = (&old[head..old.len() - tail], &old[..head]);
    let new = &new[head..new.len() - tail];
    let (old_words, new_words) = (tokens(old), tokens(new));
    let mut at = utf16_len(prefix);
    let mut edits: Vec<Edit> = Vec::new();
    for hunk in hunks(&old_words, &new_words) {
        match hunk {
            Hunk::Same(range) => at += utf16_len(&old_words[range].concat()),
            Hunk::Changed(gone, come) => {
                let (gone, come) = (old_words[gone].concat(), new_words[come].concat());
                // Inside the changed words only what differs is touched, so that a letter typed
                // by mistake does not disturb what is anchored in the rest of its word.
                let head = common_head(&gone, &come);
                let tail = common_tail(&gone[head..], &come[head..]);
                let deleted = utf16_len(&gone[head..gone.len() - tail]);
                let inserted = come[head..come.len() - tail].to_owned();
                edits.push(Edit {
                    from: at + utf16_len(&gone[..head]),
                    deleted,
                    inserted,
                });
                at += utf16_len(&come);
            }
        }
    }
    edits
}

/// Lists what stayed, what went and what came, in whole words and in reading order.
///
/// The parts that are not `Added` make up `old`, those that are not `Removed` make up `new`.
#[must_use]
pub fn words(old: &str, new: &str) -> Vec<WordChange> {
    let (old_words, new_words) = (tokens(old), tokens(new));
    let mut changes = Vec::new();
    for hunk in hunks(&old_words, &new_words) {
        match hunk {
            Hunk::Same(range) => changes.push(WordChange::Same(old_words[range].concat())),
            Hunk::Changed(gone, come) => {
                let (gone, come) = (old_words[gone].concat(), new_words[come].concat());
                if !gone.is_empty() {
                    changes.push(WordChange::Removed(gone));
                }
                if !come.is_empty() {
                    changes.push(WordChange::Added(come));
                }
            }
        }
    }
    changes
}

/// A stretch of tokens, by its ranges in the old and the new row.
enum Hunk {
    Same(Range<usize>),
    Changed(Range<usize>, Range<usize>),
}

/// Up to this many tokens on both sides together the shortest script is sought; its cost grows
/// with the square of what differs.
const SHORT: usize = 4_000;

/// How many tokens in a row must be unique to both sides to cut a long rest there.
const RUN: usize = 6;

fn tokens(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

/// Compares two rows of tokens; hunks alternate and leave nothing out.
fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut changes = Vec::new();
    compare(old, new, 0..old.len(), 0..new.len(), true, &mut changes);
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

fn compare(
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
            compare(old, new, old_at..in_old, new_at..in_new, false, changes);
            (old_at, new_at) = (in_old + RUN, in_new + RUN);
        }
        compare(old, new, old_at..gone.end, new_at..come.end, false, changes);
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

/// Counts the bytes of the longest common beginning that ends between characters.
fn common_head(old: &str, new: &str) -> usize {
    let same = old
        .bytes()
        .zip(new.bytes())
        .take_while(|(left, right)| left == right)
        .count();
    old.floor_char_boundary(same)
}

/// Counts the bytes of the longest common end that begins between characters.
fn common_tail(old: &str, new: &str) -> usize {
    let (left, right) = (old.bytes().rev(), new.bytes().rev());
    let same = left
        .zip(right)
        .take_while(|(left, right)| left == right)
        .count();
    old.len() - old.ceil_char_boundary(old.len() - same)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::edit::apply;

    fn check(old: &str, new: &str) -> Vec<Edit> {
        let edits = edits_between(old, new);
        assert_eq!(apply(old, &edits).unwrap(), new);
        let parts = words(old, new);
        let text = |left: bool| -> String {
            parts
                .iter()
                .filter_map(|part| match part {
                    WordChange::Same(text) => Some(text.as_str()),
                    WordChange::Removed(text) => left.then_some(text.as_str()),
                    WordChange::Added(text) => (!left).then_some(text.as_str()),
                })
                .collect()
        };
        assert_eq!((text(true), text(false)), (old.to_owned(), new.to_owned()));
        edits
    }

    #[test]
    fn one_changed_word_is_one_small_edit() {
        let edits = check(
            "Hay 300 personas en la plaza.",
            "Hay 350 personas en la plaza.",
        );
        assert_eq!(
            edits,
            [Edit {
                from: 5,
                deleted: 1,
                inserted: "5".to_owned()
            }]
        );
    }

    #[test]
    fn words_are_kept_whole_for_readers() {
        assert_eq!(
            words("la casa roja", "la cosa roja"),
            [
                WordChange::Same("la ".to_owned()),
                WordChange::Removed("casa".to_owned()),
                WordChange::Added("cosa".to_owned()),
                WordChange::Same(" roja".to_owned()),
            ]
        );
    }

    #[test]
    fn far_changes_stay_apart() {
        let old = "uno dos tres cuatro cinco seis siete ocho nueve diez";
        let new = "uno dos 3 cuatro cinco seis siete ocho 9 diez";
        assert_eq!(check(old, new).len(), 2);
    }

    #[test]
    fn surrogate_pairs_are_never_split() {
        // The two faces share the first half of their pairs, and bytes too.
        let edits = check("a😀b", "a😁b");
        assert_eq!(
            edits,
            [Edit {
                from: 1,
                deleted: 2,
                inserted: "😁".to_owned()
            }]
        );
    }

    #[test]
    fn nothing_to_do_is_nothing() {
        assert!(check("", "").is_empty());
        assert!(check("igual", "igual").is_empty());
    }

    #[test]
    fn long_texts_are_cut_at_what_they_share() {
        let line = |n: usize| format!("Línea {n} con {} palabras y {} más.\n", n * 7, n * 13);
        let old: String = (0..3_000).map(line).collect();
        let new: String = (0..3_000)
            .filter(|n| n % 500 != 3)
            .map(|n| {
                if n % 400 == 7 {
                    format!("Otra {n}.\n")
                } else {
                    line(n)
                }
            })
            .collect();
        let edits = check(&old, &new);
        assert!(edits.len() >= 12, "{}", edits.len());
        let touched: u32 = edits.iter().map(|edit| edit.deleted).sum();
        assert!(touched < utf16_len(&old) / 50, "{touched}");
    }

    #[test]
    fn long_texts_without_anything_in_common_end_soon() {
        let old: String = (0..40_000).map(|n| format!("a{n} ")).collect();
        let new: String = (0..40_000).map(|n| format!("b{n} ")).collect();
        check(&old, &new);
        check(&"la la la ".repeat(20_000), &"la lo la ".repeat(20_000));
    }

    proptest! {
        #[test]
        fn any_two_texts(old in "[ab é😀\n]{0,60}", new in "[ab é😀\n]{0,60}") {
            check(&old, &new);
        }

        #[test]
        fn any_two_unicode_texts(old in "\\PC{0,40}", new in "\\PC{0,40}") {
            check(&old, &new);
        }
    }
}
