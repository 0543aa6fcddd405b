//! The list of posts: one statement for the rows, one for their editions.

use std::collections::HashMap;

use rusqlite::{Statement, named_params};
use text::LanguageTag;

use super::{Key, language, post};
use crate::edition::Role;
use crate::error::Result;
use crate::library::Query;
use crate::post::{EditionMark, Filter, Row};

const ALL: &str = concat!(
    include_str!("list/rows.sql"),
    include_str!("list/filter.sql"),
    include_str!("list/page.sql")
);
const FOUND: &str = concat!(
    include_str!("list/rows.sql"),
    include_str!("list/filter.sql"),
    include_str!("list/search.sql"),
    include_str!("list/page.sql")
);
const COUNT_ALL: &str = concat!(
    include_str!("list/count.sql"),
    include_str!("list/filter.sql")
);
const COUNT_FOUND: &str = concat!(
    include_str!("list/count.sql"),
    include_str!("list/filter.sql"),
    include_str!("list/search.sql")
);

impl Query<'_> {
    /// The rows of a page, and how many there are in all. `expression` is one of FTS5;
    /// `trailing` are keys of posts that match although the index does not know it yet.
    pub(crate) fn list_posts(
        &self,
        filter: &Filter,
        expression: Option<&str>,
        trailing: &[Key],
    ) -> Result<(Vec<Row>, usize)> {
        let (rows_sql, count_sql) = match expression {
            Some(_) => (FOUND, COUNT_FOUND),
            None => (ALL, COUNT_ALL),
        };
        let trailing = serde_json::to_string(trailing)?;
        let trailing = trailing.as_str();
        let status = filter.status.map(crate::post::Status::as_str);
        let tag = filter.language.as_ref().map(LanguageTag::as_str);
        // SQLite takes -1 for "no limit".
        let limit = if filter.limit == 0 {
            -1
        } else {
            i64::try_from(filter.limit).unwrap_or(-1)
        };

        let mut statement = self.connection.prepare_cached(rows_sql)?;
        let mut rows = statement.query(
            named_params! {
                ":trashed": filter.trashed,
                ":status": status,
                ":language": tag,
                ":limit": limit,
                ":offset": filter.offset,
            }
            .iter()
            .copied()
            .chain(searching(&expression, &trailing))
            .collect::<Vec<_>>()
            .as_slice(),
        )?;
        let mut found: Vec<(Key, Row)> = Vec::new();
        while let Some(row) = rows.next()? {
            let listed = Row {
                id: row.get("id")?,
                slug: row.get("slug")?,
                title: String::new(),
                status: post::status(row, "status")?,
                editions: Vec::new(),
                touched_at: row.get("touched_at")?,
                hit: None,
            };
            found.push((row.get("post")?, listed));
        }
        self.add_editions(&mut found)?;

        let mut statement: Statement<'_> = self.connection.prepare(count_sql)?;
        let total: i64 = statement.query_row(
            named_params! { ":trashed": filter.trashed, ":status": status, ":language": tag }
                .iter()
                .copied()
                .chain(searching(&expression, &trailing))
                .collect::<Vec<_>>()
                .as_slice(),
            |row| row.get(0),
        )?;
        let rows = found.into_iter().map(|(_, row)| row).collect();
        Ok((rows, usize::try_from(total).unwrap_or(0)))
    }

    fn add_editions(&self, found: &mut [(Key, Row)]) -> Result<()> {
        let places: HashMap<Key, usize> = found
            .iter()
            .enumerate()
            .map(|(at, (key, _))| (*key, at))
            .collect();
        let keys = serde_json::to_string(&found.iter().map(|(key, _)| key).collect::<Vec<_>>())?;
        let mut statement = self
            .connection
            .prepare_cached(include_str!("list/editions.sql"))?;
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
            .prepare_cached("SELECT count(*) FROM post WHERE trashed_at IS NULL")?
            .query_row([], |row| row.get(0))?)
    }
}

type Parameter<'a> = (&'a str, &'a dyn rusqlite::ToSql);

/// The parameters that only the searching statements have.
fn searching<'a>(
    expression: &'a Option<&str>,
    trailing: &'a &str,
) -> impl Iterator<Item = Parameter<'a>> {
    expression
        .iter()
        .flat_map(move |e| [(":expression", e as _), (":trailing", trailing as _)])
}
