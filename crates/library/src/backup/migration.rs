use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::copy::{copy, verified};
use super::file::refuse_existing;
use crate::error::{Error, Result};
use crate::library::Query;
use crate::storage::migrate;

/// How many such copies may stand beside a library.
const MOST: u32 = 100;

/// Makes the copy that stands beside a library before its schema is changed.
///
/// One that holds the same is there already where an earlier migration was cut short, and
/// is not made twice; one that holds something else is not written over.
pub(crate) fn before_migration(q: &Query<'_>, library: &Path, schema: i64) -> Result<()> {
    let tally = q.tally()?;
    for path in names(library, schema) {
        match refuse_existing(&path) {
            Ok(()) => return copy(q, library, &path),
            Err(_) => {
                if verified(&path).is_ok_and(|there| there == tally) {
                    return Ok(());
                }
            }
        }
    }
    Err(Error::AlreadyExists {
        path: library.to_path_buf(),
    })
}

/// The copies that were made beside a library before its schema was changed.
pub fn beside(library: &Path) -> impl Iterator<Item = PathBuf> {
    let is_there = |path: &PathBuf| path.is_file();
    (1..migrate::known()).flat_map(move |schema| names(library, schema).take_while(is_there))
}

/// The names of the copies before migrations from one schema, in the order in which they are
/// given: `posts.octavilla.schema-1`, `posts.octavilla.schema-1-2` …
fn names(library: &Path, schema: i64) -> impl Iterator<Item = PathBuf> {
    (1..=MOST).map(move |number| {
        let mut name = OsString::from(library.as_os_str());
        name.push(format!(".schema-{schema}"));
        if number > 1 {
            name.push(format!("-{number}"));
        }
        PathBuf::from(name)
    })
}
