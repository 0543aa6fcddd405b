//! The rows of what the newer text has and mine has not.

use super::RowKind;
use super::act::{Act, Behind, Neighbour};
use super::meet::Meeting;
use super::unit::{Unit, mark};
use crate::segment::BlockKind;

impl Meeting<'_, '_> {
    /// Makes the rows of what the newer text has and mine has not.
    pub(super) fn coming(&mut self, notes: bool) {
        let ties = self.ties;
        let mut behind = match notes {
            false => None,
            true => self.mine.len().checked_sub(1),
        };
        let mut is_first_note = notes;
        for at in 0..self.newer.len() {
            let unit = &self.newer[at];
            if unit.is_note() != notes {
                continue;
            }
            let base = ties.base_of_newer[at];
            if let Some(own) = ties.own_of(at) {
                if ties.moved_in_mine.contains(&own) {
                    continue;
                }
                if is_first_note || behind.is_none_or(|last| last < own) {
                    behind = Some(own);
                }
                is_first_note = false;
                continue;
            }
            let place = Behind {
                mine: behind,
                lead: self.ends(self.fitted(unit.lead)),
                neighbour: self.neighbour(at),
                is_item: unit.kind == BlockKind::ListItem,
            };
            if let Some(&from) = ties.moved.get(&at) {
                if let Some(own) = ties.mine_of_base[from] {
                    let next = self.next_standing(at, notes);
                    let is_there =
                        behind.is_none_or(|last| last < own) && next.is_none_or(|next| own < next);
                    match is_there {
                        // It has been moved here as well.
                        true => self.at[own] = Some(self.same(own)),
                        false => self.moving(at, own, place),
                    }
                }
                continue;
            }
            if base.is_some_and(|base| self.base[base].said.is_said_by(&unit.said)) {
                // Mine has taken it out since.
                continue;
            }
            let kind = match base {
                Some(_) => RowKind::Conflict,
                None => RowKind::Added,
            };
            let text = self.ends(unit.block.to_owned());
            let mark = mark(&place.lead).to_owned();
            let row = self.push(
                kind,
                &mark,
                None,
                Some(&text),
                None,
                Act {
                    at: None,
                    behind: Some(place),
                    theirs: Some(text.clone()),
                    mine: None,
                },
            );
            self.put(behind, at, row);
        }
    }

    /// Makes the row of a paragraph that goes elsewhere.
    fn moving(&mut self, at: usize, own: usize, place: Behind) {
        let (mark, block) = (self.mine[own].mark(), self.mine[own].block);
        let behind = place.mine;
        let act = Act {
            at: Some(own),
            behind: Some(place),
            theirs: Some(block.to_owned()),
            mine: None,
        };
        let block = Some(block);
        let row = self.push(RowKind::Moved, mark, block, block, block, act);
        self.put(behind, at, row);
    }

    /// The paragraph of mine that the newer text has next.
    fn next_standing(&self, at: usize, notes: bool) -> Option<usize> {
        let own = |at: usize| {
            let own = self.ties.own_of(at);
            own.filter(|own| !self.ties.moved_in_mine.contains(own))
        };
        let rest = (at + 1..self.newer.len()).filter(|&at| self.newer[at].is_note() == notes);
        rest.filter_map(own).next()
    }

    fn put(&mut self, behind: Option<usize>, newer: usize, row: usize) {
        self.behind[behind.map_or(0, |at| at + 1)].push(row);
        self.of_newer[newer] = Some(row);
    }

    /// What a paragraph of the newer text stands right behind.
    fn neighbour(&self, at: usize) -> Option<Neighbour> {
        let before = at.checked_sub(1)?;
        if let Some(row) = self.of_newer[before] {
            return Some(Neighbour::Row(row));
        }
        self.ties.own_of(before).map(Neighbour::Mine)
    }

    /// A lead with the bullets that lists have here.
    fn fitted(&self, lead: &str) -> String {
        let bullet = |unit: &Unit<'_>| {
            let first = unit.mark().trim_start().chars().next()?;
            matches!(first, '-' | '*' | '+').then_some(first)
        };
        let own = self.base.iter().find_map(bullet);
        let at = lead.len() - mark(lead).trim_start().len();
        match (own, lead[at..].chars().next()) {
            (Some(own), Some('-' | '*' | '+')) => {
                format!("{}{own}{}", &lead[..at], &lead[at + 1..])
            }
            _ => lead.to_owned(),
        }
    }
}
