//! Posts.

use library::post::{Filter, NewPost, Status};
use library::template::{self as templates, Beginning};
use library::{Op, Query, edition as editions, history, people, post as posts};
use serde::{Deserialize, Serialize};
use text::LanguageTag;
use ts_rs::TS;

use crate::context::Context;
use crate::edition::{EditionView, Role};
use crate::failure::Failure;
use crate::filter::Chosen;
use crate::people::{InLanguage, in_languages};

/// How far a post is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "Status")]
pub enum PostStatus {
    /// Being written.
    Draft,
    /// May go out.
    Ready,
    /// Is out.
    Published,
}

impl From<PostStatus> for Status {
    fn from(status: PostStatus) -> Status {
        match status {
            PostStatus::Draft => Status::Draft,
            PostStatus::Ready => Status::Ready,
            PostStatus::Published => Status::Published,
        }
    }
}

impl From<Status> for PostStatus {
    fn from(status: Status) -> PostStatus {
        match status {
            Status::Draft => PostStatus::Draft,
            Status::Ready => PostStatus::Ready,
            Status::Published => PostStatus::Published,
        }
    }
}

/// Reads an id; what is none names nothing.
pub(crate) fn id(given: &str) -> Result<library::PostId, Failure> {
    given.parse().map_err(|_| Failure::no_such("post", given))
}

/// Reads a language tag.
pub(crate) fn language(given: &str) -> Result<LanguageTag, Failure> {
    Ok(LanguageTag::parse(given).map_err(library::Error::from)?)
}

/// Which posts a list shows, and which part of it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ListPosts {
    /// What a person chooses.
    #[serde(flatten)]
    pub chosen: Chosen,
    /// The trash instead of the posts.
    pub trashed: bool,
    /// How many rows to pass over.
    pub offset: usize,
    /// How many rows at the most; 0 for all.
    pub limit: usize,
}

/// One part of the list of posts.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PostPage {
    /// The rows.
    pub posts: Vec<PostRow>,
    /// How many there are in all, or at the least.
    pub total: usize,
    /// Whether there are no others.
    pub is_exact: bool,
    /// Every language in use in the library.
    pub languages: Vec<String>,
    /// How many posts are in the trash.
    pub trashed: usize,
}

/// A post as a list shows it.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PostRow {
    /// Its id.
    pub id: String,
    /// Its slug.
    pub slug: String,
    /// The source's title; may be empty.
    pub title: String,
    /// How far it is.
    pub status: PostStatus,
    /// Its editions, the source first.
    pub editions: Vec<EditionMark>,
    /// An ISO 8601 day, or empty.
    pub date: String,
    /// When it was last touched, milliseconds since 1970.
    pub touched_at: i64,
    /// Where the search met its title.
    pub title_hit: Option<Hit>,
    /// Where the search met anything else of it.
    pub hit: Option<Hit>,
}

/// How an edition stands, in few words.
#[derive(Clone, Debug, Serialize, TS)]
pub struct EditionMark {
    /// Its language.
    pub language: String,
    /// Source or translation.
    pub role: Role,
    /// Its name, empty for most.
    pub name: String,
    /// How many pairs it has with its source.
    pub pairs: usize,
    /// How many of them lack its side.
    pub missing: usize,
    /// How many have a source that changed since they were in step.
    pub changed: usize,
}

/// A place where the search met a text, in its sentence.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Hit {
    /// The language of the text.
    pub language: String,
    /// What stands before it.
    pub before: String,
    /// The words that were met, as they are written.
    #[serde(rename = "match")]
    pub matched: String,
    /// What stands after it.
    pub after: String,
}

impl ListPosts {
    fn filter(self) -> Result<Filter, Failure> {
        Ok(Filter {
            trashed: self.trashed,
            offset: self.offset,
            limit: self.limit,
            ..self.chosen.filter()?
        })
    }
}

/// Which posts are counted.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountPosts {
    /// What a person chooses.
    #[serde(flatten)]
    pub chosen: Chosen,
    /// The trash instead of the posts.
    pub trashed: bool,
    /// Whether whatever else is asked for goes before; then the reply may be `null`.
    pub at_leisure: bool,
}

pub(crate) fn count(context: &Context, request: CountPosts) -> Result<Option<usize>, Failure> {
    let filter = Filter {
        trashed: request.trashed,
        ..request.chosen.filter()?
    };
    let count = |q: &Query<'_>| posts::total(q, &filter);
    match request.at_leisure {
        true => Ok(context.library()?.read_at_leisure(count)?),
        false => context.read(count).map(Some),
    }
}

/// The ids alone, for what is done to more posts than are shown.
pub(crate) fn ids(context: &Context, request: ListPosts) -> Result<Vec<String>, Failure> {
    let filter = request.filter()?;
    let ids = context.read(|q| posts::ids(q, &filter))?;
    Ok(ids.iter().map(ToString::to_string).collect())
}

