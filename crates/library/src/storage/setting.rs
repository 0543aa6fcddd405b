//! Settings: a key and a JSON value.

use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::library::{Query, Tx};

impl Query<'_> {
    pub(crate) fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<T> {
        let value: Option<String> = self
            .connection
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        let missing = || Error::Damaged {
            detail: format!("setting `{key}` is missing"),
        };
        Ok(serde_json::from_str(&value.ok_or_else(missing)?)?)
    }
}

impl Tx<'_> {
    pub(crate) fn set_setting<T: Serialize>(&mut self, key: &str, value: &T) -> Result<()> {
        let value = serde_json::to_string(value)?;
        self.connection
            .prepare_cached(include_str!("setting/set.sql"))?
            .execute(params![key, value])?;
        self.changes.settings = true;
        Ok(())
    }
}
