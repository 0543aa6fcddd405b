//! A law: pairs stay what they are through any edits on either side.
//!
//! Two texts of paragraphs are written in, torn apart, joined, moved about and taken back, thousands
//! of times; after every edit the pairs are made to fit again and held against what a person who
//! watched would say. `OCTAVILLA_PROVE=1` goes a million edits far.

use super::*;
use crate::LanguageTag;
use crate::edit::{apply, invert, utf16_len};

/// A random source that is the same everywhere (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const WORDS: &[&[&str]] = &[
    &[
        "water",
        "the",
        "assembly",
        "valley",
        "we",
        "sixty",
        "company",
        "never",
        "night",
        "well",
        "Inés",
        "1974",
        "bell",
        "they",
        "of",
        "for",
        "neighbours",
        "🔔",
        "permit",
    ],
    &[
        "agua", "la", "asamblea", "valle", "nosotrxs", "sesenta", "empresa", "nunca", "noche",
        "pozo", "Inés", "1974", "campana", "ellas", "de", "para", "vecinxs", "🔔", "permiso",
    ],
];

struct World {
    random: Random,
    texts: [String; 2],
    languages: [LanguageTag; 2],
    pairs: Vec<Pair>,
    /// What leads back from the newest edit, and what the pairs were before it.
    back: Option<(usize, Vec<Edit>, Vec<Pair>)>,
    last: Vec<Edit>,
    /// What the source of a confirmed pair said when it was marked, by its key.
    marked: Vec<(i64, String)>,
    next_key: i64,
    now: i64,
}

impl World {
    fn new(seed: u64) -> World {
        let mut world = World {
            random: Random(seed | 1),
            texts: [String::new(), String::new()],
            languages: ["en", "es"].map(|tag| LanguageTag::parse(tag).unwrap()),
            pairs: Vec::new(),
            back: None,
            last: Vec::new(),
            marked: Vec::new(),
            next_key: 1,
            now: 1,
        };
        for _ in 0..8 {
            for side in 0..2 {
                let paragraph = world.paragraph(side);
                world.texts[side].push_str(&paragraph);
                world.texts[side].push_str("\n\n");
            }
        }
        world.renew([&[], &[]]);
        world
    }

    fn paragraph(&mut self, side: usize) -> String {
        let count = 5 + self.random.below(20);
        let words: Vec<&str> = (0..count).map(|_| self.random.pick(WORDS[side])).collect();
        format!("P{} {}.", self.random.below(1_000_000), words.join(" "))
    }

