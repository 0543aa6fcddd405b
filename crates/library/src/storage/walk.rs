//! Posts one after the other in the order of a list, and what they say.

use std::ops::ControlFlow;

use super::Key;
use super::list::{DENSE, walk};
use super::set::{Set, member};
use crate::error::Result;
use crate::history;
use crate::library::Query;
use crate::post::filter::Part;

const SAID: &str = include_str!("walk/said.sql");

impl Query<'_> {
    /// Goes through the posts outside the trash, or through these of them, in the order of a part
    /// until `meet` breaks off; gives what it broke off with.
    pub(crate) fn walk_posts<B>(
        &self,
        among: Option<&Set>,
        part: Part,
        mut meet: impl FnMut(Key) -> Result<ControlFlow<B>>,
    ) -> Result<ControlFlow<B>> {
        if let Some(set) = among
            && set.len() < self.count_posts()? as u64 / DENSE
        {
            let whole = Part {
                offset: 0,
                limit: usize::MAX,
                ..part
            };
            for post in self.sort_keys(set, whole)? {
                let met = meet(post)?;
                if met.is_break() {
                    return Ok(met);
                }
            }
            return Ok(ControlFlow::Continue(()));
        }
        let mut statement = self
            .connection
            .prepare_cached(&walk(part.sort, part.reversed))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let post: Key = row.get(0)?;
            if among.is_some_and(|set| !set.contains(member(post))) {
                continue;
            }
            let met = meet(post)?;
            if met.is_break() {
                return Ok(met);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// What a search reads of a post: title, dek and body of each edition outside the trash.
    ///
    /// # Errors
    ///
    /// A failed read; [`crate::Error::Damaged`] where a text cannot be told.
    pub(crate) fn said(&self, post: Key) -> Result<Vec<[String; 3]>> {
        let mut statement = self.connection.prepare_cached(SAID)?;
        let mut rows = statement.query([post])?;
        let mut said = Vec::new();
        while let Some(row) = rows.next()? {
            if row.get("is_settled")? {
                said.push([row.get("title")?, row.get("dek")?, row.get("text")?]);
            } else {
                return self.said_in_journal(post);
            }
        }
        Ok(said)
    }

    /// The same where a body trails the journal, or is not there.
    fn said_in_journal(&self, post: Key) -> Result<Vec<[String; 3]>> {
        self.editions_where("e.post = ?1 AND e.trashed_at IS NULL", [post])?
            .iter()
            .map(|edition| {
                let fields = history::fields(self, edition)?;
                Ok([fields.title, fields.dek, fields.body])
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::plan;

    #[test]
    fn a_post_is_read_without_reading_others() {
        plan::reads_no_rows_in_vain(SAID);
    }
}
