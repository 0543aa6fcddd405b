//! The pairing of two editions. The interface calls a bead a pair.
//!
//! 1. [`align()`] cuts both bodies into blocks and pairs them through [`text::align`].
//! 2. Beads rest on anchors, so they follow every edit until they are made again.
//! 3. A bead remembers the source's text from when it was last in step; where that
//!    differs from what the source says now, it is *changed* until a person confirms it.

mod align;
mod confirm;
mod forget;
mod get;

pub use align::{align, is_stale};
pub use confirm::confirm;
pub(crate) use forget::forget;
pub use get::get;

use crate::storage::Key;

/// A span of a body, UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

/// How a pair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// Both sides are there and nothing has changed since.
    InStep,
    /// The source has changed since the pair was last in step.
    Changed,
    /// One side is not there.
    Missing,
}

/// One n:m group of blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Bead {
    /// Its key; it stays while the bead lives on.
    pub key: Key,
    /// Its place in the source's body.
    pub source: Option<Span>,
    /// Its place in the target's body.
    pub target: Option<Span>,
    /// How it stands.
    pub step: Step,
    /// Whether a person has marked it in step.
    pub confirmed: bool,
}

/// The whole pairing of two editions.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The source's revision that the beads stand at.
    pub source_revision: u64,
    /// The target's.
    pub target_revision: u64,
    /// In the order of the source.
    pub beads: Vec<Bead>,
}

/// A bead as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct StoredBead {
    pub key: Key,
    pub source: Option<(Key, Span)>,
    pub target: Option<(Key, Span)>,
    pub confirmed: bool,
    pub is_changed: bool,
    pub source_text: Option<String>,
}
