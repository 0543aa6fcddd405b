use text::LanguageTag;

use super::days;
use super::due::DAY;
use crate::error::Result;
use crate::id::{EditionId, NoteId, PostId};
use crate::library::Query;

/// What lies in the trash, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trash {
    /// Posts.
    pub posts: Vec<TrashedPost>,
    /// Editions of posts that are not in the trash themselves.
    pub editions: Vec<TrashedEdition>,
    /// Notes on texts that are not in the trash themselves.
    pub notes: Vec<TrashedNote>,
    /// Images.
    pub images: Vec<TrashedImage>,
}

/// A post in the trash. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashedPost {
    /// Its id.
    pub id: PostId,
    /// Its slug.
    pub slug: String,
    /// The source's title; may be empty.
    pub title: String,
    /// Languages of its editions, the source's first.
    pub languages: Vec<LanguageTag>,
    /// When it was put there.
    pub trashed_at: i64,
    /// When it goes, at the earliest; `None` for never by itself.
    pub goes_at: Option<i64>,
}

/// An edition in the trash. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashedEdition {
    /// Its id.
    pub id: EditionId,
    /// Its post.
    pub post: PostId,
    /// The title of the post's source; may be empty.
    pub post_title: String,
    /// Its language.
    pub language: LanguageTag,
    /// Its name, empty for most.
    pub name: String,
    /// Its own title; may be empty.
    pub title: String,
    /// When it was put there.
    pub trashed_at: i64,
    /// When it goes, at the earliest; `None` for never by itself.
    pub goes_at: Option<i64>,
}

/// A note in the trash. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashedNote {
    /// Its id.
    pub id: NoteId,
    /// The title of the text that it was put on; may be empty.
    pub title: String,
    /// That text's language.
    pub language: LanguageTag,
    /// What was said first.
    pub text: String,
    /// When it was put there.
    pub trashed_at: i64,
    /// When it goes, at the earliest; `None` for never by itself.
    pub goes_at: Option<i64>,
}

/// An image in the trash. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashedImage {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// When it was put there.
    pub trashed_at: i64,
    /// When it goes, at the earliest; `None` for never by itself.
    pub goes_at: Option<i64>,
}

/// Lists what lies in the trash, with the time at which it goes.
///
/// # Errors
///
/// A failed read.
pub fn list(q: &Query<'_>) -> Result<Trash> {
    let stated = days(q)?.map(|days| i64::from(days) * DAY);
    let goes_at = |trashed_at: i64| stated.map(|stated| trashed_at.saturating_add(stated));
    let mut trash = Trash {
        posts: q.trashed_posts()?,
        editions: q.trashed_editions()?,
        notes: q.trashed_notes()?,
        images: q.trashed_images()?,
    };
    for post in &mut trash.posts {
        post.goes_at = goes_at(post.trashed_at);
    }
    for edition in &mut trash.editions {
        edition.goes_at = goes_at(edition.trashed_at);
    }
    for note in &mut trash.notes {
        note.goes_at = goes_at(note.trashed_at);
    }
    for image in &mut trash.images {
        image.goes_at = goes_at(image.trashed_at);
    }
    Ok(trash)
}

/// The ISO 8601 day of a time, as this machine's calendar has it; `at` is milliseconds since
/// 1970.
///
/// # Errors
///
/// A failed read.
pub fn local_day(q: &Query<'_>, at: i64) -> Result<String> {
    q.local_day(at)
}
