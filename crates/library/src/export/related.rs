//! Which published posts are like which: by tags, by series, and by the words that few others use.
//!
//! 1. The words of a post that stand out are weighed by how few editions have them (TF-IDF). Who
//!    has a word is asked of the library's own index, once for each word and reading.
//! 2. Words that many have tell little and are passed over, so the candidates are bounded.
//! 3. Editions that the index trails behind are read themselves: what is like what rests on what
//!    the posts say, not on when the index was last brought up.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use super::other_post::{self, OtherPost};
use super::piece::PieceEdition;
use super::profile::Profile;
use crate::error::Result;
use crate::history;
use crate::id::PostId;
use crate::library::Query;
use crate::post::Post;
use crate::search::fold;
use crate::storage::Key;

/// How many posts are named.
const MOST: usize = 4;

/// How many words of a post are looked for.
const WORDS: usize = 32;

/// A word or a tag that more have than this is too common to tell anything.
const TOO_COMMON: usize = 400;

/// What the likest possible text, equal tags, and the same series count.
const OF_TEXT: f32 = 1.0;
const OF_TAGS: f32 = 0.6;
const OF_SERIES: f32 = 0.4;

/// Posts less like than this are not named.
const LEAST: f32 = 0.08;

/// Which published posts are like which, read once for many posts.
pub(super) struct Related {
    posts: Vec<Published>,
    by_id: HashMap<PostId, usize>,
    /// The post of each edition.
    by_edition: HashMap<Key, usize>,
    by_tag: HashMap<String, Vec<usize>>,
    by_series: HashMap<Key, Vec<usize>>,
    /// The words of editions that the index trails behind.
    trailing: Vec<(usize, BTreeSet<String>)>,
    trailing_editions: BTreeSet<Key>,
    /// How long posts usually are, bytes.
    usual: f32,
    /// Who has a word; `None` where too many have.
    having: Mutex<HashMap<String, Option<Vec<usize>>>>,
}

/// A published post.
struct Published {
    id: PostId,
    date: String,
    tags: usize,
    /// How long its editions are, bytes.
    length: f32,
}

/// An edition of a published post, as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct PublishedEdition {
    pub edition: Key,
    pub post: PostId,
    pub date: String,
    pub series: Option<Key>,
    /// How long its body is, bytes.
    pub length: u64,
}

impl Related {
    /// Reads which posts are published.
    pub(super) fn new(q: &Query<'_>) -> Result<Related> {
        let mut related = Related {
            posts: Vec::new(),
            by_id: HashMap::new(),
            by_edition: HashMap::new(),
            by_tag: HashMap::new(),
            by_series: HashMap::new(),
            trailing: Vec::new(),
            trailing_editions: BTreeSet::new(),
            usual: 1.0,
            having: Mutex::new(HashMap::new()),
        };
        for row in q.published_editions()? {
            let at = related.post(&row);
            related.posts[at].length += row.length as f32;
            related.by_edition.insert(row.edition, at);
        }
        let all: f32 = related.posts.iter().map(|it| it.length).sum();
        related.usual = (all / related.posts.len().max(1) as f32).max(1.0);
        for (post, tag) in q.published_tags()? {
            if let Some(&at) = related.by_id.get(&post) {
                related.posts[at].tags += 1;
                related.by_tag.entry(tag).or_default().push(at);
            }
        }
        for edition in q.editions_with_trailing_index()? {
            if let Some(&at) = related.by_edition.get(&edition.key) {
                let fields = history::fields(q, &edition)?;
                let words = words(&[&fields.title, &fields.dek, &fields.body]);
                let words = words.into_keys().collect();
                related.trailing.push((at, words));
                related.trailing_editions.insert(edition.key);
            }
        }
        Ok(related)
    }

    /// The place of an edition's post, which is made where it has none.
    fn post(&mut self, row: &PublishedEdition) -> usize {
        if let Some(&at) = self.by_id.get(&row.post) {
            return at;
        }
        let at = self.posts.len();
        self.posts.push(Published {
            id: row.post,
            date: row.date.clone(),
            tags: 0,
            length: 0.0,
        });
        self.by_id.insert(row.post, at);
        if let Some(series) = row.series {
            self.by_series.entry(series).or_default().push(at);
        }
        at
    }