pub(crate) fn list(context: &Context, request: ListPosts) -> Result<PostPage, Failure> {
    let filter = request.filter()?;
    let page = context.read(|q| posts::show(q, &filter))?;
    Ok(PostPage {
        posts: page.rows.into_iter().map(row).collect(),
        total: page.total,
        is_exact: page.is_exact,
        languages: page.languages.iter().map(ToString::to_string).collect(),
        trashed: page.trashed,
    })
}

fn row(row: posts::Row) -> PostRow {
    let mark = |mark: posts::EditionMark| EditionMark {
        language: mark.language.to_string(),
        role: mark.role.into(),
        name: mark.name,
        pairs: mark.pairs,
        missing: mark.missing,
        changed: mark.changed,
    };
    PostRow {
        id: row.id.to_string(),
        slug: row.slug,
        title: row.title,
        status: row.status.into(),
        editions: row.editions.into_iter().map(mark).collect(),
        date: row.date,
        touched_at: row.touched_at,
        title_hit: row.title_hit.map(hit),
        hit: row.hit.map(hit),
    }
}

fn hit(hit: posts::Hit) -> Hit {
    Hit {
        language: hit.language.to_string(),
        before: hit.before,
        matched: hit.matched,
        after: hit.after,
    }
}

/// Which posts are sought by their titles.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct FindPosts {
    /// What words of the title begin with, in any order; empty for the posts touched last.
    pub words: String,
    /// How many titles at the most.
    pub limit: usize,
}

/// A title of a post, in one of its languages.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PostTitle {
    /// Id of the post.
    pub post: String,
    /// The title; may be empty.
    pub title: String,
    /// Its language.
    pub language: String,
}

pub(crate) fn find(context: &Context, request: FindPosts) -> Result<Vec<PostTitle>, Failure> {
    let found = context.read(|q| posts::find(q, &request.words, request.limit))?;
    let shown = |titled: posts::Titled| PostTitle {
        post: titled.post.to_string(),
        title: titled.title,
        language: titled.language.to_string(),
    };
    Ok(found.into_iter().map(shown).collect())
}

/// What a new post begins with.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CreatePost {
    /// Its title; may be empty.
    pub title: String,
    /// The language that it is written in.
    pub language: String,
    /// The key of the template that it begins with.
    #[serde(default)]
    #[ts(optional)]
    pub template: Option<String>,
}

/// A post that was made.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Created {
    /// Its id.
    pub post: String,
    /// Id of its source edition.
    pub edition: String,
}

pub(crate) fn create(context: &Context, request: CreatePost) -> Result<Created, Failure> {
    let language = language(&request.language)?;
    let template = request.template.map(|key| key.parse()).transpose()?;
    let title = request.title.as_str();
    let (post, edition) = context.write(Op::CreatePost, |tx| match &template {
        Some(template) => templates::begin(
            tx,
            Beginning {
                language: &language,
                title,
                template,
            },
        ),
        None => posts::create(
            tx,
            NewPost {
                language: &language,
                title,
                dek: "",
                body: "",
            },
        ),
    })?;
    Ok(Created {
        post: post.to_string(),
        edition: edition.to_string(),
    })
}

/// A post.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PostId {
    /// Its id.
    pub post: String,
}

pub(crate) fn duplicate(context: &Context, request: PostId) -> Result<Created, Failure> {
    let id = id(&request.post)?;
    let (post, edition) = context.write(Op::DuplicatePost, |tx| posts::duplicate(tx, id))?;
    Ok(Created {
        post: post.to_string(),
        edition: edition.to_string(),
    })
}

/// A post with its editions.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PostView {
    /// Its id.
    pub id: String,
    /// Its slug.
    pub slug: String,
    /// Whether a person has chosen it; otherwise it follows the source's title.
    pub slug_is_chosen: bool,
    /// An ISO 8601 day, or empty.
    pub date: String,
    /// How far it is.
    pub status: PostStatus,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its series, or empty.
    pub series: String,
    /// What its series is called, by language.
    pub series_names: Vec<InLanguage>,
    /// Its people, in order.
    pub people: Vec<String>,
    /// Its editions outside the trash, the source first.
    pub editions: Vec<EditionView>,
    /// Its editions in the trash.
    pub trashed_editions: Vec<TrashedEdition>,
    /// When it was made, milliseconds since 1970.
    pub created_at: i64,
    /// When it was last touched.
    pub touched_at: i64,
    /// When it went to the trash, if it is there.
    pub trashed_at: Option<i64>,
}

/// An edition in the trash.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TrashedEdition {
    /// Its id.
    pub id: String,
    /// Its language.
    pub language: String,
    /// Its name, empty for most.
    pub name: String,
}

