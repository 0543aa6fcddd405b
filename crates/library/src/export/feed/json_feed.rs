//! A JSON Feed 1.1.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::Piece;
use super::super::plan::{Plan, PlannedFile};
use super::{Entry, Feed, Other, feed};

/// One file for all posts.
pub(in crate::export) fn files(pieces: &[Piece], plan: &mut Plan) {
    let feed = feed(pieces, plan);
    // Strings and lists of strings can always be written.
    let mut contents = serde_json::to_string_pretty(&written(&feed)).unwrap_or_default();
    contents.push('\n');
    plan.files
        .push(PlannedFile::text("feed.json".to_owned(), contents));
}

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    home_page_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    title: &'a str,
    content_html: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    date_published: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    language: &'a str,
    /// An extension, as the specification allows them: the format itself has no translations.
    #[serde(rename = "_translations", skip_serializing_if = "BTreeMap::is_empty")]
    translations: BTreeMap<&'a str, Translation<'a>>,
}

#[derive(Serialize)]
struct Translation<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

fn written(feed: &Feed) -> JsonFeed<'_> {
    JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: feed.address.as_deref(),
        authors: vec![Author { name: &feed.author }],
        items: feed.entries.iter().map(item).collect(),
    }
}

fn item(entry: &Entry) -> Item<'_> {
    Item {
        id: &entry.id,
        url: entry.address.as_deref(),
        title: &entry.title,
        content_html: &entry.content,
        summary: &entry.dek,
        date_published: &entry.date,
        authors: authors(&entry.authors),
        tags: &entry.tags,
        language: entry.language.as_str(),
        translations: entry.others.iter().map(translation).collect(),
    }
}

fn authors(names: &[String]) -> Vec<Author<'_>> {
    names.iter().map(|name| Author { name }).collect()
}

fn translation(other: &Other) -> (&str, Translation<'_>) {
    let translation = Translation {
        id: &other.id,
        url: other.address.as_deref(),
    };
    (other.language.as_str(), translation)
}
