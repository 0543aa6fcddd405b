//! The rows of the journal.

use std::ops::ControlFlow;

use rusqlite::{OptionalExtension, Row, params};
use text::edit::{Edit, Edits};

use super::{Key, signed, unsigned};
use crate::error::{Error, Result};
use crate::history::{ChangeInfo, ChangeKind, Field, Recorded};
use crate::id::{AuthorId, BatchId, EditionId};
use crate::library::{Query, Tx};

fn recorded(row: &Row<'_>) -> rusqlite::Result<Recorded> {
    let nonce: Option<[u8; 16]> = row.get("nonce")?;
    let edits: Option<Vec<u8>> = row.get("edits")?;
    Ok(Recorded {
        number: unsigned(row.get("number")?),
        field: Field::from_code(row.get("field")?),
        kind: ChangeKind::from_code(row.get("kind")?),
        at: row.get("at")?,
        author: row.get("author")?,
        undo_group: unsigned(row.get("undo_group")?),
        selection: selection(row)?,
        payload: nonce.zip(edits),
        blacked_out: row.get("blacked_out")?,
        seal: row.get("seal")?,
    })
}

fn selection(row: &Row<'_>) -> rusqlite::Result<Option<(u32, u32)>> {
    let anchor: Option<u32> = row.get("selection_anchor")?;
    let head: Option<u32> = row.get("selection_head")?;
    // Most selections are a mere caret, which is written once.
    Ok(anchor.map(|anchor| (anchor, head.unwrap_or(anchor))))
}

