use text::Diagnostic;
use text::take_in::{self, Plan};

use super::newer::Newer;
use crate::edition::{self, Edition};
use crate::error::Result;
use crate::history::{self, Field};
use crate::id::EditionId;
use crate::library::Query;

/// What taking a newer version in would do.
#[derive(Clone, Debug)]
pub struct TakeInPlan {
    /// The edition, as it was looked at.
    pub edition: Edition,
    /// The revision that it is planned for.
    pub revision: u64,
    /// The revision that the newer version is compared with, where one was named.
    pub base: Option<u64>,
    /// The fields that the newer version has, in their order.
    pub fields: Vec<FieldPlan>,
    /// What could not be read or is passed over.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a newer version does to one field.
#[derive(Clone, Debug)]
pub struct FieldPlan {
    /// The field.
    pub field: Field,
    /// Its paragraphs; of a title, a dek or a place line there is one.
    pub plan: Plan,
}

impl TakeInPlan {
    /// Counts what is to be decided.
    pub fn open(&self) -> usize {
        self.fields.iter().map(|field| field.plan.open()).sum()
    }

    /// Counts the contradictions.
    pub fn conflicts(&self) -> usize {
        self.fields.iter().map(|field| field.plan.conflicts()).sum()
    }
}

/// Compares a newer version of an edition with what it said at `revision`: now, unless an earlier
/// look is repeated. `base` is the revision that was sent out; without one, what stands here was.
///
/// # Errors
///
/// Those of [`history::text_at`].
pub fn plan(
    q: &Query<'_>,
    id: EditionId,
    newer: &Newer,
    base: Option<u64>,
    revision: Option<u64>,
) -> Result<TakeInPlan> {
    let edition = edition::get(q, id)?;
    let revision = revision.unwrap_or(edition.revision);
    let mine = match revision == edition.revision {
        true => history::fields(q, &edition)?,
        false => history::fields_at(q, &edition, revision)?,
    };
    let common = match base {
        Some(base) => Some(history::fields_at(q, &edition, base)?),
        None => None,
    };
    let newer = newer.like(&mine, common.as_ref());
    let mut diagnostics = newer.diagnostics.clone();
    let mut fields = Vec::new();
    for field in [Field::PlaceLine, Field::Title, Field::Dek, Field::Body] {
        let text = newer.get(field);
        if field != Field::Body && text.trim().is_empty() {
            continue;
        }
        let common = common.as_ref().map(|common| common.get(field));
        let plan = match field {
            Field::Body => take_in::plan(common, mine.get(field), text),
            _ => take_in::plan_line(common, mine.get(field), text),
        };
        diagnostics.extend(plan.ignored.iter().cloned());
        fields.push(FieldPlan { field, plan });
    }
    Ok(TakeInPlan {
        edition,
        revision,
        base,
        fields,
        diagnostics,
    })
}
