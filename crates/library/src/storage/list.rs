//! The list of posts: one statement for the rows, one for their editions.

use std::collections::HashMap;

use rusqlite::named_params;
use text::LanguageTag;

use super::{Key, language, post};
use crate::edition::Role;
use crate::error::Result;
use crate::library::Query;
use crate::post::{EditionMark, Filter, Row};

/// The two statements of a list: its rows, and how many there are.
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
const FOUND: Statements = statements!("list/search.sql");

/// How many posts lie outside the trash, without reading them.
const TOTAL: &str = include_str!("list/total.sql");

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
            Some(_) => FOUND,
            None if filter.trashed => TRASHED,
            None => LYING,
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
                ":status": status,
                ":language": tag,
                ":limit": limit,
                ":offset": filter.offset,
            }
            .iter()
            .copied()
            .chain(searching(&expression, &trailing, &filter.trashed))
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

        let rows = found.into_iter().map(|(_, row)| row).collect();
        let is_whole = status.is_none() && tag.is_none() && !filter.trashed;
        if expression.is_none() && is_whole {
            return Ok((rows, self.count_posts()?));
        }
        let mut statement = self.connection.prepare_cached(count_sql)?;
        let total = statement.query_row(
            named_params! { ":status": status, ":language": tag }
                .iter()
                .copied()
                .chain(searching(&expression, &trailing, &filter.trashed))
                .collect::<Vec<_>>()
                .as_slice(),
            |row| row.get(0),
        )?;
        Ok((rows, total))
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
            .prepare_cached(TOTAL)?
            .query_row([], |row| row.get(0))?)
    }
}

type Parameter<'a> = (&'a str, &'a dyn rusqlite::ToSql);

/// The parameters that only the searching statements have.
fn searching<'a>(
    expression: &'a Option<&str>,
    trailing: &'a &str,
    trashed: &'a bool,
) -> impl Iterator<Item = Parameter<'a>> {
    expression.iter().flat_map(move |e| {
        [
            (":expression", e as _),
            (":trailing", trailing as _),
            (":trashed", trashed as _),
        ]
    })
}
