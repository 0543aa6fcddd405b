use text::LanguageTag;

use super::{kept, list_of};
use crate::error::Result;
use crate::library::Tx;
use crate::undo::Inverse;

/// Takes a word from the list of a language, if it is there.
///
/// # Errors
///
/// [`crate::Error::NameMissing`] for what is no word, and a failed write.
pub fn remove(tx: &mut Tx<'_>, language: &LanguageTag, word: &str) -> Result<()> {
    let word = kept(word)?;
    if tx.delete_word(list_of(language), &word)? {
        tx.undone_by(Inverse::AddWord {
            language: language.clone(),
            word,
        });
    }
    Ok(())
}
