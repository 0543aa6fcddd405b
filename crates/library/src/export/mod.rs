//! The end of the street: finished posts as files.
//!
//! 1. A [`Profile`] says for whom, a [`Format`] what kind of file.
//! 2. [`Pieces`] reads posts as they stand at one moment.
//! 3. [`plan`] says what would be written. It is pure: the same pieces give the same bytes.
//! 4. [`write()`] writes a plan atomically.
//! 5. [`record()`] remembers from which revisions, so that later changes can be told.

mod facing;
mod feed;
mod format;
mod fragment;
mod html;
mod image_file;
mod markdown;
mod newsletter;
pub(crate) mod other_post;
mod page;
mod parts;
mod piece;
mod plan;
mod preview;
pub mod profile;
mod record;
pub(crate) mod related;
mod site;
pub mod template;
mod text_file;
mod wordpress;
mod write;

pub use format::{Format, Scope};
pub use other_post::OtherPost;
pub use piece::{Byline, Piece, PieceEdition, PieceSeries, Pieces, piece};
pub use plan::{Hold, Plan, PlannedFile, plan};
pub use preview::{Preview, preview};
pub use profile::Profile;
pub use record::{record, revisions_at_last_export};
pub use wordpress::clip;
pub use write::write;
