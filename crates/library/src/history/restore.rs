use std::ops::Range;

use text::compare::{Row, RowKind};
use text::diff;
use text::edit::{Edit, utf16_len};

use super::append::{Append, append};
use super::change::{ChangeKind, Field};
use super::compare::{Moment, compare_field};
use super::replace::replace;
use super::text_at::text_at;
use crate::edition;
use crate::error::{OrNotFound, Result, What};
use crate::id::EditionId;
use crate::library::Tx;

/// Brings an earlier state of an edition back, as new changes: nothing is lost by it.
///
/// # Errors
///
/// Those of [`text_at`]; nothing is changed then.
pub fn restore(tx: &mut Tx<'_>, id: EditionId, revision: u64) -> Result<()> {
    let edition = edition::get(tx, id)?;
    for field in Field::ALL {
        let then = text_at(tx, &edition, field, revision)?;
        replace(tx, id, field, &then, ChangeKind::Restore)?;
    }
    Ok(())
}

/// A paragraph of a comparison.
#[derive(Clone, Copy, Debug)]
pub struct PastRow {
    /// The edition and the revision that the paragraph is taken from.
    pub before: (EditionId, u64),
    /// The edition that it goes into, at the revision that the two were compared at.
    pub after: (EditionId, u64),
    /// The field.
    pub field: Field,
    /// The number of the row in the comparison of the two.
    pub row: usize,
}

/// Brings one paragraph back as it was, as a new change: what was changed is changed back,
/// what was taken away comes back to its place, what was added goes.
///
/// What was written since the comparison stays.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for a row that the comparison does not have, and those of
/// [`text_at`].
pub fn restore_row(tx: &mut Tx<'_>, wanted: PastRow) -> Result<()> {
    let then = edition::get(tx, wanted.before.0)?;
    let now = edition::get(tx, wanted.after.0)?;
    let moment = |edition, revision| Moment { edition, revision };
    let compared = compare_field(
        tx,
        moment(&then, wanted.before.1),
        moment(&now, wanted.after.1),
        wanted.field,
    )?;
    let row = compared.comparison.rows.get(wanted.row);
    let row = row.or_not_found(What::Paragraph, wanted.row)?;
    let edits = match wanted.field {
        Field::Body | Field::Notes => edits_back(&compared.before, &compared.after, row),
        // One line: a paragraph of its own would have no place in it.
        Field::Title | Field::Dek | Field::PlaceLine => {
            diff::edits_between(&compared.after, &compared.before)
        }
    };
    let request = Append {
        edition: now.id,
        field: wanted.field,
        base: wanted.after.1,
        edits,
        kind: ChangeKind::Restore,
        undo_group: now.revision + 1,
        selection: None,
        length: None,
        batch: None,
    };
    append(tx, request).map(drop)
}

/// The edits that bring one row of a comparison back.
fn edits_back(before: &str, after: &str, row: &Row) -> Vec<Edit> {
    let said = &before[filled(before, &row.before)];
    let (range, text) = match row.kind {
        RowKind::Same => return Vec::new(),
        RowKind::Changed => (filled(after, &row.after), said.to_owned()),
        RowKind::Added => (row.after.clone(), String::new()),
        RowKind::Removed => (row.after.clone(), set_apart(after, row.after.start, said)),
    };
    let start = utf16_len(&after[..range.start]);
    // Only the words that differ: what was written between them meanwhile stays in its place.
    let mut edits = diff::edits_between(&after[range], &text);
    for edit in &mut edits {
        edit.from += start;
    }
    edits
}

/// A row without the blank lines at its end.
fn filled(text: &str, row: &Range<usize>) -> Range<usize> {
    let words = text[row.clone()].trim_end_matches(['\n', '\r']);
    row.start..row.start + words.len()
}

/// A paragraph with the blank lines that part it from what it comes between.
fn set_apart(text: &str, at: usize, paragraph: &str) -> String {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let blank_line = line_end.repeat(2);
    let gap = |is_apart: bool, is_line: bool| match (is_apart, is_line) {
        (true, _) => "",
        (false, true) => line_end,
        (false, false) => &blank_line,
    };
    let (before, after) = text.split_at(at);
    let head = gap(
        before.is_empty() || before.ends_with(&blank_line),
        before.ends_with(line_end),
    );
    let tail = gap(
        after.is_empty() || after.starts_with(&blank_line),
        after.starts_with(line_end),
    );
    format!("{head}{paragraph}{tail}")
}
