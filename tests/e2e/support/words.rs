//! The words of the interface.

use std::collections::HashMap;
use std::sync::LazyLock;

type Words = HashMap<String, String>;

static ENGLISH: LazyLock<Words> =
    LazyLock::new(|| read(include_str!("../../../ui/src/messages/en.json")));
static SPANISH: LazyLock<Words> =
    LazyLock::new(|| read(include_str!("../../../ui/src/messages/es.json")));

/// The English word with this key. Names that others rely on are written out in the tests instead.
pub fn word(key: &str) -> &'static str {
    word_in("en", key)
}

/// The word with this key in a language of the interface.
pub fn word_in(language: &str, key: &str) -> &'static str {
    let words = if language == "es" {
        &*SPANISH
    } else {
        &*ENGLISH
    };
    words
        .get(key)
        .unwrap_or_else(|| panic!("there is no word {key}"))
}

fn read(json: &str) -> Words {
    serde_json::from_str(json).unwrap()
}