    fn with_scene<T>(&mut self, act: impl FnOnce(&mut Vec<Pair>, &Scene<'_>) -> T) -> T {
        let cuts = self.texts.clone().map(Cut::new);
        let scene = Scene {
            cuts: [&cuts[0], &cuts[1]],
            languages: [&self.languages[0], &self.languages[1]],
            lead: Side::Source,
            lexicon: None,
            now: self.now,
        };
        act(&mut self.pairs, &scene)
    }

    fn renew(&mut self, touched: [&[Place]; 2]) {
        self.with_scene(|pairs, scene| {
            *pairs = renew(std::mem::take(pairs), touched, scene);
        });
        for pair in &mut self.pairs {
            if pair.key.is_none() {
                pair.key = Some(self.next_key);
                self.next_key += 1;
            }
        }
    }

    fn edit(&mut self, side: usize, edits: &[Edit]) {
        let text = &self.texts[side];
        let back = invert(text, edits).unwrap();
        let after = apply(text, edits).unwrap();
        let before = self.pairs.clone();
        let said = self.confirmed_words();
        for pair in &mut self.pairs {
            if let Some(place) = &mut pair.places[side] {
                *place = carry_place(place, edits);
            }
        }
        let carried = self.pairs.clone();
        self.texts[side] = after;
        self.now += 1;
        let touched = touched_by(edits);
        let mut places: [&[Place]; 2] = [&[], &[]];
        places[side] = &touched;
        self.renew(places);
        self.holds(side, &touched, &carried, &said);
        self.back = Some((side, back, before));
        self.last = edits.to_vec();
    }

    /// What the confirmed pairs say, by their keys.
    fn confirmed_words(&mut self) -> Vec<(i64, [String; 2])> {
        self.with_scene(|pairs, scene| {
            let confirmed = pairs
                .iter()
                .filter(|pair| pair.is_whole() && pair.confirmed);
            let words = |pair: &Pair, side: usize| {
                let place = pair.places[side].as_ref().unwrap();
                scene.cuts[side].slice(place).to_owned()
            };
            confirmed
                .map(|pair| (pair.key.unwrap(), [words(pair, 0), words(pair, 1)]))
                .collect()
        })
    }

    /// What must be true of any pairs after an edit.
    fn holds(
        &mut self,
        side: usize,
        touched: &[Place],
        before: &[Pair],
        said: &[(i64, [String; 2])],
    ) {
        let now_said = self.confirmed_words();
        let marked = self.marked.clone();
        self.with_scene(|pairs, scene| {
            for side in 0..2 {
                let mut seen = vec![0; scene.cuts[side].len()];
                for pair in pairs.iter() {
                    let Some(place) = &pair.places[side] else {
                        continue;
                    };
                    let blocks = scene.cuts[side].blocks_over(place);
                    assert!(!blocks.is_empty(), "a pair points at nothing");
                    assert_eq!(scene.cuts[side].place_of(&blocks).as_ref(), Some(place));
                    seen[blocks].iter_mut().for_each(|count| *count += 1);
                }
                assert!(seen.iter().all(|&count| count == 1), "{seen:?}");
            }
            let mut keys: Vec<i64> = pairs.iter().filter_map(|pair| pair.key).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), pairs.len(), "a key is used twice");
            for pair in pairs.iter().filter(|pair| pair.is_whole()) {
                let place = pair.places[0].as_ref().unwrap();
                let says = what_it_says(scene.cuts[0].slice(place));
                let then = what_it_says(pair.then[0].as_deref().unwrap());
                assert_eq!(pair.is_changed, says != then);
                let was = before.iter().find(|old| old.key == pair.key);
                let is_touched = |place: &Place| {
                    // Two paragraphs are made one by what stands between them.
                    touched
                        .iter()
                        .any(|t| t.start <= place.end + 2 && place.start <= t.end + 2)
                };
                // Flagged is what was touched on the side that leads, and nothing else.
                if pair.is_changed
                    && let Some(old) = was.filter(|old| old.is_whole() && !old.is_changed)
                {
                    let own = old.places[0].as_ref().unwrap();
                    // Or what was flagged before has become one with it.
                    let was_flagged = before.iter().any(|other| {
                        let inside = |o: &Place| place.start <= o.start && o.end <= place.end;
                        other.is_changed && other.places[0].as_ref().is_some_and(inside)
                    });
                    assert!(
                        was_flagged || side == 0 && is_touched(own),
                        "flagged untouched on {side} {touched:?}: {pair:?} before {} after {}",
                        show(before),
                        show(pairs)
                    );
                }
                if let Some((_, words)) = marked.iter().find(|(key, _)| Some(*key) == pair.key)
                    && scene.cuts[0].blocks_over(place).len() == 1
                    && then == *words
                {
                    assert_eq!(pair.is_changed, says != *words);
                }
            }
        });
        // A confirmed pair that was not touched says what it said, and is confirmed.
        for (key, words) in said {
            let old = before.iter().find(|pair| pair.key == Some(*key)).unwrap();
            let place = old.places[side].as_ref().unwrap();
            let is_touched = touched
                .iter()
                .any(|t| t.start <= place.end + 2 && place.start <= t.end + 2);
            if !is_touched {
                let now = now_said.iter().find(|(other, _)| other == key);
                // It may only have found beside it what it had lost.
                let is_same =
                    now.is_some_and(|(_, now)| (0..2).all(|s| now[s].contains(&words[s])));
                assert!(
                    is_same,
                    "{words:?} {now:?}\n{old:?} {side} {touched:?}\nbefore{}\nafter{}",
                    show(before),
                    show(&self.pairs)
                );
            }
        }
    }

    fn undo(&mut self) {
        let Some((side, back, before)) = self.back.take() else {
            return;
        };
        let (last, between) = (self.last.clone(), self.pairs.clone());
        self.edit(side, &back);
        self.back = None;
        // What a person had decided is as it was. What a pair of several paragraphs loses one
        // of may come back beside it.
        let cuts = self.texts.clone().map(Cut::new);
        let is_small = |old: &&Pair| {
            (0..2).all(|side| {
                cuts[side]
                    .blocks_over(old.places[side].as_ref().unwrap())
                    .len()
                    == 1
            })
        };
        let decided = before.iter().filter(|old| old.is_whole() && old.confirmed);
        for old in decided.filter(is_small) {
            // A neighbour that had lost its side to it, and had it back in between, may be one with
            // it now.
            let holds = |pair: &&Pair| {
                (0..2).all(|side| match (&pair.places[side], &old.places[side]) {
                    (Some(own), Some(old)) => own.start <= old.start && old.end <= own.end,
                    _ => false,
                })
            };
            let found = self.pairs.iter().find(holds);
            let pair = found.unwrap_or_else(|| {
                panic!(
                    "gone after undo on {side}: {old:?}\n{last:?}\nbefore {}\nbetween {}\nafter {}",
                    show(&before),
                    show(&between),
                    show(&self.pairs)
                )
            });
            assert_eq!(
                (pair.confirmed, pair.is_changed),
                (true, old.is_changed),
                "{old:?}"
            );
        }
    }

    fn mark(&mut self) {
        let at = self.random.below(self.pairs.len());
        let marked = self.with_scene(|pairs, scene| {
            let pair = &mut pairs[at];
            if !pair.is_whole() {
                return None;
            }
            pair.put_in_step(scene);
            pair.confirmed = true;
            Some((pair.key?, what_it_says(pair.then[0].as_deref()?)))
        });
        if let Some((key, words)) = marked {
            self.marked.retain(|(other, _)| *other != key);
            self.marked.push((key, words));
        }
        self.back = None;
    }

    fn step(&mut self) {
        let side = self.random.below(2);
        let cut = Cut::new(self.texts[side].clone());
        let at = self.random.below(cut.len());
        let Some(place) = cut.place(at) else {
            let text = format!("{}\n\n", self.paragraph(side));
            return self.edit(side, &[insert(0, text)]);
        };
        let end = utf16_len(&self.texts[side]);
        let word = self.random.pick(WORDS[side]).to_owned();
        // Between words, so that no half of a character is left.
        let somewhere = {
            let words = cut.slice(&place);
            let gaps: Vec<usize> = words.match_indices(' ').map(|(gap, _)| gap).collect();
            let gap = gaps
                .get(self.random.below(gaps.len()))
                .copied()
                .unwrap_or(0);
            place.start + utf16_len(&words[..gap])
        };
        match self.random.below(12) {
            0 => self.edit(side, &[insert(somewhere, format!(" {word}"))]),
            1 => self.edit(side, &[insert(place.end, format!(" {word}"))]),
            2 => self.edit(side, &[insert(place.start, format!("{word} "))]),
            3 => self.edit(side, &[delete(somewhere..place.end)]),
            4 => self.edit(side, &[insert(somewhere, "\n\n".to_owned())]),
            5 => {
                if let Some(next) = cut.place(at + 1) {
                    let gap = place.end..next.start;
                    self.edit(side, &[delete(gap), insert(place.end, " ".to_owned())]);
                }
            }
            6 => {
                let words = cut.slice(&place).to_owned();
                let length = place.end - place.start;
                let to = cut.place(self.random.below(cut.len())).unwrap().start;
                let to = if to > place.start { to - length } else { to };
                let again = insert(to, format!("{words}\n\n"));
                self.edit(side, &[delete(place), again]);
            }
            7 if cut.len() < 30 => {
                let text = format!("\n\n{}", self.paragraph(side));
                self.edit(side, &[insert(place.end, text)]);
            }
            8 if cut.len() > 4 => {
                let to = cut.place(at + 1).map_or(end, |next| next.start);
                self.edit(side, &[delete(place.start..to)]);
            }
            9 => self.undo(),
            10 => self.mark(),
            _ => {
                let style = format!("*{word}*");
                self.edit(side, &[insert(somewhere, format!(" {style}"))]);
                self.undo();
            }
        }
    }
}

fn show(pairs: &[Pair]) -> String {
    let line = |pair: &Pair| {
        format!(
            "\n  {:?} {:?} {} {}",
            pair.key, pair.places, pair.confirmed, pair.is_changed
        )
    };
    pairs.iter().map(line).collect()
}

fn insert(from: u32, inserted: String) -> Edit {
    Edit {
        from,
        deleted: 0,
        inserted,
    }
}

fn delete(place: Place) -> Edit {
    Edit {
        from: place.start,
        deleted: place.end - place.start,
        inserted: String::new(),
    }
}

#[test]
fn pairs_live_through_any_edits() {
    let is_long = option_env!("OCTAVILLA_PROVE").is_some();
    let worlds: u64 = if is_long { 4_000 } else { 80 };
    let edits = 250;
    for world in 1..=worlds {
        let mut world = World::new(world.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        for _ in 0..edits {
            world.step();
        }
    }
    println!(
        "{} random edits, every pair where it belongs",
        worlds * edits
    );
}
