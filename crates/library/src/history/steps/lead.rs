//! The edits that lead over groups of changes.

use text::diff;
use text::edit::{self, Edit, Rope};

use super::Step;
use super::sort::Group;
use crate::edition::Edition;
use crate::error::Result;
use crate::history::Field;
use crate::history::fields::unfit;
use crate::history::text_at::rope_at;
use crate::library::Query;

/// Finds the edits that lead over each group, the newest first.
///
/// What stands between two groups was cancelled and should change nothing. Where it does,
/// for instance because another process wrote meanwhile, the step above bridges it, so that
/// every step applies to the text that the one before it leads to.
pub(super) fn lead(
    q: &Query<'_>,
    edition: &Edition,
    field: Field,
    before: u64,
    groups: Vec<Group>,
) -> Result<Vec<Step>> {
    let mut ahead = groups.into_iter().rev().peekable();
    let Some(reach) = ahead.peek().map(|oldest| oldest.below) else {
        return Ok(Vec::new());
    };
    let mut rope = rope_at(q, edition, field, reach)?;
    let mut steps = Vec::new();
    let mut current: Option<Step> = None;
    let mut above = reach;
    // The text above the last step, while what was cancelled is replayed.
    let mut held: Option<String> = None;
    q.each_edits(edition.key, field, (reach, before), |number, edits| {
        let starts = ahead.peek().is_some_and(|next| number > next.below);
        if number > above && current.is_some() {
            steps.extend(current.take());
            held = (!starts).then(|| rope.to_string());
        }
        if starts && let Some(group) = ahead.next() {
            above = group.above;
            current = Some(group.over(bridge(&rope, held.take())));
        }
        let inverse = edit::apply_to(&mut rope, &edits).map_err(|e| unfit(edition, &e))?;
        if let Some(step) = &mut current {
            step.edits.splice(0..0, inverse);
        }
        Ok(())
    })?;
    steps.extend(current);
    if let Some(newest) = steps.last_mut() {
        newest.edits.splice(0..0, bridge(&rope, held));
    }
    steps.reverse();
    Ok(steps)
}

impl Group {
    fn over(self, edits: Vec<Edit>) -> Step {
        Step {
            edits,
            selection: self.selection,
            at: self.at,
            kind: self.kind,
        }
    }
}

/// The edits from a text to the one above the step before; none where nothing lies between.
fn bridge(now: &Rope, above: Option<String>) -> Vec<Edit> {
    above.map_or_else(Vec::new, |text| {
        diff::edits_between(&now.to_string(), &text)
    })
}
