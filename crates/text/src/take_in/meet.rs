//! What becomes of each paragraph.

use super::act::Act;
use super::dress::dressed;
use super::said::said;
use super::ties::Ties;
use super::unit::Unit;
use super::{Row, RowKind};
use crate::Diagnostic;
use crate::diff::{self, WordChange};
use crate::merge::{Part, merge};

pub(super) struct Met {
    pub(super) rows: Vec<Row>,
    pub(super) acts: Vec<Act>,
    pub(super) ignored: Vec<Diagnostic>,
}
pub(super) fn meet(
    base: &[Unit<'_>],
    mine: &[Unit<'_>],
    newer: &[Unit<'_>],
    has_returns: bool,
) -> Met {
    let ties = Ties::new(base, mine, newer);
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
pub(super) struct Meeting<'a, 'b> {
    pub(super) base: &'a [Unit<'b>],
    pub(super) mine: &'a [Unit<'b>],
    pub(super) newer: &'a [Unit<'b>],
    pub(super) ties: &'a Ties,
    pub(super) has_returns: bool,
    /// The row of each paragraph of mine.
    pub(super) at: Vec<Option<usize>>,
    /// The rows that come behind each paragraph of mine; first those that come before all.
    pub(super) behind: Vec<Vec<usize>>,
    /// The row that brings a paragraph of the newer text.
    pub(super) of_newer: Vec<Option<usize>>,
    pub(super) rows: Vec<Row>,
    pub(super) acts: Vec<Act>,
    pub(super) formatting: usize,
    pub(super) pictures: usize,
    pub(super) rules: usize,
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
            if said(&text).words == unit.said.words && text == unit.block {
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

    pub(super) fn same(&mut self, at: usize) -> usize {
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

    pub(super) fn push(
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

    /// Text of the newer side with the line endings of mine.
    pub(super) fn ends(&self, text: String) -> String {
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
/// Tells whether two blocks differ in nothing but their line endings.
fn is_set_alike(mine: &str, newer: &str) -> bool {
    mine == newer || mine.replace("\r\n", "\n") == newer
}
