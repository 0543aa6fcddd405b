//! The list without any index of its own: every post is looked at. Libraries of an older schema,
//! which are only read, are listed so.

use super::filter::{Filter, Sort};
use super::{Post, Row, Status, get, title_key};
use crate::error::Result;
use crate::library::Query;
use crate::storage::Key;
use crate::storage::set::{Set, member};
use crate::{edition, export, people};

/// What [`super::choose::choose`] gives; `found` are the posts that the search finds, where there
/// is one.
pub(super) fn choose(
    q: &Query<'_>,
    filter: &Filter,
    found: Option<&Set>,
) -> Result<(Vec<Key>, usize)> {
    let looked_at = match filter.trashed {
        true => q.set_of_trashed()?,
        false => q.set_of_lying()?,
    };
    let keys: Vec<Key> = looked_at.iter().map(crate::storage::set::key).collect();
    let rows = q.list_rows(&keys)?;
    let trashed = q.set_of_trashed()?;
    let mut languages = Vec::new();
    for language in q.languages_in_use()? {
        let posts = q.posts_in_language(language.as_str())?;
        // A language that is only in the trash is asked of no post.
        if !posts.is_subset(&trashed) {
            languages.push(language);
        }
    }
    let mut chosen = Vec::new();
    for (key, row) in keys.into_iter().zip(rows) {
        let post = get(q, row.id)?;
        let is_found = found.is_none_or(|found| found.contains(member(key)));
        if is_found && lets_through(q, filter, &post, &row, &languages)? {
            chosen.push((key, post, row));
        }
    }
    chosen.sort_by_cached_key(|(key, post, row)| ordered(filter.sort, *key, post, row));
    if filter.reversed {
        chosen.reverse();
    }
    let part = filter.part();
    let total = chosen.len();
    let shown = chosen.into_iter().skip(part.offset).take(part.limit);
    Ok((shown.map(|(key, ..)| key).collect(), total))
}

fn lets_through(
    q: &Query<'_>,
    filter: &Filter,
    post: &Post,
    row: &Row,
    languages: &[text::LanguageTag],
) -> Result<bool> {
    let editions = edition::of_post(q, post.id)?;
    let has = |language: &text::LanguageTag| editions.iter().any(|e| e.language == *language);
    let in_series = match &filter.series {
        Some(name) => {
            let names = people::series_names(q, post.id)?;
            names.iter().any(|(_, known)| known == name)
        }
        None => true,
    };
    let needs_translation = || {
        let waits = |mark: &super::EditionMark| mark.missing + mark.changed > 0;
        !languages.iter().all(has) || row.editions.iter().any(waits)
    };
    let is_behind = match filter.changed_since_export {
        true => {
            let exported = export::revisions_at_last_export(q, post.id)?;
            let is_behind = |e: &edition::Edition| {
                let revision = exported.get(&e.id);
                revision.is_some_and(|revision| *revision < e.revision)
            };
            editions.iter().any(is_behind)
        }
        false => true,
    };
    Ok(in_series
        && is_behind
        && filter.status.is_none_or(|status| post.status == status)
        && filter.language.as_ref().is_none_or(has)
        && filter
            .tag
            .as_ref()
            .is_none_or(|tag| post.tags.contains(tag))
        && filter
            .author
            .as_ref()
            .is_none_or(|name| post.people.contains(name))
        && (!filter.needs_translation || needs_translation()))
}

/// What a post is sorted by, the smallest first.
type Place = (u8, String, std::cmp::Reverse<(String, i64)>, Key);

fn ordered(sort: Sort, key: Key, post: &Post, row: &Row) -> Place {
    let newest_first = |by: String, at: i64| std::cmp::Reverse((by, at));
    let none = String::new;
    match sort {
        Sort::Touched => (0, none(), newest_first(none(), post.touched_at), -key),
        Sort::Date => (0, none(), newest_first(post.date.clone(), 0), -key),
        Sort::Title => (0, title_key(&row.title), newest_first(none(), 0), key),
        Sort::Status => {
            let rank = match post.status {
                Status::Draft => 0,
                Status::Ready => 1,
                Status::Published => 2,
            };
            (rank, none(), newest_first(none(), post.touched_at), -key)
        }
    }
}
