//! Which posts a filter lets through, and which of them stand in a part of the list.
//!
//! 1. Every criterion gives a set of posts, read from an index in which they stand together.
//! 2. What all of them have is counted, and kept for the other parts of the same list.
//! 3. A part is read from the index of its order, from whichever end is nearer; of few posts it
//!    is sorted.

use std::sync::Arc;

use super::filter::{Filter, Part};
use crate::error::Result;
use crate::history;
use crate::library::Query;
use crate::search;
use crate::storage::Key;
use crate::storage::set::{Set, member};

/// The keys of the part that is asked for, and how many posts there are in all. `words` are those
/// of the search, folded.
pub(super) fn choose(
    q: &Query<'_>,
    filter: &Filter,
    words: &[String],
) -> Result<(Vec<Key>, usize)> {
    let part: Part = filter.part();
    if filter.criteria() == Filter::default() {
        let total = q.count_posts()?;
        return Ok((q.keys_of_all(part, total)?, total));
    }
    let posts = among(q, filter, words)?;
    Ok((q.keys_among(&posts, part, filter.trashed)?, len(&posts)))
}

/// How many posts there are in all.
pub(super) fn total(q: &Query<'_>, filter: &Filter, words: &[String]) -> Result<usize> {
    match filter.criteria() == Filter::default() {
        true => q.count_posts(),
        false => Ok(len(&*among(q, filter, words)?)),
    }
}

/// Whether the posts of the list are known already.
pub(super) fn is_known(q: &Query<'_>, filter: &Filter) -> Result<bool> {
    let Some(last) = q.last_list else {
        return Ok(false);
    };
    Ok(last.get(&filter.criteria(), q.data_version()?).is_some())
}

fn len(posts: &Set) -> usize {
    usize::try_from(posts.len()).unwrap_or(usize::MAX)
}

fn among(q: &Query<'_>, filter: &Filter, words: &[String]) -> Result<Arc<Set>> {
    let Some(last) = q.last_list else {
        return Ok(Arc::new(meet(q, filter, words)?));
    };
    let (criteria, version) = (filter.criteria(), q.data_version()?);
    if let Some(posts) = last.get(&criteria, version) {
        return Ok(posts);
    }
    let posts = Arc::new(meet(q, filter, words)?);
    last.keep(criteria, version, &posts);
    Ok(posts)
}

/// What all criteria have.
fn meet(q: &Query<'_>, filter: &Filter, words: &[String]) -> Result<Set> {
    let trashed = q.set_of_trashed()?;
    let mut sets = sets_but_for_words(q, filter, &trashed)?;
    if let Some(found) = with_words(q, &filter.search, words)? {
        sets.push(found);
    }
    if filter.trashed {
        sets.push(trashed);
        let posts = smallest_first(sets).unwrap_or_default();
        return match filter.status {
            Some(status) => q.only_with_status(posts, status),
            None => Ok(posts),
        };
    }
    match smallest_first(sets) {
        Some(posts) => Ok(posts - trashed),
        None => q.set_of_lying(),
    }
}

/// Posts outside the trash that have what is asked for besides words; `None` for all of them.
pub(super) fn but_for_words(q: &Query<'_>, filter: &Filter) -> Result<Option<Set>> {
    let trashed = q.set_of_trashed()?;
    let sets = sets_but_for_words(q, filter, &trashed)?;
    Ok(smallest_first(sets).map(|posts| posts - trashed))
}

fn sets_but_for_words(q: &Query<'_>, filter: &Filter, trashed: &Set) -> Result<Vec<Set>> {
    let mut sets = Vec::new();
    if let Some(status) = filter.status.filter(|_| !filter.trashed) {
        sets.push(q.posts_with_status(status)?);
    }
    if let Some(language) = &filter.language {
        sets.push(q.posts_in_language(language.as_str())?);
    }
    if let Some(tag) = &filter.tag {
        sets.push(q.posts_with_tag(tag)?);
    }
    if let Some(series) = &filter.series {
        sets.push(q.posts_in_series(series)?);
    }
    if let Some(author) = &filter.author {
        sets.push(q.posts_by_author(author)?);
    }
    if filter.changed_since_export {
        sets.push(q.posts_behind()?);
    }
    if filter.needs_translation {
        sets.push(needing_translation(q, trashed, filter.trashed)?);
    }
    Ok(sets)
}

fn smallest_first(mut sets: Vec<Set>) -> Option<Set> {
    sets.sort_by_key(Set::len);
    sets.into_iter().reduce(|all, one| all & one)
}

/// Posts, in the trash or outside it, that lack a language of those outside, or of which a pair
/// waits.
fn needing_translation(q: &Query<'_>, trashed: &Set, in_trash: bool) -> Result<Set> {
    let mut in_one = Set::new();
    let mut in_all: Option<Set> = None;
    for language in q.languages_in_use()? {
        let posts = q.posts_in_language(language.as_str())?;
        // A language that is only in the trash is asked of no post.
        if posts.is_subset(trashed) {
            continue;
        }
        in_all = Some(in_all.map_or_else(|| posts.clone(), |all| all & &posts));
        in_one |= posts;
    }
    let asked = match (in_trash, &in_all) {
        (true, Some(_)) => trashed.clone(),
        _ => in_one,
    };
    Ok((asked - in_all.unwrap_or_default()) | q.posts_with_open_pairs()?)
}

/// Posts with an edition in which all words stand; `None` where nothing was asked for.
pub(super) fn with_words(q: &Query<'_>, asked: &str, words: &[String]) -> Result<Option<Set>> {
    let Some(expression) = search::expression(words) else {
        // Signs alone ask for something, which nothing has.
        let is_asked = !asked.trim().is_empty();
        return Ok(is_asked.then(Set::new));
    };
    let mut editions = q.editions_matching(&expression)?;
    let mut posts = Set::new();
    // The index may trail; what it does not know yet is read.
    for edition in q.editions_with_trailing_index()? {
        editions.remove(member(edition.key));
        // A damaged edition is not found; it must not keep the others from being found.
        let Ok(fields) = history::fields(q, &edition) else {
            continue;
        };
        if search::matches(&[&fields.title, &fields.dek, &fields.body], words) {
            posts.insert(member(edition.post_key));
        }
    }
    Ok(Some(posts | q.posts_of(&editions)?))
}