impl Query<'_> {
    /// The edits of one field after a revision, in order.
    pub(crate) fn edits_after(&self, edition: Key, field: Field, after: u64) -> Result<Vec<Edit>> {
        self.edits_between(edition, field, after, u64::MAX)
    }

    /// The edits of one field after one revision and up to another, in order.
    pub(crate) fn edits_between(
        &self,
        edition: Key,
        field: Field,
        after: u64,
        to: u64,
    ) -> Result<Vec<Edit>> {
        let mut edits = Vec::new();
        self.each_edits(edition, field, (after, to), |_, some| {
            edits.extend(some);
            Ok(())
        })?;
        Ok(edits)
    }

    /// Walks the edits of one field after one revision and up to another, change by change.
    pub(crate) fn each_edits(
        &self,
        edition: Key,
        field: Field,
        (after, to): (u64, u64),
        mut f: impl FnMut(u64, Vec<Edit>) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("journal/edits.sql"))?;
        let mut rows =
            statement.query(params![edition, field.code(), signed(after), signed(to)])?;
        while let Some(row) = rows.next()? {
            let number = unsigned(row.get(0)?);
            let payload: Option<Vec<u8>> = row.get(1)?;
            let payload = payload.ok_or(Error::Forgotten { revision: number })?;
            let Edits(some) = Edits::from_bytes(&payload).map_err(|_| Error::Damaged {
                detail: format!("change {number} cannot be read"),
            })?;
            f(number, some)?;
        }
        Ok(())
    }

    /// The newest change of a field, up to a revision, whose words were forgotten; 0 if none.
    pub(crate) fn forgotten_up_to(&self, edition: Key, field: Field, to: u64) -> Result<u64> {
        // A past is forgotten from its first change on. Where that can be read, as mostly, there
        // is nothing to look for in a long journal.
        let is_whole = self
            .connection
            .prepare_cached(include_str!("journal/begins.sql"))?
            .exists([edition])?;
        if is_whole {
            return Ok(0);
        }
        Ok(self
            .connection
            .prepare_cached(include_str!("journal/forgotten.sql"))?
            .query_row(params![edition, field.code(), signed(to)], |row| {
                Ok(unsigned(row.get(0)?))
            })
            .optional()?
            .unwrap_or(0))
    }

    /// The newest change of a field up to a revision; 0 if it has none.
    pub(crate) fn newest_change(&self, edition: Key, field: Field, to: u64) -> Result<u64> {
        Ok(self
            .connection
            .prepare_cached(include_str!("journal/newest.sql"))?
            .query_row(params![edition, field.code(), signed(to)], |row| {
                Ok(unsigned(row.get(0)?))
            })
            .optional()?
            .unwrap_or(0))
    }

    /// The change after a revision that this batch made: it was sent before.
    pub(crate) fn change_with_nonce(
        &self,
        edition: Key,
        after: u64,
        batch: &BatchId,
    ) -> Result<Option<u64>> {
        Ok(self
            .connection
            .prepare_cached(include_str!("journal/sent.sql"))?
            .query_row(params![edition, signed(after), batch.as_bytes()], |row| {
                Ok(unsigned(row.get(0)?))
            })
            .optional()?)
    }

    /// Changes up to a revision, newest first.
    pub(crate) fn changes_before(
        &self,
        edition: Key,
        to: u64,
        limit: usize,
    ) -> Result<Vec<Recorded>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("journal/list.sql"))?;
        let rows = statement.query_map(params![edition, signed(to), limit], recorded)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Walks an edition's changes up to a revision, the newest first, until told to stop.
    pub(crate) fn each_change_back(
        &self,
        edition: Key,
        to: u64,
        mut f: impl FnMut(Recorded) -> Result<ControlFlow<()>>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("journal/back.sql"))?;
        let mut rows = statement.query(params![edition, signed(to)])?;
        while let Some(row) = rows.next()? {
            if f(recorded(row)?)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Walks one field's changes between two revisions, the newest first, without their words.
    pub(crate) fn each_info_back(
        &self,
        edition: Key,
        field: Field,
        (after, to): (u64, u64),
        mut f: impl FnMut(ChangeInfo) -> ControlFlow<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("journal/infos.sql"))?;
        let mut rows =
            statement.query(params![edition, field.code(), signed(after), signed(to)])?;
        while let Some(row) = rows.next()? {
            let info = ChangeInfo {
                number: unsigned(row.get("number")?),
                kind: ChangeKind::from_code(row.get("kind")?),
                at: row.get("at")?,
                undo_group: unsigned(row.get("undo_group")?),
                selection: selection(row)?,
            };
            if f(info).is_break() {
                break;
            }
        }
        Ok(())
    }

    pub(crate) fn change(&self, edition: Key, number: u64) -> Result<Option<Recorded>> {
        let found = self.changes_before(edition, number, 1)?.pop();
        Ok(found.filter(|change| change.number == number))
    }

    pub(crate) fn authors(&self) -> Result<Vec<(AuthorId, String)>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, name FROM author ORDER BY author")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Editions of published posts, not touched since `before`, with a readable past.
    pub(crate) fn published_pasts(&self, before: i64) -> Result<Vec<EditionId>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("journal/published.sql"))?;
        let rows = statement.query_map([before], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A time, milliseconds since 1970, as this machine's clock shows it.
    pub(crate) fn local_time(&self, at: i64) -> Result<String> {
        let sql = "SELECT strftime('%Y-%m-%d %H:%M', ?1 / 1000, 'unixepoch', 'localtime')";
        Ok(self
            .connection
            .prepare_cached(sql)?
            .query_row([at], |row| row.get::<_, Option<String>>(0))?
            // Beyond the year 9999.
            .unwrap_or_else(|| at.to_string()))
    }

    /// When a revision was made, milliseconds since 1970.
    pub(crate) fn change_time(&self, edition: Key, number: u64) -> Result<Option<i64>> {
        Ok(self
            .connection
            .prepare_cached("SELECT at FROM change WHERE edition = ?1 AND number = ?2")?
            .query_row(params![edition, signed(number)], |row| row.get(0))
            .optional()?)
    }

    /// Whether a field has changes after one revision and up to another.
    pub(crate) fn has_changes(
        &self,
        edition: Key,
        field: Field,
        (after, to): (u64, u64),
    ) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(include_str!("journal/has.sql"))?
            .exists(params![edition, field.code(), signed(after), signed(to)])?)
    }

    /// Walks an edition's changes in order.
    pub(crate) fn each_change(
        &self,
        edition: Key,
        mut f: impl FnMut(Recorded) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("journal/walk.sql"))?;
        let mut rows = statement.query([edition])?;
        while let Some(row) = rows.next()? {
            f(recorded(row)?)?;
        }
        Ok(())
    }

    /// The chains of a change's further parents.
    pub(crate) fn merged_parents(&self, edition: Key, number: u64) -> Result<Vec<[u8; 32]>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("journal/parents.sql"))?;
        let rows = statement.query_map(params![edition, signed(number)], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Length in bytes of the body's column, and its revision.
    pub(crate) fn body_revision(&self, edition: Key) -> Result<(usize, u64)> {
        Ok(self
            .connection
            .prepare_cached("SELECT octet_length(text), revision FROM body WHERE edition = ?1")?
            .query_row([edition], |row| Ok((row.get(0)?, unsigned(row.get(1)?))))?)
    }
}

impl Tx<'_> {
    pub(crate) fn insert_author(&mut self, author: AuthorId) -> Result<()> {
        self.connection
            .prepare_cached("INSERT INTO author (id) VALUES (?1)")?
            .execute([author])?;
        Ok(())
    }

    /// The author that was made with this copy of the library: the first.
    pub(crate) fn own_author(&self) -> Result<Option<AuthorId>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM author ORDER BY author LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?)
    }

    pub(crate) fn insert_change(&mut self, edition: Key, change: &Recorded) -> Result<()> {
        let (nonce, payload) = change.payload.as_ref().map(|(n, p)| (n, p)).unzip();
        let (anchor, head) = change.selection.unzip();
        let head = head.filter(|head| Some(*head) != anchor);
        self.connection
            .prepare_cached(include_str!("journal/insert.sql"))?
            .execute(params![
                edition,
                signed(change.number),
                change.field.code(),
                change.kind.code(),
                change.at,
                change.author,
                signed(change.undo_group),
                anchor,
                head,
                nonce,
                payload,
                change.seal,
            ])?;
        Ok(())
    }

    /// Takes a change's words away; what is left of them, if anything, has the same lengths.
    pub(crate) fn seal_change(
        &mut self,
        edition: Key,
        number: u64,
        seal: &[u8; 32],
        blacked_out: Option<&[u8]>,
    ) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("journal/seal.sql"))?
            .execute(params![edition, signed(number), seal, blacked_out])?;
        Ok(())
    }
}
