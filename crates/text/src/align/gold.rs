//! How well the documents of `specs/align` are paired, beside what lengths alone would do.
//!
//! `cargo test -p text align::gold -- --nocapture` prints the figures.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::*;

/// A bead as lists of segments.
type Group = (Vec<usize>, Vec<usize>);

/// A document in two languages with the beads that a person has made.
struct Gold {
    languages: [LanguageTag; 2],
    source: Vec<String>,
    target: Vec<String>,
    beads: Vec<Group>,
}

macro_rules! documents {
    ($half:literal: $($name:literal)*) => {
        [$(include_str!(concat!("../../specs/align/", $half, "/", $name, ".txt"))),*]
    };
}

fn development() -> Vec<Gold> {
    documents!("development": "de-fr.flood" "de-fr.north-ridge" "en-de.tenants" "en-es.kitchen"
        "en-pt.library-bus" "es-fr.lighthouse")
    .map(Gold::read)
    .into()
}

fn held_out() -> Vec<Gold> {
    documents!("held-out": "de-fr.railway" "de-fr.winter-hut" "en-de.weather-station"
        "en-es.river" "en-it.bakery" "es-fr.orchard")
    .map(Gold::read)
    .into()
}

impl Gold {
    fn read(file: &str) -> Self {
        let mut stanzas = file.split("\n\n");
        let codes = stanzas.next().unwrap().split(' ');
        let codes: Vec<LanguageTag> = codes
            .map(|code| LanguageTag::parse(code).unwrap())
            .collect();
        let mut gold = Self {
            languages: codes.try_into().unwrap(),
            source: Vec::new(),
            target: Vec::new(),
            beads: Vec::new(),
        };
        // Where a moved segment stands, and the bead that it belongs to.
        let (mut places, mut owners) = (HashMap::new(), HashMap::new());
        for stanza in stanzas {
            let mut bead = Group::default();
            for line in stanza.lines() {
                if let Some(text) = line.strip_prefix("< ") {
                    bead.0.push(gold.source.len());
                    gold.source.push(text.to_owned());
                } else if let Some(text) = line.strip_prefix("> ") {
                    bead.1.push(gold.target.len());
                    gold.target.push(text.to_owned());
                } else if let Some((number, text)) = line.split_once(' ') {
                    places.insert(number, gold.target.len());
                    gold.target.push(text.to_owned());
                } else {
                    owners.insert(line, gold.beads.len());
                }
            }
            if bead != Group::default() {
                gold.beads.push(bead);
            }
        }
        for (number, owner) in owners {
            gold.beads[owner].1.push(places[number]);
        }
        gold
    }

    /// The texts of both sides of its beads.
    fn pairs(&self) -> Vec<(String, String)> {
        let joined = |of: &[String], at: &[usize]| -> String {
            let texts: Vec<&str> = at.iter().map(|&at| of[at].as_str()).collect();
            texts.join(" ")
        };
        let beads = self.beads.iter();
        beads
            .map(|(left, right)| (joined(&self.source, left), joined(&self.target, right)))
            .collect()
    }

    fn align(&self, lexicon: Option<&Lexicon>) -> Vec<Group> {
        fn segments(texts: &[String]) -> Vec<Segment<'_>> {
            let segments = texts.iter().map(|text| Segment { kind: None, text });
            segments.collect()
        }
        let (source, target) = (segments(&self.source), segments(&self.target));
        let beads = align(
            &Side {
                language: &self.languages[0],
                segments: &source,
            },
            &Side {
                language: &self.languages[1],
                segments: &target,
            },
            &Options {
                confirmed: &[],
                lexicon,
            },
        );
        let groups = beads.into_iter();
        groups
            .map(|bead| (bead.source.collect(), bead.target.collect()))
            .collect()
    }

    /// Pairs by lengths alone, as Gale and Church did in 1993.
    fn by_length(&self) -> Vec<Group> {
        const SHAPES: [(usize, usize, f32); 6] = [
            (1, 1, 0.1),
            (1, 0, 4.6),
            (0, 1, 4.6),
            (2, 1, 3.1),
            (1, 2, 3.1),
            (2, 2, 4.5),
        ];
        let lengths = |texts: &[String]| -> Vec<f32> {
            texts
                .iter()
                .map(|text| text.chars().count() as f32)
                .collect()
        };
        let (left, right) = (lengths(&self.source), lengths(&self.target));
        let ratio = right.iter().sum::<f32>() / left.iter().sum::<f32>();
        let (n, m) = (left.len(), right.len());
        let mut costs = vec![vec![(f32::INFINITY, (0, 0)); m + 1]; n + 1];
        costs[0][0].0 = 0.0;
        for i in 0..=n {
            for j in 0..=m {
                for &(a, b, prior) in SHAPES.iter().filter(|(a, b, _)| *a <= i && *b <= j) {
                    let from: f32 = left[i - a..i].iter().sum();
                    let to: f32 = right[j - b..j].iter().sum();
                    let mean = (from + to / ratio) / 2.0;
                    let off = (to - from * ratio).abs() / (6.8 * mean).sqrt();
                    // The logarithm of both tails of the normal distribution (Mills' ratio).
                    let tails = off * off / 2.0 + (1.0 + 0.9 * off).ln();
                    let cost = costs[i - a][j - b].0 + prior + tails;
                    if cost < costs[i][j].0 {
                        costs[i][j] = (cost, (a, b));
                    }
                }
            }
        }
        let (mut i, mut j) = (n, m);
        let mut groups = Vec::new();
        while i + j > 0 {
            let (a, b) = costs[i][j].1;
            groups.push(((i - a..i).collect(), (j - b..j).collect()));
            (i, j) = (i - a, j - b);
        }
        groups
    }
}

