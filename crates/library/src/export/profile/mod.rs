//! Profiles: for whom an export is made.
//!
//! Some are shipped ([`shipped`]); a person can change them, and then their row holds what is
//! different, until they are reset. Others are a person's own, and their rows hold what is
//! different from a single page.

mod address;
mod copy;
mod get;
mod kept;
mod list;
mod options;
mod remove;
mod reset;
mod resolve;
mod save;
mod share;
mod share_address;
mod shipped;
mod take_in;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

pub use copy::copy;
pub use get::get;
pub use kept::check;
pub use list::{list, of_format};
pub use options::{Appeal, ImageOptions, Layout, NamedLink, Paper, Parts, ProfileOptions, Site};
pub use remove::remove;
pub use reset::reset;
pub use resolve::resolve;
pub use save::save;
pub use share::{EXTENSION, file_name, share, share_as};
pub use take_in::{TakenIn, bytes_of, read_file, take_in};

use super::Format;
use crate::error::Result;
use crate::id::ProfileId;
use crate::library::{Query, Tx};
use crate::undo::Inverse;
use shipped::{SHIPPED, Shipped};

/// For whom an export is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its id; the shipped ones have the same in every library.
    pub id: ProfileId,
    /// What a person calls it.
    pub name: String,
    /// The key of a shipped one; empty for a person's own.
    pub shipped: String,
    /// Whether it is a shipped one that a person has changed.
    pub is_changed: bool,
    /// The format that it is mostly used for.
    pub format: Format,
    /// What it asks for.
    pub options: ProfileOptions,
}

impl Default for Profile {
    /// A single page.
    fn default() -> Profile {
        as_shipped(&SHIPPED[0])
    }
}

/// A profile as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StoredProfile {
    pub id: ProfileId,
    pub name: String,
    /// The key of the shipped one in whose place it stands; empty for a person's own.
    pub shipped: String,
    pub format: String,
    /// What is different from the shipped one, or from a single page.
    pub options: Map<String, Value>,
}

/// A shipped profile as it was shipped.
fn as_shipped(shipped: &Shipped) -> Profile {
    Profile {
        id: ProfileId::from_bytes(shipped.id.into_bytes()),
        name: shipped.name.to_owned(),
        shipped: shipped.key.to_owned(),
        is_changed: false,
        format: shipped.format,
        options: (shipped.options)(),
    }
}

/// The shipped profile of a key.
fn shipped_by_key(key: &str) -> Option<Profile> {
    SHIPPED.iter().find(|s| s.key == key).map(as_shipped)
}

/// A stored profile with all that it does not say itself.
fn complete(stored: StoredProfile) -> Result<Profile> {
    let base = shipped_by_key(&stored.shipped).unwrap_or_default();
    let mut options = fields(&base.options)?;
    let is_changed = !stored.options.is_empty() || stored.name != base.name;
    options.extend(stored.options);
    Ok(Profile {
        id: stored.id,
        name: stored.name,
        is_changed: is_changed && !stored.shipped.is_empty(),
        format: Format::parse(&stored.format)?,
        shipped: stored.shipped,
        options: serde_json::from_value(Value::Object(options))?,
    })
}

/// The fields of options, as they are stored.
fn fields(options: &ProfileOptions) -> Result<Map<String, Value>> {
    match serde_json::to_value(options)? {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Map::new()),
    }
}

/// The row that a profile is kept in: what it says besides the shipped one.
pub(crate) fn row(profile: &Profile) -> Result<StoredProfile> {
    let base = shipped_by_key(&profile.shipped).unwrap_or_default();
    let shipped = fields(&base.options)?;
    let mut options = fields(&profile.options)?;
    options.retain(|name, value| shipped.get(name) != Some(value));
    Ok(StoredProfile {
        id: profile.id,
        name: profile.name.clone(),
        shipped: profile.shipped.clone(),
        format: profile.format.id().to_owned(),
        options,
    })
}

/// A name that no profile has, the nearest to this one: "Our site", "Our site 2".
fn free_name(q: &Query<'_>, name: &str) -> Result<String> {
    let fold = |name: &str| name.to_lowercase();
    let taken: Vec<String> = list(q)?.iter().map(|it| fold(&it.name)).collect();
    let mut free = name.to_owned();
    let mut number = 2_u32;
    while taken.contains(&fold(&free)) {
        free = format!("{name} {number}");
        number += 1;
    }
    Ok(free)
}

/// Lets a row be as it was before: there, or not.
pub(crate) fn put_back(
    tx: &mut Tx<'_>,
    id: ProfileId,
    before: Option<&StoredProfile>,
) -> Result<()> {
    let now = tx.profile(id)?;
    match before {
        Some(before) => tx.put_profile(before)?,
        None => tx.delete_profile(id)?,
    }
    undone_by(tx, id, now);
    Ok(())
}

fn undone_by(tx: &mut Tx<'_>, id: ProfileId, before: Option<StoredProfile>) {
    tx.undone_by(Inverse::Profile {
        id,
        before: before.map(Box::new),
    });
}
