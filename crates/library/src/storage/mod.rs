//! Every statement of SQL. One file a thing; statements of three lines or more stand in
//! `.sql` files beside it.

pub(crate) mod alignment;
pub(crate) mod anchor;
pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod checkpoint;
pub(crate) mod connection;
pub(crate) mod dismissal;
pub(crate) mod edition;
pub(crate) mod export;
pub(crate) mod filter;
pub(crate) mod handed;
pub(crate) mod image;
pub(crate) mod journal;
pub(crate) mod keyframe;
pub(crate) mod list;
pub(crate) mod listed;
pub(crate) mod memory;
pub(crate) mod migrate;
pub(crate) mod note;
pub(crate) mod people;
#[cfg(test)]
pub(crate) mod plan;
pub(crate) mod post;
pub(crate) mod posted;
pub(crate) mod purge;
pub(crate) mod read_mark;
pub(crate) mod related;
pub(crate) mod reseal;
pub(crate) mod salvage;
pub(crate) mod search;
pub(crate) mod set;
pub(crate) mod setting;
pub(crate) mod template;
pub(crate) mod trash;
pub(crate) mod turn;
pub(crate) mod values;
pub(crate) mod walk;
pub(crate) mod word;

use rusqlite::Row;
use rusqlite::types::{FromSqlError, Type};
use text::LanguageTag;

/// An integer key: the rowid of a table.
pub(crate) type Key = i64;

/// Brings the write-ahead log into the file and empties it, so that the file alone holds
/// everything when it is closed.
pub(crate) const CHECKPOINT: &str = "PRAGMA wal_checkpoint(TRUNCATE)";

/// Writes every page of the file anew.
pub(crate) const VACUUM: &str = "VACUUM";

/// Every column that holds words of a user. A purge, a search for traces and an export of
/// a library walk this list; a test fails when a table is on neither list.
#[cfg(test)]
pub(crate) const USER_TEXT: &[(&str, &[&str])] = &[
    ("setting", &["value"]),
    ("author", &["name"]),
    ("series_name", &["name"]),
    ("person", &["name"]),
    ("biography", &["text"]),
    ("post", &["slug", "title_key"]),
    ("post_tag", &["tag"]),
    (
        "edition",
        &["name", "slug", "title", "dek", "place_line", "notes"],
    ),
    ("edition_tag", &["tag"]),
    ("body", &["text"]),
    ("change", &["edits", "blacked_out"]),
    ("keyframe", &["bytes"]),
    ("checkpoint", &["name"]),
    (
        "bead",
        &["source_text", "target_text", "source_said", "target_said"],
    ),
    ("dismissal", &["source_words", "target_words"]),
    ("read_mark", &["reader", "source_text", "target_text"]),
    ("note", &["words"]),
    ("note_entry", &["writer", "text"]),
    ("handed", &["said"]),
    ("word", &["word"]),
    ("image", &["bytes"]),
    ("profile", &["name", "options"]),
    ("posted", &["address"]),
    ("saved_filter", &["name", "filter"]),
    ("template", &["name", "title", "dek", "place_line", "body"]),
    ("search", &["title", "dek", "body"]),
];

/// The tables that hold none.
#[cfg(test)]
pub(crate) const NO_USER_TEXT: &[&str] = &[
    "series",
    "post_person",
    "change_parent",
    "anchor",
    "alignment",
    "export",
    "exported_edition",
];

/// Reads a language tag; what is stored was a valid one.
pub(crate) fn language(row: &Row<'_>, column: &str) -> rusqlite::Result<LanguageTag> {
    let given: String = row.get(column)?;
    LanguageTag::parse(&given).map_err(|e| {
        rusqlite::Error::FromSqlConversionFailure(
            0,
            Type::Text,
            Box::new(FromSqlError::Other(Box::new(e))),
        )
    })
}

/// Revisions and positions are never negative.
pub(crate) fn unsigned(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}

/// And never reach the sign bit.
pub(crate) fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
