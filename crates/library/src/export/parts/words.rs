//! The few words that a page says itself, in the language of the edition that they stand in.

use text::LanguageTag;

/// Words around the parts of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) struct Words {
    /// Names the links from language to language.
    pub languages: &'static str,
    /// Names the links for sharing.
    pub share: &'static str,
    /// Stands before the names of who wrote it.
    pub written_by: &'static str,
    /// Stands before the name of a series.
    pub series: &'static str,
    /// Names the posts that are like this one.
    pub related: &'static str,
    /// Stands before the post's own address on paper.
    pub address: &'static str,
    /// Names a table for those who listen.
    pub table: &'static str,
    /// Stands between the last two of several names.
    pub and: &'static str,
}

/// By primary language; the first where there are none.
const WORDS: [(&str, Words); 7] = [
    (
        "en",
        Words {
            languages: "Languages",
            share: "Share",
            written_by: "Written by",
            series: "Series",
            related: "More like this",
            address: "On the web",
            table: "Table",
            and: "and",
        },
    ),
    (
        "es",
        Words {
            languages: "Idiomas",
            share: "Compartir",
            written_by: "Escrito por",
            series: "Serie",
            related: "Más textos como este",
            address: "En la web",
            table: "Tabla",
            and: "y",
        },
    ),
    (
        "pt",
        Words {
            languages: "Idiomas",
            share: "Compartilhar",
            written_by: "Escrito por",
            series: "Série",
            related: "Mais textos como este",
            address: "Na web",
            table: "Tabela",
            and: "e",
        },
    ),
    (
        "ca",
        Words {
            languages: "Idiomes",
            share: "Comparteix",
            written_by: "Escrit per",
            series: "Sèrie",
            related: "Més textos com aquest",
            address: "Al web",
            table: "Taula",
            and: "i",
        },
    ),
    (
        "fr",
        Words {
            languages: "Langues",
            share: "Partager",
            written_by: "Écrit par",
            series: "Série",
            related: "À lire aussi",
            address: "Sur le web",
            table: "Tableau",
            and: "et",
        },
    ),
    (
        "de",
        Words {
            languages: "Sprachen",
            share: "Teilen",
            written_by: "Geschrieben von",
            series: "Reihe",
            related: "Ähnliche Texte",
            address: "Im Netz",
            table: "Tabelle",
            and: "und",
        },
    ),
    (
        "it",
        Words {
            languages: "Lingue",
            share: "Condividi",
            written_by: "Scritto da",
            series: "Serie",
            related: "Altri testi come questo",
            address: "Sul web",
            table: "Tabella",
            and: "e",
        },
    ),
];

/// Whether the words in a language are in English for want of others.
pub(in crate::export) fn are_foreign(language: &LanguageTag) -> bool {
    WORDS.iter().all(|(code, _)| *code != language.primary())
}

/// What stands before the post's own address, in every language that has words.
pub(in crate::export) fn address_words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(_, words)| words.address)
}

/// The words in a language, or in English.
pub(in crate::export) fn words(language: &LanguageTag) -> &'static Words {
    let known = WORDS.iter().find(|(code, _)| *code == language.primary());
    &known.unwrap_or(&WORDS[0]).1
}

/// Names as a language lists them: "Ana, Luz and Inés", "Ana, Luz e Inés".
pub(in crate::export) fn listed(names: &[&str], language: &LanguageTag) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [before @ .., last] => {
            let and = match language.primary() {
                "es" if begins_with_i(last) => "e",
                _ => words(language).and,
            };
            format!("{} {and} {last}", before.join(", "))
        }
    }
}

/// Tells whether a Spanish name begins with the sound of i alone, before which "y" becomes "e".
fn begins_with_i(name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let is_vowel = |letter: Option<char>| letter.is_some_and(|it| "aeiouáéíóú".contains(it));
    match letters.next() {
        Some('í') => true,
        // In "Iago" and "Hierro" the i is half a consonant.
        Some('i') => !is_vowel(letters.next()),
        Some('h') => match letters.next() {
            Some('í') => true,
            Some('i') => !is_vowel(letters.next()),
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_each_language_does() {
        for (language, names, expected) in [
            ("en", &["Ana", "Luz", "Inés"][..], "Ana, Luz and Inés"),
            ("es", &["Ana", "Luz", "Inés"], "Ana, Luz e Inés"),
            ("es", &["Ana", "Hilda"], "Ana e Hilda"),
            ("es", &["Ana", "Íñigo"], "Ana e Íñigo"),
            ("es", &["Agua", "Hierro"], "Agua y Hierro"),
            ("es", &["Ana", "Iago"], "Ana y Iago"),
            ("es", &["Ana", "Luz"], "Ana y Luz"),
            ("pt-BR", &["Ana", "Inês"], "Ana e Inês"),
            ("ca", &["Ana", "Ignasi"], "Ana i Ignasi"),
            ("fr", &["Ana", "Luz"], "Ana et Luz"),
            ("de", &["Ana", "Luz"], "Ana und Luz"),
            ("it", &["Ana", "Luz"], "Ana e Luz"),
            ("eu", &["Ana", "Luz"], "Ana and Luz"),
            ("en", &["Ana"], "Ana"),
            ("en", &[], ""),
        ] {
            let language = LanguageTag::parse(language).unwrap();
            assert_eq!(listed(names, &language), expected);
        }
    }
}
