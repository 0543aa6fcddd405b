//! A text in several languages: parted, all of its words are there.

#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use text::markdown::prose;
use text::split::{Layout, Options, split};

fuzz_target!(|given: &str| {
    let parted = split(given, &Options::default());
    assert!(!parted.editions.is_empty());
    if parted.layout == Layout::One {
        assert_eq!(parted.editions[0].markdown, given);
        return;
    }
    let mut after = BTreeSet::new();
    for edition in &parted.editions {
        for field in [&edition.title, &edition.dek, &edition.place_line, &edition.markdown] {
            after.extend(words(field));
        }
    }
    parted.seams.iter().for_each(|seam| after.extend(words(seam)));
    // What stands within marks or in an address is written otherwise in a title.
    for word in words(&prose(given)) {
        assert!(after.contains(&word) || !given.contains(&format!(" {word} ")), "{word} is lost");
    }
});

fn words(text: &str) -> Vec<String> {
    let words = text.split_whitespace().filter(|it| it.chars().all(char::is_alphabetic));
    words.map(str::to_owned).collect()
}
