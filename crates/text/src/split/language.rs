//! Which languages a text may be in, and how well each of its units goes with each of them.

use std::collections::HashMap;

use unicode_script::Script;
use whatlang::{Detector, Lang, Script as Writing, detect};

use super::evidence::{self, At, Known};
use super::unit::Unit;
use crate::LanguageTag;
use crate::language_guess::tag;
use crate::segment::BlockKind;

/// A language that some of a text may be in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    pub tag: String,
    how: How,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum How {
    /// Its words are listed.
    Known(At),
    /// It is what is written in this script.
    Script(Script),
    /// Three letters in a row tell it.
    Guessed(Lang),
}

/// So many languages are looked at, at the most.
const MOST: usize = 4;
/// How surely a unit is in a language so that the language counts.
const SURE: f32 = 3.0;
/// How many letters a unit has whose language a guess tells.
const GUESSED: usize = 60;

/// What is known of each unit before it is asked which languages there are.
pub(super) struct Weights {
    known: Vec<Vec<f32>>,
    scripts: Vec<Option<(Script, usize)>>,
    letters: Vec<usize>,
}

impl Weights {
    pub fn of(units: &[Unit]) -> Self {
        let known = Known::get();
        let mut weights = Self {
            known: Vec::with_capacity(units.len()),
            scripts: Vec::with_capacity(units.len()),
            letters: Vec::with_capacity(units.len()),
        };
        for unit in units {
            let text = &unit.text[..unit.text.floor_char_boundary(evidence::MOST)];
            let silent = matches!(unit.kind, BlockKind::Code | BlockKind::Rule);
            let text = if silent { "" } else { text };
            weights.known.push(known.weigh(text));
            weights.scripts.push(evidence::script(text));
            weights.letters.push(unit.letters());
        }
        weights
    }

    /// Says which languages the units may be in, the one of most letters first.
    pub fn candidates(&self, units: &[Unit], asked: &[LanguageTag]) -> Vec<Candidate> {
        let mut found: Vec<(Candidate, usize)> = Vec::new();
        let mut add = |candidate: Candidate, letters: usize| {
            let known = found.iter_mut().find(|(it, _)| it.tag == candidate.tag);
            match known {
                Some((_, sum)) => *sum += letters,
                None => found.push((candidate, letters)),
            }
        };
        for (at, unit) in units.iter().enumerate() {
            let letters = self.letters[at];
            match self.scripts[at] {
                Some((Script::Latin, _)) => {}
                Some((script, _)) => {
                    let tag = script_language(script).to_owned();
                    let how = How::Script(script);
                    add(Candidate { tag, how }, letters);
                    continue;
                }
                None => continue,
            }
            let weights = &self.known[at];
            let (best, _) = best(weights);
            // What is in none of the listed languages has few of their words.
            let part = weights[best] / letters.max(1) as f32;
            if weights[best] >= SURE && (letters < GUESSED || part > 0.15) {
                // Few words of close languages tell them apart: it may be any of those.
                for (language, weight) in weights.iter().enumerate() {
                    if weights[best] - weight < SURE {
                        let tag = Known::get().tags[language].to_owned();
                        let how = How::Known(language);
                        let sure = if language == best { 1 } else { 3 };
                        add(Candidate { tag, how }, letters / sure);
                    }
                }
            } else if letters >= GUESSED
                && let Some(guess) = detect(&unit.text)
                && guess.confidence() > 0.8
                && guess.script() == Writing::Latin
                && Known::get().at(tag(guess.lang())).is_none()
            {
                let how = How::Guessed(guess.lang());
                let tag = tag(guess.lang()).to_owned();
                add(Candidate { tag, how }, letters);
            }
        }
        self.name_scripts(units, &mut found);
        if !asked.is_empty() {
            found.retain(|(it, _)| asked.iter().any(|tag| tag.primary() == it.tag));
        }
        found.sort_by_key(|(_, letters)| std::cmp::Reverse(*letters));
        found.truncate(MOST);
        found.into_iter().map(|(candidate, _)| candidate).collect()
    }

    /// Names the languages that have a script in common by all that is written in it.
    fn name_scripts(&self, units: &[Unit], found: &mut [(Candidate, usize)]) {
        for (candidate, _) in found {
            let How::Script(script) = candidate.how else {
                continue;
            };
            let mut all = String::new();
            for (unit, its) in units.iter().zip(&self.scripts) {
                if its.is_some_and(|(it, _)| it == script) && all.len() < 20_000 {
                    all.push_str(&unit.text);
                    all.push('\n');
                }
            }
            if let Some(guess) = detect(&all) {
                candidate.tag = tag(guess.lang()).to_owned();
            }
        }
    }

