//! Rows of the states at which posts were handed over or taken over.

use rusqlite::params;

use crate::error::Result;
use crate::handover::StoredState;
use crate::id::{PostId, StateId};
use crate::library::{Query, Tx};

/// Ids with spaces between them.
fn ids(list: &str) -> Vec<StateId> {
    list.split_whitespace()
        .filter_map(|id| id.parse().ok())
        .collect()
}

impl Query<'_> {
    /// The states of a post, the oldest here first.
    pub(crate) fn handed(&self, post: PostId) -> Result<Vec<StoredState>> {
        // A library that is only read, and of an older schema, has none.
        if !self.has_current_schema()? {
            return Ok(Vec::new());
        }
        let mut statement = self
            .connection
            .prepare_cached(include_str!("handed/of_post.sql"))?;
        let rows = statement.query_map([post], |row| {
            Ok(StoredState {
                id: row.get(0)?,
                parents: ids(&row.get::<_, String>(1)?),
                said: row.get(2)?,
                in_part: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Writes a state down; one that is known already learns at most what it said.
    pub(crate) fn put_handed(&mut self, post: PostId, state: &StoredState) -> Result<()> {
        let parents: Vec<String> = state.parents.iter().map(ToString::to_string).collect();
        self.connection
            .prepare_cached(include_str!("handed/put.sql"))?
            .execute(params![
                post,
                state.id,
                parents.join(" "),
                state.said,
                state.in_part
            ])?;
        Ok(())
    }

    /// Puts what is left of what a state said in the place of all of it.
    pub(crate) fn update_handed(
        &mut self,
        post: PostId,
        state: StateId,
        said: Option<&[u8]>,
    ) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("handed/update.sql"))?
            .execute(params![post, state, said])?;
        Ok(())
    }

    pub(crate) fn delete_handed(&mut self, post: PostId, state: StateId) -> Result<()> {
        self.connection
            .prepare_cached(include_str!("handed/delete.sql"))?
            .execute(params![post, state])?;
        Ok(())
    }
}
