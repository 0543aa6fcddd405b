//! What could tell one copy of a text from another, taken out: doing it again changes nothing, the
//! edits say what was done, and no sign, figure or line is lost.

#![no_main]

use libfuzzer_sys::fuzz_target;
use text::LanguageTag;
use text::edit::apply;
use text::watermark::{unmark, unmark_line, unmark_pasted};

fuzz_target!(|given: &str| {
    let tag = ["es", "fr", "ru", "ja"][given.len() % 4];
    let language = LanguageTag::parse(tag).ok();
    let made = unmark(given, language.as_ref());
    assert_eq!(apply(given, &made.edits).ok().as_deref(), Some(&*made.text));
    let again = unmark(&made.text, language.as_ref());
    assert_eq!(again.text, made.text, "a text is no fixed point");
    let pasted = unmark_pasted(given, None);
    let again = unmark_pasted(&pasted.text, None);
    assert_eq!(again.text, pasted.text, "a clip is no fixed point");
    let line = unmark_line(given, language.as_ref());
    let again = unmark_line(&line.text, language.as_ref());
    assert_eq!(again.text, line.text, "a line is no fixed point");
    assert_eq!(signs(&line.text), signs(given));
});

/// What is never touched: visible signs and figures of ASCII.
fn signs(text: &str) -> String {
    text.chars().filter(|it| it.is_ascii_punctuation() || it.is_ascii_digit()).collect()
}
