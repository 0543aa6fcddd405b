//! What changed between two texts, in words.
//!
//! 1. What both texts begin and end with is set aside.
//! 2. Short rests are compared word by word (Myers, the shortest script).
//! 3. Long rests are first cut at runs of words that occur once in each, so that the cost stays
//!    near the length; no clock decides, and the same two texts always give the same answer.
//! 4. For readers, what rewritten words share by chance is counted as rewritten too,
//!    and what was only inserted is shown to begin where a sentence or a word begins.

mod clean;
mod hunks;
mod slide;
mod tokens;

use crate::edit::{Edit, utf16_len};

use clean::clean;
pub(crate) use hunks::{Hunk, hunks, longest_rising};
pub(crate) use slide::slide;
pub(crate) use tokens::spelled;
use tokens::tokens;

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
/// The parts that are not `Added` make up `old`, those that are not `Removed` make up `new`. A
/// short word that two rewritten passages happen to share is rewritten with them.
#[must_use]
pub fn words(old: &str, new: &str) -> Vec<WordChange> {
    let (old_words, new_words) = (spelled(old), spelled(new));
    let mut changes = Vec::new();
    let cleaned = clean(hunks(&old_words, &new_words), &old_words, &new_words);
    for hunk in slide(cleaned, &old_words, &new_words) {
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
    fn what_rewritten_words_share_by_chance_is_rewritten_with_them() {
        assert_eq!(
            words(
                "La marcha salió de la plaza a las seis.",
                "La marcha partió desde el parque a las seis."
            ),
            [
                WordChange::Same("La marcha ".to_owned()),
                WordChange::Removed("salió de la plaza".to_owned()),
                WordChange::Added("partió desde el parque".to_owned()),
                WordChange::Same(" a las seis.".to_owned()),
            ]
        );
    }

    #[test]
    fn paragraphs_that_were_rewritten_are_told_apart() {
        let changes = words("uno\n\ndos", "one\n\ntwo");
        assert!(changes.contains(&WordChange::Same("\n\n".to_owned())));
    }

    #[test]
    fn what_was_inserted_begins_where_a_sentence_begins() {
        assert_eq!(
            words("They left.", "They came. They left."),
            [
                WordChange::Added("They came. ".to_owned()),
                WordChange::Same("They left.".to_owned()),
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
