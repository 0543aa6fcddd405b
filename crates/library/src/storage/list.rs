//! The list of posts: one statement for the rows, one for their editions, one to count.

use std::collections::HashMap;

use rusqlite::{Params, named_params};
use text::LanguageTag;

use super::{Key, language, post};
use crate::edition::Role;
use crate::error::Result;
use crate::library::Query;
use crate::post::{EditionMark, Filter, Row, Status, Titled};

/// The rows of a list, and how many there are.
type Statements = (&'static str, &'static str);

macro_rules! statements {
    ($from:literal) => {
        (
            concat!(
                include_str!("list/rows.sql"),
                include_str!($from),
                include_str!("list/filter.sql"),
                include_str!("list/page.sql")
            ),
            concat!(
                include_str!("list/count.sql"),
                include_str!($from),
                include_str!("list/filter.sql")
            ),
        )
    };
}

const LYING: Statements = statements!("list/lying.sql");
const TRASHED: Statements = statements!("list/trashed.sql");
const FOUND: &str = concat!(
    include_str!("list/found.sql"),
    include_str!("list/filter.sql")
);
const NAMED: &str = concat!(
    include_str!("list/rows.sql"),
    include_str!("list/named.sql")
);

/// How many posts lie outside the trash, without reading them.
const TOTAL: &str = include_str!("list/total.sql");

impl Query<'_> {
    /// The rows of a page, and how many there are in all.
    pub(crate) fn list_posts(&self, filter: &Filter) -> Result<(Vec<Row>, usize)> {
        let (rows, count) = if filter.trashed { TRASHED } else { LYING };
        let status = filter.status.map(Status::as_str);
        let tag = filter.language.as_ref().map(LanguageTag::as_str);
        // SQLite takes -1 for "no limit".
        let limit = match filter.limit {
            0 => -1,
            limit => i64::try_from(limit).unwrap_or(-1),
        };
        let rows = self.rows(
            rows,
            named_params! {
                ":status": status,
                ":language": tag,
                ":limit": limit,
                ":offset": filter.offset,
            },
        )?;
        if status.is_none() && tag.is_none() && !filter.trashed {
            return Ok((rows, self.count_posts()?));
        }
        let total = self.connection.prepare_cached(count)?.query_row(
            named_params! { ":status": status, ":language": tag },
            |row| row.get(0),
        )?;
        Ok((rows, total))
    }

    /// The rows of a page of what a search finds, and how many there are in all.
    /// `expression` is one of FTS5; `trailing` are keys of posts that match although the
    /// index does not know it yet.
    pub(crate) fn find_posts(
        &self,
        filter: &Filter,
        expression: &str,
        trailing: &[Key],
    ) -> Result<(Vec<Row>, usize)> {
        let mut statement = self.connection.prepare_cached(FOUND)?;
        let found = statement.query_map(
            named_params! {
                ":status": filter.status.map(Status::as_str),
                ":language": filter.language.as_ref().map(LanguageTag::as_str),
                ":trashed": filter.trashed,
                ":expression": expression,
                ":trailing": serde_json::to_string(trailing)?,
            },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        // A word of every post finds them all: they are found once, to be counted and sorted.
        let mut found: Vec<(i64, Key)> = found.collect::<rusqlite::Result<_>>()?;
        found.sort_unstable_by_key(|touched| std::cmp::Reverse(*touched));
        let limit = match filter.limit {
            0 => usize::MAX,
            limit => limit,
        };
        let page = found.iter().skip(filter.offset).take(limit);
        let keys: Vec<Key> = page.map(|(_, key)| *key).collect();
        let posts = serde_json::to_string(&keys)?;
        let rows = self.rows(NAMED, named_params! { ":posts": posts })?;
        Ok((rows, found.len()))
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

    fn rows(&self, sql: &str, parameters: impl Params) -> Result<Vec<Row>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        let mut listed: Vec<(Key, Row)> = Vec::new();
        while let Some(row) = rows.next()? {
            let one = Row {
                id: row.get("id")?,
                slug: row.get("slug")?,
                title: String::new(),
                status: post::status(row, "status")?,
                editions: Vec::new(),
                touched_at: row.get("touched_at")?,
                hit: None,
            };
            listed.push((row.get("post")?, one));
        }
        self.add_editions(&mut listed)?;
        Ok(listed.into_iter().map(|(_, row)| row).collect())
    }

    fn add_editions(&self, found: &mut [(Key, Row)]) -> Result<()> {
        let places: HashMap<Key, usize> = found
            .iter()
            .enumerate()
            .map(|(at, (key, _))| (*key, at))
            .collect();
        let keys = serde_json::to_string(&found.iter().map(|(key, _)| key).collect::<Vec<_>>())?;
        let sql = if self.has_current_schema()? {
            include_str!("list/editions.sql")
        } else {
            include_str!("list/editions_before_pairs.sql")
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([keys])?;
        while let Some(row) = rows.next()? {
            let Some(at) = places.get(&row.get::<_, Key>("post")?) else {
                continue;
            };
            let role = Role::from_stored(&row.get::<_, String>("role")?);
            let listed = &mut found[*at].1;
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
