//! What the fields of front matter mean, whoever wrote them.

use serde_json::{Map, Value};
use text::LanguageTag;
use text::dates::{self, Day};

use super::Front;
use crate::import::incoming::Details;
use crate::post::Status;

/// What front matter says of a text.
#[derive(Debug, Default, PartialEq)]
pub(in crate::import) struct Told {
    pub(in crate::import) title: String,
    pub(in crate::import) dek: String,
    pub(in crate::import) place_line: String,
    pub(in crate::import) language: Option<LanguageTag>,
    /// By which the translations of a text know each other.
    pub(in crate::import) translation_key: String,
    pub(in crate::import) details: Details,
    /// The fields that no post has, by name.
    pub(in crate::import) unknown: Vec<String>,
}

/// Reads the fields.
pub(in crate::import) fn read(front: &Front) -> Told {
    let mut reading = Reading::default();
    reading.map("", &front.fields);
    reading.finish()
}

#[derive(Default)]
struct Reading {
    told: Told,
    deks: Vec<(usize, String)>,
    categories: Vec<String>,
    address: String,
}

/// Names of the dek, the surest first.
const DEKS: &[&str] = &[
    "dek",
    "subtitle",
    "subheading",
    "standfirst",
    "lead",
    "description",
    "summary",
    "excerpt",
    "abstract",
];

impl Reading {
    fn map(&mut self, within: &str, fields: &Map<String, Value>) {
        for (name, value) in fields {
            let key: String = name
                .chars()
                .filter(|it| !matches!(it, '_' | '-' | ' '))
                .flat_map(char::to_lowercase)
                .collect();
            if !self.field(&key, value) {
                self.told.unknown.push(match within {
                    "" => name.clone(),
                    within => format!("{within}.{name}"),
                });
            }
        }
    }

    /// Reads a field; tells whether there is a place for what it says.
    fn field(&mut self, key: &str, value: &Value) -> bool {
        let words = words(value);
        if words.is_empty() && !matches!(value, Value::Object(_)) && !value.is_boolean() {
            // What says nothing is not lost.
            return true;
        }
        let told = &mut self.told;
        let details = &mut told.details;
        if let Some(rank) = DEKS.iter().position(|known| *known == key) {
            self.deks.push((rank, words.join(" ")));
            return !words.is_empty();
        }
        match (key, value) {
            ("title", _) => set(&mut told.title, &words),
            ("place" | "placeline" | "dateline" | "location", Value::String(_)) => {
                set(&mut told.place_line, &words)
            }
            ("date" | "publishdate" | "pubdate" | "published" | "created" | "publishedat", _)
                if day(&words).is_some() =>
            {
                let day = day(&words).unwrap_or_default();
                // What is called the date counts most.
                if details.date.is_empty() || key == "date" {
                    details.date = day;
                }
                true
            }
            ("slug", _) => set(&mut details.slug, &words),
            ("permalink" | "url" | "path", Value::String(address)) => {
                self.address.clone_from(address);
                true
            }
            ("tags" | "tag" | "keywords", _) => {
                let tags = listed(value);
                details.tags.extend(
                    tags.iter()
                        .map(|tag| tag.trim_start_matches('#').to_owned()),
                );
                !tags.is_empty()
            }
            ("series", _) => {
                let mut all = listed(value).into_iter();
                details.series = all.next().unwrap_or_default();
                details.tags.extend(all);
                true
            }
            ("categories" | "category", _) => {
                self.categories.extend(listed(value));
                true
            }
            ("authors" | "author" | "by" | "byline" | "creator", _) => {
                details.people.extend(listed(value));
                true
            }
            ("draft", Value::Bool(is_draft)) | ("published" | "publish", Value::Bool(is_draft)) => {
                let is_draft = *is_draft == (key == "draft");
                details.status.get_or_insert(match is_draft {
                    true => Status::Draft,
                    false => Status::Published,
                });
                true
            }
            ("status" | "state", _) => match status(&words.join(" ")) {
                Some(status) => {
                    details.status = Some(status);
                    true
                }
                None => false,
            },
            ("lang" | "language" | "locale", _) => {
                let tag = words.join("").replace('_', "-");
                told.language = LanguageTag::parse(&tag).ok();
                told.language.is_some()
            }
            ("translationkey" | "translationid" | "ref" | "tid", _) => {
                set(&mut told.translation_key, &words)
            }
            ("taxonomies" | "extra" | "params", Value::Object(fields)) => {
                self.map(key, fields);
                true
            }
            _ => false,
        }
    }

    fn finish(self) -> Told {
        let Reading {
            mut told,
            mut deks,
            categories,
            address,
        } = self;
        deks.sort();
        deks.retain(|(_, dek)| !dek.is_empty());
        deks.dedup_by(|one, other| one.1 == other.1);
        let mut deks = deks.into_iter();
        told.dek = deks.next().map(|(_, dek)| dek).unwrap_or_default();
        told.unknown
            .extend(deks.map(|(rank, _)| DEKS[rank].to_owned()));
        let details = &mut told.details;
        // Categories are series; a post is in one, and further ones are tags.
        let mut categories = categories.into_iter();
        if details.series.is_empty() {
            details.series = categories.next().unwrap_or_default();
        }
        details
            .tags
            .extend(categories.filter(|it| *it != details.series));
        let mut seen = std::collections::HashSet::new();
        details
            .tags
            .retain(|tag| !tag.is_empty() && seen.insert(tag.to_lowercase()));
        if details.slug.is_empty() {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            let last = path.trim_end_matches('/').rsplit('/').next();
            let last = last.unwrap_or_default();
            details.slug = match last.contains([':', '{']) {
                true => String::new(),
                false => last.trim_end_matches(".html").to_owned(),
            };
        }
        told
    }
}

fn set(field: &mut String, words: &[String]) -> bool {
    *field = words.join(" ");
    !field.is_empty()
}

/// The words of a value: its own, or those of a list.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            Vec::from_iter((!text.is_empty()).then_some(text))
        }
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().flat_map(words).collect(),
        // A person or a term may have more to it than a name.
        Value::Object(fields) => ["name", "title", "label"]
            .iter()
            .find_map(|key| fields.get(*key))
            .map(words)
            .unwrap_or_default(),
        Value::Bool(_) | Value::Null => Vec::new(),
    }
}

/// A list, also one that is written with commas.
fn listed(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if text.contains(',') => text
            .split(',')
            .map(|one| one.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|one| !one.is_empty())
            .collect(),
        value => words(value),
    }
}

/// The day that words say, as ISO 8601 or written out.
fn day(words: &[String]) -> Option<String> {
    let text = words.first()?;
    let iso = text.get(..10).and_then(Day::parse);
    let slashed = || Day::parse(&text.get(..10)?.replace('/', "-"));
    let written = || dates::in_words(text).first().copied();
    iso.or_else(slashed)
        .or_else(written)
        .map(|day| day.to_string())
}

fn status(word: &str) -> Option<Status> {
    match word.to_lowercase().as_str() {
        "draft" | "borrador" | "entwurf" | "brouillon" | "wip" | "auto-draft" => {
            Some(Status::Draft)
        }
        "ready" | "review" | "pending" | "listo" | "future" | "scheduled" => Some(Status::Ready),
        "published" | "publish" | "public" | "publicado" | "final" => Some(Status::Published),
        _ => None,
    }
}
