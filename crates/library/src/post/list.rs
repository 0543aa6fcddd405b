use serde::{Deserialize, Serialize};
use text::LanguageTag;

use super::Status;
use crate::edition::Role;
use crate::error::Result;
use crate::history;
use crate::id::{EditionId, PostId};
use crate::library::Query;
use crate::search;

/// Which posts a list shows, and which part of it.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words that must all stand in one edition; accents and case are ignored, the last
    /// word may be unfinished. Empty: every post.
    pub search: String,
    /// Only this status.
    pub status: Option<Status>,
    /// Only posts with an edition in this language.
    pub language: Option<LanguageTag>,
    /// The trash instead of the posts.
    pub trashed: bool,
    /// How many rows to pass over.
    pub offset: usize,
    /// How many rows at the most; 0 means all.
    pub limit: usize,
}

/// One part of the list of posts, newest touched first.
#[derive(Clone, Debug)]
pub struct Page {
    /// The rows asked for.
    pub rows: Vec<Row>,
    /// How many the filter lets through in all.
    pub total: usize,
    /// Every language that the library has an edition in, sorted.
    pub languages: Vec<LanguageTag>,
    /// How many posts are in the trash.
    pub trashed: usize,
}

/// A post as a list shows it.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its id.
    pub id: PostId,
    /// Its slug.
    pub slug: String,
    /// The source's title; may be empty.
    pub title: String,
    /// How far it is.
    pub status: Status,
    /// Its current editions, the source first.
    pub editions: Vec<EditionMark>,
    /// When it was last touched, milliseconds since 1970.
    pub touched_at: i64,
    /// Where the search met it, if there was one.
    pub hit: Option<Hit>,
}

/// How an edition stands, in few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionMark {
    /// Its id.
    pub id: EditionId,
    /// Its language.
    pub language: LanguageTag,
    /// Source or translation.
    pub role: Role,
    /// Its name, empty for most.
    pub name: String,
    /// How many pairs it has with its source; 0 where it was never aligned.
    pub pairs: usize,
    /// How many of them lack its side.
    pub missing: usize,
    /// How many have a source that changed since they were in step.
    pub changed: usize,
}

/// A place where the search met a text, in its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// What stands before it.
    pub before: String,
    /// The words that were met, as they are written.
    pub matched: String,
    /// What stands after it.
    pub after: String,
}

/// Lists posts.
///
/// # Errors
///
/// A failed read.
pub fn list(q: &Query<'_>, filter: &Filter) -> Result<Page> {
    let words = search::words(&filter.search);
    // The index may trail; what it does not know yet is read.
    let mut trailing = Vec::new();
    if !words.is_empty() {
        for edition in q.editions_with_trailing_index()? {
            // A damaged edition is not found; it must not keep the others from being found.
            let Ok(fields) = history::fields(q, &edition) else {
                continue;
            };
            if search::matches(&[&fields.title, &fields.dek, &fields.body], &words) {
                trailing.push(edition.post_key);
            }
        }
    }
    if words.is_empty() && !filter.search.trim().is_empty() {
        // Nothing that could be found was asked for.
        return Ok(Page {
            rows: Vec::new(),
            total: 0,
            languages: q.languages_in_use()?,
            trashed: q.count_trashed()?,
        });
    }
    let (mut rows, total) = match search::expression(&words) {
        Some(expression) => q.find_posts(filter, &expression, &trailing)?,
        None => q.list_posts(filter)?,
    };
    if !words.is_empty() {
        for row in &mut rows {
            row.hit = find_hit(q, row, &words)?;
        }
    }
    Ok(Page {
        rows,
        total,
        languages: q.languages_in_use()?,
        trashed: q.count_trashed()?,
    })
}

/// How many posts there are outside the trash.
///
/// # Errors
///
/// A failed read.
pub fn count(q: &Query<'_>) -> Result<usize> {
    q.count_posts()
}

/// Every post outside the trash, by slug.
///
/// # Errors
///
/// A failed read.
pub fn all(q: &Query<'_>) -> Result<Vec<PostId>> {
    q.all_posts()
}

fn find_hit(q: &Query<'_>, row: &Row, words: &[String]) -> Result<Option<Hit>> {
    for mark in &row.editions {
        let edition = crate::edition::get(q, mark.id)?;
        let Ok(fields) = history::fields(q, &edition) else {
            continue;
        };
        let all = [&*fields.title, &*fields.dek, &*fields.body];
        if !search::matches(&all, words) {
            continue;
        }
        let hit = all
            .iter()
            .find_map(|field| search::hit(field, words, &mark.language));
        return Ok(hit);
    }
    Ok(None)
}
