//! Settings: a key and a JSON value.

use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};
use crate::library::{Query, Tx};

impl Query<'_> {
    /// A setting that every library has.
    pub(crate) fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<T> {
        self.setting_if_set(key)?.ok_or_else(|| Error::Damaged {
            detail: format!("setting `{key}` is missing"),
        })
    }

    /// A setting that a library has once somebody has set it.
    pub(crate) fn setting_if_set<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>> {
        let value: Option<String> = self
            .connection
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        Ok(value.map(|v| serde_json::from_str(&v)).transpose()?)
    }
}

impl Tx<'_> {
    /// Sets what a person chooses.
    pub(crate) fn set_setting<T: Serialize>(&mut self, key: &str, value: &T) -> Result<()> {
        self.set_note(key, value)?;
        self.changes.settings = true;
        Ok(())
    }

    /// Sets what the library notes for itself; nothing that is shown changes.
    pub(crate) fn set_note<T: Serialize>(&mut self, key: &str, value: &T) -> Result<()> {
        let value = serde_json::to_string(value)?;
        self.connection
            .prepare_cached(include_str!("setting/set.sql"))?
            .execute(params![key, value])?;
        Ok(())
    }
}
