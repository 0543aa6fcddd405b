//! Who and what posts are filed under: people, series and tags.

use library::{Op, people, post as posts};
use serde::{Deserialize, Serialize};
use text::LanguageTag;
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::Context;
use crate::failure::Failure;
use crate::post;

/// What is told or named in a language.
#[derive(Clone, Debug, Serialize, TS)]
pub struct InLanguage {
    /// The language.
    pub language: String,
    /// The words.
    pub text: String,
}

pub(crate) fn in_languages(told: Vec<(LanguageTag, String)>) -> Vec<InLanguage> {
    let one = |(language, text): (LanguageTag, String)| InLanguage {
        language: language.to_string(),
        text,
    };
    told.into_iter().map(one).collect()
}

/// A person whom posts name.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PersonView {
    /// Their name.
    pub name: String,
    /// How many posts outside the trash name them.
    pub posts: usize,
    /// Their short biographies.
    pub biographies: Vec<InLanguage>,
}

/// A name of a series in one language.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SeriesName {
    /// The name.
    pub name: String,
    /// Its language.
    pub language: String,
    /// How many posts outside the trash are in the series.
    pub posts: usize,
}

/// A tag.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TagCount {
    /// The tag.
    pub name: String,
    /// How many posts outside the trash have it, or an edition of theirs has.
    pub posts: usize,
}

/// What a library files posts under.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Headings {
    /// Everybody, by name.
    pub people: Vec<PersonView>,
    /// Every name of every series, by name.
    pub series: Vec<SeriesName>,
    /// Every tag, by name.
    pub tags: Vec<TagCount>,
}

pub(crate) fn headings(context: &Context, _: Nothing) -> Result<Headings, Failure> {
    let (people, series, tags) = context.read(|q| {
        let (people, series) = (people::all(q)?, people::all_series(q)?);
        Ok((people, series, posts::all_tags(q)?))
    })?;
    let person = |person: people::Person| PersonView {
        name: person.name,
        posts: person.posts,
        biographies: in_languages(person.biographies),
    };
    let one = |series: people::Series| SeriesName {
        name: series.name,
        language: series.language.to_string(),
        posts: series.posts,
    };
    let tag = |(name, posts)| TagCount { name, posts };
    Ok(Headings {
        people: people.into_iter().map(person).collect(),
        series: series.into_iter().map(one).collect(),
        tags: tags.into_iter().map(tag).collect(),
    })
}

/// What is told of a person in a language.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetBiography {
    /// Their name.
    pub person: String,
    /// The language.
    pub language: String,
    /// A few sentences; empty for none.
    pub text: String,
}

pub(crate) fn set_biography(context: &Context, request: SetBiography) -> Result<(), Failure> {
    let language = post::language(&request.language)?;
    context.write(Op::Describe, |tx| {
        people::set_biography(tx, &request.person, &language, &request.text)
    })
}

/// What the series of a post is called in a language.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct NameSeries {
    /// The post.
    pub post: String,
    /// The language.
    pub language: String,
    /// The name; empty for none.
    pub name: String,
}

pub(crate) fn name_series(context: &Context, request: NameSeries) -> Result<(), Failure> {
    let id = post::id(&request.post)?;
    let language = post::language(&request.language)?;
    context.write(Op::Describe, |tx| {
        people::set_series_name(tx, id, &language, &request.name)
    })
}
