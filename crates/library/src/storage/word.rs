//! The words that people have put on the list of a language.

use crate::error::Result;
use crate::library::{Query, Tx};

impl Query<'_> {
    /// The words on a list, in the order of their letters.
    pub(crate) fn words(&self, language: &str) -> Result<Vec<String>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT word FROM word WHERE language = ?1 ORDER BY word")?;
        let words = statement.query_map([language], |row| row.get(0))?;
        Ok(words.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Puts a word on a list; says whether it was not there.
    pub(crate) fn put_word(&mut self, language: &str, word: &str) -> Result<bool> {
        let count = self
            .connection
            .prepare_cached("INSERT OR IGNORE INTO word (language, word) VALUES (?1, ?2)")?
            .execute([language, word])?;
        self.changes.settings |= count > 0;
        Ok(count > 0)
    }

    /// Takes a word from a list; says whether it was there.
    pub(crate) fn delete_word(&mut self, language: &str, word: &str) -> Result<bool> {
        let count = self
            .connection
            .prepare_cached("DELETE FROM word WHERE language = ?1 AND word = ?2")?
            .execute([language, word])?;
        self.changes.settings |= count > 0;
        Ok(count > 0)
    }
}
