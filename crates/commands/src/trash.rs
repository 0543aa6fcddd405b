//! The trash: what lies in it, and how it is forgotten.

use library::trash::{self as trashes, Item};
use library::{Changes, Library, Op, purge};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::Nothing;
use crate::context::{Context, lock};
use crate::failure::Failure;
use crate::{edition, note, post};

/// What lies in the trash, the newest first. Times are milliseconds since 1970.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TrashView {
    /// After how many days something goes by itself; null for never.
    pub days: Option<u16>,
    /// The numbers of days that can be chosen.
    pub choices: Vec<u16>,
    /// Posts.
    pub posts: Vec<TrashedPost>,
    /// Editions of posts that are not in the trash themselves.
    pub editions: Vec<TrashedEdition>,
    /// Notes on texts that are not in the trash themselves.
    pub notes: Vec<TrashedNote>,
    /// Images.
    pub images: Vec<TrashedImage>,
}

/// A post in the trash.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "PostInTrash")]
pub struct TrashedPost {
    /// Its id.
    pub id: String,
    /// Its slug.
    pub slug: String,
    /// The source's title; may be empty.
    pub title: String,
    /// Languages of its editions, the source's first.
    pub languages: Vec<String>,
    /// When it was put there.
    pub trashed_at: i64,
    /// When it goes, at the earliest; null for never by itself.
    pub goes_at: Option<i64>,
}

/// An edition in the trash.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "EditionInTrash")]
pub struct TrashedEdition {
    /// Its id.
    pub id: String,
    /// Id of its post.
    pub post: String,
    /// The title of the post's source; may be empty.
    pub post_title: String,
    /// Its language.
    pub language: String,
    /// Its name, empty for most.
    pub name: String,
    /// Its own title; may be empty.
    pub title: String,
    /// When it was put there.
    pub trashed_at: i64,
    /// When it goes, at the earliest; null for never by itself.
    pub goes_at: Option<i64>,
}

/// A note in the trash.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "NoteInTrash")]
pub struct TrashedNote {
    /// Its id.
    pub id: String,
    /// The title of the text that it was put on; may be empty.
    pub title: String,
    /// That text's language.
    pub language: String,
    /// What was said first.
    pub text: String,
    /// When it was put there.
    pub trashed_at: i64,
    /// When it goes, at the earliest; null for never by itself.
    pub goes_at: Option<i64>,
}

/// An image in the trash.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ImageInTrash")]
pub struct TrashedImage {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// When it was put there.
    pub trashed_at: i64,
    /// When it goes, at the earliest; null for never by itself.
    pub goes_at: Option<i64>,
}

impl From<trashes::TrashedPost> for TrashedPost {
    fn from(post: trashes::TrashedPost) -> TrashedPost {
        TrashedPost {
            id: post.id.to_string(),
            slug: post.slug,
            title: post.title,
            languages: post.languages.iter().map(ToString::to_string).collect(),
            trashed_at: post.trashed_at,
            goes_at: post.goes_at,
        }
    }
}

impl From<trashes::TrashedEdition> for TrashedEdition {
    fn from(edition: trashes::TrashedEdition) -> TrashedEdition {
        TrashedEdition {
            id: edition.id.to_string(),
            post: edition.post.to_string(),
            post_title: edition.post_title,
            language: edition.language.to_string(),
            name: edition.name,
            title: edition.title,
            trashed_at: edition.trashed_at,
            goes_at: edition.goes_at,
        }
    }
}

impl From<trashes::TrashedNote> for TrashedNote {
    fn from(note: trashes::TrashedNote) -> TrashedNote {
        TrashedNote {
            id: note.id.to_string(),
            title: note.title,
            language: note.language.to_string(),
            text: note.text,
            trashed_at: note.trashed_at,
            goes_at: note.goes_at,
        }
    }
}

impl From<trashes::TrashedImage> for TrashedImage {
    fn from(image: trashes::TrashedImage) -> TrashedImage {
        TrashedImage {
            name: image.name,
            bytes: image.bytes,
            trashed_at: image.trashed_at,
            goes_at: image.goes_at,
        }
    }
}

pub(crate) fn list(context: &Context, _: Nothing) -> Result<TrashView, Failure> {
    let (days, trash) = context.read(|q| Ok((trashes::days(q)?, trashes::list(q)?)))?;
    Ok(TrashView {
        days,
        choices: trashes::DAYS.to_vec(),
        posts: trash.posts.into_iter().map(Into::into).collect(),
        editions: trash.editions.into_iter().map(Into::into).collect(),
        notes: trash.notes.into_iter().map(Into::into).collect(),
        images: trash.images.into_iter().map(Into::into).collect(),
    })
}

/// What was forgotten. Its words are in no page of the file any more.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct Forgotten {
    /// How many things in all.
    pub forgotten: usize,
    /// How many posts, with their editions.
    pub posts: usize,
    /// How many editions of posts that stay.
    pub editions: usize,
    /// How many notes on texts that stay.
    pub notes: usize,
    /// How many images.
    pub images: usize,
}

pub(crate) fn empty(context: &Context, _: Nothing) -> Result<Forgotten, Failure> {
    forget_for_good(context, trashes::empty)
}

/// What kind of thing is to be forgotten.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TrashKind {
    /// A post with its editions.
    Post,
    /// An edition.
    Edition,
    /// A note.
    Note,
    /// An image.
    Image,
}

/// A thing in the trash.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ForgetOne {
    /// What it is.
    pub kind: TrashKind,
    /// Its id, or the name of an image.
    pub id: String,
}

pub(crate) fn forget(context: &Context, request: ForgetOne) -> Result<Forgotten, Failure> {
    let item = match request.kind {
        TrashKind::Post => Item::Post(post::id(&request.id)?),
        TrashKind::Edition => Item::Edition(edition::id(&request.id)?),
        TrashKind::Note => Item::Note(note::id(&request.id)?),
        TrashKind::Image => Item::Image(request.id),
    };
    forget_for_good(context, |library| trashes::forget_one(library, &item))
}

/// After how many days things go by themselves.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct SetDays {
    /// One of the choices; null for never.
    pub days: Option<u16>,
}

pub(crate) fn set_days(context: &Context, request: SetDays) -> Result<(), Failure> {
    context.write(Op::Configure, |tx| trashes::set_days(tx, request.days))
}

/// Forgets, tells the window, and answers once the words are in no page of the file.
fn forget_for_good(
    context: &Context,
    verb: impl FnOnce(&Library) -> library::Result<(trashes::Forgotten, Changes)>,
) -> Result<Forgotten, Failure> {
    let library = context.library()?;
    lock(&context.thumbnails).clear();
    let forgotten = match verb(&library) {
        Ok((forgotten, changes)) => {
            context.tell(changes);
            forgotten
        }
        Err(error) => {
            // Some of it may be forgotten already.
            context.tell(Changes {
                list: true,
                ..Changes::default()
            });
            return Err(error.into());
        }
    };
    purge::run(&library, &|| true)?;
    let trashes::Forgotten {
        posts,
        editions,
        notes,
        images,
    } = forgotten;
    Ok(Forgotten {
        forgotten: posts + editions + notes + images,
        posts,
        editions,
        notes,
        images,
    })
}
