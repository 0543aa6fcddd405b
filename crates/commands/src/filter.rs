//! What a person chooses of the list, and the choices that are kept under a name.

use library::post::filter::{self as filters, SavedFilter, Sort};
use library::post::{self as posts, Filter, Status, Value};
use library::{FilterId, Op};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::Context;
use crate::failure::Failure;
use crate::post::{PostStatus, language};

/// Which posts a person wants to see, and in which order.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(rename = "ChosenPosts")]
pub struct Chosen {
    /// Words to find; empty for every post.
    pub search: String,
    /// Only this status.
    pub status: Option<PostStatus>,
    /// Only posts with an edition in this language.
    pub language: Option<String>,
    /// Only posts with this tag.
    pub tag: Option<String>,
    /// Only posts of the series of this name.
    pub series: Option<String>,
    /// Only posts by this person.
    pub author: Option<String>,
    /// Only posts that lack a language, or of which a pair is changed or lacks a side.
    pub needs_translation: bool,
    /// Only posts that say something else than when they were last exported.
    pub changed_since_export: bool,
    /// By what they are sorted.
    pub sort: PostSort,
    /// Whether the other way round.
    pub reversed: bool,
}

/// By what a list of posts is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PostSort {
    /// When they were last touched, the newest first.
    #[default]
    Touched,
    /// Their date, the newest first.
    Date,
    /// Their title.
    Title,
    /// Their status, drafts first.
    Status,
}

impl Chosen {
    /// As the library takes it, from the first post on.
    pub(crate) fn filter(self) -> Result<Filter, Failure> {
        Ok(Filter {
            search: self.search,
            status: self.status.map(Status::from),
            language: self.language.as_deref().map(language).transpose()?,
            tag: self.tag,
            series: self.series,
            author: self.author,
            needs_translation: self.needs_translation,
            changed_since_export: self.changed_since_export,
            sort: match self.sort {
                PostSort::Touched => Sort::Touched,
                PostSort::Date => Sort::Date,
                PostSort::Title => Sort::Title,
                PostSort::Status => Sort::Status,
            },
            reversed: self.reversed,
            ..Filter::default()
        })
    }
}

impl From<Filter> for Chosen {
    fn from(filter: Filter) -> Chosen {
        Chosen {
            search: filter.search,
            status: filter.status.map(PostStatus::from),
            language: filter.language.map(|language| language.to_string()),
            tag: filter.tag,
            series: filter.series,
            author: filter.author,
            needs_translation: filter.needs_translation,
            changed_since_export: filter.changed_since_export,
            sort: match filter.sort {
                Sort::Touched => PostSort::Touched,
                Sort::Date => PostSort::Date,
                Sort::Title => PostSort::Title,
                Sort::Status => PostSort::Status,
            },
            reversed: filter.reversed,
        }
    }
}

/// A filter that has a name.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "SavedFilter")]
pub struct SavedFilterView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it chooses.
    pub chosen: Chosen,
}

impl From<SavedFilter> for SavedFilterView {
    fn from(saved: SavedFilter) -> SavedFilterView {
        SavedFilterView {
            id: saved.id.to_string(),
            name: saved.name,
            chosen: saved.filter.into(),
        }
    }
}

pub(crate) fn list(context: &Context, _: Nothing) -> Result<Vec<SavedFilterView>, Failure> {
    let saved = context.read(filters::list)?;
    Ok(saved.into_iter().map(SavedFilterView::from).collect())
}

/// A choice and the name that it is kept under.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SaveFilter {
    /// Its name.
    pub name: String,
    /// What it chooses.
    pub chosen: Chosen,
}

pub(crate) fn create(context: &Context, request: SaveFilter) -> Result<SavedFilterView, Failure> {
    let filter = request.chosen.filter()?;
    let create = |tx: &mut library::Tx<'_>| filters::create(tx, &request.name, &filter);
    Ok(context.write(Op::SaveFilter, create)?.into())
}

/// A saved filter and its new name.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RenameFilter {
    /// The saved filter.
    pub filter: String,
    /// Its name from now on.
    pub name: String,
}

pub(crate) fn rename(context: &Context, request: RenameFilter) -> Result<(), Failure> {
    let id = id(&request.filter)?;
    context.write(Op::SaveFilter, |tx| filters::rename(tx, id, &request.name))
}

/// A saved filter.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(rename = "FilterId")]
pub struct ById {
    /// Its id.
    pub filter: String,
}

pub(crate) fn remove(context: &Context, request: ById) -> Result<(), Failure> {
    let id = id(&request.filter)?;
    context.write(Op::SaveFilter, |tx| filters::remove(tx, id))
}

fn id(given: &str) -> Result<FilterId, Failure> {
    let no_such = |_| Failure::no_such("saved filter", given);
    given.parse().map_err(no_such)
}

/// What the posts can be filtered by, sorted by name.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FilterValues {
    /// Tags.
    pub tags: Vec<FilterValue>,
    /// Series.
    pub series: Vec<FilterValue>,
    /// People.
    pub people: Vec<FilterValue>,
}

/// One of them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FilterValue {
    /// What it is called.
    pub name: String,
    /// How many posts have it.
    pub posts: usize,
}

pub(crate) fn values(context: &Context, _: Nothing) -> Result<FilterValues, Failure> {
    let values = context.read(posts::values)?;
    let shown = |values: Vec<Value>| {
        let shown = |Value { name, posts }| FilterValue { name, posts };
        values.into_iter().map(shown).collect()
    };
    Ok(FilterValues {
        tags: shown(values.tags),
        series: shown(values.series),
        people: shown(values.people),
    })
}
