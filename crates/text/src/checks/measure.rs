//! How often right pairs are flagged and seeded faults caught, on the pairs in `fixtures/pairs`.
//!
//! `cargo test -p text --release measure -- --nocapture --ignored` prints the tables of
//! `docs/BENCHMARKS.md` and every right pair that was flagged.

use std::collections::BTreeMap;

use super::faults::{Chance, FAULTS, Fault, Faulty, seed};
use super::{CheckOptions, Finding, Pair, check_pair};
use crate::{LanguageTag, segment::BlockKind};

/// A right pair of a document.
pub(super) struct Right {
    pub(super) document: &'static str,
    pub(super) kind: BlockKind,
    pub(super) source: &'static str,
    pub(super) target: &'static str,
}

/// Pairs of two languages.
pub(super) struct Set {
    pub(super) languages: (LanguageTag, LanguageTag),
    pub(super) pairs: Vec<Right>,
}

macro_rules! files {
    ($set:literal: $($languages:literal),*) => {
        [$(($languages, include_str!(concat!("../../fixtures/pairs/", $languages, ".", $set, ".tsv")))),*]
    };
}

const HELD_OUT: [(&str, &str); 10] = files!("held-out":
    "en-es", "en-fr", "en-pt", "en-de", "en-it",
    "communiques/en-es", "communiques/en-fr", "communiques/en-pt", "communiques/en-de",
    "communiques/en-it");
const DEVELOPMENT: [(&str, &str); 10] = files!("development":
    "en-es", "en-fr", "en-pt", "en-de", "en-it",
    "communiques/en-es", "communiques/en-fr", "communiques/en-pt", "communiques/en-de",
    "communiques/en-it");

/// The pairs that are no right ones, with what is wrong: languages, document, how the source
/// begins, reason.
const WRONG: &str = include_str!("../../fixtures/pairs/wrong.tsv");

fn is_wrong(languages: &str, document: &str, source: &str) -> bool {
    WRONG.lines().any(|line| {
        let mut cells = line.split('\t');
        cells.next() == Some(languages)
            && cells.next() == Some(document)
            && cells
                .next()
                .is_some_and(|beginning| source.starts_with(beginning))
    })
}

/// Reads the pairs, each set in both directions.
pub(super) fn sets(files: &[(&'static str, &'static str)]) -> Vec<Set> {
    let mut sets = Vec::new();
    for (languages, file) in files {
        let (_, languages) = languages.rsplit_once('/').unwrap_or(("", languages));
        let (from, to) = languages.split_once('-').unwrap();
        let tag = |tag: &str| LanguageTag::parse(tag).unwrap();
        let (mut there, mut back) = (Vec::new(), Vec::new());
        for line in file.lines() {
            let cells: Vec<&'static str> = line.split('\t').collect();
            let [document, kind, source, target] = cells[..] else {
                panic!("not four cells: {line}");
            };
            if is_wrong(languages, document, source) {
                continue;
            }
            let kind = match kind {
                "heading" => BlockKind::Heading(2),
                "list_item" => BlockKind::ListItem,
                "quote" => BlockKind::Quote,
                "slogan" => BlockKind::Slogan,
                _ => BlockKind::Paragraph,
            };
            let right = |source, target| Right {
                document,
                kind,
                source,
                target,
            };
            there.push(right(source, target));
            back.push(right(target, source));
        }
        for (languages, pairs) in [((from, to), there), ((to, from), back)] {
            let languages = (tag(languages.0), tag(languages.1));
            sets.push(Set { languages, pairs });
        }
    }
    sets
}

impl Set {
    fn name(&self) -> String {
        format!("{}→{}", self.languages.0, self.languages.1)
    }

    fn pair<'a>(
        &'a self,
        source: &'a str,
        target: &'a str,
        kinds: (BlockKind, BlockKind),
    ) -> Pair<'a> {
        Pair {
            source,
            target,
            source_language: &self.languages.0,
            target_language: &self.languages.1,
            source_kind: Some(kinds.0),
            target_kind: Some(kinds.1),
            markdown: true,
            whole: true,
        }
    }

    fn right<'a>(&'a self, right: &'a Right) -> Pair<'a> {
        self.pair(right.source, right.target, (right.kind, right.kind))
    }

    fn findings(&self, right: &Right) -> Vec<Finding> {
        check_pair(&self.right(right), &CheckOptions::default())
    }
}

/// A share of a whole.
#[derive(Clone, Copy, Default)]
pub(super) struct Share {
    pub(super) hits: usize,
    pub(super) of: usize,
}

impl Share {
    fn add(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.of += 1;
    }

    fn percent(self) -> f64 {
        100.0 * self.hits as f64 / self.of.max(1) as f64
    }

    /// Returns the interval that holds the true share in 95 of 100 cases (Wilson).
    fn interval(self) -> (f64, f64) {
        let (n, share, z) = (self.of.max(1) as f64, self.percent() / 100.0, 1.96_f64);
        let middle = share + z * z / (2.0 * n);
        let half = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 100.0 / (1.0 + z * z / n);
        (
            (middle - half).max(0.0) * scale,
            ((middle + half) * scale).min(100.0),
        )
    }

