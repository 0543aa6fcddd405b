//! Editions made of units that were given to languages.

use super::column::standing;
use super::decide::Decision;
use super::language::best;
use super::unit::{Definition, Unit};
use super::{Doubt, Edition, Layout, Split, Why, head};
use crate::LanguageTag;
use crate::diagnostic::Diagnostic;
use crate::segment::BlockKind;

/// A text whose units are all given to somebody.
pub(super) struct Parted<'a> {
    pub text: &'a str,
    pub units: Vec<Unit>,
    pub definitions: Vec<Definition>,
    pub decision: Decision,
    /// For each unit its edition; none for a seam.
    pub of: Vec<Option<usize>>,
    pub doubts: Vec<(usize, Why)>,
}

impl<'a> Parted<'a> {
    /// Gives footnotes to those that mention them, and says what stands between editions.
    ///
    /// `decided` names the units that the decision is about, in order; the others are footnotes.
    pub fn new(
        text: &'a str,
        units: Vec<Unit>,
        definitions: Vec<Definition>,
        decided: &[usize],
        labels: &[bool],
        decision: Decision,
    ) -> Self {
        let mut of: Vec<Option<usize>> = vec![None; units.len()];
        for (&unit, &edition) in decided.iter().zip(&decision.of) {
            of[unit] = Some(edition);
        }
        let mut parted = Self {
            text,
            units,
            definitions,
            decision,
            of,
            doubts: Vec::new(),
        };
        parted.give_notes(decided);
        parted.find_doubts(decided, labels);
        parted.find_seams(decided, labels);
        parted
    }

    /// A footnote is where it is mentioned.
    fn give_notes(&mut self, decided: &[usize]) {
        // What is mentioned in a footnote alone is found in the second round.
        for _ in 0..2 {
            for at in 0..self.units.len() {
                if self.of[at].is_some() {
                    continue;
                }
                let Some(label) = self.units[at].defines.clone() else {
                    continue;
                };
                let mut editions: Vec<usize> = Vec::new();
                for (other, unit) in self.units.iter().enumerate() {
                    if let Some(edition) = self.of[other]
                        && unit.defines.as_ref() != Some(&label)
                        && unit.mentions.contains(&label)
                        && !editions.contains(&edition)
                    {
                        editions.push(edition);
                    }
                }
                let same = |unit: &&Unit| unit.defines.as_ref() == Some(&label);
                let before = self.units[..at].iter().filter(same).count();
                let all = before + self.units[at..].iter().filter(same).count();
                let Some(&first) = editions.first() else {
                    continue;
                };
                self.of[at] = Some(match all {
                    1 => first,
                    _ => *editions.get(before).unwrap_or(&first),
                });
                if all == 1 && editions.len() > 1 {
                    self.doubts.push((at, Why::Shared));
                }
            }
        }
        // Nobody mentions it: it goes with what stands before it.
        let mut last = decided.first().and_then(|&at| self.of[at]).or(Some(0));
        for of in &mut self.of {
            match of {
                Some(_) => last = *of,
                None => *of = last,
            }
        }
    }

    fn find_doubts(&mut self, decided: &[usize], labels: &[bool]) {
        let of = &self.decision.of;
        for (place, &at) in decided.iter().enumerate() {
            let likely = &self.decision.likely[place];
            let (language, margin) = best(likely);
            let is_read = self.units[at].letters() > 0 && !labels[place];
            if !is_read {
                continue;
            }
            if language != of[place] && margin > 1.2 {
                self.doubts.push((at, Why::OtherLanguage));
            } else if margin < 0.5 && self.decision.layout == Layout::Sequential {
                let before = place.checked_sub(1).map(|it| of[it]);
                let after = of.get(place + 1).copied();
                let meets = |other: Option<usize>| other.is_some_and(|it| it != of[place]);
                if meets(before) || meets(after) {
                    self.doubts.push((at, Why::AtSeam));
                }
            }
        }
        self.doubts.sort_by_key(|(at, _)| *at);
    }

    /// Takes out what only says which language follows, and the rules where languages meet.
    fn find_seams(&mut self, decided: &[usize], labels: &[bool]) {
        let of = self.decision.of.clone();
        let is_rule = |place: usize| self.units[decided[place]].kind == BlockKind::Rule;
        let told: Vec<usize> = (0..decided.len())
            .filter(|&it| !labels[it] && !is_rule(it))
            .collect();
        // Between which units that say something languages meet, and whether rules stand there.
        let mut meetings: Vec<(usize, usize, bool, Vec<usize>)> = Vec::new();
        for pair in told.windows(2) {
            if of[pair[0]] != of[pair[1]] {
                let rules: Vec<usize> = (pair[0] + 1..pair[1]).filter(|&it| is_rule(it)).collect();
                meetings.push((of[pair[0]], of[pair[1]], !rules.is_empty(), rules));
            }
        }
        let mut seams: Vec<usize> = (0..decided.len()).filter(|&it| labels[it]).collect();
        for (from, to, _, rules) in &meetings {
            let same = meetings.iter().filter(|it| (it.0, it.1) == (*from, *to));
            let (ruled, all) = same.fold((0, 0), |(ruled, all), it| {
                (ruled + usize::from(it.2), all + 1)
            });
            // By turns, a rule that stands once is the text's own.
            if self.decision.layout == Layout::Sequential || ruled * 2 > all {
                seams.extend(rules);
            }
        }
        for seam in seams {
            self.of[decided[seam]] = None;
        }
    }

