//! What the translation memory reads: editions that may have words, and the pairs in them.

use rusqlite::named_params;

use super::Key;
use crate::alignment::Span;
use crate::edition::Edition;
use crate::error::Result;
use crate::id::{EditionId, PostId};
use crate::library::Query;

/// An edition that may have the words that are looked for.
pub(crate) struct Candidate {
    pub edition: EditionId,
    pub post: PostId,
    pub date: String,
    pub touched_at: i64,
}

/// An edition that stands in pairs with another.
pub(crate) struct Partner {
    pub edition: EditionId,
    /// Their alignment, if they were ever aligned.
    pub alignment: Option<Key>,
    /// Whether it is the source in that.
    pub is_source: bool,
    /// Whether both texts stand as they did when they were aligned.
    pub is_fresh: bool,
}

/// A bead of which both sides are there.
pub(crate) struct Facing {
    pub source: Span,
    pub target: Span,
    pub confirmed: bool,
}

impl Query<'_> {
    /// Editions of a primary language that an expression of FTS5 holds for, or of which the
    /// index knows too little; those of the newest posts first.
    pub(crate) fn memory_candidates(
        &self,
        expression: &str,
        language: &str,
        limit: usize,
    ) -> Result<Vec<Candidate>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("memory/candidates.sql"))?;
        let rows = statement.query_map(
            named_params! { ":expression": expression, ":language": language, ":limit": limit },
            |row| {
                Ok(Candidate {
                    edition: row.get("id")?,
                    post: row.get("post")?,
                    date: row.get("date")?,
                    touched_at: row.get("touched_at")?,
                })
            },
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What an edition stands in pairs with, in a primary language or in any.
    pub(crate) fn partners(&self, edition: &Edition, other: Option<&str>) -> Result<Vec<Partner>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("memory/partners.sql"))?;
        let rows = statement.query_map(
            named_params! { ":edition": edition.key, ":other": other },
            |row| {
                Ok(Partner {
                    edition: row.get("id")?,
                    alignment: row.get("alignment")?,
                    is_source: row.get::<_, Option<bool>>("is_source")?.unwrap_or(false),
                    is_fresh: row.get("is_fresh")?,
                })
            },
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The beads of an alignment that have both sides, in order, where their anchors stand.
    pub(crate) fn facing_beads(&self, alignment: Key) -> Result<Vec<Facing>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("memory/beads.sql"))?;
        let rows = statement.query_map([alignment], |row| {
            let span = |from: &str, to: &str| -> rusqlite::Result<Span> {
                Ok(Span {
                    from: row.get(from)?,
                    to: row.get(to)?,
                })
            };
            Ok(Facing {
                source: span("source_from", "source_to")?,
                target: span("target_from", "target_to")?,
                confirmed: row.get("confirmed")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
