//! Differences made readable: what rewritten passages share by chance is no equality.

use std::ops::Range;

use super::Hunk;

/// The letters of the longest word that may be shared by chance ("the", "una").
const SHORT_WORD: usize = 3;

/// Merges equal stretches that are tiny beside the changes on both sides of them.
///
/// Hunks still alternate and leave nothing out. An equal stretch that holds a line break always
/// stays, so that changes of two paragraphs are told apart.
pub(super) fn clean(hunks: Vec<Hunk>, old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut cleaned: Vec<Weighed> = Vec::with_capacity(hunks.len());
    for hunk in hunks {
        cleaned.push(Weighed::new(hunk, old, new));
        while let Some(merged) = merge_last(&cleaned, old) {
            cleaned.truncate(cleaned.len() - 3);
            cleaned.push(merged);
        }
    }
    cleaned.into_iter().map(|weighed| weighed.hunk).collect()
}

/// A hunk and how many letters its longer side has.
struct Weighed {
    hunk: Hunk,
    letters: usize,
}

impl Weighed {
    fn new(hunk: Hunk, old: &[&str], new: &[&str]) -> Self {
        let letters = match &hunk {
            Hunk::Same(range) => letters(&old[range.clone()]),
            Hunk::Changed(gone, come) => {
                letters(&old[gone.clone()]).max(letters(&new[come.clone()]))
            }
        };
        Self { hunk, letters }
    }

    fn change(&self) -> Option<(&Range<usize>, &Range<usize>)> {
        match &self.hunk {
            Hunk::Changed(gone, come) => Some((gone, come)),
            Hunk::Same(_) => None,
        }
    }
}

/// Makes one change of the last three hunks, if the middle one is a tiny equality.
fn merge_last(hunks: &[Weighed], old: &[&str]) -> Option<Weighed> {
    let [.., left, middle, right] = hunks else {
        return None;
    };
    let Hunk::Same(same) = &middle.hunk else {
        return None;
    };
    let (gone, come) = left.change()?;
    let (more_gone, more_come) = right.change()?;
    let beside = left.letters.min(right.letters);
    is_tiny(&old[same.clone()], middle.letters, beside).then(|| Weighed {
        hunk: Hunk::Changed(gone.start..more_gone.end, come.start..more_come.end),
        letters: left.letters + middle.letters + right.letters,
    })
}

/// Tells whether an equality of so many letters is chance, beside changes of at least `beside`.
fn is_tiny(same: &[&str], count: usize, beside: usize) -> bool {
    if same.iter().any(|token| token.contains('\n')) {
        return false;
    }
    if count == 0 {
        return true;
    }
    let words = || same.iter().filter(|token| is_word(token));
    let all_short = words().all(|word| word.chars().count() <= SHORT_WORD);
    (all_short && count <= beside) || (words().count() <= 2 && 3 * count <= beside)
}

fn is_word(token: &str) -> bool {
    token.contains(char::is_alphanumeric)
}

fn letters(tokens: &[&str]) -> usize {
    tokens
        .iter()
        .map(|token| token.chars().filter(|sign| sign.is_alphanumeric()).count())
        .sum()
}
