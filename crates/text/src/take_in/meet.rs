//! Which paragraphs of three texts belong together, and what becomes of each.

use std::collections::{HashMap, HashSet};

use super::dress::dressed;
use super::unit::Unit;
use super::{Row, RowKind};
use crate::Diagnostic;
use crate::compare::{Paragraph, pairs};
use crate::diff::{self, WordChange};
use crate::merge::{Part, merge};

/// What a row does to mine when it is taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Act {
    /// The paragraph of mine that it is about.
    pub(super) at: Option<usize>,
    /// Where something is put: behind this paragraph of mine, or first of all.
    pub(super) behind: Option<Behind>,
    /// What comes; nothing where a paragraph goes.
    pub(super) theirs: Option<String>,
    /// What stands there when mine is kept.
    pub(super) mine: Option<String>,
}

/// Where a paragraph is put.
#[derive(Clone, Debug)]
pub(super) struct Behind {
    /// The paragraph of mine before it; `None` for the beginning.
    pub(super) mine: Option<usize>,
    /// What stood before it in the newer text, blank lines and marks.
    pub(super) lead: String,
    /// Whether it stood right behind the paragraph before it, without a blank line: it may do so
    /// again if that is the same. A paragraph of mine, or the row that brings it.
    pub(super) neighbour: Option<Neighbour>,
    pub(super) is_item: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Neighbour {
    Mine(usize),
    Row(usize),
}

pub(super) struct Met {
    pub(super) rows: Vec<Row>,
    pub(super) acts: Vec<Act>,
    pub(super) ignored: Vec<Diagnostic>,
}

/// Pairs paragraphs that say the same or nearly so, rising on both sides.
pub(super) fn alike(old: &[&Unit<'_>], new: &[&Unit<'_>]) -> Vec<(usize, usize)> {
    fn read<'a>(units: &[&'a Unit<'_>]) -> Vec<Paragraph<'a>> {
        let paragraph = |unit: &&'a Unit<'_>| Paragraph {
            range: 0..0,
            whole: "",
            text: &unit.said.words,
        };
        units.iter().map(paragraph).collect()
    }
    pairs(&read(old), &read(new))
}

/// Which paragraphs belong together, by their numbers in each text.
struct Ties {
    base_of_mine: Vec<Option<usize>>,
    mine_of_base: Vec<Option<usize>>,
    base_of_newer: Vec<Option<usize>>,
    newer_of_base: Vec<Option<usize>>,
    /// What both sides have added.
    newer_of_mine: Vec<Option<usize>>,
    mine_of_newer: Vec<Option<usize>>,
    /// What stands elsewhere in the newer text.
    moved: HashMap<usize, usize>,
    /// What stands elsewhere in mine: nothing is put by its place.
    moved_in_mine: HashSet<usize>,
}

pub(super) fn meet(
    base: &[Unit<'_>],
    mine: &[Unit<'_>],
    newer: &[Unit<'_>],
    has_returns: bool,
) -> Met {
    let mut ties = Ties {
        base_of_mine: vec![None; mine.len()],
        mine_of_base: vec![None; base.len()],
        base_of_newer: vec![None; newer.len()],
        newer_of_base: vec![None; base.len()],
        newer_of_mine: vec![None; mine.len()],
        mine_of_newer: vec![None; newer.len()],
        moved: HashMap::new(),
        moved_in_mine: HashSet::new(),
    };
    // Footnotes stand wherever a program puts them; they are a text of their own.
    for notes in [false, true] {
        ties.find(base, mine, newer, notes);
    }
    let mut meeting = Meeting {
        base,
        mine,
        newer,
        ties: &ties,
        has_returns,
        at: vec![None; mine.len()],
        behind: vec![Vec::new(); mine.len() + 1],
        of_newer: vec![None; newer.len()],
        rows: Vec::new(),
        acts: Vec::new(),
        formatting: 0,
        pictures: 0,
        rules: 0,
    };
    for at in 0..mine.len() {
        meeting.standing(at);
    }
    for notes in [false, true] {
        meeting.coming(notes);
    }
    meeting.finish()
}

impl Ties {
    fn find(&mut self, base: &[Unit<'_>], mine: &[Unit<'_>], newer: &[Unit<'_>], notes: bool) {
        let of = |units: &[Unit<'_>]| -> Vec<usize> {
            let all = 0..units.len();
            all.filter(|&at| units[at].is_note() == notes).collect()
        };
        let (b, m, n) = (of(base), of(mine), of(newer));
        for (in_base, in_mine) in tied(base, &b, mine, &m) {
            self.mine_of_base[in_base] = Some(in_mine);
            self.base_of_mine[in_mine] = Some(in_base);
        }
        for (in_base, in_newer) in tied(base, &b, newer, &n) {
            self.newer_of_base[in_base] = Some(in_newer);
            self.base_of_newer[in_newer] = Some(in_base);
        }
        self.untie(base, mine, newer, &m);
        let free_m: Vec<usize> = free(&m, &self.base_of_mine);
        let free_n: Vec<usize> = free(&n, &self.base_of_newer);
        for (in_mine, in_newer) in tied(mine, &free_m, newer, &free_n) {
            let is_same = mine[in_mine].said.words == newer[in_newer].said.words;
            let gap = |ties: &[Option<usize>], at: usize| ties[..at].iter().rev().find_map(|t| *t);
            let is_near = gap(&self.base_of_mine, in_mine) == gap(&self.base_of_newer, in_newer);
            if is_same || is_near {
                self.newer_of_mine[in_mine] = Some(in_newer);
                self.mine_of_newer[in_newer] = Some(in_mine);
            }
        }
        self.find_moved((base, &b), (mine, &m), (newer, &n));
    }

    /// Unties what was only like a paragraph of the common text, and says what the newer text
    /// says elsewhere: it was taken in before.
    fn untie(&mut self, base: &[Unit<'_>], mine: &[Unit<'_>], newer: &[Unit<'_>], all: &[usize]) {
        let come: HashSet<&str> = newer
            .iter()
            .enumerate()
            .filter(|(at, _)| self.base_of_newer[*at].is_none())
            .map(|(_, unit)| unit.said.words.as_str())
            .collect();
        for &at in all {
            let words = mine[at].said.words.as_str();
            if let Some(common) = self.base_of_mine[at]
                && let Some(other) = self.newer_of_base[common]
                && base[common].said.words != words
                && newer[other].said.words != words
                && come.contains(words)
            {
                self.base_of_mine[at] = None;
                self.mine_of_base[common] = None;
            }
        }
    }

    /// Finds what stands elsewhere in mine, and what stands elsewhere in the newer text.
    fn find_moved(
        &mut self,
        (base, b): (&[Unit<'_>], &[usize]),
        (mine, m): (&[Unit<'_>], &[usize]),
        (newer, n): (&[Unit<'_>], &[usize]),
    ) {
        let (gone, come) = (free(b, &self.mine_of_base), free(m, &self.base_of_mine));
        for (from, to) in moved((base, &gone), (mine, &come)) {
            if self.newer_of_mine[to].is_none() {
                self.mine_of_base[from] = Some(to);
                self.base_of_mine[to] = Some(from);
                self.moved_in_mine.insert(to);
            }
        }
        let (gone, come) = (free(b, &self.newer_of_base), free(n, &self.base_of_newer));
        for (from, to) in moved((base, &gone), (newer, &come)) {
            if self.mine_of_newer[to].is_none() {
                self.moved.insert(to, from);
            }
        }
    }
}

/// What says the same as one that has gone has moved, if it is known which.
fn moved(
    (old, gone): (&[Unit<'_>], &[usize]),
    (new, come): (&[Unit<'_>], &[usize]),
) -> Vec<(usize, usize)> {
    let mut places: HashMap<&str, [Vec<usize>; 2]> = HashMap::new();
    for (side, (units, all)) in [(old, gone), (new, come)].into_iter().enumerate() {
        for &at in all.iter().filter(|&&at| units[at].said.has_words) {
            let places = places.entry(&units[at].said.words).or_default();
            places[side].push(at);
        }
    }
    let mut moved: Vec<(usize, usize)> = places
        .into_values()
        .filter_map(|[from, to]| match (&from[..], &to[..]) {
            (&[from], &[to]) => Some((from, to)),
            _ => None,
        })
        .collect();
    moved.sort_unstable();
    moved
}

fn free(all: &[usize], ties: &[Option<usize>]) -> Vec<usize> {
    all.iter()
        .copied()
        .filter(|&at| ties[at].is_none())
        .collect()
}

fn tied(
    old: &[Unit<'_>],
    some_old: &[usize],
    new: &[Unit<'_>],
    some_new: &[usize],
) -> Vec<(usize, usize)> {
    let ours: Vec<&Unit<'_>> = some_old.iter().map(|&at| &old[at]).collect();
    let theirs: Vec<&Unit<'_>> = some_new.iter().map(|&at| &new[at]).collect();
    let pairs = alike(&ours, &theirs);
    pairs
        .into_iter()
        .map(|(one, other)| (some_old[one], some_new[other]))
        .collect()
}

struct Meeting<'a, 'b> {
    base: &'a [Unit<'b>],
    mine: &'a [Unit<'b>],
    newer: &'a [Unit<'b>],
    ties: &'a Ties,
    has_returns: bool,
    /// The row of each paragraph of mine.
    at: Vec<Option<usize>>,
    /// The rows that come behind each paragraph of mine; first those that come before all.
    behind: Vec<Vec<usize>>,
    /// The row that brings a paragraph of the newer text.
    of_newer: Vec<Option<usize>>,
    rows: Vec<Row>,
    acts: Vec<Act>,
    formatting: usize,
    pictures: usize,
    rules: usize,
}

impl Meeting<'_, '_> {
    /// Makes the row of a paragraph that stands in mine.
    fn standing(&mut self, at: usize) {
        let ties = self.ties;
        let unit = &self.mine[at];
        let common = ties.base_of_mine[at];
        let newer = common
            .and_then(|base| ties.newer_of_base[base])
            .or(ties.newer_of_mine[at]);
        let row = match (common, newer) {
            (_, Some(newer)) => self.edited(at, common, newer),
            (Some(base), None) => {
                if ties.moved.values().any(|from| *from == base) {
                    // Its row stands where it has gone to.
                    return;
                }
                if !unit.said.has_words {
                    self.pass_over(at);
                    self.same(at)
                } else if self.base[base].said.is_said_by(&unit.said) {
                    self.push(
                        RowKind::Removed,
                        unit.mark(),
                        Some(unit.block),
                        None,
                        None,
                        Act {
                            at: Some(at),
                            ..Act::default()
                        },
                    )
                } else {
                    let block = Some(unit.block);
                    self.push(
                        RowKind::Conflict,
                        unit.mark(),
                        block,
                        None,
                        block,
                        Act {
                            at: Some(at),
                            mine: Some(unit.block.to_owned()),
                            ..Act::default()
                        },
                    )
                }
            }
            (None, None) => self.same(at),
        };
        self.at[at] = Some(row);
    }

    /// Makes the row of a paragraph that stands on both sides.
    fn edited(&mut self, at: usize, common: Option<usize>, newer: usize) -> usize {
        let (unit, theirs) = (&self.mine[at], &self.newer[newer]);
        let base = common.map(|base| &self.base[base]);
        if unit.said.is_said_by(&theirs.said) {
            if !is_set_alike(unit.block, theirs.block) {
                match unit.said.has_words {
                    true => self.formatting += 1,
                    false => self.pictures += 1,
                }
            }
            return self.same(at);
        }
        let like = base.unwrap_or(unit);
        if base.is_some_and(|base| base.said.is_said_by(&theirs.said)) {
            return self.same(at);
        }
        let theirs = self.ends(dressed(theirs, like));
        let common = base.map_or("", |base| base.block);
        if unit.block == common {
            return self.changed(at, RowKind::Changed, None, theirs);
        }
        let merged = merge(common, unit.block, &theirs);
        if let Some(text) = merged.text_if_clean() {
            if super::said::said(&text).words == unit.said.words && text == unit.block {
                return self.same(at);
            }
            return self.changed(at, RowKind::Changed, None, text);
        }
        let side = |is_mine: bool| -> String {
            let parts = merged.parts.iter().map(|part| match part {
                Part::Text(text) => text.as_str(),
                Part::Conflict { mine, .. } if is_mine => mine,
                Part::Conflict { theirs, .. } => theirs,
            });
            parts.collect()
        };
        let (kept, taken) = (side(true), side(false));
        self.changed(at, RowKind::Conflict, Some(kept), taken)
    }

    fn changed(&mut self, at: usize, kind: RowKind, kept: Option<String>, theirs: String) -> usize {
        let unit = &self.mine[at];
        let left = kept.as_deref().or(Some(unit.block));
        let act = Act {
            at: Some(at),
            theirs: Some(theirs.clone()),
            mine: kept.clone(),
            behind: None,
        };
        let row = self.push(
            kind,
            unit.mark(),
            left,
            Some(&theirs),
            Some(unit.block),
            act,
        );
        self.rows[row].kept = left.map(str::to_owned);
        row
    }

    /// Makes the rows of what the newer text has and mine has not.
    fn coming(&mut self, notes: bool) {
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
            let own = base
                .and_then(|base| ties.mine_of_base[base])
                .or(ties.mine_of_newer[at]);
            if let Some(own) = own {
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
                is_item: unit.kind == crate::segment::BlockKind::ListItem,
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
            let mark = super::unit::mark(&place.lead).to_owned();
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
            let own = self.ties.base_of_newer[at]
                .and_then(|base| self.ties.mine_of_base[base])
                .or(self.ties.mine_of_newer[at]);
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
        let own = self.ties.base_of_newer[before]
            .and_then(|base| self.ties.mine_of_base[base])
            .or(self.ties.mine_of_newer[before]);
        own.map(Neighbour::Mine)
    }

    fn same(&mut self, at: usize) -> usize {
        let unit = &self.mine[at];
        let block = Some(unit.block);
        self.push(
            RowKind::Same,
            unit.mark(),
            block,
            block,
            block,
            Act::default(),
        )
    }

    fn pass_over(&mut self, at: usize) {
        match self.mine[at].said.words.ends_with('-') {
            true => self.rules += 1,
            false => self.pictures += 1,
        }
    }

    fn push(
        &mut self,
        kind: RowKind,
        mark: &str,
        left: Option<&str>,
        theirs: Option<&str>,
        mine: Option<&str>,
        act: Act,
    ) -> usize {
        let mut runs = Vec::new();
        if !mark.is_empty() {
            runs.push(WordChange::Same(mark.to_owned()));
        }
        match (left, theirs) {
            (Some(left), Some(theirs)) => runs.extend(diff::words(left, theirs)),
            (Some(left), None) => runs.push(WordChange::Removed(left.to_owned())),
            (None, Some(theirs)) => runs.push(WordChange::Added(theirs.to_owned())),
            (None, None) => {}
        }
        self.rows.push(Row {
            kind,
            mine: mine.map(str::to_owned),
            theirs: theirs.map(str::to_owned),
            kept: left.map(str::to_owned),
            runs,
        });
        self.acts.push(act);
        self.rows.len() - 1
    }

    /// A lead with the bullets that lists have here.
    fn fitted(&self, lead: &str) -> String {
        let bullet = |unit: &Unit<'_>| {
            let first = unit.mark().trim_start().chars().next()?;
            matches!(first, '-' | '*' | '+').then_some(first)
        };
        let own = self.base.iter().find_map(bullet);
        let at = lead.len() - super::unit::mark(lead).trim_start().len();
        match (own, lead[at..].chars().next()) {
            (Some(own), Some('-' | '*' | '+')) => {
                format!("{}{own}{}", &lead[..at], &lead[at + 1..])
            }
            _ => lead.to_owned(),
        }
    }

    /// Text of the newer side with the line endings of mine.
    fn ends(&self, text: String) -> String {
        match self.has_returns {
            true => text.replace("\r\n", "\n").replace('\n', "\r\n"),
            false => text,
        }
    }

    /// Puts the rows in reading order.
    fn finish(self) -> Met {
        let mut order: Vec<usize> = self.behind[0].clone();
        for (at, row) in self.at.iter().enumerate() {
            order.extend(row);
            order.extend(&self.behind[at + 1]);
        }
        let mut place = vec![0; self.rows.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        let mut rows: Vec<Option<Row>> = self.rows.into_iter().map(Some).collect();
        let mut acts: Vec<Option<Act>> = self.acts.into_iter().map(Some).collect();
        let mut told = Vec::new();
        let mut tell = |code, count, one, many| {
            if count > 0 {
                told.push(Diagnostic::new(code, count, one, many));
            }
        };
        tell(
            "takein.formatting",
            self.formatting,
            "paragraph is only written or set otherwise in the newer text; it stays as it is here",
            "paragraphs are only written or set otherwise in the newer text; they stay as they are here",
        );
        tell(
            "takein.pictures",
            self.pictures,
            "picture is missing or another one in the newer text; it stays here",
            "pictures are missing or others in the newer text; they stay here",
        );
        tell(
            "takein.rules",
            self.rules,
            "dividing line is missing in the newer text; it stays here",
            "dividing lines are missing in the newer text; they stay here",
        );
        Met {
            rows: order.iter().filter_map(|&at| rows[at].take()).collect(),
            acts: order
                .iter()
                .filter_map(|&at| acts[at].take())
                .map(|act| act.with_places(&place))
                .collect(),
            ignored: told,
        }
    }
}

impl Act {
    /// The same with the rows where they have come to stand.
    fn with_places(mut self, place: &[usize]) -> Act {
        if let Some(behind) = &mut self.behind
            && let Some(Neighbour::Row(row)) = &mut behind.neighbour
        {
            *row = place[*row];
        }
        self
    }
}

/// Tells whether two blocks differ in nothing but their line endings.
fn is_set_alike(mine: &str, newer: &str) -> bool {
    mine == newer || mine.replace("\r\n", "\n") == newer
}
