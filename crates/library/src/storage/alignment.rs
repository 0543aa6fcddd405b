//! Rows of alignments and beads.

use rusqlite::{OptionalExtension, Row, params};

use super::{Key, signed, unsigned};
use crate::alignment::{Span, StoredBead};
use crate::edition::Edition;
use crate::error::Result;
use crate::history::Field;
use crate::id::EditionId;
use crate::library::{Query, Tx};

/// A bead about to be written.
pub(crate) struct NewBead {
    pub position: usize,
    pub source: Option<Span>,
    pub target: Option<Span>,
    pub score: f32,
    pub source_text: Option<String>,
    pub is_changed: bool,
    /// The stored bead that lives on in it.
    pub heir: Option<StoredBead>,
}

fn bead(row: &Row<'_>) -> rusqlite::Result<StoredBead> {
    let side = |anchor: &str, from: &str, to: &str| -> rusqlite::Result<_> {
        let key: Option<Key> = row.get(anchor)?;
        Ok(match key {
            Some(key) => Some((
                key,
                Span {
                    from: row.get(from)?,
                    to: row.get(to)?,
                },
            )),
            None => None,
        })
    };
    Ok(StoredBead {
        key: row.get("bead")?,
        source: side("source_anchor", "source_from", "source_to")?,
        target: side("target_anchor", "target_from", "target_to")?,
        confirmed: row.get("confirmed")?,
        is_changed: row.get("is_changed")?,
        source_text: row.get("source_text")?,
    })
}

impl Query<'_> {
    /// An alignment's key, and the revisions of source and target that it stands at.
    pub(crate) fn alignment(&self, source: Key, target: Key) -> Result<Option<(Key, (u64, u64))>> {
        Ok(self
            .connection
            .prepare_cached(include_str!("alignment/get.sql"))?
            .query_row([source, target], |row| {
                Ok((row.get(0)?, (unsigned(row.get(1)?), unsigned(row.get(2)?))))
            })
            .optional()?)
    }

    /// The editions that an edition is aligned with as their source.
    pub(crate) fn aligned_with(&self, source: Key) -> Result<Vec<EditionId>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("alignment/targets.sql"))?;
        let rows = statement.query_map([source], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn beads(&self, alignment: Key) -> Result<Vec<StoredBead>> {
        let sql = concat!(
            include_str!("alignment/beads.sql"),
            "WHERE b.alignment = ?1 ORDER BY b.position"
        );
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([alignment], bead)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A bead with its source and target edition.
    pub(crate) fn bead(&self, key: Key) -> Result<Option<(StoredBead, Edition, Edition)>> {
        let sql = concat!(include_str!("alignment/beads.sql"), "WHERE b.bead = ?1");
        let found = self
            .connection
            .prepare_cached(sql)?
            .query_row([key], bead)
            .optional()?;
        let Some(found) = found else { return Ok(None) };
        let of = |side: &str| {
            let condition = format!(
                "e.edition = (SELECT a.{side} FROM alignment a JOIN bead b USING (alignment) \
                 WHERE b.bead = ?1)"
            );
            self.editions_where(&condition, [key])
        };
        Ok(of("source")?
            .pop()
            .zip(of("target")?.pop())
            .map(|(s, t)| (found, s, t)))
    }
}

impl Tx<'_> {
    /// Makes the alignment or brings its revisions up, and says its key.
    pub(crate) fn put_alignment(&mut self, source: &Edition, target: &Edition) -> Result<Key> {
        Ok(self
            .connection
            .prepare_cached(include_str!("alignment/put.sql"))?
            .query_row(
                params![
                    source.key,
                    target.key,
                    signed(source.revision),
                    signed(target.revision)
                ],
                |row| row.get(0),
            )?)
    }

    /// Writes a bead into its heir's row, or a new one.
    pub(crate) fn put_bead(
        &mut self,
        alignment: Key,
        source: &Edition,
        target: &Edition,
        new: &NewBead,
    ) -> Result<()> {
        let heir = new.heir.as_ref();
        let from = self.put_side(source, new.source, heir.and_then(|h| h.source))?;
        let to = self.put_side(target, new.target, heir.and_then(|h| h.target))?;
        // A bead that has lost a side is no longer what a person confirmed.
        let confirmed = heir.is_some_and(|h| h.confirmed) && from.is_some() && to.is_some();
        self.connection
            .prepare_cached(include_str!("alignment/put_bead.sql"))?
            .execute(params![
                heir.map(|h| h.key),
                alignment,
                new.position,
                from,
                to,
                new.score,
                confirmed,
                new.source_text,
                new.is_changed,
            ])?;
        Ok(())
    }

    fn put_side(
        &mut self,
        edition: &Edition,
        span: Option<Span>,
        old: Option<(Key, Span)>,
    ) -> Result<Option<Key>> {
        match (span, old) {
            (Some(span), Some((key, was))) => {
                if span != was {
                    self.update_anchor(key, (span.from, span.to))?;
                }
                Ok(Some(key))
            }
            (Some(span), None) => self
                .insert_anchor(edition.key, Field::Body, (span.from, span.to))
                .map(Some),
            (None, Some((key, _))) => self.delete_anchor(key).map(|()| None),
            (None, None) => Ok(None),
        }
    }

    pub(crate) fn delete_bead(&mut self, bead: &StoredBead) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM bead WHERE bead = ?1")?
            .execute([bead.key])?;
        for (anchor, _) in [bead.source, bead.target].into_iter().flatten() {
            self.delete_anchor(anchor)?;
        }
        Ok(())
    }

    pub(crate) fn update_bead_step(
        &mut self,
        bead: Key,
        confirmed: bool,
        is_changed: bool,
        source_text: Option<&str>,
    ) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("alignment/step.sql"))?
            .execute(params![bead, confirmed, is_changed, source_text])?;
        Ok(())
    }

    /// Takes the words away that a source said when its pairs were last in step, where it
    /// says something else now and they have a passage in them; the empty one is in all.
    pub(crate) fn blank_source_texts(&mut self, source: Key, passage: &str) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("alignment/blank.sql"))?
            .execute(params![source, passage])?;
        Ok(())
    }
}
