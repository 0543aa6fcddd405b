//! The pairing of two editions. The interface calls a bead a pair.
//!
//! 1. [`living`] reads what is stored of two editions and makes it fit what they say now, through
//!    [`text::pairs`]; beads rest on anchors, so they follow every edit.
//! 2. [`get()`] shows that; [`keep`] writes it down where it is news.
//! 3. [`learn`] reads from confirmed pairs which words translate each other; new pairs are found by
//!    it.
//! 4. [`confirm()`], [`link`], [`set_lead`] and their like are what people do; [`take_back`] undoes it.
//!
//! An alignment is stored once for two editions, in the direction in which one is translated from
//! the other; whoever asks for it the other way round gets the same.

mod arrange;
mod carry;
mod confirm;
mod copy;
mod forget;
mod get;
mod hold;
mod lead;
mod lexicon;
mod living;
mod read_mark;
mod take_back;

pub use arrange::{join, link, separate, set_alone};
pub use carry::{CarriedOver, carry_over};
pub use confirm::{confirm, confirm_all, only_a_typo};
pub(crate) use copy::copy;
pub(crate) use forget::forget;
pub use get::{get, sentences, show};
pub(crate) use hold::{hold_all, keep_all};
pub use lead::{set_bead_lead, set_lead};
pub(crate) use lexicon::Lexicons;
pub use lexicon::learn;
pub use living::{Living, is_news, keep, read};
pub use read_mark::mark_read;
pub(crate) use read_mark::{ReadMark, take_back_mark};
pub(crate) use take_back::{PairsBefore, act_on, take_back, take_back_lead};

use text::diff::WordChange;
pub use text::pairs::Side;
use text::pairs::{Carry, Place};

use crate::id::EditionId;
use crate::storage::Key;

/// A span of a body, UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

impl From<Place> for Span {
    fn from(place: Place) -> Span {
        Span {
            from: place.start,
            to: place.end,
        }
    }
}

/// How a pair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Both sides are there, and the one that leads says what it said.
    InStep,
    /// The side that leads says other words than when the pair was last in step.
    Changed,
    /// One side is not there.
    Missing,
    /// One side is not there, and a person says that it need not be.
    Alone,
}

/// One n:m group of blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Its key, which stays while the bead lives on; `None` until it has been written down.
    pub key: Option<Key>,
    /// Its places in the bodies, the source's first.
    pub places: [Option<Span>; 2],
    /// How it stands.
    pub step: Step,
    /// Which side leads.
    pub lead: Side,
    /// Whether a person has said that these belong together.
    pub confirmed: bool,
    /// When it was last in step, milliseconds since 1970, where that is known.
    pub since: Option<i64>,
    /// What has become of the words of the side that leads since then; empty unless it changed.
    pub changes: Vec<WordChange>,
    /// What can be carried over to the other side.
    pub carries: Vec<Carry>,
    /// The initials of those who have read it as it is.
    pub readers: Vec<String>,
}

/// The whole pairing of two editions.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The editions, the source's first.
    pub editions: [EditionId; 2],
    /// The revisions that the places are those of.
    pub revisions: [u64; 2],
    /// Which side leads where a pair does not say otherwise.
    pub lead: Side,
    /// In the order of the source.
    pub beads: Vec<Bead>,
}
