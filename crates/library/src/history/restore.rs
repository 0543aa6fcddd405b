use std::ops::Range;

use text::compare::RowKind;
use text::edit::{Edit, Utf16Index};

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
    let rows = &compared.comparison.rows;
    let row = rows
        .get(wanted.row)
        .or_not_found(What::Paragraph, wanted.row)?;
    let said = filled(&compared.before, &row.before);
    let says = filled(&compared.after, &row.after);
    let (range, text) = match row.kind {
        RowKind::Same => return Ok(()),
        RowKind::Changed => (says, compared.before[said].to_owned()),
        RowKind::Added => (row.after.clone(), String::new()),
        RowKind::Removed => {
            let at = row.after.start;
            (
                at..at,
                set_apart(&compared.after, at, &compared.before[said]),
            )
        }
    };
    let index = Utf16Index::new(&compared.after);
    let (from, to) = (index.to_utf16(range.start), index.to_utf16(range.end));
    let request = Append {
        edition: now.id,
        field: wanted.field,
        base: wanted.after.1,
        edits: vec![Edit {
            from,
            deleted: to - from,
            inserted: text,
        }],
        kind: ChangeKind::Restore,
        undo_group: now.revision + 1,
        selection: None,
        length: None,
        batch: None,
    };
    append(tx, request).map(drop)
}

/// A row without the blank lines at its end.
fn filled(text: &str, row: &Range<usize>) -> Range<usize> {
    let words = text[row.clone()].trim_end_matches(['\n', '\r']);
    row.start..row.start + words.len()
}

/// A paragraph with the blank lines that part it from what it comes between.
fn set_apart(text: &str, at: usize, paragraph: &str) -> String {
    let (before, after) = text.split_at(at);
    let gap = |is_apart: bool, is_line: bool| match (is_apart, is_line) {
        (true, _) => "",
        (false, true) => "\n",
        (false, false) => "\n\n",
    };
    let head = gap(
        before.is_empty() || before.ends_with("\n\n"),
        before.ends_with('\n'),
    );
    let tail = gap(
        after.is_empty() || after.starts_with("\n\n"),
        after.starts_with('\n'),
    );
    format!("{head}{paragraph}{tail}")
}
