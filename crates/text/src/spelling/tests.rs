use proptest::prelude::*;

use super::*;

fn tag(language: &str) -> LanguageTag {
    LanguageTag::parse(language).unwrap()
}

/// A dictionary of a few words, which knows them with a capital too.
fn knows(words: &'static [&'static str]) -> impl Fn(&str) -> bool {
    move |word| words.contains(&word) || words.contains(&word.to_lowercase().as_str())
}

const SPANISH: &[&str] = &[
    "amigas",
    "amigos",
    "compañera",
    "compañeras",
    "compañero",
    "compañeros",
    "de",
    "la",
    "las",
    "los",
    "todas",
    "todos",
    "y",
];

fn wrong(text: &str, form: Form, language: &str, words: &'static [&'static str]) -> Vec<String> {
    let known = knows(words);
    misspelt(text, form, &tag(language), &known)
        .into_iter()
        .map(|range| text[range].to_owned())
        .collect()
}

#[test]
fn a_word_that_is_not_read_is_not_checked() {
    let text = "qqq [los](http://qqq.org/aaa) `aaa` <b>todas</b> <https://aaa.bbb> https://zzz.org \
                aaa@bbb.org @aaa #bbb foto.jpg 300aaa EZLN y\n\n```\naaa\n```\n\n[todas]: https://bbb.org\n\n<div>\naaa\n</div>\n";
    assert_eq!(wrong(text, Form::Markdown, "es", SPANISH), ["qqq"]);
}

#[test]
fn emphasis_inside_a_word_does_not_cut_it() {
    let text = "comp**añeros** *todas* l*s amig*s y **compañer**s";
    assert_eq!(wrong(text, Form::Markdown, "es", SPANISH), ["compañer"]);
}

#[test]
fn an_inclusive_form_is_wrong_as_a_whole() {
    let text = "compañerxs y compañrxs, amig@s y amgi@s, TODXS y Todes de compañeroas";
    assert_eq!(
        wrong(text, Form::Plain, "es", SPANISH),
        ["compañrxs", "amgi@s"]
    );
}

#[test]
fn of_words_that_hang_together_the_wrong_one_is_named() {
    assert_eq!(wrong("los/lso", Form::Plain, "es", SPANISH), ["lso"]);
    assert_eq!(
        wrong("ex-compañeros-amgos", Form::Plain, "es", SPANISH),
        ["amgos"]
    );
    assert_eq!(wrong("d'amgos", Form::Plain, "pt", SPANISH), ["amgos"]);
}

#[test]
fn a_form_of_another_language_is_left_be() {
    for text in [r"for tod\*s here", "amig@s, too", "tod_s"] {
        let found = wrong(text, Form::Markdown, "en", &["for", "here", "too"]);
        assert_eq!(found, [""; 0], "{text}");
    }
    assert_eq!(wrong("tods", Form::Markdown, "en", &[]), ["tods"]);
}

#[test]
fn an_escaped_asterisk_is_a_sign() {
    const GERMAN: &[&str] = &["Genossinnen", "Bürgerinnen", "und"];
    let text = "Genoss\\*innen und Bürger\\*innen, Genoss*innen und Bürger*innen, GenossInnen";
    assert!(wrong(text, Form::Markdown, "de", GERMAN).is_empty());
    assert_eq!(
        wrong("Gnoss\\*innen", Form::Markdown, "de", GERMAN),
        ["Gnoss\\*innen"]
    );
    const ITALIAN: &[&str] = &["tutti", "tutte"];
    assert!(wrong("tutt\\* tutt* tuttə", Form::Markdown, "it", ITALIAN).is_empty());
}

#[test]
fn a_typo_in_a_form_is_corrected_into_the_form() {
    let known = knows(SPANISH);
    let suggest = |word: &str| match word {
        "compañros" => vec!["compañeros".to_owned(), "compasivos".to_owned()],
        "compañras" => vec!["compañeras".to_owned()],
        _ => Vec::new(),
    };
    let corrected = |word| corrections(word, &tag("es"), &known, suggest);
    assert_eq!(corrected("compañrxs"), ["compañerxs"]);
    assert_eq!(corrected("Compañr@s"), ["Compañer@s"]);
    assert_eq!(corrected("COMPAÑRXS"), ["COMPAÑERXS"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn what_is_wrong_is_a_word_and_in_its_place(
        text in "([a-fxs@*_·:/.'’\\-\\\\() `\n#<>&;ñÉə0-9]|compañer|innen){0,40}",
        language in prop::sample::select(vec!["en", "es", "fr", "pt", "it", "de", "ja"]),
        form in prop::sample::select(vec![Form::Plain, Form::Markdown]),
    ) {
        let nothing = |_: &str| false;
        let wrong = misspelt(&text, form, &tag(language), &nothing);
        let mut end = 0;
        for range in wrong {
            prop_assert!(range.start >= end && range.start < range.end);
            end = range.end;
            let word = text.get(range);
            prop_assert!(word.is_some_and(|word| word.contains(char::is_alphabetic)));
            prop_assert!(!word.is_some_and(|word| word.contains(char::is_whitespace)));
        }
        prop_assert!(misspelt(&text, form, &tag(language), &|_: &str| true).is_empty());
    }

    #[test]
    fn whatever_is_asked_has_an_answer(word in ".{0,60}", language in prop::sample::select(vec!["es", "fr", "it", "de", "pt"])) {
        let tag = tag(language);
        let echo = |word: &str| vec![word.to_owned(), String::new(), "İ".to_owned()];
        let _ = corrections(&word, &tag, &|word: &str| word.len().is_multiple_of(2), echo);
        let _ = is_right(&word, &tag, &|word: &str| word.len().is_multiple_of(3));
    }

    #[test]
    fn a_form_of_two_known_words_is_right_with_every_sign(
        stem in "[b-dfghj-np-rtv]{1,3}[aeiou][bdfghlmnprt]",
        sign in prop::sample::select(vec!['x', '@', 'e', '*', '_']),
        s in prop::sample::select(vec!["", "s"]),
    ) {
        let words = [format!("{stem}o{s}"), format!("{stem}a{s}")];
        let known = |word: &str| words.iter().any(|known| known == word);
        let form = format!("{stem}{sign}{s}");
        prop_assert!(is_right(&form, &tag("es"), &known), "{}", form);
        let typo = format!("z{stem}{sign}{s}");
        prop_assert!(!is_right(&typo, &tag("es"), &known), "{}", typo);
    }
}
