//! A post that has everything, to try templates on.

use minijinja::Value;

use super::context::{
    Appeal, Byline, Edition, Language, LinkValue, Page, Person, Series, WordValues,
};
use crate::export::parts::words;
use crate::export::template::safe;
use text::LanguageTag;

/// How long its texts are, bytes, generously.
pub(super) const LENGTH: usize = 4_096;

/// A page of two editions with all parts.
pub(super) fn page() -> Page {
    let languages = ["en", "es"].map(LanguageTag::parse);
    let editions: Vec<Edition> = languages.into_iter().flatten().map(edition).collect();
    Page {
        language: Language {
            tag: "en".to_owned(),
            dir: "ltr",
            name: "English".to_owned(),
        },
        title: "Title".to_owned(),
        description: "Dek".to_owned(),
        style: safe("body { margin: 0; }\n"),
        layout: "stacked",
        paper: "A4",
        site: Some(link()),
        header_links: vec![link()],
        language_links: true,
        editions,
        class: Value::from_function(|name: &str| {
            safe(format!(" class=\"{}\"", text::plain::escape(name)))
        }),
    }
}

fn edition(language: LanguageTag) -> Edition {
    let body = safe("<p>Words, <strong>strong</strong> ones.</p>");
    Edition {
        language: Language::of(&language),
        id: language.as_str().to_owned(),
        level: 1,
        place_line: "Place, 13 May".to_owned(),
        title: "Title".to_owned(),
        title_language: Some(Language::of(&language)),
        dek: "Dek".to_owned(),
        dek_language: Some(Language::of(&language)),
        body: body.clone(),
        rows: vec![body],
        appeal: Some(Appeal {
            text: "Appeal".to_owned(),
            link: Some(link()),
        }),
        share: vec![link()],
        byline: Some(Byline {
            names: "Name".to_owned(),
            people: vec![Person {
                name: "Name".to_owned(),
                biography: "Biography".to_owned(),
            }],
            tells: true,
        }),
        series: Some(Series {
            name: "Series".to_owned(),
            posts: vec![link()],
        }),
        related: vec![link()],
        address: "https://example.org/post".to_owned(),
        rel: "noopener".to_owned(),
        words: WordValues::of(words(&language), false),
    }
}

fn link() -> LinkValue {
    LinkValue {
        words: "Words".to_owned(),
        address: "https://example.org/".to_owned(),
        rel: "noopener".to_owned(),
        language: None,
        date: "13 May 2026".to_owned(),
    }
}
