//! Ids: random UUIDs, one type for each thing.
//!
//! Time-ordered ids would tell when something was written, and their prefixes coincide.

use std::fmt;
use std::str::FromStr;

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Makes a new random id.
            #[allow(clippy::new_without_default, reason = "two new ids are never equal")]
            pub fn new() -> Self {
                Self(Uuid::new_v4())
            }

            /// Takes sixteen bytes as they are.
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The sixteen bytes.
            pub fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(s: &str) -> Result<Self, uuid::Error> {
                Uuid::try_parse(s).map(Self)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.to_string().into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse().map_err(|e| FromSqlError::Other(Box::new(e)))
            }
        }
    };
}

id! {
    /// A library.
    LibraryId
}
id! {
    /// A post.
    PostId
}
id! {
    /// An edition.
    EditionId
}
id! {
    /// A series.
    SeriesId
}
id! {
    /// A person.
    PersonId
}
id! {
    /// Whoever writes in a copy of a library; a random id, and a name only if one is given.
    AuthorId
}
id! {
    /// An export profile.
    ProfileId
}
id! {
    /// A checkpoint.
    CheckpointId
}
id! {
    /// A saved filter.
    FilterId
}
id! {
    /// A note.
    NoteId
}
id! {
    /// A batch of edits, as the editor that sends it numbers it.
    BatchId
}
id! {
    /// A template.
    TemplateId
}
id! {
    /// A state at which a post was handed over.
    StateId
}