fn trashed_edition(edition: editions::Edition) -> TrashedEdition {
    TrashedEdition {
        id: edition.id.to_string(),
        language: edition.language.to_string(),
        name: edition.name,
    }
}

pub(crate) fn get(context: &Context, request: PostId) -> Result<PostView, Failure> {
    let id = id(&request.post)?;
    let (post, editions, trashed, series_names) = context.read(|q| {
        let post = posts::get(q, id)?;
        let mut views = Vec::new();
        for edition in editions::of_post(q, id)? {
            let fields = history::fields(q, &edition)?;
            views.push(EditionView::of(edition, fields));
        }
        let trashed = editions::trashed_of_post(q, id)?;
        Ok((post, views, trashed, people::series_names(q, id)?))
    })?;
    Ok(PostView {
        id: post.id.to_string(),
        slug: post.slug,
        slug_is_chosen: post.slug_is_chosen,
        date: post.date,
        status: post.status.into(),
        tags: post.tags,
        series: post.series,
        series_names: in_languages(series_names),
        people: post.people,
        editions,
        trashed_editions: trashed.into_iter().map(trashed_edition).collect(),
        created_at: post.created_at,
        touched_at: post.touched_at,
        trashed_at: post.trashed_at,
    })
}

/// A post and its new slug.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RenamePost {
    /// The post.
    pub post: String,
    /// Its slug from now on.
    pub slug: String,
}

pub(crate) fn rename(context: &Context, request: RenamePost) -> Result<PostView, Failure> {
    let id = id(&request.post)?;
    context.write(Op::RenamePost, |tx| posts::rename(tx, id, &request.slug))?;
    get(context, PostId { post: request.post })
}

/// A slug as a person would like it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NearestSlug {
    /// The nearest that the post can have.
    pub slug: String,
    /// Whether another post has the one that was wanted.
    pub taken: bool,
}

pub(crate) fn nearest_slug(context: &Context, request: RenamePost) -> Result<NearestSlug, Failure> {
    let id = id(&request.post)?;
    let slug = context.read(|q| posts::nearest_slug(q, id, &request.slug))?;
    Ok(NearestSlug {
        taken: slug != text::slug::slug(&request.slug),
        slug,
    })
}

pub(crate) fn follow_title(context: &Context, request: PostId) -> Result<(), Failure> {
    let id = id(&request.post)?;
    context.write(Op::RenamePost, |tx| posts::follow_title(tx, id))
}

/// A post and how far it is.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetStatus {
    /// The post.
    pub post: String,
    /// How far it is from now on.
    pub status: PostStatus,
}

pub(crate) fn set_status(context: &Context, request: SetStatus) -> Result<(), Failure> {
    let id = id(&request.post)?;
    context.write(Op::SetStatus, |tx| {
        posts::set_status(tx, id, request.status.into())
    })
}

/// A post and its tags.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(rename = "SetPostTags")]
pub struct SetTags {
    /// The post.
    pub post: String,
    /// Its tags from now on.
    pub tags: Vec<String>,
}

pub(crate) fn set_tags(context: &Context, request: SetTags) -> Result<(), Failure> {
    let id = id(&request.post)?;
    context.write(Op::SetTags, |tx| posts::set_tags(tx, id, &request.tags))
}

/// A post and its date.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetDate {
    /// The post.
    pub post: String,
    /// An ISO 8601 day, or empty.
    pub date: String,
}

pub(crate) fn set_date(context: &Context, request: SetDate) -> Result<(), Failure> {
    let id = id(&request.post)?;
    context.write(Op::SetDate, |tx| posts::set_date(tx, id, &request.date))
}

/// A post and its series.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetSeries {
    /// The post.
    pub post: String,
    /// The series' name in the source's language; empty for none.
    pub series: String,
}

pub(crate) fn set_series(context: &Context, request: SetSeries) -> Result<(), Failure> {
    let id = id(&request.post)?;
    context.write(Op::SetSeries, |tx| {
        posts::set_series(tx, id, &request.series)
    })
}

/// A post and who it is by.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetPeople {
    /// The post.
    pub post: String,
    /// Names, in order.
    pub people: Vec<String>,
}

pub(crate) fn set_people(context: &Context, request: SetPeople) -> Result<(), Failure> {
    let id = id(&request.post)?;
    context.write(Op::SetPeople, |tx| {
        posts::set_people(tx, id, &request.people)
    })
}

pub(crate) fn trash(context: &Context, request: PostId) -> Result<(), Failure> {
    let id = id(&request.post)?;
    context.write(Op::TrashPost, |tx| posts::trash(tx, id))
}

pub(crate) fn restore(context: &Context, request: PostId) -> Result<(), Failure> {
    let id = id(&request.post)?;
    context.write(Op::RestorePost, |tx| posts::restore(tx, id))
}