    fn row(self) -> String {
        let (low, high) = self.interval();
        let percent = self.percent();
        format!(
            "{} of {} | {percent:.2} % | {low:.2}–{high:.2} %",
            self.hits, self.of
        )
    }
}

/// Returns how many right pairs of each set are flagged; shows them.
fn flagged(sets: &[Set], show: &mut dyn FnMut(String)) -> Vec<(String, Share)> {
    let mut rows = Vec::new();
    let mut by_check: BTreeMap<&str, usize> = BTreeMap::new();
    for set in sets {
        let mut share = Share::default();
        for right in &set.pairs {
            let findings = set.findings(right);
            share.add(!findings.is_empty());
            for finding in &findings {
                *by_check.entry(finding.check).or_default() += 1;
                let message = finding.saw.message();
                show(format!(
                    "FLAG {} {} {}: {message}\n  {}\n  {}",
                    set.name(),
                    right.document,
                    finding.check,
                    right.source,
                    right.target
                ));
            }
        }
        rows.push((set.name(), share));
    }
    show(format!("FLAGS {by_check:?}"));
    rows
}

/// Returns how many faults of each kind are caught by the check that has to, in each set.
fn caught(sets: &[Set], show: &mut dyn FnMut(String)) -> BTreeMap<(usize, String), Share> {
    let mut rows: BTreeMap<(usize, String), Share> = BTreeMap::new();
    for set in sets {
        for (number, right) in set.pairs.iter().enumerate() {
            let before = set.findings(right).len();
            if before > 0 {
                continue;
            }
            for (row, (fault, check)) in FAULTS.iter().enumerate() {
                let mut chance = Chance::new((number * 64 + row) as u64);
                let Some(faulty) = seed(*fault, &set.right(right), &mut chance) else {
                    continue;
                };
                let hit = catches(set, right, &faulty, check);
                rows.entry((row, set.name())).or_default().add(hit);
                if !hit {
                    show(format!(
                        "MISS {} {fault:?}\n  {}\n  {}",
                        set.name(),
                        faulty.source,
                        faulty.target
                    ));
                }
            }
        }
    }
    rows
}

fn catches(set: &Set, right: &Right, faulty: &Faulty, check: &str) -> bool {
    let kinds = (right.kind, faulty.target_kind.unwrap_or(right.kind));
    let pair = set.pair(&faulty.source, &faulty.target, kinds);
    let findings = check_pair(&pair, &CheckOptions::default());
    findings.iter().any(|finding| finding.check == check)
}

fn report(files: &[(&'static str, &'static str)]) {
    let sets = sets(files);
    let mut out = String::new();
    let mut show = |line: String| out.push_str(&(line + "\n"));
    let flags = flagged(&sets, &mut show);
    let caught = caught(&sets, &mut show);
    for (name, share) in &flags {
        show(format!("| {name} | {} |", share.row()));
    }
    let mut kinds: BTreeMap<usize, Share> = BTreeMap::new();
    for ((row, name), share) in &caught {
        let fault: Fault = FAULTS[*row].0;
        show(format!("| {fault:?} | {name} | {} |", share.row()));
        let sum = kinds.entry(*row).or_default();
        sum.hits += share.hits;
        sum.of += share.of;
    }
    for (row, share) in &kinds {
        show(format!("| {:?} | all | {} |", FAULTS[*row].0, share.row()));
    }
    println!("{out}");
}

/// Checks reach their goals on pairs that nobody looked at while they were made.
#[test]
fn right_pairs_are_quiet_and_faults_are_caught() {
    let mut sets = sets(&HELD_OUT);
    // The pairs were translated from English; read backwards they are no translations.
    sets.retain(|set| set.languages.0.primary() == "en");
    let mut seen = String::new();
    let mut show = |line: String| seen.push_str(&(line + "\n"));
    let flags = flagged(&sets, &mut show);
    let sum = |rows: &mut dyn Iterator<Item = Share>| {
        rows.fold(Share::default(), |sum, share| Share {
            hits: sum.hits + share.hits,
            of: sum.of + share.of,
        })
    };
    let all = sum(&mut flags.iter().map(|(_, share)| *share));
    let spanish = flags.iter().filter(|(name, _)| name == "en→es");
    let spanish = sum(&mut spanish.map(|(_, share)| *share));
    assert!(all.of > 3_500 && spanish.of > 2_000, "{} pairs", all.of);
    assert!(all.percent() <= 1.0, "{} flagged\n{seen}", all.row());
    assert!(
        spanish.percent() <= 1.0,
        "{} flagged\n{seen}",
        spanish.row()
    );
    let mut missed = String::new();
    let caught = caught(&sets, &mut |line| missed.push_str(&(line + "\n")));
    for (row, (fault, _)) in FAULTS.iter().enumerate() {
        let of_kind = caught.iter().filter(|((kind, _), _)| *kind == row);
        let share = sum(&mut of_kind.map(|(_, share)| *share));
        assert!(share.of > 10, "{fault:?}: {} seeded", share.of);
        assert!(
            share.percent() >= 99.0,
            "{fault:?}: {}\n{missed}",
            share.row()
        );
    }
}

#[test]
#[ignore = "prints; run by name"]
fn development() {
    report(&DEVELOPMENT);
}

#[test]
#[ignore = "prints; run by name"]
fn held_out() {
    report(&HELD_OUT);
}
