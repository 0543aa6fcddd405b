//! A line that is no Markdown, such as a title, taken in.

use std::collections::BTreeMap;

use super::said::says_the_same;
use super::{Plan, Row, RowKind, Take};
use crate::diff;
use crate::edit::Edit;
use crate::merge::{Part, merge};

/// Plans what taking in a newer line does; without one, nothing.
#[must_use]
pub fn plan_line(base: Option<&str>, mine: &str, newer: &str) -> Plan {
    let base = base.unwrap_or(mine);
    let is_same =
        newer.trim().is_empty() || says_the_same(mine, newer) || says_the_same(base, newer);
    let mut row = Row {
        kind: RowKind::Same,
        mine: Some(mine.to_owned()),
        theirs: Some(mine.to_owned()),
        kept: Some(mine.to_owned()),
        runs: Vec::new(),
    };
    if !is_same {
        let merged = merge(base, mine, newer);
        let side = |is_mine: bool| -> String {
            let parts = merged.parts.iter().map(|part| match part {
                Part::Text(text) => text.as_str(),
                Part::Conflict { mine, .. } if is_mine => mine,
                Part::Conflict { theirs, .. } => theirs,
            });
            parts.collect()
        };
        let is_clean = merged.text_if_clean().is_some();
        row.theirs = Some(side(false));
        if is_clean {
            row.kind = RowKind::Changed;
        } else {
            row.kind = RowKind::Conflict;
            row.kept = Some(side(true));
        }
    }
    let (left, right) = (row.kept.clone(), row.theirs.clone());
    row.runs = diff::words(&left.unwrap_or_default(), &right.unwrap_or_default());
    if row.theirs == row.mine && row.kept == row.mine {
        row.kind = RowKind::Same;
    }
    Plan {
        rows: vec![row],
        ignored: Vec::new(),
        mine: mine.to_owned(),
        acts: Vec::new(),
        is_line: true,
    }
}

pub(super) fn edits(plan: &Plan, taken: &BTreeMap<usize, Take>) -> Vec<Edit> {
    let becomes = plan.rows.first().and_then(|row| match taken.get(&0)? {
        Take::Theirs => row.theirs.as_deref(),
        Take::Mine => row.kept.as_deref(),
    });
    becomes.map_or_else(Vec::new, |text| diff::edits_between(&plan.mine, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;

    fn taken(plan: &Plan, take: Take) -> String {
        apply(&plan.mine, &plan.edits(&BTreeMap::from([(0, take)]))).unwrap()
    }

    #[test]
    fn quotes_and_a_line_that_is_missing_are_no_change() {
        for newer in ["", " ", "La \"marcha\" de mayo"] {
            let plan = plan_line(None, "La «marcha» de mayo", newer);
            assert_eq!((plan.open(), plan.rows.len()), (0, 1));
        }
    }

    #[test]
    fn a_line_that_both_changed_waits_for_a_person() {
        let plan = plan_line(Some("Uno"), "Dos", "Tres");
        assert_eq!(plan.conflicts(), 1);
        assert_eq!(taken(&plan, Take::Theirs), "Tres");
        assert_eq!(taken(&plan, Take::Mine), "Dos");
        let plan = plan_line(None, "Dos", "Tres");
        assert_eq!(plan.conflicts(), 0);
        assert_eq!(taken(&plan, Take::Theirs), "Tres");
    }
}
