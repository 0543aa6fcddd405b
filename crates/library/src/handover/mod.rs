//! Posts handed over to another library in one sealed file, and taken over from one.
//!
//! 1. [`make`] reads posts into [`Handed`] values, notes in which state they are, and writes an
//!    archive (`archive`) into an age file that a passphrase opens (`envelope`).
//! 2. [`open`] reads one, which may come from anybody (`sound`), and [`look`] says what it would
//!    change.
//! 3. [`take_in`] adds posts that are not here. Those that are here are brought together with
//!    what is here (`merge`, `pairs`), from the state that both have met (`states`, `met`,
//!    `base`), and written by the verbs that people use (`apply`).
//! 4. What both sides rewrote is a [`Conflict`]: it stays as it is here until a person decides
//!    ([`Decisions`]), and the file is opened again for that.
//!
//! A state that was taken over with nothing undecided is known from then on: its file changes
//! nothing any more, whenever and in whatever order it is opened.

mod apply;
pub mod archive;
mod base;
mod conflict;
mod envelope;
mod handed;
mod lists;
mod look;
mod make;
mod merge;
mod met;
mod open;
mod pairs;
mod past;
mod read;
mod sound;
mod states;
mod take_in;
#[cfg(test)]
mod tests;

pub use archive::Opened;
pub use conflict::{Conflict, Decisions, Spot, Take};
pub use envelope::{Work, is_sealed};
pub use handed::{Handed, HandedEdition, HandedEntry, HandedNote, HandedPair, HandedPairing};
pub use look::{Looked, LookedDetail, LookedEdition, LookedPost, LookedText, look};
pub use make::{EXTENSION, Made, Make, make};
pub(crate) use met::{StoredState, forget, forget_edition, forget_note, forget_passage, unmeet};
pub use open::{is_handover, open, open_bytes};
pub use take_in::{Arrival, Taken, TakenPost, take_in};