    /// Makes the editions.
    pub fn split(mut self, asked: &[LanguageTag], title: &str) -> Split {
        let count = self.decision.languages.len();
        let mut editions: Vec<Edition> = self
            .decision
            .languages
            .iter()
            .map(|it| Edition {
                language: it.language(asked),
                ..Edition::default()
            })
            .collect();
        let mut rest: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut seams = Vec::new();
        for (at, of) in self.of.iter().enumerate() {
            match of {
                Some(edition) => rest[*edition].push(at),
                None => seams.push(self.text[self.units[at].range.clone()].to_owned()),
            }
        }
        head::take(&self, title, &mut editions, &mut rest);
        self.doubts
            .retain(|(at, _)| rest.iter().any(|it| it.contains(at)));
        for (edition, rest) in editions.iter_mut().zip(&rest) {
            edition.markdown = self.written(rest);
        }
        self.define(&mut editions, &rest);
        let doubts: Vec<Doubt> = self
            .doubts
            .iter()
            .filter_map(|&(at, why)| {
                Some(Doubt {
                    edition: self.of[at]?,
                    block: self.text[self.units[at].range.clone()].to_owned(),
                    why,
                })
            })
            .collect();
        let diagnostics = told(&seams, &doubts);
        Split {
            layout: self.decision.layout,
            editions,
            seams,
            doubts,
            diagnostics,
        }
    }

    /// Some units as Markdown, with what stood between them where they stood together.
    fn written(&self, chosen: &[usize]) -> String {
        let mut written = String::new();
        for (place, &at) in chosen.iter().enumerate() {
            let unit = &self.units[at];
            if place > 0 {
                let before = chosen[place - 1];
                written.push_str(self.between(before, at));
            }
            let slice = &self.text[unit.range.clone()];
            match unit.cell {
                Some(_) => written.push_str(&standing(slice)),
                None => written.push_str(slice),
            }
        }
        if !written.is_empty() {
            written.push('\n');
        }
        written
    }

    fn between(&self, before: usize, at: usize) -> &str {
        let (last, unit) = (&self.units[before], &self.units[at]);
        if last.cell.is_some() || unit.cell.is_some() {
            return "\n\n";
        }
        let is_line = unit.kind == BlockKind::Slogan;
        let together = unit.part_of.is_some() && unit.part_of == last.part_of;
        let gap = self
            .text
            .get(self.units[at - 1].range.end..unit.range.start);
        match gap {
            Some(gap) if together && (is_line || gap.trim().is_empty()) => gap,
            Some(gap) if before + 1 == at && gap.trim().is_empty() && gap.contains('\n') => gap,
            _ => "\n\n",
        }
    }

    /// Adds to each edition the addresses that its links are written with.
    fn define(&self, editions: &mut [Edition], rest: &[Vec<usize>]) {
        let mut used = vec![false; self.definitions.len()];
        for (edition, rest) in editions.iter_mut().zip(rest) {
            let mut is_first = true;
            for (definition, used) in self.definitions.iter().zip(&mut used) {
                let is_asked = |at: &usize| self.units[*at].labels.contains(&definition.label);
                if rest.iter().any(is_asked) {
                    *used = true;
                    add(edition, &self.text[definition.range.clone()], is_first);
                    is_first = false;
                }
            }
        }
        // What no link asks for is kept with what stands before it.
        for (definition, used) in self.definitions.iter().zip(used) {
            let before = self
                .units
                .partition_point(|unit| unit.range.start < definition.range.start);
            let of = self.of[..before].iter().rev().find_map(|it| *it);
            if !used && let Some(edition) = editions.get_mut(of.unwrap_or(0)) {
                add(edition, &self.text[definition.range.clone()], true);
            }
        }
    }
}

fn add(edition: &mut Edition, definition: &str, is_first: bool) {
    if is_first && !edition.markdown.is_empty() {
        edition.markdown.push('\n');
    }
    edition.markdown.push_str(definition.trim());
    edition.markdown.push('\n');
}

fn told(seams: &[String], doubts: &[Doubt]) -> Vec<Diagnostic> {
    let count = |why: Why| doubts.iter().filter(|it| it.why == why).count();
    let mut all = Vec::new();
    let mut tell = |code, count, one, many| {
        if count > 0 {
            all.push(Diagnostic::new(code, count, one, many));
        }
    };
    tell(
        "split.seams",
        seams.len(),
        "line that only parted the languages was left out.",
        "lines that only parted the languages were left out.",
    );
    tell(
        "split.other-language",
        count(Why::OtherLanguage),
        "paragraph is in another language than its edition.",
        "paragraphs are in another language than their edition.",
    );
    tell(
        "split.at-seam",
        count(Why::AtSeam),
        "paragraph stands where two languages meet and may belong to either.",
        "paragraphs stand where two languages meet and may belong to either.",
    );
    tell(
        "split.shared",
        count(Why::Shared),
        "footnote is mentioned in several languages; it stands in one.",
        "footnotes are mentioned in several languages; each stands in one.",
    );
    all
}
