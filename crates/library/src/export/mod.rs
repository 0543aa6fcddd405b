//! The end of the street: finished posts as files.
//!
//! 1. A [`Profile`] says for whom, a [`Format`] what kind of file.
//! 2. [`piece`] reads a post as it stands at one moment.
//! 3. [`plan`] says what would be written. It is pure: the same piece gives the same bytes.
//! 4. [`write()`] writes a plan atomically.
//! 5. [`record()`] remembers from which revisions, so that later changes can be told.

mod format;
mod html;
mod image_file;
mod markdown;
mod page;
mod piece;
mod plan;
mod preview;
pub mod profile;
mod record;
mod text_file;
mod write;

pub use format::Format;
pub use piece::{Piece, PieceEdition, piece};
pub use plan::{Hold, Plan, PlannedFile, plan};
pub use preview::{Preview, preview};
pub use profile::Profile;
pub use record::{record, revisions_at_last_export};
pub use write::write;
