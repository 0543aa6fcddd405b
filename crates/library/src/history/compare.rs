use text::compare::{self, Comparison};

use super::change::Field;
use super::text_at::text_at;
use crate::edition::Edition;
use crate::error::Result;
use crate::library::Query;

/// A moment of an edition.
#[derive(Clone, Copy, Debug)]
pub struct Moment<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// One of its revisions.
    pub revision: u64,
}

/// What became of one field.
#[derive(Clone, Debug)]
pub struct FieldComparison {
    /// The field.
    pub field: Field,
    /// What it said before.
    pub before: String,
    /// What it said after.
    pub after: String,
    /// What became of it, paragraph by paragraph.
    pub comparison: Comparison,
}

/// Compares two moments, of one edition or of two: the fields that say something in either.
///
/// # Errors
///
/// Those of [`text_at`].
pub fn compare(
    q: &Query<'_>,
    before: Moment<'_>,
    after: Moment<'_>,
) -> Result<Vec<FieldComparison>> {
    let mut compared = Vec::new();
    for field in Field::ALL {
        let one = compare_field(q, before, after, field)?;
        if !(one.before.is_empty() && one.after.is_empty()) {
            compared.push(one);
        }
    }
    Ok(compared)
}

pub(super) fn compare_field(
    q: &Query<'_>,
    before: Moment<'_>,
    after: Moment<'_>,
    field: Field,
) -> Result<FieldComparison> {
    let text = |moment: Moment<'_>| text_at(q, moment.edition, field, moment.revision);
    let (before, after) = (text(before)?, text(after)?);
    Ok(FieldComparison {
        field,
        comparison: compare::compare(&before, &after),
        before,
        after,
    })
}

/// How many words came and went between two revisions of an edition, in all fields but the
/// private notes.
///
/// # Errors
///
/// Those of [`text_at`].
pub fn weigh(q: &Query<'_>, edition: &Edition, before: u64, after: u64) -> Result<(usize, usize)> {
    let moment = |revision| Moment { edition, revision };
    let mut weight = (0, 0);
    for field in Field::ALL.into_iter().filter(|f| *f != Field::Notes) {
        if q.has_changes(edition.key, field, (before, after))? {
            let one = compare_field(q, moment(before), moment(after), field)?;
            weight.0 += one.comparison.came;
            weight.1 += one.comparison.went;
        }
    }
    Ok(weight)
}
