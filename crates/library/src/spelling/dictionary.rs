//! The dictionaries that the application brings.
//!
//! They lie compressed in the binary; what they were made from, and under which licences they
//! stand, says `crates/library/dictionaries/README.md`. Once unpacked, one stays for as long as
//! the process lives.

use std::io;
use std::path::Path;
use std::sync::OnceLock;

use spellbook::Dictionary;
use text::LanguageTag;

use crate::error::{Error, Result};

/// No dictionary is larger once it is unpacked.
const LARGEST: usize = 16 * 1024 * 1024;

/// One that is in the binary.
struct Shipped {
    language: &'static str,
    affixes: &'static [u8],
    words: &'static [u8],
    /// What the parser said stays too: it would say the same again.
    unpacked: OnceLock<std::result::Result<Dictionary, String>>,
}

macro_rules! shipped {
    ($($language:literal),*) => {
        [$(Shipped {
            language: $language,
            affixes: include_bytes!(concat!("../../dictionaries/", $language, ".aff.zst")),
            words: include_bytes!(concat!("../../dictionaries/", $language, ".dic.zst")),
            unpacked: OnceLock::new(),
        }),*]
    };
}

static SHIPPED: [Shipped; 8] = shipped!["en", "en-GB", "es", "fr", "pt", "pt-PT", "it", "de"];

/// Where English is written as in the United States.
const LIKE_STATES: [&str; 4] = ["US", "PH", "PR", "LR"];
/// Where Portuguese is written as in Portugal.
const LIKE_PORTUGAL: [&str; 9] = ["PT", "AO", "CV", "GW", "MO", "MZ", "ST", "TL", "GQ"];
/// Where German has no ß.
const WITHOUT_ESZETT: [&str; 2] = ["CH", "LI"];

/// The languages that there are dictionaries for; other regions count as their language.
pub fn languages() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|shipped| shipped.language)
}

/// What is asked about the words of a language.
pub(super) struct Dictionaries {
    each: Vec<&'static Dictionary>,
    without_eszett: bool,
}

impl Dictionaries {
    /// Whether one of them knows a word.
    pub(super) fn check(&self, word: &str) -> bool {
        let knows = |word: &str| self.each.iter().any(|dictionary| dictionary.check(word));
        knows(word) || (self.without_eszett && with_eszett(word).iter().any(|word| knows(word)))
    }

    /// What a word may have been meant to be.
    pub(super) fn suggest(&self, word: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for dictionary in &self.each {
            let mut more = Vec::new();
            dictionary.suggest(word, &mut more);
            for suggestion in more {
                if !found.contains(&suggestion) {
                    found.push(suggestion);
                }
            }
        }
        if self.without_eszett {
            found
                .iter_mut()
                .for_each(|word| *word = word.replace('ß', "ss"));
        }
        found
    }
}

/// A word as it is written where there is an ß, with one in the place of each `ss`, or of all.
fn with_eszett(word: &str) -> Vec<String> {
    let places = word.match_indices("ss").map(|(at, _)| at);
    let mut words: Vec<String> = places
        .map(|at| format!("{}ß{}", &word[..at], &word[at + 2..]))
        .collect();
    if words.len() > 1 {
        words.push(word.replace("ss", "ß"));
    }
    words
}

/// The dictionaries of a language, unpacked by whoever asks first; others wait meanwhile.
pub(super) fn of(language: &LanguageTag) -> Result<Option<Dictionaries>> {
    let region = language.region();
    let is_in = |regions: &[&str]| region.is_some_and(|region| regions.contains(&region));
    let names: &[&str] = match language.primary() {
        // Without a region either spelling is right.
        "en" if region.is_none() => &["en", "en-GB"],
        "en" if !is_in(&LIKE_STATES) => &["en-GB"],
        "pt" if is_in(&LIKE_PORTUGAL) => &["pt-PT"],
        primary => &[primary],
    };
    let each = names
        .iter()
        .filter_map(|name| SHIPPED.iter().find(|shipped| shipped.language == *name))
        .map(unpacked)
        .collect::<Result<Vec<_>>>()?;
    let without_eszett = language.primary() == "de" && is_in(&WITHOUT_ESZETT);
    Ok((!each.is_empty()).then_some(Dictionaries {
        each,
        without_eszett,
    }))
}

fn unpacked(shipped: &'static Shipped) -> Result<&'static Dictionary> {
    let found = shipped.unpacked.get_or_init(|| unpack(shipped));
    let path = Path::new(shipped.language);
    let said = |said: &String| Error::io(path, io::Error::other(said.clone()));
    found.as_ref().map_err(said)
}

fn unpack(shipped: &Shipped) -> std::result::Result<Dictionary, String> {
    let affixes = plain(shipped.affixes)?;
    let words = plain(shipped.words)?;
    Dictionary::new(&affixes, &words).map_err(|error| format!("{error:?}"))
}

fn plain(packed: &[u8]) -> std::result::Result<String, String> {
    let bytes = zstd::bulk::decompress(packed, LARGEST).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use sha2::{Digest, Sha256};

    use super::*;

    fn sum(packed: &[u8]) -> String {
        let mut sum = String::new();
        for byte in Sha256::digest(plain(packed).unwrap()) {
            write!(sum, "{byte:02x}").unwrap();
        }
        sum
    }

    #[test]
    fn they_are_what_the_table_says_and_have_their_licences() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries");
        let table = std::fs::read_to_string(folder.join("sources.tsv")).unwrap();
        let readme = std::fs::read_to_string(folder.join("README.md")).unwrap();
        let mut rows = table.lines().filter(|line| !line.starts_with('#'));
        for shipped in &SHIPPED {
            let row: Vec<&str> = rows.next().unwrap().split('\t').collect();
            let [language, package, version, _, affixes, words] = row[..] else {
                panic!("{row:?}")
            };
            assert_eq!(language, shipped.language);
            assert_eq!(
                affixes,
                sum(shipped.affixes),
                "{language}: run `cargo xtask dictionaries`"
            );
            assert_eq!(
                words,
                sum(shipped.words),
                "{language}: run `cargo xtask dictionaries`"
            );
            let license = folder.join(format!("{language}.license"));
            assert!(license.metadata().unwrap().len() > 100, "{language}");
            assert!(
                readme.contains(&format!("`{package}` {version}")),
                "{package} {version}"
            );
        }
        assert_eq!(rows.next(), None);
    }

    #[test]
    fn each_can_be_unpacked_and_knows_a_word_of_its_language() {
        for (language, word) in [
            ("en", "color"),
            ("en", "colour"),
            ("en-US", "color"),
            ("en-IE", "colour"),
            ("es-MX", "agua"),
            ("fr", "eau"),
            ("pt-BR", "ação"),
            ("pt-AO", "contacto"),
            ("it", "acqua"),
            ("de-AT", "Straße"),
            ("de-CH", "Strasse"),
        ] {
            let tag = LanguageTag::parse(language).unwrap();
            let dictionary = of(&tag).unwrap().unwrap();
            assert!(dictionary.check(word), "{language}: {word}");
            assert!(!dictionary.check("qwrtzu"), "{language}");
        }
        assert!(of(&LanguageTag::parse("eu").unwrap()).unwrap().is_none());
        for (language, word) in [("en-US", "colour"), ("en-GB", "color"), ("de", "Strasse")] {
            let tag = LanguageTag::parse(language).unwrap();
            assert!(
                !of(&tag).unwrap().unwrap().check(word),
                "{language}: {word}"
            );
        }
    }
}