    /// How likely each unit is in each of the languages, as logarithms of which the best is 0.
    pub fn likelihoods(&self, units: &[Unit], languages: &[Candidate]) -> Vec<Vec<f32>> {
        let guessed = languages.iter().any(|it| matches!(it.how, How::Guessed(_)));
        let detector = guessed.then(|| {
            let all = languages.iter().filter_map(Candidate::lang).collect();
            Detector::with_allowlist(all)
        });
        let mut likelihoods = Vec::with_capacity(units.len());
        for (at, unit) in units.iter().enumerate() {
            let mut raw: Vec<f32> = languages.iter().map(|it| self.raw(at, it)).collect();
            if let Some(detector) = &detector
                && self.letters[at] >= 12
                && let Some(guess) = detector.detect(&unit.text)
            {
                let sure = (self.letters[at] as f32 / 12.0).min(6.0) * guess.confidence() as f32;
                for (raw, language) in raw.iter_mut().zip(languages) {
                    if language.lang() == Some(guess.lang()) {
                        *raw += sure;
                    }
                }
            }
            likelihoods.push(raw);
        }
        likelihoods
    }

    fn raw(&self, at: usize, language: &Candidate) -> f32 {
        let script = self.scripts[at];
        match language.how {
            How::Known(known) => {
                let latin = script.filter(|(script, _)| *script == Script::Latin);
                self.known[at][known]
                    + latin.map_or(0.0, |(_, count)| (count as f32 * 0.1).min(3.0))
            }
            How::Script(own) => match script {
                Some((script, count)) if script == own => (count as f32 * 0.6).min(20.0),
                _ => 0.0,
            },
            How::Guessed(_) => {
                let latin = script.filter(|(script, _)| *script == Script::Latin);
                latin.map_or(0.0, |(_, count)| (count as f32 * 0.1).min(3.0))
            }
        }
    }
}

impl Candidate {
    fn lang(&self) -> Option<Lang> {
        match self.how {
            How::Guessed(lang) => Some(lang),
            How::Known(at) => Lang::all()
                .iter()
                .copied()
                .find(|lang| tag(*lang) == Known::get().tags[at]),
            How::Script(_) => None,
        }
    }

    /// The tag of an edition: the one that was asked for, if it is of this language.
    pub fn language(&self, asked: &[LanguageTag]) -> Option<LanguageTag> {
        let asked = asked.iter().find(|it| it.primary() == self.tag);
        asked
            .cloned()
            .or_else(|| LanguageTag::parse(&self.tag).ok())
    }
}

/// The best of some weights, and by how much it is better than the next.
pub(super) fn best(weights: &[f32]) -> (usize, f32) {
    let (mut best, mut next) = ((0, f32::MIN), f32::MIN);
    for (at, &weight) in weights.iter().enumerate() {
        if weight > best.1 {
            next = best.1;
            best = (at, weight);
        } else {
            next = next.max(weight);
        }
    }
    (best.0, best.1 - next)
}

/// Adds what words say that came in sure units of one language only, and makes likelihoods of
/// the sums: no unit says so much that it outweighs many others, for it may be quoted.
pub(super) fn settle(units: &[Unit], raw: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let count = raw.first().map_or(0, Vec::len);
    let mut seen: HashMap<String, Vec<u32>> = HashMap::new();
    for (unit, raw) in units.iter().zip(raw) {
        let (at, margin) = best(raw);
        if margin >= SURE && unit.kind != BlockKind::Quote {
            let text = &unit.text[..unit.text.floor_char_boundary(evidence::MOST)];
            for word in evidence::words(text).filter(|word| word.chars().count() >= 3) {
                seen.entry(word).or_insert_with(|| vec![0; count])[at] += 1;
            }
        }
    }
    let mut settled = Vec::with_capacity(raw.len());
    for (unit, raw) in units.iter().zip(raw) {
        let mut sums = raw.clone();
        if best(raw).1 < SURE {
            for word in evidence::words(&unit.text).take(80) {
                let Some(counts) = seen.get(&word) else {
                    continue;
                };
                let mut those = (0..count).filter(|at| counts[*at] > 0);
                if let (Some(only), None) = (those.next(), those.next()) {
                    sums[only] += if counts[only] > 1 { 1.2 } else { 0.7 };
                }
            }
        }
        settled.push(capped(&sums, foreign(unit.kind)));
    }
    settled
}

/// How likely a block of an edition is in another language.
fn foreign(kind: BlockKind) -> f32 {
    match kind {
        BlockKind::Quote | BlockKind::Html | BlockKind::Image => 0.25,
        BlockKind::Slogan => 0.06,
        BlockKind::Heading(_) => 0.04,
        _ => 0.02,
    }
}

fn capped(sums: &[f32], foreign: f32) -> Vec<f32> {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    sums.iter()
        .map(|sum| (((sum - most).exp()) * (1.0 - foreign) + foreign).ln())
        .collect()
}

/// What is mostly written in a script, where nothing tells it better.
fn script_language(script: Script) -> &'static str {
    match script {
        Script::Arabic => "ar",
        Script::Hebrew => "he",
        Script::Greek => "el",
        Script::Cyrillic => "ru",
        Script::Han => "zh",
        Script::Hangul => "ko",
        Script::Devanagari => "hi",
        Script::Bengali => "bn",
        Script::Armenian => "hy",
        Script::Georgian => "ka",
        Script::Thai => "th",
        Script::Tamil => "ta",
        Script::Ethiopic => "am",
        _ => "und",
    }
}
