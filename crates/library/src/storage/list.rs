//! The list of posts: which keys stand where, and the rows of these.

use std::collections::HashMap;

use rusqlite::{Params, named_params};
use text::LanguageTag;

use super::set::{Set, key, member};
use super::{Key, language, post};
use crate::edition::Role;
use crate::error::Result;
use crate::id::PostId;
use crate::library::Query;
use crate::post::filter::{Part, Sort};
use crate::post::{EditionMark, Row, Titled};

/// How many posts lie outside the trash, without reading them.
const TOTAL: &str = include_str!("list/total.sql");

/// One of so many posts is found sooner by going through an index than by sorting what is found.
pub(super) const DENSE: u64 = 16;

/// An order, spelt as its index spells it: there and back.
fn order(sort: Sort, reversed: bool) -> &'static str {
    match (sort, reversed) {
        (Sort::Touched, false) => " ORDER BY touched_at DESC, post DESC",
        (Sort::Touched, true) => " ORDER BY touched_at, post",
        (Sort::Date, false) => " ORDER BY date DESC, post DESC",
        (Sort::Date, true) => " ORDER BY date, post",
        (Sort::Title, false) => " ORDER BY title_key, post",
        (Sort::Title, true) => " ORDER BY title_key DESC, post DESC",
        (Sort::Status, false) => {
            " ORDER BY CASE status WHEN 'draft' THEN 0 WHEN 'ready' THEN 1 ELSE 2 END, \
             touched_at DESC, post DESC"
        }
        (Sort::Status, true) => {
            " ORDER BY CASE status WHEN 'draft' THEN 0 WHEN 'ready' THEN 1 ELSE 2 END DESC, \
             touched_at, post"
        }
    }
}

/// Every post outside the trash, one index from end to end.
pub(super) fn walk(sort: Sort, reversed: bool) -> String {
    let lying = "SELECT post FROM post WHERE trashed_at IS NULL";
    format!("{lying}{}", order(sort, reversed))
}

fn sorted(sort: Sort, reversed: bool) -> String {
    format!(
        "{}{} LIMIT ?2 OFFSET ?3",
        include_str!("list/sorted.sql"),
        order(sort, reversed)
    )
}

/// SQLite takes -1 for "no limit".
fn limit(part: Part) -> i64 {
    i64::try_from(part.limit).unwrap_or(-1)
}

/// The same rows counted from the end of a list of so many.
fn from_the_end(part: Part, total: usize) -> Part {
    let passed = total.saturating_sub(part.offset.saturating_add(part.limit));
    Part {
        sort: part.sort,
        reversed: !part.reversed,
        offset: passed,
        limit: total.saturating_sub(part.offset).saturating_sub(passed),
    }
}

