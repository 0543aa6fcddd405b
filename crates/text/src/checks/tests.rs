//! What every check keeps to.

use super::*;

fn tag(tag: &str) -> LanguageTag {
    LanguageTag::parse(tag).unwrap()
}

/// Returns the keys of what is found in a pair of Markdown.
fn keys(languages: (&str, &str), source: &str, target: &str) -> Vec<&'static str> {
    let pair = Pair {
        source,
        target,
        source_language: &tag(languages.0),
        target_language: &tag(languages.1),
        source_kind: None,
        target_kind: None,
        markdown: true,
        whole: true,
    };
    let findings = check_pair(&pair, &CheckOptions::default());
    findings.iter().map(|finding| finding.saw.key).collect()
}

#[test]
fn a_right_pair_is_quiet() {
    let right = [
        (
            "On 8 May 300+ people came at 6 p.m.",
            "El 8 de mayo llegaron más de 300 personas a las 18:00.",
        ),
        ("It cost 1,000 pesos.", "Costó 1.000 pesos."),
        ("Twelve women.", "12 mujeres."),
    ];
    for (source, target) in right {
        assert_eq!(keys(("en", "es"), source, target), [""; 0], "{target}");
    }
}
