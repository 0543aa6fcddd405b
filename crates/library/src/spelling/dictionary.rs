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

static SHIPPED: [Shipped; 7] = shipped!["en", "es", "fr", "pt", "pt-PT", "it", "de"];

/// Where Portuguese is written as in Portugal.
const LIKE_PORTUGAL: [&str; 9] = ["PT", "AO", "CV", "GW", "MO", "MZ", "ST", "TL", "GQ"];

/// The languages that there are dictionaries for; regions count as their language.
pub fn languages() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|shipped| shipped.language)
}

/// The dictionary of a language, unpacked by whoever asks first; others wait meanwhile.
pub(super) fn of(language: &LanguageTag) -> Result<Option<&'static Dictionary>> {
    let name = match (language.primary(), language.region()) {
        ("pt", Some(region)) if LIKE_PORTUGAL.contains(&region) => "pt-PT",
        (primary, _) => primary,
    };
    let Some(shipped) = SHIPPED.iter().find(|shipped| shipped.language == name) else {
        return Ok(None);
    };
    match shipped.unpacked.get_or_init(|| unpack(shipped)) {
        Ok(dictionary) => Ok(Some(dictionary)),
        Err(said) => Err(Error::io(Path::new(name), io::Error::other(said.clone()))),
    }
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
            ("en-GB", "water"),
            ("es-MX", "agua"),
            ("fr", "eau"),
            ("pt-BR", "ação"),
            ("pt-AO", "contacto"),
            ("it", "acqua"),
            ("de-AT", "Wasser"),
        ] {
            let tag = LanguageTag::parse(language).unwrap();
            let dictionary = of(&tag).unwrap().unwrap();
            assert!(dictionary.check(word), "{language}: {word}");
            assert!(!dictionary.check("qwrtzu"), "{language}");
        }
        assert!(of(&LanguageTag::parse("eu").unwrap()).unwrap().is_none());
    }
}