/// Counts beads that have both sides: those that agree wholly with the gold, and those that touch
/// a bead of it on both sides.
#[derive(Clone, Copy, Default)]
struct Score {
    made: f32,
    right: f32,
    touching: f32,
    gold: f32,
    touched: f32,
}

impl Score {
    fn add(&mut self, made: &[Group], gold: &[Group]) {
        let whole = |group: &&Group| !group.0.is_empty() && !group.1.is_empty();
        let links = |groups: &[Group]| -> HashSet<(usize, usize)> {
            let links = groups.iter().flat_map(|(left, right)| {
                left.iter()
                    .flat_map(|&a| right.iter().map(move |&b| (a, b)))
            });
            links.collect()
        };
        let touches = |group: &Group, links: &HashSet<(usize, usize)>| {
            let mut pairs = group
                .0
                .iter()
                .flat_map(|&a| group.1.iter().map(move |&b| (a, b)));
            pairs.any(|pair| links.contains(&pair))
        };
        let (true_links, made_links) = (links(gold), links(made));
        for group in made.iter().filter(whole) {
            self.made += 1.0;
            self.right += f32::from(u8::from(gold.contains(group)));
            self.touching += f32::from(u8::from(touches(group, &true_links)));
        }
        for group in gold.iter().filter(whole) {
            self.gold += 1.0;
            self.touched += f32::from(u8::from(touches(group, &made_links)));
        }
    }

    fn strict(&self) -> f32 {
        2.0 * self.right / (self.made + self.gold)
    }

    fn lax(&self) -> f32 {
        let (precision, recall) = (self.touching / self.made, self.touched / self.gold);
        2.0 * precision * recall / (precision + recall)
    }
}

/// Scores of the documents of a half by pair of languages: by length, without and with a lexicon
/// learned from the documents of the other half.
fn scores(half: &[Gold], other: &[Gold]) -> BTreeMap<String, [Score; 3]> {
    let mut scores: BTreeMap<String, [Score; 3]> = BTreeMap::new();
    for gold in half {
        let known = other
            .iter()
            .filter(|known| known.languages == gold.languages);
        let texts: Vec<(String, String)> = known.flat_map(Gold::pairs).collect();
        let pairs = texts
            .iter()
            .map(|(left, right)| (left.as_str(), right.as_str()));
        let lexicon = Lexicon::learn(pairs, (&gold.languages[0], &gold.languages[1]));
        let made = [
            gold.by_length(),
            gold.align(None),
            gold.align(Some(&lexicon)),
        ];
        let name = format!("{}-{}", gold.languages[0], gold.languages[1]);
        for key in [name, "all".to_owned()] {
            for (score, made) in scores.entry(key).or_default().iter_mut().zip(&made) {
                score.add(made, &gold.beads);
            }
        }
    }
    for (name, [length, without, with]) in &scores {
        println!(
            "{name:6} by length {:.3}/{:.3}, without lexicon {:.3}/{:.3}, with {:.3}/{:.3}",
            length.strict(),
            length.lax(),
            without.strict(),
            without.lax(),
            with.strict(),
            with.lax(),
        );
    }
    scores
}

#[test]
fn documents_are_paired_as_a_person_pairs_them() {
    for (half, other) in [(development(), held_out()), (held_out(), development())] {
        let scores = scores(&half, &other);
        for (name, [length, without, with]) in &scores {
            assert!(without.strict() >= 0.88, "{name}: {}", without.strict());
            assert!(with.strict() >= 0.88, "{name}: {}", with.strict());
            assert!(without.lax() >= 0.95, "{name}: {}", without.lax());
            assert!(without.strict() > length.strict(), "{name}");
        }
        assert!(
            scores["all"][1].strict() >= 0.92,
            "{}",
            scores["all"][1].strict()
        );
        assert!(
            scores["all"][2].strict() >= 0.92,
            "{}",
            scores["all"][2].strict()
        );
    }
}

#[test]
fn a_lexicon_is_learned_from_pairs() {
    let texts = held_out().into_iter().chain(development());
    let pairs: Vec<(String, String)> = texts
        .filter(|gold| gold.languages[0].primary() == "de")
        .flat_map(|gold| gold.pairs())
        .collect();
    let (de, fr) = (
        LanguageTag::parse("de").unwrap(),
        LanguageTag::parse("fr").unwrap(),
    );
    let pairs = pairs
        .iter()
        .map(|(left, right)| (left.as_str(), right.as_str()));
    let lexicon = Lexicon::learn(pairs, (&de, &fr));
    let best = |word: &str| {
        let known = lexicon.learned(word).iter();
        known
            .max_by(|one, other| one.1.total_cmp(&other.1))
            .map(|(word, _)| word.clone())
    };
    // Their counterparts sound nothing alike, and the table of common words has none of them.
    for (word, other) in [("Damm", "digue"), ("Fuchs", "renard")] {
        let [word, other] = [(word, "de"), (other, "fr")]
            .map(|(word, language)| stem::stem(&stem::fold(word), language).to_owned());
        assert_eq!(best(&word), Some(other), "{word}");
    }
}
