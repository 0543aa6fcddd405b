//! A law: two people change one text, and no word of either is lost.
//!
//! Texts of paragraphs with a translation are changed on two sides by what people do: words,
//! sentences and paragraphs come, go, move, are parted and joined, the same slip is mended on both
//! sides. Then one side is brought into the other, by [`merge`] and paragraph by paragraph by
//! [`take_in`], and the translation's pairs are held against what they were before.
//! `OCTAVILLA_PROVE=1` makes a hundred thousand such pairs of edits.

use std::collections::{BTreeMap, HashMap};

use super::*;
use crate::edit::{Edit, apply};
use crate::pairs::{
    Cut, Pair, Place, Scene, Side, carry_place, hold, renew, same_words, touched_by,
};
use crate::take_in::{self, Take};
use crate::{LanguageTag, diff};

/// A random source that is the same everywhere (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }
}

/// Words and their translations.
const WORDS: &[[&str; 2]] = &[
    ["the", "la"],
    ["water", "agua"],
    ["assembly", "asamblea"],
    ["valley", "valle"],
    ["we", "nosotrxs"],
    ["sixty", "sesenta"],
    ["company", "empresa"],
    ["never", "nunca"],
    ["night", "noche"],
    ["well", "pozo"],
    ["they", "ellas"],
    ["of", "de"],
    ["for", "para"],
    ["neighbours", "vecinxs"],
    ["permit", "permiso"],
    ["*always*", "*siempre*"],
    ["l@s", "l@s"],
    ["compañer@s", "compañer@s"],
    ["e\u{301}l", "e\u{301}l"],
    ["🔔", "🔔"],
    ["“no”", "«no»"],
    ["10 %", "10 %"],
];

/// A paragraph as its sentences.
type Paragraph = Vec<String>;

fn joined(paragraphs: &[Paragraph]) -> String {
    let lines: Vec<String> = paragraphs
        .iter()
        .filter(|sentences| !sentences.is_empty())
        .map(|sentences| sentences.join(" "))
        .collect();
    format!("{}\n", lines.join("\n\n"))
}

/// A sentence and its translation.
fn sentences(random: &mut Random) -> [String; 2] {
    let words: Vec<&[&str; 2]> = (0..3 + random.below(9))
        .map(|_| &WORDS[random.below(WORDS.len())])
        .collect();
    let end = [".", ".", ".", "!", "?", ":"][random.below(6)];
    [0, 1].map(|side| {
        let words: Vec<&str> = words.iter().map(|both| both[side]).collect();
        format!("{}{end}", words.join(" "))
    })
}

fn sentence(random: &mut Random) -> String {
    let [sentence, _] = sentences(random);
    sentence
}

/// A text and its translation. Each paragraph has a figure that is nowhere else, and every
/// sentence a word of its own.
fn texts(random: &mut Random) -> [Vec<Paragraph>; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    for at in 0..4 + random.below(8) {
        let number = 1000 + at * 37 + random.below(30);
        let mut paragraphs = [Paragraph::new(), Paragraph::new()];
        for part in 0..1 + random.below(4) {
            for (paragraph, said) in paragraphs.iter_mut().zip(sentences(random)) {
                paragraph.push(match part {
                    0 => format!("{number} own{at}x{part} {said}"),
                    _ => format!("own{at}x{part} {said}"),
                });
            }
        }
        for (side, paragraph) in sides.iter_mut().zip(paragraphs) {
            side.push(paragraph);
        }
    }
    sides
}

/// What somebody makes of a text; the words that are new begin with `own`.
fn edited(random: &mut Random, text: &[Paragraph], own: &str) -> Vec<Paragraph> {
    let mut text = text.to_vec();
    for step in 0..1 + random.below(4) {
        let (at, length) = (random.below(text.len()), text.len());
        let new = format!("{own}{step}");
        let Some(paragraph) = text.get_mut(at).filter(|it| !it.is_empty()) else {
            continue;
        };
        let part = random.below(paragraph.len());
        let mut words: Vec<String> = paragraph[part].split(' ').map(str::to_owned).collect();
        let word = random.below(words.len());
        match random.below(13) {
            0 => words[word] = new,
            1 => words.insert(word, new),
            2 if words.len() > 1 => _ = words.remove(word),
            // The same slip is mended alike by both.
            3 => words[word] = "mended".to_owned(),
            4 => {
                let come = sentence(random);
                paragraph.insert(part, format!("{new} {come}"));
                continue;
            }
            5 if paragraph.len() > 1 => {
                paragraph.remove(part);
                continue;
            }
            6 => {
                let come = sentence(random);
                text.insert(at, vec![format!("{new} {come}")]);
                continue;
            }
            7 if length > 2 => {
                text.remove(at);
                continue;
            }
            8 => {
                let moved = text.remove(at);
                let to = random.below(text.len() + 1);
                text.insert(to, moved);
                continue;
            }
            9 if paragraph.len() > 1 => {
                let rest = paragraph.split_off(1);
                text.insert(at + 1, rest);
                continue;
            }
            10 if at + 1 < length => {
                let next = text.remove(at + 1);
                text[at].extend(next);
                continue;
            }
            11 => {
                let come = sentence(random);
                words = format!("{new} {come}")
                    .split(' ')
                    .map(str::to_owned)
                    .collect();
            }
            _ => words.push(new),
        }
        text[at][part] = words.join(" ");
    }
    text
}

