//! Rows of notes and of what was said in them.

use rusqlite::{OptionalExtension, Row, params};

use super::Key;
use crate::alignment::Span;
use crate::error::Result;
use crate::id::{NoteId, PostId};
use crate::library::{Query, Tx};
use crate::note::{Entry, StoredNote};

const SELECT: &str = include_str!("note/select.sql");

fn note(row: &Row<'_>) -> rusqlite::Result<StoredNote> {
    Ok(StoredNote {
        key: row.get("note")?,
        id: row.get("id")?,
        edition: row.get("edition_id")?,
        anchor: row.get("anchor")?,
        span: Span {
            from: row.get("from_at")?,
            to: row.get("to_at")?,
        },
        words: row.get("words")?,
        holds: row.get("holds")?,
        created_at: row.get("created_at")?,
        resolved_at: row.get("resolved_at")?,
        trashed_at: row.get("trashed_at")?,
    })
}

impl Query<'_> {
    /// A note, also one in the trash.
    pub(crate) fn note(&self, id: NoteId) -> Result<Option<StoredNote>> {
        Ok(self
            .connection
            .prepare_cached(&format!("{SELECT} WHERE n.id = ?1"))?
            .query_row([id], note)
            .optional()?)
    }

    /// The notes of an edition that are not in the trash.
    pub(crate) fn notes(&self, edition: Key) -> Result<Vec<StoredNote>> {
        self.notes_where("n.edition = ?1 AND n.trashed_at IS NULL", edition)
    }

    /// The notes of an edition, also those in the trash.
    pub(crate) fn all_notes(&self, edition: Key) -> Result<Vec<StoredNote>> {
        self.notes_where("n.edition = ?1", edition)
    }

    fn notes_where(&self, condition: &str, edition: Key) -> Result<Vec<StoredNote>> {
        // A library that is only read, and of an older schema, has none.
        if !self.has_current_schema()? {
            return Ok(Vec::new());
        }
        let sql = format!("{SELECT} WHERE {condition} ORDER BY n.note");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([edition], note)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What was said in a note, in order.
    pub(crate) fn entries(&self, note: Key) -> Result<Vec<Entry>> {
        let entries = self.stored_entries(note)?;
        Ok(entries.into_iter().map(|(_, entry)| entry).collect())
    }

    /// The same, with the place of each in the note.
    pub(crate) fn stored_entries(&self, note: Key) -> Result<Vec<(u32, Entry)>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("note/entries.sql"))?;
        let rows = statement.query_map([note], |row| {
            let entry = Entry {
                writer: row.get(1)?,
                text: row.get(2)?,
                at: row.get(3)?,
            };
            Ok((row.get(0)?, entry))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn count_open_notes(&self, post: PostId) -> Result<usize> {
        if !self.has_current_schema()? {
            return Ok(0);
        }
        Ok(self
            .connection
            .prepare_cached(include_str!("note/count_open.sql"))?
            .query_row([post], |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Adds a note and gives its key.
    pub(crate) fn insert_note(
        &mut self,
        id: NoteId,
        edition: Key,
        anchor: Key,
        words: &str,
        holds: bool,
    ) -> Result<Key> {
        self.connection
            .prepare_cached(include_str!("note/insert.sql"))?
            .execute(params![id, edition, anchor, words, holds, self.now])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Adds what somebody says at the end of a note, and gives its place in it.
    pub(crate) fn insert_entry(&mut self, note: Key, entry: &Entry) -> Result<u32> {
        Ok(self
            .connection
            .prepare_cached(include_str!("note/insert_entry.sql"))?
            .query_row(params![note, entry.writer, entry.text, entry.at], |row| {
                row.get(0)
            })?)
    }

    pub(crate) fn update_entry(&mut self, note: Key, position: u32, entry: &Entry) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("note/update_entry.sql"))?
            .execute(params![note, position, entry.writer, entry.text])?;
        Ok(())
    }

    pub(crate) fn delete_entry(&mut self, note: Key, position: u32) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM note_entry WHERE note = ?1 AND position = ?2")?
            .execute(params![note, position])?;
        Ok(())
    }

    pub(crate) fn update_note_words(&mut self, note: Key, words: &str) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE note SET words = ?2 WHERE note = ?1")?
            .execute(params![note, words])?;
        Ok(())
    }

    pub(crate) fn update_note_resolved(&mut self, note: Key, at: Option<i64>) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE note SET resolved_at = ?2 WHERE note = ?1")?
            .execute(params![note, at])?;
        Ok(())
    }

    pub(crate) fn update_note_holds(&mut self, note: Key, holds: bool) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE note SET holds = ?2 WHERE note = ?1")?
            .execute(params![note, holds])?;
        Ok(())
    }

    pub(crate) fn update_note_trashed(&mut self, note: Key, at: Option<i64>) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE note SET trashed_at = ?2 WHERE note = ?1")?
            .execute(params![note, at])?;
        Ok(())
    }

    /// Deletes a note with what was said in it.
    pub(crate) fn delete_note(&mut self, note: &StoredNote) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM note WHERE note = ?1")?
            .execute([note.key])?;
        self.delete_anchor(note.anchor)
    }
}
