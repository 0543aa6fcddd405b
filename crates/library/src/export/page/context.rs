//! What a template is given. Its fields are what people write in templates of their own, so they
//! stay.

use minijinja::Value;
use serde::Serialize;
use text::page::{Address, Fitted};
use text::sanitize::Policy;
use text::{LanguageTag, dates, dates::Day};

use super::super::html::Section;
use super::super::parts::{self, EditionParts, Link, PageParts, Words};
use super::super::profile::{Layout, Paper};
use super::super::template::safe;
use super::super::{Piece, facing::Row};

/// A page.
#[derive(Serialize)]
pub(in crate::export) struct Page {
    /// Of the first edition.
    pub language: Language,
    pub title: String,
    /// The first edition's dek.
    pub description: String,
    /// The style, ready for `<style>`.
    pub style: Value,
    /// `stacked`, `facing` or `tabs`; `stacked` where there is one language.
    pub layout: &'static str,
    /// `A4` or `A5`.
    pub paper: &'static str,
    pub site: Option<LinkValue>,
    pub header_links: Vec<LinkValue>,
    /// Whether links from language to language are wanted, and there are several.
    pub language_links: bool,
    pub editions: Vec<Edition>,
    /// `class("x")` is a class attribute, or nothing where the profile wants none.
    pub class: Value,
}

/// A language.
#[derive(Clone, Serialize)]
pub(in crate::export) struct Language {
    pub tag: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its own name for itself.
    pub name: String,
}

/// An edition.
#[derive(Serialize)]
pub(in crate::export) struct Edition {
    pub language: Language,
    /// What links on the page lead to.
    pub id: String,
    /// Of its title's heading.
    pub level: u8,
    pub place_line: String,
    pub title: String,
    /// Only where the title is in another language than the edition.
    pub title_language: Option<Language>,
    pub dek: String,
    /// Only where the dek is in another language than the edition.
    pub dek_language: Option<Language>,
    /// The whole text, footnotes too.
    pub body: Value,
    /// The text in pieces that face those of the other editions; one piece otherwise.
    pub rows: Vec<Value>,
    pub appeal: Option<Appeal>,
    pub share: Vec<LinkValue>,
    pub byline: Option<Byline>,
    pub series: Option<Series>,
    pub related: Vec<LinkValue>,
    /// Where it stands on the web, or empty.
    pub address: String,
    /// What a link to that address says of itself, or empty.
    pub rel: String,
    pub words: WordValues,
}

/// A link; without an address its words alone.
#[derive(Serialize)]
pub(in crate::export) struct LinkValue {
    pub words: String,
    pub address: String,
    /// What it says of itself where it leads elsewhere, or empty.
    pub rel: String,
    /// Only where its words are in another language than what is around them.
    pub language: Option<Language>,
    /// As the language writes it, or empty.
    pub date: String,
}

#[derive(Serialize)]
pub(in crate::export) struct Appeal {
    pub text: String,
    pub link: Option<LinkValue>,
}

#[derive(Serialize)]
pub(in crate::export) struct Byline {
    /// All names as the language lists them.
    pub names: String,
    pub people: Vec<Person>,
    /// Whether anything is told of any of them.
    pub tells: bool,
}

#[derive(Serialize)]
pub(in crate::export) struct Person {
    pub name: String,
    pub biography: String,
}

#[derive(Serialize)]
pub(in crate::export) struct Series {
    pub name: String,
    pub posts: Vec<LinkValue>,
}

/// The page's own words in the edition's language.
#[derive(Serialize)]
pub(in crate::export) struct WordValues {
    /// Whether they are in English for want of words in the language.
    pub english: bool,
    pub languages: &'static str,
    pub share: &'static str,
    pub written_by: &'static str,
    pub series: &'static str,
    pub related: &'static str,
    pub address: &'static str,
}

impl Language {
    pub(super) fn of(language: &LanguageTag) -> Language {
        Language {
            tag: language.as_str().to_owned(),
            dir: language.direction().as_str(),
            name: language.endonym().unwrap_or(language.as_str()).to_owned(),
        }
    }
}

impl LinkValue {
    fn of(link: &Link, inside: Option<&LanguageTag>, policy: &Policy) -> LinkValue {
        let words_in = link.language.as_ref().or(inside);
        let day = Day::parse(&link.date);
        let date = day
            .zip(inside)
            .map(|(day, language)| dates::long(day, language));
        LinkValue {
            words: link.words.clone(),
            address: address(link.address.as_ref()),
            rel: rel(link.address.as_ref(), policy),
            language: words_in
                .filter(|_| link.language.is_some())
                .map(Language::of),
            date: date.unwrap_or_default(),
        }
    }

    fn all(links: &[Link], inside: &LanguageTag, policy: &Policy) -> Vec<LinkValue> {
        let value = |link| LinkValue::of(link, Some(inside), policy);
        links.iter().map(value).collect()
    }
}

fn address(address: Option<&Address>) -> String {
    address.map_or_else(String::new, |it| it.as_str().to_owned())
}

