use std::collections::BTreeMap;

use crate::error::Result;
use crate::id::AuthorId;
use crate::library::Query;

/// The names of those who have written in a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuthorNames(BTreeMap<AuthorId, String>);

impl AuthorNames {
    /// The name of an author, where it tells something: it is known, and there are others.
    pub fn of(&self, author: Option<AuthorId>) -> Option<String> {
        if self.0.len() < 2 {
            return None;
        }
        let name = self.0.get(&author?)?;
        (!name.is_empty()).then(|| name.clone())
    }
}

/// Reads the names of all authors of a library.
///
/// # Errors
///
/// A failed read.
pub fn author_names(q: &Query<'_>) -> Result<AuthorNames> {
    Ok(AuthorNames(q.authors()?.into_iter().collect()))
}
