//! Rows of alignments and beads.

use rusqlite::{OptionalExtension, Row, params};
use text::pairs::{Half, Pair, Side};

use super::{Key, signed, unsigned};
use crate::edition::Edition;
use crate::error::Result;
use crate::history::Field;
use crate::id::EditionId;
use crate::library::{Query, Tx};

/// The row of an alignment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AlignmentRow {
    pub key: Key,
    pub source: EditionId,
    /// The revisions of source and target that its beads were made at.
    pub revisions: [u64; 2],
    pub lead: Side,
}

/// A bead as it is stored; the places of its pair are those of its anchors.
#[derive(Clone, Debug)]
pub(crate) struct BeadRow {
    pub pair: Pair,
    pub position: usize,
    /// The anchors of source and target.
    pub anchors: [Option<Key>; 2],
}

fn side(stored: i64) -> Side {
    if stored == 0 {
        Side::Source
    } else {
        Side::Target
    }
}

fn bead(row: &Row<'_>) -> rusqlite::Result<BeadRow> {
    let place = |from: &str, to: &str| -> rusqlite::Result<_> {
        let from: Option<u32> = row.get(from)?;
        let to: Option<u32> = row.get(to)?;
        Ok(from.zip(to).map(|(from, to)| from..to))
    };
    let lead: Option<i64> = row.get("lead")?;
    Ok(BeadRow {
        position: row.get("position")?,
        anchors: [row.get("source_anchor")?, row.get("target_anchor")?],
        pair: Pair {
            key: Some(row.get("bead")?),
            places: [
                place("source_from", "source_to")?,
                place("target_from", "target_to")?,
            ],
            then: [row.get("source_text")?, row.get("target_text")?],
            said: [row.get("source_said")?, row.get("target_said")?],
            step_at: row.get("step_at")?,
            confirmed: row.get("confirmed")?,
            half: match row.get("half")? {
                1 => Half::Alone,
                2 => Half::Apart,
                _ => Half::Waits,
            },
            lead: lead.map(side),
            is_changed: row.get("is_changed")?,
            score: row.get("score")?,
        },
    })
}

impl Query<'_> {
    /// The alignment of two editions, whichever of them is its source.
    pub(crate) fn alignment(&self, one: Key, other: Key) -> Result<Option<AlignmentRow>> {
        Ok(self
            .connection
            .prepare_cached(include_str!("alignment/of_two.sql"))?
            .query_row([one, other], |row| {
                Ok(AlignmentRow {
                    key: row.get(0)?,
                    source: row.get(1)?,
                    revisions: [unsigned(row.get(2)?), unsigned(row.get(3)?)],
                    lead: side(row.get(4)?),
                })
            })
            .optional()?)
    }

    /// The editions, source and target, of every alignment that an edition has a part in.
    pub(crate) fn alignments_of(&self, edition: Key) -> Result<Vec<(EditionId, EditionId)>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("alignment/of_edition.sql"))?;
        let rows = statement.query_map([edition], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The editions, source and target, of the alignment that a bead belongs to.
    pub(crate) fn editions_of_bead(&self, bead: Key) -> Result<Option<(EditionId, EditionId)>> {
        Ok(self
            .connection
            .prepare_cached(include_str!("alignment/of_bead.sql"))?
            .query_row([bead], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// What the confirmed pairs of two languages said when they were last in step, at most so
    /// many, those of the newest alignments first.
    pub(crate) fn confirmed_texts(
        &self,
        source: &str,
        target: &str,
        most: usize,
    ) -> Result<Vec<(String, String)>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("alignment/confirmed.sql"))?;
        let rows = statement.query_map(params![source, target, most], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The beads of an alignment, in their order.
    pub(crate) fn beads(&self, alignment: Key) -> Result<Vec<BeadRow>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("alignment/beads.sql"))?;
        let rows = statement.query_map([alignment], bead)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Makes the alignment or brings it up to the editions' revisions, and says its key.
    pub(crate) fn put_alignment(&mut self, editions: [&Edition; 2], lead: Side) -> Result<Key> {
        let [source, target] = editions;
        Ok(self
            .connection
            .prepare_cached(include_str!("alignment/put.sql"))?
            .query_row(
                params![
                    source.key,
                    target.key,
                    signed(source.revision),
                    signed(target.revision),
                    lead as i64,
                ],
                |row| row.get(0),
            )?)
    }

    /// Writes a pair, into the row of its key if it has one, and says its key.
    pub(crate) fn put_bead(
        &mut self,
        alignment: Key,
        editions: [&Edition; 2],
        position: usize,
        pair: &Pair,
        old: Option<&BeadRow>,
    ) -> Result<Key> {
        let mut anchors = [None, None];
        for (side, anchor) in anchors.iter_mut().enumerate() {
            let place = pair.places[side]
                .clone()
                .map(|place| (place.start, place.end));
            let was = old.and_then(|row| {
                let place = row.pair.places[side].clone();
                row.anchors[side].zip(place.map(|place| (place.start, place.end)))
            });
            *anchor = match (place, was) {
                (Some(place), Some((kept, was))) => {
                    if place != was {
                        self.update_anchor(kept, place)?;
                    }
                    Some(kept)
                }
                (Some(place), None) => {
                    Some(self.insert_anchor(editions[side].key, Field::Body, place)?)
                }
                (None, _) => None,
            };
        }
        let [then, said] = [&pair.then, &pair.said];
        let key = self
            .connection
            .prepare_cached(include_str!("alignment/put_bead.sql"))?
            .query_row(
                params![
                    pair.key,
                    alignment,
                    position,
                    anchors[0],
                    anchors[1],
                    then[0],
                    then[1],
                    said[0],
                    said[1],
                    pair.step_at,
                    pair.score,
                    pair.confirmed,
                    pair.half as i64,
                    pair.lead.map(|lead| lead as i64),
                    pair.is_changed,
                ],
                |row| row.get(0),
            )?;
        // After the bead has let go of it.
        let were = old.map_or([None, None], |row| row.anchors);
        for (anchor, was) in anchors.into_iter().zip(were) {
            if let (None, Some(gone)) = (anchor, was) {
                self.delete_anchor(gone)?;
            }
        }
        Ok(key)
    }

    /// Takes a bead away.
    pub(crate) fn delete_bead(&mut self, bead: &BeadRow) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM bead WHERE bead = ?1")?
            .execute([bead.pair.key])?;
        for anchor in bead.anchors.into_iter().flatten() {
            self.delete_anchor(anchor)?;
        }
        Ok(())
    }
}