fn rel(address: Option<&Address>, policy: &Policy) -> String {
    address.map_or_else(String::new, |it| it.rel(policy))
}

impl Edition {
    /// An edition; `rows` are ranges of its outermost elements.
    pub(in crate::export) fn of(
        section: &Section<'_>,
        body: &Fitted,
        rows: Vec<(usize, usize)>,
        policy: &Policy,
    ) -> Edition {
        let language = &section.edition.edition.language;
        let EditionParts {
            appeal,
            share,
            byline,
            series,
            related,
            address: own,
        } = &section.parts;
        let rows = match rows.is_empty() {
            true => vec![safe(body.as_str().trim_end())],
            false => {
                let part = |(from, to)| safe(body.part(from, to).as_str().trim_end());
                rows.into_iter().map(part).collect()
            }
        };
        Edition {
            language: Language::of(language),
            id: language.as_str().to_owned(),
            level: section.level,
            place_line: section.head.place_line.clone(),
            title: section.head.title.clone(),
            title_language: section.head.title_language.as_ref().map(Language::of),
            dek: section.head.dek.clone(),
            dek_language: section.head.dek_language.as_ref().map(Language::of),
            body: safe(body.as_str().trim_end()),
            rows,
            appeal: appeal.as_ref().map(|appeal| Appeal {
                text: appeal.text.clone(),
                link: appeal
                    .link
                    .as_ref()
                    .map(|it| LinkValue::of(it, Some(language), policy)),
            }),
            share: LinkValue::all(share, language, policy),
            byline: byline.as_ref().map(Byline::of),
            series: series.as_ref().map(|series| Series {
                name: series.name.clone(),
                posts: LinkValue::all(&series.posts, language, policy),
            }),
            related: LinkValue::all(related, language, policy),
            address: address(own.as_ref()),
            rel: rel(own.as_ref(), policy),
            words: WordValues::of(parts::words(language), parts::are_foreign(language)),
        }
    }
}

impl Byline {
    fn of(byline: &parts::Byline) -> Byline {
        let person = |(name, told): &(String, String)| Person {
            name: name.clone(),
            biography: told.clone(),
        };
        Byline {
            names: byline.names.clone(),
            tells: byline.people.iter().any(|(_, told)| !told.is_empty()),
            people: byline.people.iter().map(person).collect(),
        }
    }
}

impl WordValues {
    pub(super) fn of(words: &Words, english: bool) -> WordValues {
        WordValues {
            english,
            languages: words.languages,
            share: words.share,
            written_by: words.written_by,
            series: words.series,
            related: words.related,
            address: words.address,
        }
    }
}

impl Page {
    /// A page of sections whose bodies have been fitted to it.
    pub(in crate::export) fn of(
        piece: &Piece,
        head: &PageParts,
        sections: &[Section<'_>],
        bodies: &[Fitted],
        rows: Option<&[Row]>,
        style: String,
    ) -> Page {
        let options = &piece.profile.options;
        let policy = &options.policy();
        let several = sections.len() > 1;
        let first = sections.first();
        let title = first.map(|it| it.head.title.as_str()).unwrap_or_default();
        let title = match title.trim() {
            "" => text::compose::one_line(first.map_or("", |it| &it.edition.fields.title)),
            title => title.to_owned(),
        };
        let class_names = options.class_names;
        let editions = sections.iter().zip(bodies).enumerate();
        Page {
            language: match first {
                Some(first) => Language::of(&first.edition.edition.language),
                None => Language {
                    tag: "und".to_owned(),
                    dir: "ltr",
                    name: String::new(),
                },
            },
            title: match title.is_empty() {
                true => piece.post.slug.clone(),
                false => title,
            },
            description: first.map(|it| it.head.dek.clone()).unwrap_or_default(),
            style: safe(style),
            layout: match options.layout {
                Layout::Facing if several => "facing",
                Layout::Tabs if several => "tabs",
                Layout::Stacked | Layout::Facing | Layout::Tabs => "stacked",
            },
            paper: match options.paper {
                Paper::A4 => "A4",
                Paper::A5 => "A5",
            },
            site: head.site.as_ref().map(|it| LinkValue::of(it, None, policy)),
            header_links: head
                .links
                .iter()
                .map(|it| LinkValue::of(it, None, policy))
                .collect(),
            language_links: several && options.parts.language_links,
            editions: editions
                .map(|(at, (section, body))| Edition::of(section, body, of_rows(rows, at), policy))
                .collect(),
            class: Value::from_function(move |name: &str| match class_names {
                true => safe(format!(" class=\"{}\"", text::plain::escape(name))),
                false => Value::from(""),
            }),
        }
    }
}

/// The ranges of one edition in rows.
fn of_rows(rows: Option<&[Row]>, at: usize) -> Vec<(usize, usize)> {
    let rows = rows.unwrap_or_default().iter();
    rows.map(|row| (row[at].start, row[at].end)).collect()
}
