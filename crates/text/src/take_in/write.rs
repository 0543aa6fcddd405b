//! The edits of the rows that were taken.

use std::collections::BTreeMap;

use super::Take;
use super::act::{Act, Behind, Neighbour};
use super::unit::{Unit, has_blank_line, mark};
use crate::diff;
use crate::edit::{Edit, Utf16Index};
use crate::segment::BlockKind;

/// A change of a range of mine, bytes; ranges rise, and of those at one place the first comes first.
struct Replacement {
    from: usize,
    to: usize,
    by: String,
}

/// Makes the edits, the last in the text first, so that none moves the place of another.
pub(super) fn edits(
    mine: &str,
    units: &[Unit<'_>],
    acts: &[Act],
    taken: &BTreeMap<usize, Take>,
) -> Vec<Edit> {
    let index = Utf16Index::new(mine);
    let mut edits = Vec::new();
    for change in replacements(mine, units, acts, taken).into_iter().rev() {
        let from = index.to_utf16(change.from);
        // Only the words that differ, so that what rests on the others stays on them.
        for edit in diff::edits_between(&mine[change.from..change.to], &change.by) {
            edits.push(Edit {
                from: from + edit.from,
                ..edit
            });
        }
    }
    edits
}

/// What stands at a place of the result.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Mine(usize),
    Row(usize),
}

struct Writer<'a, 'b> {
    units: &'a [Unit<'b>],
    line_end: &'static str,
    before: Before,
    /// Whether the paragraph before is an item of a list.
    after_item: bool,
    /// Whether what went had a blank line before it that what follows needs.
    owes_blank: bool,
    changes: Vec<Replacement>,
}

fn replacements(
    mine: &str,
    units: &[Unit<'_>],
    acts: &[Act],
    taken: &BTreeMap<usize, Take>,
) -> Vec<Replacement> {
    let mut at: Vec<Option<(&Act, Take)>> = vec![None; units.len()];
    let mut behind: Vec<Vec<(usize, &Act, &Behind)>> = vec![Vec::new(); units.len() + 1];
    for (&row, &take) in taken {
        let Some(act) = acts.get(row) else { continue };
        if let Some(own) = act.at {
            at[own] = Some((act, take));
        }
        if let Some(place) = &act.behind
            && take == Take::Theirs
        {
            behind[place.mine.map_or(0, |at| at + 1)].push((row, act, place));
        }
    }
    let mut writer = Writer {
        units,
        line_end: if mine.contains("\r\n") { "\r\n" } else { "\n" },
        before: Before::Nothing,
        after_item: false,
        owes_blank: false,
        changes: Vec::new(),
    };
    writer.all(&behind[0], 0);
    for (own, unit) in units.iter().enumerate() {
        match at[own] {
            None => writer.keep(own, None),
            Some((act, Take::Mine)) => writer.keep(own, act.mine.as_deref()),
            // What has moved goes here; it comes elsewhere.
            Some((act, Take::Theirs)) if act.behind.is_some() => writer.go(unit),
            Some((act, Take::Theirs)) => match &act.theirs {
                Some(text) => writer.keep(own, Some(text)),
                None => writer.go(unit),
            },
        }
        writer.all(&behind[own + 1], unit.range.end);
    }
    writer.changes
}

impl Writer<'_, '_> {
    /// Keeps a paragraph of mine, or what it has become.
    fn keep(&mut self, own: usize, becomes: Option<&str>) {
        let unit = &self.units[own];
        let start = unit.range.start - unit.lead.len();
        let lead = match self.before {
            Before::Nothing => unit.lead.trim_start_matches(['\n', '\r']).to_owned(),
            Before::Mine(last) if last + 1 == own => unit.lead.to_owned(),
            _ if unit.is_apart() && unit.lead.contains('\n') => unit.lead.to_owned(),
            Before::Mine(_) if !self.owes_blank && unit.lead.contains('\n') => unit.lead.to_owned(),
            Before::Row(_)
                if unit.kind == BlockKind::ListItem
                    && self.after_item
                    && !self.owes_blank
                    && unit.lead.contains('\n') =>
            {
                unit.lead.to_owned()
            }
            _ => self.apart(unit.lead),
        };
        // Nothing came before the first: what stands there is its own.
        let is_first = self.before == Before::Nothing && own == 0;
        if !is_first && lead != unit.lead {
            self.change(start, unit.range.start, lead);
        }
        if let Some(text) = becomes {
            self.change(unit.range.start, unit.range.end, text.to_owned());
        }
        self.before = Before::Mine(own);
        self.after_item = unit.kind == BlockKind::ListItem;
        self.owes_blank = false;
    }

    fn go(&mut self, unit: &Unit<'_>) {
        self.owes_blank |= unit.is_apart();
        self.change(
            unit.range.start - unit.lead.len(),
            unit.range.end,
            String::new(),
        );
    }

    /// Puts what comes at a place of mine.
    fn all(&mut self, coming: &[(usize, &Act, &Behind)], at: usize) {
        for (row, act, place) in coming {
            let text = act.theirs.as_deref().unwrap_or_default();
            let neighbour = match place.neighbour {
                Some(Neighbour::Mine(own)) => Before::Mine(own),
                Some(Neighbour::Row(row)) => Before::Row(row),
                None => Before::Nothing,
            };
            let lead = match self.before {
                Before::Nothing => place.lead.trim_start_matches(['\n', '\r']).to_owned(),
                _ if has_blank_line(&place.lead) => place.lead.clone(),
                before if before == neighbour && place.lead.contains('\n') => place.lead.clone(),
                _ => self.apart(&place.lead),
            };
            self.change(at, at, format!("{lead}{text}"));
            self.before = Before::Row(*row);
            self.after_item = place.is_item;
            self.owes_blank = false;
        }
    }

    /// A lead with a blank line in it.
    fn apart(&self, lead: &str) -> String {
        format!("{0}{0}{1}", self.line_end, mark(lead))
    }

    fn change(&mut self, from: usize, to: usize, by: String) {
        self.changes.push(Replacement { from, to, by });
    }
}
