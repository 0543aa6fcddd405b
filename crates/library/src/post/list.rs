use serde::{Deserialize, Serialize};
use text::LanguageTag;

use super::walk::{PATIENCE, Walked, walk};
use super::{Filter, Status, choose, plain};
use crate::edition::{self, Role};
use crate::error::Result;
use crate::history;
use crate::id::{EditionId, PostId};
use crate::library::Query;
use crate::search;
use crate::storage::Key;

/// One part of the list of posts.
#[derive(Clone, Debug)]
pub struct Page {
    /// The rows asked for.
    pub rows: Vec<Row>,
    /// How many the filter lets through in all, or at the least.
    pub total: usize,
    /// Whether it lets no others through.
    pub is_exact: bool,
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
    /// An ISO 8601 day, or empty.
    pub date: String,
    /// When it was last touched, milliseconds since 1970.
    pub touched_at: i64,
    /// Where the search met the title that the row shows.
    pub title_hit: Option<Hit>,
    /// Where the search met anything else of it.
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
    /// The language of the text.
    pub language: LanguageTag,
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
    let (keys, total) = keys(q, filter, &words)?;
    let chosen = Walked {
        keys,
        total,
        is_exact: true,
    };
    page(q, chosen, &words)
}

/// Lists posts to somebody who waits for them: where there are many, they may not be counted
/// ([`total`]).
///
/// # Errors
///
/// A failed read.
pub fn show(q: &Query<'_>, filter: &Filter) -> Result<Page> {
    let words = search::words(&filter.search);
    if !q.has_current_schema()? || choose::is_known(q, filter)? {
        return list(q, filter);
    }
    match walk(q, filter, &words, PATIENCE)? {
        Some(walked) => page(q, walked, &words),
        None => list(q, filter),
    }
}

/// How many posts a filter lets through.
///
/// # Errors
///
/// A failed read.
pub fn total(q: &Query<'_>, filter: &Filter) -> Result<usize> {
    let words = search::words(&filter.search);
    if q.has_current_schema()? {
        return choose::total(q, filter, &words);
    }
    Ok(keys(q, filter, &words)?.1)
}

fn page(q: &Query<'_>, chosen: Walked, words: &[String]) -> Result<Page> {
    let mut rows = q.list_rows(&chosen.keys)?;
    if !words.is_empty() {
        for row in &mut rows {
            add_hits(q, row, words)?;
        }
    }
    Ok(Page {
        rows,
        total: chosen.total,
        is_exact: chosen.is_exact,
        languages: q.languages_in_use()?,
        trashed: q.count_trashed()?,
    })
}

/// The ids of the posts of a part of a list, in its order.
///
/// # Errors
///
/// A failed read.
pub fn ids(q: &Query<'_>, filter: &Filter) -> Result<Vec<PostId>> {
    let (keys, _) = keys(q, filter, &search::words(&filter.search))?;
    q.post_ids(&keys)
}

fn keys(q: &Query<'_>, filter: &Filter, words: &[String]) -> Result<(Vec<Key>, usize)> {
    if q.has_current_schema()? {
        return choose::choose(q, filter, words);
    }
    let found = choose::with_words(q, &filter.search, words)?;
    plain::choose(q, filter, found.as_ref())
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

/// Shows where a search met a post: in the first edition in which all words stand.
fn add_hits(q: &Query<'_>, row: &mut Row, words: &[String]) -> Result<()> {
    for mark in &row.editions {
        let edition = edition::get(q, mark.id)?;
        let Ok(fields) = history::fields(q, &edition) else {
            continue;
        };
        let all = [&*fields.title, &*fields.dek, &*fields.body];
        if !search::matches(&all, words) {
            continue;
        }
        let is_source = mark.role == Role::Source;
        if is_source {
            row.title_hit = search::marked(&fields.title, words, &mark.language);
        }
        // The row shows the source's title already.
        let others = all.into_iter().skip(usize::from(is_source));
        row.hit = others
            .filter_map(|text| search::hit(text, words, &mark.language))
            .next();
        return Ok(());
    }
    Ok(())
}
