use crate::error::{Error, Result};
use crate::library::{Query, Tx};
use crate::search;
use crate::undo::Inverse;

/// The name of the setting; a library has it once somebody has put a word on the list.
const KEPT_WORDS: &str = "kept_words";

/// The words that must never leave, as they were written down.
///
/// # Errors
///
/// A failed read.
pub fn kept_words(q: &Query<'_>) -> Result<Vec<String>> {
    Ok(q.setting_if_set(KEPT_WORDS)?.unwrap_or_default())
}

/// Replaces the list. Words that are the same but for case and accents stand on it once.
///
/// # Errors
///
/// [`Error::NameMissing`] for what has neither letters nor digits; a failed write.
pub fn set_kept_words(tx: &mut Tx<'_>, words: &[String]) -> Result<()> {
    let before = kept_words(tx)?;
    let mut kept: Vec<String> = Vec::new();
    let mut known: Vec<Vec<String>> = Vec::new();
    for word in words {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = search::words(&word);
        if folded.is_empty() {
            return Err(Error::NameMissing);
        }
        if !known.contains(&folded) {
            known.push(folded);
            kept.push(word);
        }
    }
    if kept != before {
        tx.set_setting(KEPT_WORDS, &kept)?;
        tx.undone_by(Inverse::KeptWords { words: before });
    }
    Ok(())
}
