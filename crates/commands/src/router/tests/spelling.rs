//! Spelling, as the window asks for it.

use serde_json::{Value, json};

use super::Window;
use crate::Code;

fn check(window: &Window, language: &str, passages: &[&str]) -> Value {
    let request = json!({ "language": language, "passages": passages, "markdown": true });
    window.call("spelling.check", request)
}

fn said(window: &Window, name: &str, language: &str, word: &str) -> Value {
    window.call(name, json!({ "language": language, "word": word }))
}

#[test]
fn words_are_found_by_their_utf16_places_in_each_passage() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let checked = check(
        &window,
        "es-MX",
        &[
            "🌽 lxs compañerxs y lxs compañrxs",
            "",
            "`compañrxs` **aguq**",
        ],
    );
    assert_eq!(checked["known"], true);
    let words = [
        json!([{ "from": 24, "to": 33 }]),
        json!([]),
        json!([{ "from": 14, "to": 18 }]),
    ];
    assert_eq!(checked["words"], json!(words));
    let offered = said(&window, "spelling.suggest", "es-MX", "compañrxs");
    assert_eq!(offered[0], "compañerxs");
}

#[test]
fn in_a_language_without_dictionary_nothing_is_wrong() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let checked = check(&window, "eu", &["zzzz qqqq"]);
    assert_eq!(checked, json!({ "known": false, "words": [[]] }));
    assert_eq!(said(&window, "spelling.suggest", "eu", "zzzz"), json!([]));
    let languages = window.call("spelling.languages", json!({}));
    assert_eq!(
        languages,
        json!(["en", "en-GB", "es", "fr", "pt", "pt-PT", "it", "de"])
    );
    let bad = json!({ "language": "spanish", "word": "a" });
    assert_eq!(window.refused("spelling.suggest", bad), Code::BadLanguage);
}

#[test]
fn a_word_that_was_added_is_right_in_its_language_until_it_is_taken_back() {
    let window = Window::new();
    window.call("library.create", json!({}));
    let wrong = |language, text: &str| {
        check(&window, language, &[text])["words"][0]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(wrong("es", "Ixtabo, ixtabxs"), 2);
    window.told();
    said(&window, "spelling.add", "es-GT", "ixtabo");
    assert!(window.told()[0].settings);
    assert_eq!(wrong("es", "Ixtabo, ixtabxs"), 0);
    assert_eq!(wrong("pt", "ixtabo"), 1);
    let list = |language| window.call("spelling.list", json!({ "language": language }));
    assert_eq!(list("es"), json!(["ixtabo"]));
    // Adding it again changes nothing, so there is nothing more to take back.
    said(&window, "spelling.add", "es", " ixtabo ");
    let undone = window.call("library.undo", json!({}));
    assert_eq!(undone["label"], "spelling.add");
    assert_eq!(wrong("es", "ixtabo"), 1);
    said(&window, "spelling.add", "es", "ixtabo");
    said(&window, "spelling.remove", "es", "ixtabo");
    assert_eq!(list("es"), json!([]));
    window.call("library.undo", json!({}));
    assert_eq!(list("es"), json!(["ixtabo"]));
    let blank = json!({ "language": "es", "word": "  " });
    assert_eq!(window.refused("spelling.add", blank), Code::BadValue);
}
