//! The words of the interface, which the menus share with the window.

use std::collections::HashMap;
use std::sync::LazyLock;

use commands::InterfaceLanguage;

static ENGLISH: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../ui/src/messages/en.json")));
static SPANISH: LazyLock<Words> =
    LazyLock::new(|| Words::read(include_str!("../../ui/src/messages/es.json")));

/// The words of one language, by key.
pub struct Words(HashMap<String, String>);

impl Words {
    /// The words of `language`.
    pub fn of(language: InterfaceLanguage) -> &'static Self {
        match language {
            InterfaceLanguage::En => &ENGLISH,
            InterfaceLanguage::Es => &SPANISH,
            InterfaceLanguage::System => Self::of(language_of_the_system()),
        }
    }

    /// The word with this key, or the key itself, so that a forgotten word is seen.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    fn read(json: &str) -> Self {
        // A test proves that both files can be read and hold every word of the menus.
        Self(serde_json::from_str(json).unwrap_or_default())
    }

    /// Whether there is a word with this key.
    #[cfg(test)]
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }
}

/// The language of the system, as far as the interface speaks it; English otherwise.
pub fn language_of_the_system() -> InterfaceLanguage {
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    if spoken.starts_with("es") {
        InterfaceLanguage::Es
    } else {
        InterfaceLanguage::En
    }
}
