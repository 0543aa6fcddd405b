//! What every check keeps to.

use proptest::prelude::*;
use serde_json::Value;

use super::*;

fn tag(tag: &str) -> LanguageTag {
    LanguageTag::parse(tag).unwrap()
}

/// Checks a pair with every check.
fn check(languages: (&str, &str), source: &str, target: &str, markdown: bool) -> Vec<Finding> {
    let pair = Pair {
        source,
        target,
        source_language: &tag(languages.0),
        target_language: &tag(languages.1),
        source_kind: None,
        target_kind: None,
        markdown,
        whole: true,
    };
    let terms = [Term {
        source: "water".to_owned(),
        target: "agua".to_owned(),
    }];
    let options = CheckOptions {
        on: CheckSet::every(),
        terms: &terms,
    };
    check_pair(&pair, &options)
}

fn words(file: &str) -> Value {
    serde_json::from_str(file).unwrap()
}

#[test]
fn the_interface_has_words_for_every_check_and_finding() {
    let english = words(include_str!("../../../../ui/src/messages/en.json"));
    let spanish = words(include_str!("../../../../ui/src/messages/es.json"));
    for (key, sentence) in SENTENCES {
        let key = format!("finding.{key}");
        assert_eq!(english[&key], *sentence, "{key}");
        assert!(spanish[&key].is_string(), "{key}");
    }
    for check in CHECKS {
        let key = format!("check.{}", check.name());
        assert!(
            english[&key].is_string() && spanish[&key].is_string(),
            "{key}"
        );
    }
    let count = |prefix: &str| {
        let keys = english.as_object().unwrap().keys();
        keys.filter(|key| key.starts_with(prefix)).count()
    };
    assert_eq!(count("finding."), SENTENCES.len());
    assert_eq!(count("check."), CHECKS.len());
}

#[test]
fn a_check_is_switched_by_its_name() {
    let mut set = CheckSet::default();
    assert!(set.has("figures") && !set.has("inclusive"));
    assert!(set.set("figures", false) && set.set("inclusive", true));
    assert!(!set.has("figures") && set.has("inclusive"));
    assert!(!set.set("nothing", true));
    assert!(
        CHECKS
            .iter()
            .all(|check| CheckSet::every().has(check.name()))
    );
}

#[test]
fn what_is_still_typed_is_not_asked_for_what_may_come() {
    let (en, es) = (tag("en"), tag("es"));
    let mut pair = Pair {
        source: "On 8 May, nobody came (not one of 300).",
        target: "El 8 8 de de mayo",
        source_language: &en,
        target_language: &es,
        source_kind: None,
        target_kind: None,
        markdown: true,
        whole: false,
    };
    let names = |pair: &Pair<'_>| -> Vec<&str> {
        let findings = check_pair(pair, &CheckOptions::default());
        findings.iter().map(|finding| finding.check).collect()
    };
    assert_eq!(names(&pair), ["doubled-word"]);
    pair.whole = true;
    assert!(names(&pair).contains(&"figures"));
}

#[test]
fn a_blank_side_is_no_finding_of_the_pair() {
    assert_eq!(check(("en", "es"), "300 people.", " \n", true), []);
    assert_eq!(check(("en", "es"), "", "300 personas.", true), []);
}

#[test]
fn a_language_without_rules_is_checked_for_what_needs_none() {
    assert!(!has_rules(&tag("ar")) && has_rules(&tag("pt-BR")));
    let found = check(
        ("en", "ar"),
        "In 1974 they came (all).",
        "في 1973 جاؤوا (جميعا.",
        true,
    );
    let names: Vec<&str> = found.iter().map(|finding| finding.check).collect();
    assert_eq!(names, ["figures", "brackets"]);
}

#[test]
fn very_long_paragraphs_come_to_an_end() {
    let prose = "On 8 May *300* people, said “Marta Solís”, did not come (see [it](https://example.org/x))[^1]. ";
    for piece in [
        prose, "a ", "(", "«", "no ", "1 ", "Aa ", "*a* ", "[a](b) ", "[^1]", "twenty-", "<b>",
        "`", "? ", "[a]: ",
    ] {
        let text = piece.repeat(30_000 / piece.len());
        let _ = check(("en", "es"), &text, &text, true);
        let _ = check(("de", "fr"), &text, "no", false);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn findings_point_into_their_texts(
        source in "([aAñ1 .,!?¿¡\"»«()*_`|<>@:/#'’\\[\\]\\^\n-]|not |no |mil |Ana |https://a\\.org/b ){0,40}",
        target in "([aAñ1 .,!?¿¡\"»«()*_`|<>@:/#'’\\[\\]\\^\n-]|not |no |mil |Ana |https://a\\.org/b ){0,40}",
        from in prop::sample::select(vec!["en", "es", "de", "fr", "it", "pt", "ja", "el"]),
        to in prop::sample::select(vec!["en", "es", "de", "fr", "it", "pt", "ar", "sv"]),
        markdown in any::<bool>(),
    ) {
        for finding in check((from, to), &source, &target, markdown) {
            prop_assert!(finding.source.is_some() || finding.target.is_some());
            for (range, text) in [(&finding.source, &source), (&finding.target, &target)] {
                if let Some(range) = range {
                    prop_assert!(text.get(range.clone()).is_some(), "{finding:?}");
                }
            }
            let message = finding.saw.message();
            prop_assert!(!message.contains('{'), "{message}");
        }
    }

    #[test]
    fn a_text_is_right_beside_itself(
        text in "([aAñ1 .,¿¡»«()*:-]|not |no |mil |Ana ){0,40}",
        language in prop::sample::select(vec!["en", "de", "fr"]),
    ) {
        let found = check((language, language), &text, &text, true);
        // Only what is wrong in one text by itself may be found, and the terms.
        let alone = ["spacing", "quotes", "terms"];
        prop_assert!(found.iter().all(|finding| alone.contains(&finding.check)), "{found:?}");
    }
}

/// Prints how the time of a check grows with the length of one paragraph.
#[test]
#[ignore = "prints; run by name"]
fn growth() {
    let clock = || std::time::Instant::now();
    let (en, es) = (
        LanguageTag::parse("en").unwrap(),
        LanguageTag::parse("es").unwrap(),
    );
    let prose = "On 8 May *300* people, said “Marta Solís”, did not come (see [it](https://example.org/x))[^1]. ";
    for piece in [
        prose,
        "a ",
        "(",
        "«",
        "no ",
        "1 ",
        "Aa ",
        "*a* ",
        "[a](b) ",
        "[^1]",
        "twenty-",
        "<b>",
        "`",
        "? ",
        "[a]: ",
        "a@",
        "ولد ",
        "Ñandú. ",
    ] {
        let mut row = format!("{piece:?}");
        for size in [125_000, 250_000, 500_000] {
            let text = piece.repeat(size / piece.len());
            let began = clock();
            for target in [text.as_str(), "no"] {
                let pair = Pair {
                    source: &text,
                    target,
                    source_language: &en,
                    target_language: &es,
                    source_kind: None,
                    target_kind: None,
                    markdown: true,
                    whole: true,
                };
                let options = CheckOptions {
                    on: CheckSet::every(),
                    terms: &[],
                };
                let _ = check_pair(&pair, &options);
            }
            row.push_str(&format!(
                " | {:.1} ms",
                began.elapsed().as_secs_f64() * 1000.0
            ));
            if began.elapsed().as_secs() > 20 {
                break;
            }
        }
        println!("{row}");
    }
}