fn counted(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in text.split(|sign: char| !sign.is_alphanumeric()) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// Every word of either side is in the result or in a conflict, unless the other side took it out.
fn loses_no_word([base, mine, theirs]: [&str; 3], merged: &Merged) {
    let shown: String = merged
        .parts
        .iter()
        .map(|part| match part {
            Part::Text(text) => text.clone(),
            Part::Conflict { mine, theirs, .. } => format!(" {mine} {theirs} "),
        })
        .collect();
    let [base, mine, theirs] = [base, mine, theirs].map(counted);
    let shown = counted(&shown);
    for word in mine.keys().chain(theirs.keys()) {
        let count = |side: &HashMap<&str, usize>| side.get(word).copied().unwrap_or_default();
        let (was, left) = (count(&base), count(&mine).min(count(&theirs)));
        if was == 0 || left >= was {
            assert!(shown.contains_key(word), "{word} is lost: {merged:?}");
        }
    }
}

/// With the sides exchanged the same is said, with the sides exchanged.
fn is_the_same_the_other_way_round([base, mine, theirs]: [&str; 3], merged: &Merged) {
    let mut swapped = merge(base, theirs, mine);
    for part in &mut swapped.parts {
        if let Part::Conflict { mine, theirs, .. } = part {
            std::mem::swap(mine, theirs);
        }
    }
    assert_eq!(*merged, swapped);
}

/// How pairs are made to fit.
type Fit = fn(Vec<Pair>, [&[Place]; 2], &Scene<'_>) -> Vec<Pair>;

/// A translation beside a text that changes.
struct Desk {
    cuts: [Cut; 2],
    pairs: Vec<Pair>,
    /// What each paragraph of the translation was made from, as it said then.
    made_from: HashMap<String, String>,
    languages: [LanguageTag; 2],
}

impl Desk {
    fn new(source: &str, target: &str) -> Desk {
        let mut desk = Desk {
            cuts: [source, target].map(|text| Cut::new(text.to_owned())),
            pairs: Vec::new(),
            made_from: HashMap::new(),
            languages: ["en", "es"].map(|tag| LanguageTag::parse(tag).unwrap()),
        };
        desk.fit(&[], renew);
        let pairs = desk.said().into_values();
        desk.made_from = pairs
            .map(|([source, target], _)| (target.to_owned(), source.to_owned()))
            .collect();
        desk
    }

    fn fit(&mut self, edits: &[Edit], fit: Fit) {
        let touched = touched_by(edits);
        let scene = Scene {
            cuts: [&self.cuts[0], &self.cuts[1]],
            languages: [&self.languages[0], &self.languages[1]],
            lead: Side::Source,
            lexicon: None,
            now: 1,
        };
        self.pairs = fit(std::mem::take(&mut self.pairs), [&touched, &[]], &scene);
        let mut next = self
            .pairs
            .iter()
            .filter_map(|pair| pair.key)
            .max()
            .unwrap_or(0);
        for pair in self.pairs.iter_mut().filter(|pair| pair.key.is_none()) {
            next += 1;
            pair.key = Some(next);
        }
    }

    fn edit(&mut self, edits: &[Edit], fit: Fit) {
        for pair in &mut self.pairs {
            if let Some(place) = &mut pair.places[0] {
                *place = carry_place(place, edits);
            }
        }
        let text = apply(self.cuts[0].body(), edits).unwrap();
        self.cuts[0] = Cut::new(text);
        self.fit(edits, fit);
    }

    /// What the pairs that have both sides say: source and target, and whether they are changed.
    fn said(&self) -> HashMap<i64, ([&str; 2], bool)> {
        let whole = self.pairs.iter().filter(|pair| pair.is_whole());
        whole
            .map(|pair| {
                let says = |side: usize| self.cuts[side].slice(pair.places[side].as_ref().unwrap());
                (pair.key.unwrap(), ([says(0), says(1)], pair.is_changed))
            })
            .collect()
    }
}

#[derive(Debug, Default)]
struct Figures {
    conflicts: usize,
    untouched: usize,
    held: usize,
    in_step: usize,
}

/// Takes edits into the source of a desk and looks at what has become of its pairs.
fn pairs_hold(mut desk: Desk, edits: &[Edit], figures: &mut Figures) {
    let was: HashMap<i64, ([String; 2], bool)> = desk
        .said()
        .into_iter()
        .map(|(key, (says, changed))| (key, (says.map(str::to_owned), changed)))
        .collect();
    let mine = desk.cuts[0].clone();
    desk.edit(edits, hold);
    let times = |cut: &Cut, says: &str| {
        let blocks = cut.blocks().iter();
        let alike = blocks.filter(|block| &cut.body()[block.range.clone()] == says);
        alike.count()
    };
    let now = desk.said();
    for (key, ([source, target], changed)) in &was {
        if *changed || times(&mine, source) != 1 || times(&desk.cuts[0], source) != 1 {
            continue;
        }
        figures.untouched += 1;
        let holds = now
            .get(key)
            .is_some_and(|([now_source, now_target], is_changed)| {
                now_source == source && now_target == target && !is_changed
            });
        figures.held += usize::from(holds);
    }
    // What is said to be in step is what was translated.
    for ([source, target], is_changed) in now.values() {
        if *is_changed {
            continue;
        }
        figures.in_step += 1;
        // What was wrong before is not made wrong by taking in.
        let is_old = was
            .values()
            .any(|([own, other], is_changed)| !is_changed && own == source && other == target);
        if let Some(was) = desk.made_from.get(*target).filter(|_| !is_old) {
            assert!(
                same_words(was, source),
                "silently wrong:\n{was}\n{source}\n{target}\n{}\n{}",
                mine.body(),
                desk.cuts[0].body()
            );
        }
    }
}

#[test]
fn two_people_change_one_text() {
    let is_long = option_env!("OCTAVILLA_PROVE").is_some();
    let worlds: u64 = if is_long { 100_000 } else { 400 };
    let (mut conflicts, mut taken) = (0, Figures::default());
    for seed in 1..=worlds {
        let random = &mut Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let [source, target] = texts(random);
        let (ours, others) = (
            edited(random, &source, "mine"),
            edited(random, &source, "theirs"),
        );
        let [base, mine, theirs] = [&source, &ours, &others].map(|text| joined(text));
        let target = joined(&target);
        let three = [base.as_str(), &mine, &theirs];

        let merged = merge(&base, &mine, &theirs);
        loses_no_word(three, &merged);
        is_the_same_the_other_way_round(three, &merged);

        let decided = [Take::Mine, Take::Theirs][random.below(2)];
        conflicts += usize::from(merged.text_if_clean().is_none());

        let plan = take_in::plan(Some(&base), &mine, &theirs);
        takes_every_word(three, &plan);
        taken.conflicts += usize::from(plan.conflicts() > 0);
        let mut desk = Desk::new(&base, &target);
        desk.edit(&diff::edits_between(&base, &mine), renew);
        pairs_hold(desk, &plan.edits(&plan.all(Some(decided))), &mut taken);
    }
    let share = 100.0 * taken.held as f64 / taken.untouched as f64;
    println!(
        "{worlds} pairs of edits: merged by words, {conflicts} with a conflict; taken in by \
         paragraphs, {} with a conflict; no word lost; {} of {} pairs of untouched paragraphs hold \
         ({share:.3} %); {} in step, none silently wrong",
        taken.conflicts, taken.held, taken.untouched, taken.in_step
    );
    assert!(share >= 99.0, "{taken:?}");
}

/// Every word of either side is in what a plan makes of the text, or in a conflict that it shows.
fn takes_every_word([base, mine, theirs]: [&str; 3], plan: &take_in::Plan) {
    let no_conflict: BTreeMap<usize, Take> = plan.all(None);
    let text = apply(mine, &plan.edits(&no_conflict)).unwrap();
    let shown: String = plan
        .rows
        .iter()
        .filter(|row| row.kind == take_in::RowKind::Conflict)
        .flat_map(|row| [&row.kept, &row.theirs])
        .flatten()
        .flat_map(|text| [" ", text.as_str()])
        .collect();
    let (text, shown) = (counted(&text), counted(&shown));
    let [base, mine, theirs] = [base, mine, theirs].map(counted);
    for word in mine.keys().chain(theirs.keys()) {
        let count = |side: &HashMap<&str, usize>| side.get(word).copied().unwrap_or_default();
        let (was, left) = (count(&base), count(&mine).min(count(&theirs)));
        if was == 0 || left >= was {
            assert!(
                text.contains_key(word) || shown.contains_key(word),
                "{word} is lost: {plan:?}"
            );
        }
    }
}
