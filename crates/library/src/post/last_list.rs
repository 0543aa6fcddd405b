use std::sync::{Arc, Mutex, PoisonError};

use super::Filter;
use crate::storage::set::Set;

/// Which posts the last list had, so that its other parts need not be sought anew.
#[derive(Default)]
pub(crate) struct LastList(Mutex<Option<Kept>>);

struct Kept {
    criteria: Filter,
    /// What the library said that it was at.
    version: i64,
    posts: Arc<Set>,
}

impl LastList {
    /// The posts, if the library has not changed since.
    pub(crate) fn get(&self, criteria: &Filter, version: i64) -> Option<Arc<Set>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = kept.as_ref()?;
        let is_same = kept.version == version && kept.criteria == *criteria;
        is_same.then(|| Arc::clone(&kept.posts))
    }

    pub(crate) fn keep(&self, criteria: Filter, version: i64, posts: &Arc<Set>) {
        let kept = Kept {
            criteria,
            version,
            posts: Arc::clone(posts),
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
    }
}
