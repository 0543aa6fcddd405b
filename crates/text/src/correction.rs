//! The line that tells the readers of a text what was corrected in it, and when.

use crate::LanguageTag;
use crate::dates::{self, Day};

/// Writes the line: `Correction, 26 November 2026: …`; `None` where nothing is said.
///
/// In a language that is not known here it is the day and the words.
#[must_use]
pub fn line(language: &LanguageTag, day: Day, words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return None;
    }
    let date = dates::long(day, language);
    // French sets a colon apart; the space does not break.
    let colon = match language.primary() {
        "fr" => "\u{a0}:",
        _ => ":",
    };
    Some(match correction(language.primary()) {
        Some(correction) => format!("{correction}, {date}{colon} {words}"),
        None => format!("{date}{colon} {words}"),
    })
}

/// What a newspaper heads such a line with.
fn correction(language: &str) -> Option<&'static str> {
    Some(match language {
        "en" | "fr" => "Correction",
        "es" | "gl" => "Corrección",
        "pt" => "Correção",
        "ca" => "Correcció",
        "de" => "Korrektur",
        "it" => "Correzione",
        "eu" => "Zuzenketa",
        "nl" => "Correctie",
        "sv" => "Rättelse",
        "da" | "nb" | "no" => "Rettelse",
        "fi" => "Oikaisu",
        "pl" => "Sprostowanie",
        "cs" => "Oprava",
        "hu" => "Helyesbítés",
        "el" => "Διόρθωση",
        "ru" => "Исправление",
        "uk" => "Виправлення",
        "tr" => "Düzeltme",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typography::{Style, typeset};

    fn written(language: &str, words: &str) -> Option<String> {
        let language = LanguageTag::parse(language).unwrap();
        line(&language, Day::parse("2026-11-26").unwrap(), words)
    }

    #[test]
    fn each_language_says_it_its_own_way() {
        for (language, expected) in [
            ("en", "Correction, 26 November 2026: it was noon."),
            ("en-US", "Correction, November 26, 2026: it was noon."),
            ("es", "Corrección, 26 de noviembre de 2026: it was noon."),
            ("pt-BR", "Correção, 26 de novembro de 2026: it was noon."),
            ("ca", "Correcció, 26 de novembre del 2026: it was noon."),
            ("fr", "Correction, 26 novembre 2026\u{a0}: it was noon."),
            ("de", "Korrektur, 26. November 2026: it was noon."),
            ("it", "Correzione, 26 novembre 2026: it was noon."),
            ("ja", "2026-11-26: it was noon."),
        ] {
            let line = written(language, " it was\n noon. ").unwrap();
            assert_eq!(line, expected);
            let tag = LanguageTag::parse(language).unwrap();
            let set = typeset(&line, &tag, Style::default());
            assert_eq!(set, line, "an export sets it as it is: {language}");
        }
    }

    #[test]
    fn nothing_said_is_no_line() {
        assert_eq!(written("en", " \n "), None);
    }
}
