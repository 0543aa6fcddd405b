//! Language tags: which language an edition is in, and which way it is read.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Holds a well-formed BCP 47 tag in its canonical case, such as `es`, `pt-BR` or `zh-Hant`.
///
/// The primary subtag is an ISO 639 code of two or three letters, so that a language's English
/// name ("spanish"), which BCP 47 would let through as a reserved subtag, is refused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageTag(String);

/// Says that a text is no language tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a language tag: {given:?}")]
pub struct InvalidLanguageTag {
    /// What was given, as it was given.
    pub given: String,
}

/// Tells which way a script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl LanguageTag {
    /// Reads a tag and brings it into canonical case.
    ///
    /// Errors: the text is not well-formed, or its first subtag is no code of two or three letters.
    pub fn parse(given: &str) -> Result<Self, InvalidLanguageTag> {
        let refused = || InvalidLanguageTag {
            given: given.to_owned(),
        };
        let tag = oxilangtag::LanguageTag::parse_and_normalize(given).map_err(|_| refused())?;
        let primary = tag.primary_language();
        let is_code =
            matches!(primary.len(), 2 | 3) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_code {
            Ok(Self(tag.into_inner()))
        } else {
            Err(refused())
        }
    }

    /// Returns the whole tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the language without script, region and variants: `pt` for `pt-BR`.
    #[must_use]
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Returns the region, if the tag names one: `CH` for `de-CH`.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.subtags().find(|subtag| {
            (subtag.len() == 2 && subtag.bytes().all(|byte| byte.is_ascii_uppercase()))
                || (subtag.len() == 3 && subtag.bytes().all(|byte| byte.is_ascii_digit()))
        })
    }

    /// Tells which way the language is read, by its script if the tag names one.
    #[must_use]
    pub fn direction(&self) -> Direction {
        let script = self.subtags().find(|subtag| {
            subtag.len() == 4 && subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
        });
        let rtl = match script {
            Some(script) => RTL_SCRIPTS.contains(&script),
            None => RTL_LANGUAGES.contains(&self.primary()),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// Returns the language's own name for itself, if it is one of those listed here.
    #[must_use]
    pub fn endonym(&self) -> Option<&'static str> {
        let primary = self.primary();
        ENDONYMS
            .iter()
            .find(|(code, _)| *code == primary)
            .map(|(_, name)| *name)
    }

    /// Yields the subtags after the first, up to extensions and private use, which begin with a
    /// single letter and mean something else.
    fn subtags(&self) -> impl Iterator<Item = &str> {
        self.0
            .split('-')
            .skip(1)
            .take_while(|subtag| subtag.len() > 1)
    }
}

impl Direction {
    /// Returns the value of HTML's `dir` attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl fmt::Display for LanguageTag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for LanguageTag {
    type Err = InvalidLanguageTag;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        Self::parse(given)
    }
}

impl AsRef<str> for LanguageTag {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Serialize for LanguageTag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = String::deserialize(deserializer)?;
        Self::parse(&given).map_err(serde::de::Error::custom)
    }
}

/// Scripts written from right to left (Unicode Standard Annex 9, table of scripts).
const RTL_SCRIPTS: &[&str] = &[
    "Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa",
];

/// Languages whose usual script is written from right to left.
const RTL_LANGUAGES: &[&str] = &[
    "ar", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi",
];

/// Languages by their own names, in the order of their codes.
const ENDONYMS: &[(&str, &str)] = &[
    ("an", "Aragonés"),
    ("ar", "العربية"),
    ("ast", "Asturianu"),
    ("ay", "Aymar aru"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("br", "Brezhoneg"),
    ("ca", "Català"),
    ("ckb", "کوردیی ناوەندی"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("eo", "Esperanto"),
    ("es", "Español"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gl", "Galego"),
    ("gn", "Avañe’ẽ"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("ht", "Kreyòl ayisyen"),
    ("hu", "Magyar"),
    ("id", "Bahasa Indonesia"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("ku", "Kurdî"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("mk", "Македонски"),
    ("nah", "Nāhuatl"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("nn", "Norsk nynorsk"),
    ("no", "Norsk"),
    ("oc", "Occitan"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("qu", "Runasimi"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("th", "ไทย"),
    ("tl", "Tagalog"),
    ("tr", "Türkçe"),
    ("tzo", "Bats’i k’op"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("yi", "ייִדיש"),
    ("yua", "Maaya t’aan"),
    ("zh", "中文"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_brought_into_canonical_case() {
        for (given, canonical) in [
            ("ES", "es"),
            ("pt-br", "pt-BR"),
            ("ZH-hant-tw", "zh-Hant-TW"),
            ("yua", "yua"),
        ] {
            assert_eq!(LanguageTag::parse(given).unwrap().as_str(), canonical);
        }
    }

    #[test]
    fn names_and_nonsense_are_refused() {
        for given in [
            "",
            "e",
            "english",
            "Spanish",
            "es_MX",
            "es ",
            " es",
            "x-secret",
            "i-klingon",
            "e1",
        ] {
            assert_eq!(LanguageTag::parse(given).unwrap_err().given, given);
        }
    }

    #[test]
    fn the_script_decides_the_direction() {
        for (tag, direction) in [
            ("ar", Direction::Rtl),
            ("fa-IR", Direction::Rtl),
            ("az-Arab", Direction::Rtl),
            ("ks-Deva", Direction::Ltr),
            ("es-MX", Direction::Ltr),
        ] {
            assert_eq!(
                LanguageTag::parse(tag).unwrap().direction(),
                direction,
                "{tag}"
            );
        }
    }

    #[test]
    fn regions_and_endonyms_are_found() {
        let tag = LanguageTag::parse("de-CH").unwrap();
        assert_eq!((tag.region(), tag.endonym()), (Some("CH"), Some("Deutsch")));
        assert_eq!(LanguageTag::parse("zh-Hant").unwrap().region(), None);
        assert_eq!(LanguageTag::parse("tlh").unwrap().endonym(), None);
        assert!(ENDONYMS.is_sorted_by_key(|(code, _)| code));
    }

    #[test]
    fn a_tag_is_a_string_in_json_and_is_checked_when_read() {
        let tag = LanguageTag::parse("es-mx").unwrap();
        assert_eq!(serde_json::to_string(&tag).unwrap(), "\"es-MX\"");
        assert!(serde_json::from_str::<LanguageTag>("\"spanish\"").is_err());
    }
}
