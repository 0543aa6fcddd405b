//! Rows of biographies and of the names of series.

use rusqlite::{OptionalExtension, params};
use text::LanguageTag;

use super::{Key, language};
use crate::error::{OrNotFound, Result, What};
use crate::id::PostId;
use crate::library::{Query, Tx};
use crate::people::{Person, Series};

type Told = Vec<(LanguageTag, String)>;

impl Query<'_> {
    fn told(&self, sql: &str, key: &dyn rusqlite::ToSql) -> Result<Told> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows =
            statement.query_map([key], |row| Ok((language(row, "language")?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everybody whom posts name or of whom something is told; what is told is not read here.
    pub(crate) fn people(&self) -> Result<Vec<Person>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("people/all.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(Person {
                name: row.get("name")?,
                posts: row.get("posts")?,
                biographies: Vec::new(),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn all_series(&self) -> Result<Vec<Series>> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("people/all_series.sql"))?;
        let rows = statement.query_map([], |row| {
            Ok(Series {
                name: row.get("name")?,
                language: language(row, "language")?,
                posts: row.get("posts")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn biographies(&self, person: &str) -> Result<Told> {
        self.told(include_str!("people/biographies.sql"), &person)
    }

    pub(crate) fn series_names(&self, post: PostId) -> Result<Told> {
        self.told(include_str!("people/series_names.sql"), &post)
    }
}

impl Tx<'_> {
    pub(crate) fn put_biography(
        &mut self,
        person: &str,
        language: &LanguageTag,
        text: &str,
    ) -> Result<()> {
        let key: Key = self
            .connection
            .prepare_cached("SELECT person FROM person WHERE name = ?1")?
            .query_row([person], |row| row.get(0))
            .optional()?
            .or_not_found(What::Person, person)?;
        self.put_told(
            key,
            language,
            text,
            "DELETE FROM biography WHERE person = ?1 AND language = ?2",
            include_str!("people/put_biography.sql"),
        )
    }

    pub(crate) fn put_series_name(
        &mut self,
        post: PostId,
        language: &LanguageTag,
        name: &str,
    ) -> Result<()> {
        let key: Option<Key> = self
            .connection
            .prepare_cached("SELECT series FROM post WHERE id = ?1")?
            .query_row([post], |row| row.get(0))
            .optional()?
            .flatten();
        self.put_told(
            key.or_not_found(What::Series, post)?,
            language,
            name,
            "DELETE FROM series_name WHERE series = ?1 AND language = ?2",
            include_str!("people/put_series_name.sql"),
        )
    }

    fn put_told(
        &mut self,
        key: Key,
        language: &LanguageTag,
        text: &str,
        delete: &str,
        put: &str,
    ) -> Result<()> {
        if text.is_empty() {
            self.connection
                .prepare_cached(delete)?
                .execute(params![key, language.as_str()])?;
        } else {
            let mut put = self.connection.prepare_cached(put)?;
            put.execute(params![key, language.as_str(), text])?;
        }
        Ok(())
    }
}
