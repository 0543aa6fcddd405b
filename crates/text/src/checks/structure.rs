//! Headings, lists, quotations and emphasis.

use super::{
    Check, Findings,
    post::{Post, PostFindings},
    reading::{Reading, Side},
};
use crate::segment::BlockKind;

/// Compares what kind of block both sides are, and how much in them is emphasised.
#[derive(Debug)]
pub(super) struct Structure;

impl Check for Structure {
    fn name(&self) -> &'static str {
        "structure"
    }

    fn pair(&self, reading: &Reading<'_>, found: &mut Findings<'_>) {
        let (source, target) = (&reading.source, &reading.target);
        let both = (Some(0..source.text.len()), Some(0..target.text.len()));
        if let (Some(from), Some(to)) = (source.kind, target.kind) {
            use BlockKind::{Heading, ListItem, Quote};
            let differs = |kind: BlockKind| (from == kind) != (to == kind);
            let (key, args) = match (from, to) {
                (Heading(from), Heading(to)) if from != to => {
                    ("structure.level", vec![from.to_string(), to.to_string()])
                }
                (Heading(_), Heading(_)) => ("", Vec::new()),
                (Heading(_), _) | (_, Heading(_)) => ("structure.heading", Vec::new()),
                _ if differs(ListItem) => ("structure.list", Vec::new()),
                _ if differs(Quote) => ("structure.quote", Vec::new()),
                _ => ("", Vec::new()),
            };
            if !key.is_empty() {
                found.add(both.0.clone(), both.1.clone(), key, args);
            }
        }
        let to = target.emphases.len();
        let from = source.emphases.len();
        let from = from - foreign(source, target).min(from.saturating_sub(to));
        // A translation emphasises foreign words that the source need not.
        if from > to {
            let args = vec![from.to_string(), to.to_string()];
            let first = source.emphases.first().cloned();
            let place = target.emphases.first().cloned().or(both.1);
            found.add(first, place, "structure.emphasis", args);
        }
    }

    fn post(&self, post: &Post<'_>, found: &mut PostFindings<'_>) {
        let mut at = 0;
        while at < post.pairs.len() {
            let is_item = |at: usize| {
                let kinds = |kinds: &[BlockKind]| kinds.contains(&BlockKind::ListItem);
                let pair = &post.pairs[at];
                kinds(pair.source_kinds) || kinds(pair.target_kinds)
            };
            if !is_item(at) {
                at += 1;
                continue;
            }
            let run = at..(at..post.pairs.len())
                .find(|at| !is_item(*at))
                .unwrap_or(post.pairs.len());
            let items = |kinds: &[BlockKind]| {
                kinds
                    .iter()
                    .filter(|kind| **kind == BlockKind::ListItem)
                    .count()
            };
            let pairs = &post.pairs[run.clone()];
            let from: usize = pairs.iter().map(|pair| items(pair.source_kinds)).sum();
            let to: usize = pairs.iter().map(|pair| items(pair.target_kinds)).sum();
            // A missing item says so itself.
            let whole = pairs
                .iter()
                .all(|pair| pair.alone || pair.source.is_some() && pair.target.is_some());
            if from != to && from > 0 && to > 0 && whole {
                let args = vec![from.to_string(), to.to_string()];
                let uneven = pairs
                    .iter()
                    .position(|pair| items(pair.source_kinds) != items(pair.target_kinds));
                let at = run.start + uneven.unwrap_or(0);
                found.add_whole(at, "structure.length", args);
            }
            at = run.end;
        }
    }
}

/// Counts the words that the source emphasises because they are English, and that an English
/// target has no reason to emphasise: "un *hash*", "a hash".
fn foreign(source: &Side<'_>, target: &Side<'_>) -> usize {
    if target.language.primary() != "en" || source.language.primary() == "en" {
        return 0;
    }
    let emphases = source.emphases.iter();
    let words = emphases.map(|range| source.text[range.clone()].trim_matches(['*', '_']));
    let words = words.filter(|words| !words.is_empty()).take(64);
    let foreign = words.filter(|words| {
        let lower = words
            .split(' ')
            .any(|word| word.starts_with(char::is_lowercase));
        let mut places = target.text.match_indices(words);
        lower
            && places.any(|(at, _)| {
                let after = target.text[at + words.len()..].chars().next();
                let before = target.text[..at].chars().next_back();
                let ends = |it: Option<char>| !it.is_some_and(char::is_alphanumeric);
                ends(after) && ends(before)
            })
    });
    foreign.count()
}
