use crate::error::Result;
use crate::library::Query;

/// What the posts outside the trash can be filtered by, each sorted by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// Tags of posts.
    pub tags: Vec<Value>,
    /// Series, each by one of its names.
    pub series: Vec<Value>,
    /// People.
    pub people: Vec<Value>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What it is called.
    pub name: String,
    /// How many posts have it.
    pub posts: usize,
}

/// Reads what the posts can be filtered by.
///
/// # Errors
///
/// A failed read.
pub fn values(q: &Query<'_>) -> Result<Values> {
    Ok(Values {
        tags: q.tags_in_use()?,
        series: q.series_in_use()?,
        people: q.people_in_use()?,
    })
}
