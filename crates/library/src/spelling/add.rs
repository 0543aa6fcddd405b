use text::LanguageTag;

use super::{kept, list_of};
use crate::error::Result;
use crate::library::Tx;
use crate::undo::Inverse;

/// Puts a word on the list of a language.
///
/// # Errors
///
/// [`crate::Error::NameMissing`] for what is no word, and a failed write.
pub fn add(tx: &mut Tx<'_>, language: &LanguageTag, word: &str) -> Result<()> {
    let word = kept(word)?;
    if tx.put_word(list_of(language), &word)? {
        tx.undone_by(Inverse::RemoveWord {
            language: language.clone(),
            word,
        });
    }
    Ok(())
}