    /// The posts that are like a post, the likest first.
    pub(super) fn to(
        &self,
        q: &Query<'_>,
        profile: &Profile,
        post: &Post,
        editions: &[PieceEdition],
    ) -> Result<Vec<OtherPost>> {
        let itself = self.by_id.get(&post.id).copied();
        let mut likeness = self.by_words(q, editions, itself)?;
        self.add_tags(&mut likeness, &post.tags);
        // A page that lists the series need not name its posts once more.
        let series = q.series_of(post.id)?;
        let of_series = series.and_then(|series| self.by_series.get(&series));
        for at in of_series.into_iter().flatten() {
            match profile.options.parts.series {
                true => likeness[*at] = 0.0,
                false => likeness[*at] += OF_SERIES,
            }
        }
        if let Some(itself) = itself {
            likeness[itself] = 0.0;
        }
        let mut likest: Vec<(usize, f32)> = likeness
            .into_iter()
            .enumerate()
            .filter(|(_, likeness)| *likeness >= LEAST)
            .collect();
        likest.sort_unstable_by(|(one, a), (other, b)| {
            let (one, other) = (&self.posts[*one], &self.posts[*other]);
            let newer = || other.date.cmp(&one.date);
            b.total_cmp(a)
                .then_with(newer)
                .then_with(|| one.id.cmp(&other.id))
        });
        likest.truncate(MOST);
        let mut others = Vec::with_capacity(likest.len());
        for (at, _) in likest {
            let editions = q.editions_of_other(self.posts[at].id)?;
            others.extend(other_post::gathered(profile, editions));
        }
        Ok(others)
    }

    /// How much of what stands out in these texts stands in each other post too, 0 to 1, less
    /// for long ones, which have many words anyway.
    fn by_words(
        &self,
        q: &Query<'_>,
        editions: &[PieceEdition],
        itself: Option<usize>,
    ) -> Result<Vec<f32>> {
        let texts: Vec<&str> = editions
            .iter()
            .flat_map(|it| [&it.fields.title, &it.fields.dek, &it.fields.body])
            .map(String::as_str)
            .collect();
        let count = self.by_edition.len().max(1) as f32;
        let mut telling = Vec::new();
        let mut having = self.having.lock().unwrap_or_else(PoisonError::into_inner);
        for (word, times) in words(&texts) {
            if !having.contains_key(&word) {
                let posts = self.who_has(q, &word)?;
                having.insert(word.clone(), posts);
            }
            let Some(Some(posts)) = having.get(&word) else {
                continue;
            };
            // Who alone has a word is like nobody by it.
            if posts.iter().all(|at| Some(*at) == itself) {
                continue;
            }
            let rare = (count / posts.len() as f32).ln().max(0.0);
            telling.push(((1.0 + (times as f32).ln()) * rare, rare, word));
        }
        telling.sort_unstable_by(|(a, _, one), (b, _, other)| {
            b.total_cmp(a).then_with(|| one.cmp(other))
        });
        telling.truncate(WORDS);
        let all: f32 = telling.iter().map(|(weight, rare, _)| weight * rare).sum();
        let mut likeness = vec![0.0; self.posts.len()];
        if all <= 0.0 {
            return Ok(likeness);
        }
        for (weight, rare, word) in &telling {
            for at in having.get(word).into_iter().flatten().flatten() {
                likeness[*at] += weight * rare;
            }
        }
        for (post, likeness) in self.posts.iter().zip(&mut likeness) {
            let long = 0.75 + 0.25 * (post.length / self.usual);
            *likeness *= OF_TEXT / (all * long.max(0.75));
        }
        Ok(likeness)
    }

    /// The published posts that have a word; `None` where too many have.
    fn who_has(&self, q: &Query<'_>, word: &str) -> Result<Option<Vec<usize>>> {
        let editions = q.editions_with_word(word, TOO_COMMON + 1)?;
        if editions.len() > TOO_COMMON {
            return Ok(None);
        }
        let current = editions
            .iter()
            .filter(|it| !self.trailing_editions.contains(it));
        let posts = current.filter_map(|it| self.by_edition.get(it).copied());
        let trailing = self.trailing.iter();
        let trailing = trailing.filter(|(_, words)| words.contains(word));
        let mut posts: Vec<usize> = posts.chain(trailing.map(|(at, _)| *at)).collect();
        posts.sort_unstable();
        posts.dedup();
        Ok(Some(posts))
    }

    /// Adds what common tags count: more, the fewer other posts have them.
    fn add_tags(&self, likeness: &mut [f32], tags: &[String]) {
        let count = self.posts.len() as f32;
        let rare = |having: usize| (1.0 + count / having.max(1) as f32).ln();
        let having = |tag: &String| self.by_tag.get(tag).map_or(0, Vec::len);
        let all: f32 = tags.iter().map(|tag| rare(having(tag))).sum();
        for tag in tags {
            let posts = self.by_tag.get(tag);
            let telling = posts.filter(|posts| posts.len() <= TOO_COMMON);
            for at in telling.into_iter().flatten() {
                let share = tags.len() as f32 / self.posts[*at].tags.max(tags.len()) as f32;
                likeness[*at] += OF_TAGS * share * rare(having(tag)) / all;
            }
        }
    }
}

/// The words of texts as the index folds them, and how often each stands there.
fn words(texts: &[&str]) -> HashMap<String, usize> {
    let mut words: HashMap<String, usize> = HashMap::new();
    for text in texts {
        for word in fold(text).words().filter(|word| word.chars().count() > 2) {
            match words.get_mut(word) {
                Some(times) => *times += 1,
                None => {
                    words.insert(word.to_owned(), 1);
                }
            }
        }
    }
    words
}

#[cfg(test)]
mod tests;