impl Query<'_> {
    /// The keys of a part of all posts outside the trash, of which there are so many. Whatever
    /// lies behind the middle is reached from the end.
    pub(crate) fn keys_of_all(&self, part: Part, total: usize) -> Result<Vec<Key>> {
        if part.offset >= total {
            return Ok(Vec::new());
        }
        if part.offset > total / 2 {
            let mut keys = self.keys_of_all(from_the_end(part, total), total)?;
            keys.reverse();
            return Ok(keys);
        }
        let sql = format!("{} LIMIT ?1 OFFSET ?2", walk(part.sort, part.reversed));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map((limit(part), part.offset), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The keys of a part of these posts. Those in the trash are told by `trashed`, since no
    /// order of the list leads through it.
    pub(crate) fn keys_among(&self, set: &Set, part: Part, trashed: bool) -> Result<Vec<Key>> {
        let total = usize::try_from(set.len()).unwrap_or(usize::MAX);
        if part.offset >= total {
            return Ok(Vec::new());
        }
        if trashed || set.len() < self.count_posts()? as u64 / DENSE {
            return self.sort_keys(set, part);
        }
        if part.offset > total / 2 {
            let mut keys = self.walk_among(set, from_the_end(part, total))?;
            keys.reverse();
            return Ok(keys);
        }
        self.walk_among(set, part)
    }

    fn walk_among(&self, set: &Set, part: Part) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        let mut passed = 0;
        let mut statement = self
            .connection
            .prepare_cached(&walk(part.sort, part.reversed))?;
        let mut rows = statement.query([])?;
        while keys.len() < part.limit
            && let Some(row) = rows.next()?
        {
            let post: Key = row.get(0)?;
            if !set.contains(member(post)) {
                continue;
            }
            if passed < part.offset {
                passed += 1;
            } else {
                keys.push(post);
            }
        }
        Ok(keys)
    }

    pub(super) fn sort_keys(&self, set: &Set, part: Part) -> Result<Vec<Key>> {
        let keys: Vec<Key> = set.iter().map(key).collect();
        let mut statement = self
            .connection
            .prepare_cached(&sorted(part.sort, part.reversed))?;
        let rows = statement.query_map(
            (serde_json::to_string(&keys)?, limit(part), part.offset),
            |row| row.get(0),
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Ids of posts, in the order of their keys.
    pub(crate) fn post_ids(&self, keys: &[Key]) -> Result<Vec<PostId>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM post WHERE post = ?1")?;
        let mut ids = Vec::with_capacity(keys.len());
        for key in keys {
            ids.push(statement.query_row([key], |row| row.get(0))?);
        }
        Ok(ids)
    }

    /// Titles that an expression of FTS5 finds, of `most` editions at the most.
    pub(crate) fn titles(&self, expression: &str, most: usize) -> Result<Vec<Titled>> {
        self.titled(
            include_str!("list/titles.sql"),
            named_params! { ":expression": expression, ":most": most },
        )
    }

    /// The sources' titles of the posts touched last.
    pub(crate) fn newest_titles(&self, most: usize) -> Result<Vec<Titled>> {
        self.titled(
            include_str!("list/newest_titles.sql"),
            named_params! { ":most": most },
        )
    }

    fn titled(&self, sql: &str, parameters: impl Params) -> Result<Vec<Titled>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(parameters, |row| {
            Ok(Titled {
                post: row.get("id")?,
                title: row.get("title")?,
                language: language(row, "language")?,
                touched_at: row.get("touched_at")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Rows of posts, in the order of their keys.
    pub(crate) fn list_rows(&self, keys: &[Key]) -> Result<Vec<Row>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("list/rows.sql"))?;
        let mut rows = statement.query([serde_json::to_string(keys)?])?;
        let mut found: HashMap<Key, Row> = HashMap::new();
        while let Some(row) = rows.next()? {
            let one = Row {
                id: row.get("id")?,
                slug: row.get("slug")?,
                title: String::new(),
                status: post::status(row, "status")?,
                date: row.get("date")?,
                editions: Vec::new(),
                touched_at: row.get("touched_at")?,
                title_hit: None,
                hit: None,
            };
            found.insert(row.get("post")?, one);
        }
        self.add_editions(keys, &mut found)?;
        Ok(keys.iter().filter_map(|key| found.remove(key)).collect())
    }

    fn add_editions(&self, keys: &[Key], found: &mut HashMap<Key, Row>) -> Result<()> {
        let sql = if self.has_current_schema()? {
            include_str!("list/editions.sql")
        } else {
            include_str!("list/editions_before_pairs.sql")
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([serde_json::to_string(keys)?])?;
        while let Some(row) = rows.next()? {
            let Some(listed) = found.get_mut(&row.get::<_, Key>("post")?) else {
                continue;
            };
            let role = Role::from_stored(&row.get::<_, String>("role")?);
            if role == Role::Source {
                listed.title = row.get("title")?;
            }
            listed.editions.push(EditionMark {
                id: row.get("id")?,
                language: language(row, "language")?,
                role,
                name: row.get("name")?,
                pairs: row.get("pairs")?,
                missing: row.get("missing")?,
                changed: row.get("changed")?,
            });
        }
        Ok(())
    }

    pub(crate) fn languages_in_use(&self) -> Result<Vec<LanguageTag>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("list/languages.sql"))?;
        let rows = statement.query_map([], |row| language(row, "language"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn count_trashed(&self) -> Result<usize> {
        Ok(self
            .connection
            .prepare_cached("SELECT count(*) FROM post WHERE trashed_at IS NOT NULL")?
            .query_row([], |row| row.get(0))?)
    }

    pub(crate) fn count_posts(&self) -> Result<usize> {
        Ok(self
            .connection
            .prepare_cached(TOTAL)?
            .query_row([], |row| row.get(0))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::plan;

    #[test]
    fn every_part_of_every_order_is_read_without_sorting() {
        for sort in Sort::ALL {
            for reversed in [false, true] {
                let sql = walk(sort, reversed);
                plan::reads_no_rows_in_vain(&sql);
                for step in plan::of(&sql) {
                    assert!(!step.contains("TEMP B-TREE"), "{step}: {sql}");
                }
            }
        }
    }

    #[test]
    fn few_posts_are_sorted_without_reading_the_others() {
        for sort in Sort::ALL {
            plan::reads_no_rows_in_vain(&sorted(sort, false));
        }
        plan::reads_no_rows_in_vain(include_str!("list/rows.sql"));
        plan::reads_no_rows_in_vain(include_str!("list/editions.sql"));
        plan::reads_no_rows_in_vain(TOTAL);
    }

    #[test]
    fn what_lies_behind_the_middle_is_counted_from_the_end() {
        let part = |offset, limit, reversed| Part {
            sort: Sort::Touched,
            reversed,
            offset,
            limit,
        };
        let same = |part: Part| (part.offset, part.limit, part.reversed);
        for (offset, limit, total, expected) in [
            (90, 10, 100, (0, 10, true)),
            (95, 10, 100, (0, 5, true)),
            (60, 10, 100, (30, 10, true)),
            (60, usize::MAX, 100, (0, 40, true)),
        ] {
            let turned = from_the_end(part(offset, limit, false), total);
            assert_eq!(same(turned), expected, "{offset} {limit} {total}");
        }
    }
}
