//! Sets of posts, each read from an index in which its posts stand together.

use roaring::RoaringTreemap;
use rusqlite::Params;

use super::Key;
use crate::error::Result;
use crate::library::Query;
use crate::post::Status;

/// Keys of posts or of editions.
pub(crate) type Set = RoaringTreemap;

/// Up to so many editions their posts are looked up one by one.
const FEW: u64 = 4000;

/// A key as a set holds it; SQLite gives none below 1.
pub(crate) fn member(key: Key) -> u64 {
    key.cast_unsigned()
}

/// And back.
pub(crate) fn key(member: u64) -> Key {
    member.cast_signed()
}

const TRASHED: &str = "SELECT post FROM post WHERE trashed_at IS NOT NULL";
const LYING: &str = "SELECT post FROM post WHERE trashed_at IS NULL";
const WITH_STATUS: &str = include_str!("set/with_status.sql");
const IN_LANGUAGE: &str = "SELECT post FROM edition WHERE language = ?1 AND trashed_at IS NULL";
const WITH_TAG: &str = include_str!("set/with_tag.sql");
const IN_SERIES: &str = include_str!("set/in_series.sql");
const BY_AUTHOR: &str = include_str!("set/by_author.sql");
const WITH_OPEN_PAIRS: &str = "SELECT post FROM post WHERE has_open_pairs = 1";
const BEHIND: &str = "SELECT post FROM post WHERE is_behind = 1";
const POST_OF: &str = "SELECT post FROM edition WHERE edition = ?1 AND trashed_at IS NULL";
const LYING_EDITIONS: &str =
    "SELECT edition, post FROM edition INDEXED BY edition_by_language WHERE trashed_at IS NULL";

impl Query<'_> {
    fn set(&self, sql: &str, parameters: impl Params) -> Result<Set> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(parameters)?;
        let mut set = Set::new();
        while let Some(row) = rows.next()? {
            set.insert(member(row.get(0)?));
        }
        Ok(set)
    }

    pub(crate) fn set_of_trashed(&self) -> Result<Set> {
        self.set(TRASHED, [])
    }

    pub(crate) fn set_of_lying(&self) -> Result<Set> {
        self.set(LYING, [])
    }

    /// Those outside the trash.
    pub(crate) fn posts_with_status(&self, status: Status) -> Result<Set> {
        self.set(WITH_STATUS, [status.as_str()])
    }

    /// Those of these posts, of which there are few.
    pub(crate) fn only_with_status(&self, posts: Set, status: Status) -> Result<Set> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT 1 FROM post WHERE post = ?1 AND status = ?2")?;
        let mut kept = Set::new();
        for post in posts {
            if statement.exists((key(post), status.as_str()))? {
                kept.insert(post);
            }
        }
        Ok(kept)
    }

    pub(crate) fn posts_in_language(&self, language: &str) -> Result<Set> {
        self.set(IN_LANGUAGE, [language])
    }

    pub(crate) fn posts_with_tag(&self, tag: &str) -> Result<Set> {
        self.set(WITH_TAG, [tag])
    }

    pub(crate) fn posts_in_series(&self, name: &str) -> Result<Set> {
        self.set(IN_SERIES, [name])
    }

    pub(crate) fn posts_by_author(&self, name: &str) -> Result<Set> {
        self.set(BY_AUTHOR, [name])
    }

    pub(crate) fn posts_with_open_pairs(&self) -> Result<Set> {
        self.set(WITH_OPEN_PAIRS, [])
    }

    pub(crate) fn posts_behind(&self) -> Result<Set> {
        self.set(BEHIND, [])
    }

    /// Editions that an expression of FTS5 holds for, as far as the index knows.
    pub(crate) fn editions_matching(&self, expression: &str) -> Result<Set> {
        self.set(
            "SELECT rowid FROM search WHERE search MATCH ?1",
            [expression],
        )
    }

    /// The posts of those of these editions that are not in the trash.
    pub(crate) fn posts_of(&self, editions: &Set) -> Result<Set> {
        let mut posts = Set::new();
        if editions.len() <= FEW {
            let mut statement = self.connection.prepare_cached(POST_OF)?;
            for edition in editions {
                let mut rows = statement.query([key(edition)])?;
                while let Some(row) = rows.next()? {
                    posts.insert(member(row.get(0)?));
                }
            }
            return Ok(posts);
        }
        let mut statement = self.connection.prepare_cached(LYING_EDITIONS)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if editions.contains(member(row.get(0)?)) {
                posts.insert(member(row.get(1)?));
            }
        }
        Ok(posts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::plan;

    #[test]
    fn every_set_is_read_from_an_index() {
        let sets = [
            TRASHED,
            LYING,
            WITH_STATUS,
            IN_LANGUAGE,
            WITH_TAG,
            IN_SERIES,
            BY_AUTHOR,
            WITH_OPEN_PAIRS,
            BEHIND,
            POST_OF,
            LYING_EDITIONS,
        ];
        for sql in sets {
            plan::reads_no_rows_in_vain(sql);
        }
    }
}
