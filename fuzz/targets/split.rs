//! A text in several languages: parted, all of its words are there, once.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use text::split::{Layout, Options, split};

fuzz_target!(|given: &str| {
    let parted = split(given, &Options::default());
    assert!(!parted.editions.is_empty());
    if parted.layout == Layout::One {
        assert_eq!(parted.editions[0].markdown, given);
        return;
    }
    let mut after = BTreeMap::new();
    for edition in &parted.editions {
        for field in [&edition.title, &edition.dek, &edition.place_line] {
            add(&mut after, field);
        }
        add(&mut after, &edition.markdown);
    }
    parted.seams.iter().for_each(|seam| add(&mut after, seam));
    let mut before = BTreeMap::new();
    add(&mut before, given);
    // Marks, addresses and entities are written otherwise in a title; no word is lost.
    for (word, count) in before {
        let kept = after.get(&word).copied().unwrap_or(0);
        assert!(kept >= count || !given.contains(&format!(" {word} ")), "{word}: {kept} of {count}");
    }
});

fn add(counts: &mut BTreeMap<String, usize>, text: &str) {
    for word in text.split_whitespace().filter(|it| it.chars().all(char::is_alphabetic)) {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
}
