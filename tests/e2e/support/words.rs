//! The words of the English interface.

use std::collections::HashMap;
use std::sync::LazyLock;

static ENGLISH: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../ui/src/messages/en.json")).unwrap()
});

/// The word with this key. Names that others rely on are written out in the tests instead.
pub fn word(key: &str) -> &'static str {
    ENGLISH
        .get(key)
        .unwrap_or_else(|| panic!("there is no word {key}"))
}
