//! A clip as HTML and as text: rendered, the Markdown says the words that were there, and without
//! marks it does so too; doing it again changes nothing.

#![no_main]

use libfuzzer_sys::fuzz_target;
use text::paste::{Options, clip, is_hard_wrapped, join_wrapped, looks_like_markdown, plain, visible_lines};
use text::render::{Options as Rendering, render};
use text::watermark::unmark_pasted;

fuzz_target!(|given: &str| {
    let pasted = clip(given, Options::default());
    let unmarked = unmark_pasted(&pasted.markdown, None);
    let again = unmark_pasted(&unmarked.text, None);
    assert_eq!(again.text, unmarked.text, "unmarking a clip is no fixed point");

    let markdown = plain(given, Options::default());
    assert_eq!(shown(&markdown), words(&visible_lines(given).join("\n")), "{markdown:?}");
    let _ = looks_like_markdown(given);
    if is_hard_wrapped(given) {
        let joined = join_wrapped(given);
        assert_eq!(words(&visible_lines(&joined).join("\n")).concat(), words(&visible_lines(given).join("\n")).concat());
    }
});

/// The words that Markdown shows.
fn shown(markdown: &str) -> Vec<String> {
    let options = Rendering { line_breaks: true, ..Rendering::default() };
    let (html, _) = render(markdown, &options).sanitize();
    words(&text::reveal::html(html.as_str()).words)
}

/// Words without the numbers of items, which lists write themselves, and without what is not seen.
fn words(text: &str) -> Vec<String> {
    let is_kept = |it: &char| it.is_alphabetic();
    text.split(|it: char| it.is_whitespace() || it.is_ascii_digit() || it.is_ascii_punctuation())
        .map(|word| word.chars().filter(is_kept).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}
