//! The first posts that a search finds, found by reading them in the order of the list.
//!
//! The index gathers all that have the words before it names one, which takes the longer the more
//! there are; the more there are, the sooner a part of the list is full. So:
//!
//! 1. The posts that fit the other criteria are read until the part is full.
//! 2. Where too few of them have the words, that is given up soon; of few the index knows soon.

use std::ops::ControlFlow;

use super::choose;
use super::filter::Filter;
use crate::error::Result;
use crate::library::Query;
use crate::search;
use crate::storage::Key;

/// How much is read before it is given up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// Posts that are read whatever they say.
    pub least: usize,
    /// Posts that are read at the most: as soon as these will not do, no more are.
    pub posts: usize,
    /// Bytes of texts that are read at the most.
    pub bytes: usize,
}

/// So much is read in less time than the index takes for what so many have.
pub(super) const PATIENCE: Patience = Patience {
    least: 64,
    posts: 500,
    bytes: 2_000_000,
};

/// The part that was asked for.
pub(super) struct Walked {
    pub keys: Vec<Key>,
    /// How many posts there are in all, or at the least.
    pub total: usize,
    /// Whether there are no others.
    pub is_exact: bool,
}

/// Why no more posts are read.
enum Stop {
    Full,
    GivenUp,
}

/// The keys of the part that is asked for; `None` where it is better chosen by sets. `words` are
/// those of the search, folded.
pub(super) fn walk(
    q: &Query<'_>,
    filter: &Filter,
    words: &[String],
    patience: Patience,
) -> Result<Option<Walked>> {
    let part = filter.part();
    let end = part.offset.saturating_add(part.limit);
    if words.is_empty() || filter.trashed || end >= patience.posts {
        return Ok(None);
    }
    let mut walk = Walk {
        words,
        // One more tells that there are others.
        wanted: end + 1,
        patience,
        posts: 0,
        bytes: 0,
        found: Vec::new(),
    };
    let others = choose::but_for_words(q, filter)?;
    let stopped = q.walk_posts(others.as_ref(), part, |post| walk.meet(q, post))?;
    if let ControlFlow::Break(Stop::GivenUp) = stopped {
        return Ok(None);
    }
    let total = walk.found.len();
    let shown = walk.found.into_iter().skip(part.offset).take(part.limit);
    Ok(Some(Walked {
        keys: shown.collect(),
        total,
        is_exact: stopped.is_continue(),
    }))
}

struct Walk<'a> {
    words: &'a [String],
    wanted: usize,
    patience: Patience,
    posts: usize,
    bytes: usize,
    found: Vec<Key>,
}

impl Walk<'_> {
    fn meet(&mut self, q: &Query<'_>, post: Key) -> Result<ControlFlow<Stop>> {
        if !self.is_worth_it() {
            return Ok(ControlFlow::Break(Stop::GivenUp));
        }
        // Of what cannot be read the index may still know the words.
        let Ok(said) = q.said(post) else {
            return Ok(ControlFlow::Break(Stop::GivenUp));
        };
        self.posts += 1;
        for [title, dek, body] in &said {
            self.bytes += title.len() + dek.len() + body.len();
        }
        let has_words = |[title, dek, body]: &[String; 3]| {
            search::matches(&[title.as_str(), dek.as_str(), body.as_str()], self.words)
        };
        if said.iter().any(has_words) {
            self.found.push(post);
        }
        Ok(match self.found.len() == self.wanted {
            true => ControlFlow::Break(Stop::Full),
            false => ControlFlow::Continue(()),
        })
    }

    /// Whether the part will be full in time if posts have the words as often as until now.
    fn is_worth_it(&self) -> bool {
        let Patience {
            least,
            posts,
            bytes,
        } = self.patience;
        if self.bytes > bytes {
            return false;
        }
        self.posts < least || self.found.len() * posts >= self.wanted * self.posts
    }
}
