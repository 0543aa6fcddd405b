//! What the head of a page says of it.

use super::choose::tag;
use crate::{LanguageTag, dates::Day, paste::tree::Tree};

#[derive(Default)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) date: String,
    pub(super) language: Option<LanguageTag>,
}

pub(super) fn of(tree: &Tree) -> Head {
    let mut head = Head::default();
    let mut shared = String::new();
    for (id, element) in tree.elements() {
        let content = element.attribute("content").unwrap_or_default();
        let called = element
            .attribute("property")
            .or_else(|| element.attribute("name"));
        match (element.name.as_str(), called) {
            ("html" | "body", _) if head.language.is_none() => {
                head.language = element.attribute("lang").and_then(tag);
            }
            // A picture in the text may have one of its own.
            ("title", _) if head.title.is_empty() => head.title = tree.text(id),
            ("meta", Some("og:title")) => content.clone_into(&mut shared),
            (
                "meta",
                Some(
                    "article:published_time"
                    | "date"
                    | "DC.date"
                    | "dcterms.date"
                    | "dcterms.created",
                ),
            ) if head.date.is_empty() => head.date = day(content),
            ("time", _) if head.date.is_empty() => {
                head.date = day(element.attribute("datetime").unwrap_or_default());
            }
            _ => {}
        }
    }
    // The shared title has no name of the site behind it.
    let title = if shared.trim().is_empty() {
        &head.title
    } else {
        &shared
    };
    head.title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    head
}

/// The day of a time in the form of ISO 8601.
fn day(time: &str) -> String {
    let day = time.trim().get(..10).and_then(Day::parse);
    day.map(|day| day.to_string()).unwrap_or_default()
}
