use text::edit::{self, Edits, Rope};

use super::change::{Change, Field};
use super::fields::{Fields, unfit};
use super::keyframe;
use crate::edition::Edition;
use crate::error::{Error, Result, What};
use crate::library::Query;

/// What a field said at a revision: the nearest whole text before it, and the changes since.
///
/// # Errors
///
/// [`Error::NotFound`] for a revision that the edition has not reached,
/// [`Error::Forgotten`] where its words were forgotten for good, [`Error::Damaged`] where a
/// change in between cannot be read; the states after the next keyframe can.
pub fn text_at(q: &Query<'_>, edition: &Edition, field: Field, revision: u64) -> Result<String> {
    Ok(rope_at(q, edition, field, revision)?.into_string())
}

/// What all fields said at a revision.
///
/// # Errors
///
/// Those of [`text_at`].
pub fn fields_at(q: &Query<'_>, edition: &Edition, revision: u64) -> Result<Fields> {
    let text = |field| text_at(q, edition, field, revision);
    Ok(Fields {
        title: text(Field::Title)?,
        dek: text(Field::Dek)?,
        place_line: text(Field::PlaceLine)?,
        body: text(Field::Body)?,
        notes: text(Field::Notes)?,
    })
}

/// When a revision was made, milliseconds since 1970; the beginning, revision 0, has no time.
///
/// # Errors
///
/// A failed read.
pub fn time_of(q: &Query<'_>, edition: &Edition, revision: u64) -> Result<Option<i64>> {
    q.change_time(edition.key, revision)
}

/// A time in the words of this machine's clock: `2026-11-23 16:05`.
///
/// # Errors
///
/// A failed read.
pub fn local_time(q: &Query<'_>, at: i64) -> Result<String> {
    q.local_time(at)
}

pub(super) fn rope_at(
    q: &Query<'_>,
    edition: &Edition,
    field: Field,
    revision: u64,
) -> Result<Rope> {
    if revision > edition.revision {
        return Err(Error::NotFound {
            what: What::Revision,
            id: revision.to_string(),
        });
    }
    let (at, text) = base(q, edition, field, revision)?;
    let mut rope = Rope::new(&text);
    q.each_edits(edition.key, field, (at, revision), |_, edits| {
        edit::apply_to(&mut rope, &edits).map_err(|e| unfit(edition, &e))?;
        Ok(())
    })?;
    Ok(rope)
}

/// The whole text nearest before a revision. The body's column is one too.
fn base(q: &Query<'_>, edition: &Edition, field: Field, revision: u64) -> Result<(u64, String)> {
    if field == Field::Body {
        let (_, column) = q.body_revision(edition.key)?;
        if column <= revision && column >= q.newest_keyframe(edition.key, field)? {
            let (text, at) = q.body_column(edition.key)?;
            return Ok((at, text));
        }
    }
    keyframe::nearest(q, edition, field, revision)
}

/// The changes of an edition, newest first, at most `limit` of them.
///
/// # Errors
///
/// A failed read.
pub fn changes(q: &Query<'_>, edition: &Edition, limit: usize) -> Result<Vec<Change>> {
    let recorded = q.changes_before(edition.key, edition.revision, limit)?;
    Ok(recorded
        .into_iter()
        .map(|change| {
            let edits = change
                .words()
                .and_then(|payload| Edits::from_bytes(payload).ok())
                .map_or_else(Vec::new, |edits| edits.0);
            Change {
                revision: change.number,
                field: change.field,
                kind: change.kind,
                at: change.at,
                author: change.author,
                undo_group: change.undo_group,
                inserted: edits
                    .iter()
                    .map(|e| u64::from(edit::utf16_len(&e.inserted)))
                    .sum(),
                deleted: edits.iter().map(|e| u64::from(e.deleted)).sum(),
            }
        })
        .collect())
}
