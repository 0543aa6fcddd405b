use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use text::checks::{
    CheckOptions, CheckSet, Finding, Pair, Post, PostPair, Saw, check_pair, check_post,
};
use text::edit::utf16_len;
use text::pairs::{self, Half, Place};
use text::segment::BlockKind;

use super::{Dismissal, switched_on};
use crate::alignment::{Living, Side, Span};
use crate::error::Result;
use crate::library::Query;
use crate::storage::Key;

/// What a check found in the pairs of two editions.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The pair, by its place among those of the alignment that stand somewhere.
    pub pair: usize,
    /// Its key, once it has been written down.
    pub bead: Option<Key>,
    /// The name of the check.
    pub check: &'static str,
    /// What it saw.
    pub saw: Saw,
    /// Where, in the bodies of source and target.
    pub places: [Option<Span>; 2],
    /// The words there; empty where there are none on that side.
    pub words: [String; 2],
}

/// What the state of a pair says by itself.
const SAID_BY_PAIRS: [&str; 3] = ["paragraphs.missing", "paragraphs.added", "paragraphs.none"];

impl Found {
    /// Whether the state of its pair says the same.
    pub fn is_said_by_pairs(&self) -> bool {
        SAID_BY_PAIRS.contains(&self.saw.key)
    }
}

/// Remembers what was found in pairs of texts, so that only what was edited is checked again.
#[derive(Debug, Default)]
pub struct Memo {
    found: HashMap<u64, Vec<Finding>>,
}

/// How many pairs of texts are remembered at most.
const MOST: usize = 20_000;

impl Memo {
    fn check(&mut self, pair: &Pair<'_>, on: CheckSet) -> Vec<Finding> {
        let mut hasher = DefaultHasher::new();
        (pair.source, pair.target, pair.source_language.as_str()).hash(&mut hasher);
        (pair.target_language.as_str(), on).hash(&mut hasher);
        (pair.source_kind, pair.target_kind).hash(&mut hasher);
        if self.found.len() >= MOST {
            self.found.clear();
        }
        self.found
            .entry(hasher.finish())
            .or_insert_with(|| check_pair(pair, &CheckOptions { on, terms: &[] }))
            .clone()
    }

    /// Forgets everything, as when words must be forgotten.
    pub fn clear(&mut self) {
        self.found.clear();
    }
}

/// Finds what the checks that are on say of two editions, in the order of the pairs; what was
/// dismissed is left out.
///
/// # Errors
///
/// A failed read.
pub fn find(q: &Query<'_>, living: &Living, memo: &mut Memo) -> Result<Vec<Found>> {
    let on = switched_on(q)?;
    let dismissed: HashSet<Dismissal> = q
        .dismissals([&living.editions[0], &living.editions[1]])?
        .into_iter()
        .collect();
    let standing: Vec<&pairs::Pair> = living
        .pairs
        .iter()
        .filter(|pair| !pair.is_ghost())
        .collect();
    let mut found: Vec<Found> = Vec::new();
    for (at, pair) in standing
        .iter()
        .enumerate()
        .filter(|(_, pair)| pair.is_whole())
    {
        let lead = living.scene().lead_of(pair);
        let (leading, trailing) = (lead as usize, lead.other() as usize);
        let asked = Pair {
            source: words(living, pair, leading),
            target: words(living, pair, trailing),
            source_language: &living.editions[leading].language,
            target_language: &living.editions[trailing].language,
            source_kind: kinds(living, pair, leading).first().copied(),
            target_kind: kinds(living, pair, trailing).first().copied(),
            markdown: true,
            whole: true,
        };
        let findings = memo.check(&asked, on);
        found.extend(
            findings
                .into_iter()
                .map(|finding| place(living, (at, pair), lead, finding)),
        );
    }
    found.extend(in_post(living, &standing, on));
    found.sort_by_key(|found| found.pair);
    found.retain(|found| {
        let dismissal = found.bead.map(|bead| Dismissal {
            bead,
            check: found.check.to_owned(),
            words: found.words.clone(),
        });
        dismissal.is_none_or(|dismissal| !dismissed.contains(&dismissal))
    });
    Ok(found)
}

/// What can only be seen in all pairs together.
fn in_post(living: &Living, standing: &[&pairs::Pair], on: CheckSet) -> Vec<Found> {
    let lead = living.lead;
    let (leading, trailing) = (lead as usize, lead.other() as usize);
    let side = |pair: &pairs::Pair, side: usize| {
        pair.places[side]
            .is_some()
            .then(|| words(living, pair, side))
    };
    let blocks: Vec<[Vec<BlockKind>; 2]> = standing
        .iter()
        .map(|pair| [kinds(living, pair, leading), kinds(living, pair, trailing)])
        .collect();
    let in_pairs: Vec<PostPair<'_>> = standing
        .iter()
        .zip(&blocks)
        .map(|(pair, [source_kinds, target_kinds])| PostPair {
            source: side(pair, leading),
            target: side(pair, trailing),
            source_kinds,
            target_kinds,
            alone: pair.half == Half::Alone,
        })
        .collect();
    let post = Post {
        source_language: &living.editions[leading].language,
        target_language: &living.editions[trailing].language,
        pairs: &in_pairs,
    };
    check_post(&post, &CheckOptions { on, terms: &[] })
        .into_iter()
        .map(|found| {
            let pair = (found.pair, standing[found.pair]);
            place(living, pair, lead, found.finding)
        })
        .collect()
}

fn words<'a>(living: &'a Living, pair: &pairs::Pair, side: usize) -> &'a str {
    let place = pair.places[side].as_ref();
    place.map_or("", |place| living.cuts[side].slice(place))
}

fn kinds(living: &Living, pair: &pairs::Pair, side: usize) -> Vec<BlockKind> {
    let cut = &living.cuts[side];
    let over = |place: &Place| cut.blocks()[cut.blocks_over(place)].iter();
    let place = pair.places[side].as_ref();
    place.map_or_else(Vec::new, |place| {
        over(place).map(|block| block.kind).collect()
    })
}

/// Says where in the bodies a finding is.
fn place(
    living: &Living,
    (at, pair): (usize, &pairs::Pair),
    lead: Side,
    finding: Finding,
) -> Found {
    let mut places = [None, None];
    let mut said = [String::new(), String::new()];
    for (side, range) in [(lead, finding.source), (lead.other(), finding.target)] {
        let side = side as usize;
        let (Some(range), Some(own)) = (range, pair.places[side].as_ref()) else {
            continue;
        };
        let text = words(living, pair, side);
        places[side] = span(text, own.start, &range);
        said[side] = text.get(range).unwrap_or_default().to_owned();
    }
    Found {
        pair: at,
        bead: pair.key,
        check: finding.check,
        saw: finding.saw,
        places,
        words: said,
    }
}

fn span(text: &str, start: u32, range: &Range<usize>) -> Option<Span> {
    let before = text.get(..range.start)?;
    let inside = text.get(range.clone())?;
    let from = start + utf16_len(before);
    Some(Span {
        from,
        to: from + utf16_len(inside),
    })
}
