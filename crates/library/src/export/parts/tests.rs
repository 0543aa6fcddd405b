use std::collections::BTreeMap;

use super::*;
use crate::PostId;
use crate::export::OtherPost;

fn tag(given: &str) -> LanguageTag {
    LanguageTag::parse(given).unwrap()
}

fn other(titles: &[(&str, &str)], addresses: &[(&str, &str)]) -> OtherPost {
    let by_language = |all: &[(&str, &str)]| -> BTreeMap<LanguageTag, String> {
        let one = |(language, text): &(&str, &str)| (tag(language), (*text).to_owned());
        all.iter().map(one).collect()
    };
    OtherPost {
        id: PostId::new(),
        date: "2026-05-02".to_owned(),
        titles: by_language(titles),
        addresses: by_language(addresses),
    }
}

#[test]
fn other_posts_have_their_title_in_the_language_or_in_another() {
    let policy = &Policy::default();
    let posts = [
        other(
            &[("en", "River"), ("es", "Río")],
            &[("en", "https://a.org/en"), ("es", "https://a.org/es")],
        ),
        other(&[("en", "Kitchen")], &[]),
        other(&[("es-MX", "Cocina")], &[("es-MX", "/cocina")]),
        other(&[("es", " ")], &[]),
    ];
    let shown: Vec<(String, Option<String>, Option<String>)> = others(&posts, &tag("es"), policy)
        .into_iter()
        .map(|link| {
            let address = link.address.map(|it| it.as_str().to_owned());
            (link.words, address, link.language.map(|it| it.to_string()))
        })
        .collect();
    let said = |text: &str| Some(text.to_owned());
    assert_eq!(
        shown,
        [
            ("Río".to_owned(), said("https://a.org/es"), None),
            ("Kitchen".to_owned(), None, said("en")),
            ("Cocina".to_owned(), said("/cocina"), said("es-MX")),
        ]
    );
}

#[test]
fn links_that_may_not_be_are_left_out_and_told() {
    let policy = &Policy::default();
    let mut warnings = Vec::new();
    let link = |name: &str, address: &str| NamedLink {
        name: name.to_owned(),
        address: address.to_owned(),
    };
    let refused = named(&link("Run", "javascript:alert(1)"), policy, &mut warnings);
    assert_eq!(refused, None);
    let told = "The link \"Run\" was left out because of where it leads.";
    assert_eq!(warnings, [Warning::new("link.left-out", told).about("Run")]);
    assert_eq!(named(&link("", ""), policy, &mut warnings), None);
    let nameless = named(&link(" ", "https://a.org"), policy, &mut warnings).unwrap();
    assert_eq!(nameless.words, "https://a.org");
    assert_eq!(warnings.len(), 1);
}

#[test]
fn parts_of_a_fragment_are_a_fixed_point_of_the_policy() {
    let policy = &Policy::default();
    let link = |words: &str, address: &str| Link {
        words: words.to_owned(),
        address: Address::judge(address, policy),
        language: Some(tag("es")),
        date: String::new(),
    };
    let parts = EditionParts {
        appeal: Some(Appeal {
            text: "<b>Help</b> & \"give\"".to_owned(),
            link: Some(link("Now", "https://a.org/?a=1&b=2")),
        }),
        share: vec![link("One", "https://a.org"), link("Two", "mailto:a@b.org")],
        byline: Some(Byline {
            names: "Ana and Luz".to_owned(),
            people: vec![
                ("Ana".to_owned(), "Writes.".to_owned()),
                ("Luz".to_owned(), String::new()),
            ],
        }),
        series: Some(Series {
            name: "Bells".to_owned(),
            posts: vec![link("No address", "")],
        }),
        related: vec![link("River", "/river")],
        address: None,
    };
    let made = html(&parts, &tag("en"), policy).unwrap();
    let (again, said) = ::text::sanitize::sanitize(made.as_str());
    assert_eq!(again.as_str(), made.as_str());
    assert!(said.is_empty(), "{said:?}");
    for expected in [
        "<p>&lt;b&gt;Help&lt;/b&gt; &amp; \"give\" <a href=\"https://a.org/?a=1&amp;b=2\"",
        "<p>Written by <strong>Ana and Luz</strong></p>\n<p><strong>Ana</strong> Writes.</p>",
        "<li><span lang=\"es\">No address</span></li>",
    ] {
        assert!(made.as_str().contains(expected), "{expected}\n{made}");
    }
    assert_eq!(html(&EditionParts::default(), &tag("en"), policy), None);
}

#[test]
fn a_kindred_language_stands_in_and_no_other() {
    let all = BTreeMap::from([
        (tag("es"), "uno"),
        (tag("es-MX"), "dos"),
        (tag("fr-CA"), "trois"),
        (tag("en"), ""),
    ]);
    for (given, found) in [
        ("es-MX", Some("dos")),
        ("es-AR", Some("uno")),
        ("fr", Some("trois")),
        ("en", None),
        ("de", None),
    ] {
        let it = kindred(&all, &tag(given), |it| !it.is_empty());
        assert_eq!(it.map(|(_, text)| *text), found, "{given}");
    }
}

#[test]
fn english_words_among_those_of_another_language_say_so() {
    let policy = &Policy::default();
    let link = plain("Link".to_owned(), Address::judge("https://a.org", policy));
    let parts = EditionParts {
        share: vec![link.clone()],
        byline: Some(Byline {
            names: "Ana".to_owned(),
            people: vec![("Ana".to_owned(), String::new())],
        }),
        series: Some(Series {
            name: "Kanpaiak".to_owned(),
            posts: Vec::new(),
        }),
        related: vec![link],
        ..EditionParts::default()
    };
    let basque = html(&parts, &tag("eu"), policy).unwrap();
    for said in [
        "<span lang=\"en\">Share</span>: ",
        "<span lang=\"en\">Written by</span> <strong>Ana",
        "<span lang=\"en\">Series</span>: ",
        "<p><strong lang=\"en\">More like this</strong></p>",
    ] {
        assert!(basque.as_str().contains(said), "{said}\n{basque}");
    }
    let (again, _) = ::text::sanitize::sanitize(basque.as_str());
    assert_eq!(again, basque);
    let catalan = html(&parts, &tag("ca"), policy).unwrap();
    assert!(!catalan.as_str().contains("lang="), "{catalan}");
}
