//! Lines that say no more than which language follows.

use super::evidence;

/// What languages are called where two of them meet, in several languages.
const NAMES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "inglesa",
            "anglaise",
            "englische",
            "anglesa",
            "english",
            "inglés",
            "ingles",
            "inglês",
            "anglais",
            "englisch",
            "inglese",
            "anglès",
            "engels",
            "eng",
            "en",
        ],
    ),
    (
        "es",
        &[
            "española",
            "spanische",
            "espagnole",
            "spagnola",
            "espanhola",
            "castellana",
            "spanish",
            "español",
            "espanol",
            "castellano",
            "castellà",
            "castelán",
            "espanhol",
            "espagnol",
            "spanisch",
            "spagnolo",
            "espanyol",
            "esp",
            "cast",
            "es",
        ],
    ),
    (
        "fr",
        &[
            "française",
            "francesa",
            "französische",
            "french",
            "français",
            "francais",
            "francés",
            "francês",
            "französisch",
            "francese",
            "francès",
            "frans",
            "fr",
        ],
    ),
    (
        "de",
        &[
            "alemana",
            "allemande",
            "tedesca",
            "alemã",
            "german",
            "deutsch",
            "deutsche",
            "alemán",
            "alemão",
            "allemand",
            "tedesco",
            "alemany",
            "duits",
            "de",
        ],
    ),
    (
        "it",
        &[
            "italiana",
            "italienne",
            "italienische",
            "italian",
            "italiano",
            "italien",
            "italienisch",
            "italià",
            "ita",
            "it",
        ],
    ),
    (
        "pt",
        &[
            "portuguesa",
            "portugaise",
            "portugiesische",
            "portuguese",
            "português",
            "portugues",
            "portugués",
            "portugais",
            "portugiesisch",
            "portoghese",
            "portuguès",
            "pt",
        ],
    ),
    (
        "ca",
        &[
            "catalana",
            "catalane",
            "katalanische",
            "catalan",
            "català",
            "catala",
            "catalán",
            "catalão",
            "katalanisch",
            "catalano",
            "cat",
            "ca",
        ],
    ),
    ("gl", &["galician", "galego", "gallego", "gl"]),
    ("eu", &["basque", "euskara", "euskera", "vasco", "eu"]),
    (
        "nl",
        &[
            "dutch",
            "nederlands",
            "neerlandés",
            "néerlandais",
            "niederländisch",
            "olandese",
            "nl",
        ],
    ),
    (
        "ar",
        &[
            "arabic",
            "árabe",
            "arabe",
            "arabisch",
            "arabo",
            "العربية",
            "عربي",
        ],
    ),
    (
        "he",
        &[
            "hebrew",
            "hebreo",
            "hébreu",
            "hebräisch",
            "ebraico",
            "עברית",
        ],
    ),
    ("fa", &["persian", "farsi", "persa", "فارسی"]),
    ("ru", &["russian", "ruso", "russe", "russisch", "русский"]),
    ("el", &["greek", "griego", "grec", "griechisch", "ελληνικά"]),
    ("tr", &["turkish", "turco", "türkçe", "turc", "türkisch"]),
    ("ku", &["kurdish", "kurdo", "kurdî", "kurde", "kurdisch"]),
    (
        "pl",
        &["polish", "polaco", "polski", "polonais", "polnisch"],
    ),
    ("sv", &["swedish", "sueco", "svenska", "schwedisch"]),
    ("da", &["danish", "danés", "dansk", "dänisch"]),
];

/// What may stand around such a name.
const AROUND: &[&str] = &[
    "version",
    "versión",
    "versão",
    "versió",
    "versione",
    "fassung",
    "versie",
    "text",
    "texto",
    "texte",
    "testo",
    "translation",
    "traducción",
    "tradução",
    "traducció",
    "traduction",
    "traduzione",
    "übersetzung",
    "original",
    "originale",
    "in",
    "en",
    "em",
    "auf",
    "the",
    "la",
    "el",
    "a",
    "o",
    "le",
    "il",
    "die",
    "und",
    "and",
    "y",
    "e",
    "i",
    "et",
    "below",
    "above",
    "abajo",
    "arriba",
    "abaixo",
    "avall",
    "sous",
    "dessous",
    "ci",
    "unten",
    "oben",
    "sotto",
    "follows",
    "sigue",
    "más",
    "mais",
    "plus",
    "bas",
    "see",
    "ver",
    "for",
    "para",
    "scroll",
    "down",
    "read",
    "leer",
    "lire",
    "weiter",
    "language",
    "lengua",
    "idioma",
    "sprache",
    "langue",
    "al",
    "au",
    "per",
    "continua",
];

/// The languages that a line names, where that is all that it says.
pub(super) fn names(text: &str) -> Vec<&'static str> {
    if text.len() > 120 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let words: Vec<String> = evidence::words(text).collect();
    if words.is_empty() || words.len() > 12 {
        return Vec::new();
    }
    let is_alone = words.len() <= 3;
    for word in &words {
        let named = NAMES.iter().find(|(_, names)| {
            // A tag is one only where next to nothing else stands.
            names
                .iter()
                .any(|name| name == word && (is_alone || name.chars().count() > 3))
        });
        match named {
            Some((tag, _))
                if !(word.len() <= 2 && words.len() > 1 && AROUND.contains(&word.as_str())) =>
            {
                if !found.contains(tag) {
                    found.push(tag);
                }
            }
            _ if AROUND.contains(&word.as_str()) => {}
            _ => return Vec::new(),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_line_that_names_a_language_is_one_and_a_sentence_is_not() {
        for (line, expected) in [
            ("English", &["en"][..]),
            ("[English version below]", &["en"]),
            ("(Versión en español más abajo)", &["es"]),
            ("EN", &["en"]),
            ("Español | English", &["es", "en"]),
            ("— Texto en castellano —", &["es"]),
            ("Deutsche Fassung", &["de"]),
            ("English lessons at noon", &[]),
            ("La lucha", &[]),
            ("", &[]),
        ] {
            assert_eq!(names(line), expected, "{line}");
        }
    }
}
