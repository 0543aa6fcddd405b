//! What the posts outside the trash can be filtered by.

use crate::error::Result;
use crate::library::Query;
use crate::post::Value;

impl Query<'_> {
    fn values(&self, sql: &str) -> Result<Vec<Value>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(Value {
                name: row.get("name")?,
                posts: row.get("posts")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn tags_in_use(&self) -> Result<Vec<Value>> {
        self.values(include_str!("values/tags.sql"))
    }

    pub(crate) fn series_in_use(&self) -> Result<Vec<Value>> {
        self.values(include_str!("values/series.sql"))
    }

    pub(crate) fn people_in_use(&self) -> Result<Vec<Value>> {
        self.values(include_str!("values/people.sql"))
    }
}
