//! The trash: posts, editions, notes and images that can be taken back until they are forgotten.
//!
//! Emptying it is the only thing that forgets. It is emptied by a person, or by
//! [`crate::upkeep`] once the stated time has passed ([`empty_due`]).
//!
//! Clocks are set back and forth, by hand and by empty batteries. What lies in the trash
//! goes by time only when both of these hold:
//!
//! - by the clock, the stated time has passed since it was put there; what was put there "in
//!   the future" waits until that has come;
//! - upkeep has seen it there for as long. Of the time between two sightings no more than
//!   a quarter of the stated time counts, so that no wrong clock uses the whole of it up at
//!   a stroke. A library that is opened seldom forgets later, never earlier.
//!
//! An image that a text shows again is never forgotten: it comes back from the trash.

mod due;
mod empty;
mod forget;
mod list;

pub(crate) use due::Sighting;
pub use empty::{empty, empty_due, forget_one};
pub(crate) use forget::forget;
pub use list::{Trash, TrashedEdition, TrashedImage, TrashedNote, TrashedPost, list, local_day};

use crate::error::{Error, Result};
use crate::id::{EditionId, NoteId, PostId};
use crate::library::{Query, Tx};

/// The choices of days until something goes from the trash by itself.
pub const DAYS: [u16; 4] = [7, 30, 90, 365];

/// What a new library begins with.
const DEFAULT_DAYS: Option<u16> = Some(30);

/// The key of the setting.
const KEY: &str = "trash_days";

/// A thing in the trash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A post with all that belongs to it.
    Post(PostId),
    /// An edition of a post that is not in the trash itself.
    Edition(EditionId),
    /// A note of an edition that is not in the trash itself.
    Note(NoteId),
    /// An image, by its name.
    Image(String),
}

impl Item {
    /// What it is called among all things; ids and names of images never coincide.
    fn key(&self) -> String {
        match self {
            Item::Post(id) => id.to_string(),
            Item::Edition(id) => id.to_string(),
            Item::Note(id) => id.to_string(),
            Item::Image(name) => name.clone(),
        }
    }
}

/// How much was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Posts, with their editions.
    pub posts: usize,
    /// Editions of posts that stay.
    pub editions: usize,
    /// Notes on texts that stay.
    pub notes: usize,
    /// Images.
    pub images: usize,
}

impl Forgotten {
    fn add(&mut self, other: Forgotten) {
        self.posts += other.posts;
        self.editions += other.editions;
        self.notes += other.notes;
        self.images += other.images;
    }
}

/// After how many days something goes by itself; `None` keeps it until a person empties the
/// trash.
///
/// # Errors
///
/// A setting that cannot be read.
pub fn days(q: &Query<'_>) -> Result<Option<u16>> {
    Ok(q.setting_if_set(KEY)?.unwrap_or(DEFAULT_DAYS))
}

/// Sets after how many days something goes by itself.
///
/// # Errors
///
/// [`Error::UnknownWord`] for a number that is not among [`DAYS`].
pub fn set_days(tx: &mut Tx<'_>, days: Option<u16>) -> Result<()> {
    if let Some(given) = days
        && !DAYS.contains(&given)
    {
        return Err(Error::UnknownWord {
            given: given.to_string(),
            known: vec!["7", "30", "90", "365", "never"],
        });
    }
    tx.set_setting(KEY, &days)
}
