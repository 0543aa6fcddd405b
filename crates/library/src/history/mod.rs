//! The journal: every change of every typed field, and the way back to every state.
//!
//! 1. [`append()`] is the one door for edits: it rebases them where something came between,
//!    applies, seals, chains, and moves the anchors, all in one transaction.
//! 2. [`replace()`] is for whole texts: it journals the smallest word diff.
//! 3. [`fields`] reads what an edition says now: its columns and the journal's tail.
//! 4. [`text_at`] reads what a field said at any revision.
//! 5. [`settle`](settle_all) brings the trailing columns up to the journal.

mod append;
pub mod chain;
mod change;
mod fields;
mod replace;
mod settle;
mod text_at;

pub use append::{Append, Appended, MAX_FIELD_BYTES, append};
pub(crate) use change::Recorded;
pub use change::{Change, ChangeKind, Field};
pub(crate) use fields::{CachedBody, body};
pub use fields::{Fields, fields};
pub use replace::replace;
pub(crate) use settle::SETTLE_BYTES;
pub use settle::settle_all;
pub use text_at::{changes, text_at};
