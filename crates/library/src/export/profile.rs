//! Profiles: for whom an export is made. Rows of the library with stable ids.

use serde::{Deserialize, Serialize};

use super::Format;
use crate::error::Result;
use crate::id::ProfileId;
use crate::library::{Query, Tx};

/// For whom an export is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its id; the shipped ones have the same in every library.
    pub id: ProfileId,
    /// What a person calls it.
    pub name: String,
    /// What it asks for.
    pub options: ProfileOptions,
}

/// What a profile asks for. Stored as JSON; a missing field has its default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfileOptions {
    /// Level of the title's heading, 1 to 5; headings of the body follow below it.
    pub heading_level: u8,
    /// Whether several languages on one page are linked to each other at its head.
    pub language_links: bool,
}

impl Default for ProfileOptions {
    fn default() -> ProfileOptions {
        ProfileOptions {
            heading_level: 1,
            language_links: true,
        }
    }
}

struct Shipped {
    id: &'static str,
    name: &'static str,
    format: Format,
    options: ProfileOptions,
}

const SHIPPED: [Shipped; 2] = [
    Shipped {
        id: "6f1c3a52-9d0e-4b7a-8c35-0e2f41d7a901",
        name: "Single page",
        format: Format::HtmlPage,
        options: ProfileOptions {
            heading_level: 1,
            language_links: true,
        },
    },
    Shipped {
        id: "b85e20d4-71c6-4f93-a2d8-5c9b6e03f7d2",
        name: "Plain fragment",
        format: Format::HtmlFragment,
        // The page that it goes into has a first heading of its own.
        options: ProfileOptions {
            heading_level: 2,
            language_links: false,
        },
    },
];

/// Puts the shipped profiles into a new library.
pub(crate) fn ship(tx: &mut Tx<'_>) -> Result<()> {
    for shipped in &SHIPPED {
        tx.insert_profile(shipped.id, shipped.name, &shipped.options)?;
    }
    Ok(())
}

/// The profile that a format is exported with. Formats without mark-up need none.
///
/// # Errors
///
/// A failed read. A shipped profile that a library no longer has gives its shipped options.
pub fn for_format(q: &Query<'_>, format: Format) -> Result<Option<Profile>> {
    let Some(shipped) = SHIPPED.iter().find(|s| s.format == format) else {
        return Ok(None);
    };
    q.profile(shipped.id)
}

/// Every profile, by name.
///
/// # Errors
///
/// A failed read.
pub fn all(q: &Query<'_>) -> Result<Vec<Profile>> {
    q.profiles()
}
