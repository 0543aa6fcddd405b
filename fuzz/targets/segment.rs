//! Blocks and sentences: in order, without overlap, on the borders of characters, and nothing that
//! can be read is outside of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use text::LanguageTag;
use text::segment::{blocks, count_words, sentences};

fuzz_target!(|given: &str| {
    let mut end = 0;
    for block in blocks(given) {
        assert!(end <= block.range.start && block.range.start <= block.range.end, "{block:?}");
        assert!(given.get(block.range.clone()).is_some(), "{block:?}");
        end = block.range.end;
    }
    for tag in ["es", "en", "fr", "de", "el", "th"] {
        let Ok(language) = LanguageTag::parse(tag) else { continue };
        let mut end = 0;
        for sentence in sentences(given, &language) {
            assert!(end <= sentence.start && sentence.start < sentence.end, "{sentence:?}");
            assert!(given[end..sentence.start].trim().is_empty(), "{:?}", &given[end..sentence.start]);
            end = sentence.end;
        }
        assert!(given[end..].trim().is_empty(), "{:?}", &given[end..]);
    }
    let _ = count_words(given);
});
