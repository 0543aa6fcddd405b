//! Texts as long as people really write them, and longer.

use crate::support::html::{assert_links_meet, assert_quiet, words};
use crate::support::{Folder, LIBRARY};

#[test]
fn three_hundred_thousand_words_go_down_the_whole_street() {
    let folder = Folder::with_library();
    let text = folder
        .octa(["fixture", "text", "--words", "300000"])
        .succeeds();
    assert!(text.split_whitespace().count() >= 300_000);
    folder.write("book.md", &text);
    let new = ["new", LIBRARY, "--title", "The book", "--lang", "en"];
    folder
        .octa(new.iter().chain(&["--from", "book.md"]))
        .succeeds();
    assert!(folder.body("the-book", "en") == text, "byte for byte");

    let changed = text.replacen("assembly", "gathering", 3);
    assert_ne!(changed, text);
    folder
        .octa(["edit", LIBRARY, "the-book", "--lang", "en", "--from", "-"])
        .input(&*changed)
        .succeeds();
    assert!(folder.body("the-book", "en") == changed, "after an edit");
    let history = ["history", LIBRARY, "the-book", "--lang", "en", "--json"];
    let changes = folder.octa(history).json();
    let inserted = changes[0]["inserted"].as_u64().unwrap();
    assert!(
        inserted <= 3 * "gathering".len() as u64,
        "only what changed"
    );

    let page = folder.export("the-book", "html-page");
    assert_links_meet(&page);
    assert_quiet(&page);
    let words = words(&page);
    assert!(words.split_whitespace().count() >= 290_000);
    assert!(words.contains("Long live the bell!"), "to the last line");
    assert_eq!(folder.slugs(&["--search", "gathering"]), ["the-book"]);
    folder.is_healthy();
}
