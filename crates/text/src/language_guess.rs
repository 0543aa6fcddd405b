//! Which language a text is probably in.

use whatlang::{Lang, detect};

use crate::{LanguageTag, markdown};

/// How many letters a text has at least, so that it can be told what it is in.
const FEWEST: usize = 40;
/// How much of a long text is read: its language shows soon.
const MOST: usize = 20_000;
/// How sure the guess has to be. Of 6,629 paragraphs of this repository's pairs, one guess that
/// reaches it is wrong, and short ones often do not reach it (see the tests).
const SURE: f64 = 0.8;

/// Guesses the language of Markdown or plain text; none where it is not sure.
///
/// It is a guess to offer, never one to act on. Regions are not told apart.
#[must_use]
pub fn language_guess(text: &str) -> Option<LanguageTag> {
    guess(text, SURE)
}

/// Tells the language that a text is in rather than in any other, sure or not; it may only weigh
/// against what is surely no better.
#[must_use]
pub fn likeliest(text: &str) -> Option<LanguageTag> {
    guess(text, 0.0)
}

fn guess(text: &str, sure: f64) -> Option<LanguageTag> {
    let end = text.floor_char_boundary(MOST);
    // Addresses and marks are in no language.
    let words: String = markdown::prose(&text[..end])
        .split_whitespace()
        .filter(|word| !word.contains("://") && !word.contains('@'))
        .flat_map(|word| [word, " "])
        .collect();
    if words.chars().filter(|it| it.is_alphabetic()).count() < FEWEST {
        return None;
    }
    let guess = detect(&words)?;
    if guess.confidence() < sure {
        return None;
    }
    LanguageTag::parse(tag(guess.lang())).ok()
}

/// The tag of a language: its code of two letters, where it has one.
pub(crate) fn tag(language: Lang) -> &'static str {
    match language.code() {
        "afr" => "af",
        "amh" => "am",
        "ara" => "ar",
        "aze" => "az",
        "bel" => "be",
        "ben" => "bn",
        "bul" => "bg",
        "cat" => "ca",
        "ces" => "cs",
        "cmn" => "zh",
        "cym" => "cy",
        "dan" => "da",
        "deu" => "de",
        "ell" => "el",
        "eng" => "en",
        "epo" => "eo",
        "est" => "et",
        "fin" => "fi",
        "fra" => "fr",
        "guj" => "gu",
        "heb" => "he",
        "hin" => "hi",
        "hrv" => "hr",
        "hun" => "hu",
        "hye" => "hy",
        "ind" => "id",
        "ita" => "it",
        "jav" => "jv",
        "jpn" => "ja",
        "kan" => "kn",
        "kat" => "ka",
        "khm" => "km",
        "kor" => "ko",
        "lat" => "la",
        "lav" => "lv",
        "lit" => "lt",
        "mal" => "ml",
        "mar" => "mr",
        "mkd" => "mk",
        "mya" => "my",
        "nep" => "ne",
        "nld" => "nl",
        "nob" => "nb",
        "ori" => "or",
        "pan" => "pa",
        "pes" => "fa",
        "pol" => "pl",
        "por" => "pt",
        "ron" => "ro",
        "rus" => "ru",
        "sin" => "si",
        "slk" => "sk",
        "slv" => "sl",
        "sna" => "sn",
        "spa" => "es",
        "srp" => "sr",
        "swe" => "sv",
        "tam" => "ta",
        "tel" => "te",
        "tgl" => "tl",
        "tha" => "th",
        "tuk" => "tk",
        "tur" => "tr",
        "ukr" => "uk",
        "urd" => "ur",
        "uzb" => "uz",
        "vie" => "vi",
        "yid" => "yi",
        "zul" => "zu",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let guess = language_guess(text);
        assert_eq!(guess.as_ref().map(LanguageTag::as_str), expected, "{text}");
    }

    #[test]
    fn communiques_are_told_apart() {
        check(
            "A las compañeras y los compañeros de la colonia: la asamblea acordó no firmar.",
            Some("es"),
        );
        check(
            "To our friends in the other towns: the assembly has decided not to sign anything.",
            Some("en"),
        );
        check(
            "Aux habitantes et aux habitants de la vallée : l’assemblée a décidé de ne rien signer.",
            Some("fr"),
        );
        check("La asamblea", None);
        check(
            "https://example.org/a/very/long/path/that/says/nothing/at/all",
            None,
        );
        check(
            "1886. 13, 14, 15. 2026-11-26 — 10 000 000 000 000 000 000 000 000 000",
            None,
        );
        check("", None);
    }

    /// Of the right pairs, each side is in its language.
    #[test]
    fn pairs_are_guessed_right_or_not_at_all() {
        let mut lines: Vec<(&str, &str)> = Vec::new();
        macro_rules! pairs {
            ($($language:literal)*) => {
                [$(
                    ($language, 1, include_str!(concat!(
                        "../fixtures/pairs/communiques/en-", $language, ".held-out.tsv"
                    ))),
                    ($language, 1, include_str!(concat!(
                        "../fixtures/pairs/communiques/en-", $language, ".development.tsv"
                    ))),
                    ($language, 12, include_str!(concat!(
                        "../fixtures/pairs/en-", $language, ".held-out.tsv"
                    ))),
                )*]
            };
        }
        // Every pair of our own, and some of the many others; all 6,629 of them were guessed once.
        for (language, step, file) in pairs!("de" "es" "fr" "it" "pt") {
            for line in file.lines().step_by(step) {
                let mut fields = line.split('\t').skip(2);
                lines.extend(fields.next().map(|text| ("en", text)));
                lines.extend(fields.next().map(|text| (language, text)));
            }
        }
        let long = lines.iter().filter(|(_, text)| text.chars().count() >= 60);
        let (mut right, mut wrong, mut unsure) = (0, Vec::new(), 0);
        for (language, text) in long {
            match language_guess(text) {
                Some(guess) if guess.primary() == *language => right += 1,
                Some(guess) => wrong.push(format!("{language} as {guess}: {text}")),
                None => unsure += 1,
            }
        }
        let all = right + wrong.len() + unsure;
        println!(
            "{all} texts: {right} right, {} wrong, {unsure} unsure",
            wrong.len()
        );
        assert!(all > 700, "{all}");
        assert!(wrong.len() * 500 <= all, "{wrong:#?}");
        assert!(right * 100 >= all * 80, "{unsure} of {all} unsure");
    }
}
