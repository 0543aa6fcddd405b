//! The end of the street: finished posts as files.
//!
//! 1. A [`Profile`] says for whom, a [`Format`] what kind of file.
//! 2. [`Pieces`] reads posts as they stand at one moment.
//! 3. [`plan`] says what would be written. It is pure: the same pieces give the same bytes.
//! 4. [`receipt()`] says what the files reveal, [`not_ready`] what a post is not ready for, and
//!    [`KeptWords`] finds words that must never leave.
//! 5. [`write()`] writes a plan atomically; [`run()`] does all of it for many posts.
//! 6. [`record()`] remembers from which revisions, so that later changes can be told.

pub(crate) mod address;
mod by_hand;
mod facing;
mod feed;
mod file_name;
mod format;
mod fragment;
mod html;
mod image_file;
mod kept_words;
mod markdown;
mod newsletter;
pub(crate) mod other_post;
mod page;
mod parts;
mod piece;
mod plan;
mod preview;
pub mod profile;
mod ready;
mod receipt;
mod record;
pub(crate) mod related;
mod run;
mod site;
pub mod template;
mod text_file;
mod unmark;
mod warning;
mod wordpress;
mod write;

pub use by_hand::{ByHand, Clip, by_hand};
pub use format::{Ability, Format, Scope};
pub use image_file::images_alone;
pub use kept_words::{
    KeptPlace, KeptWord, KeptWords, kept_words, refuse as refuse_kept_words, set_kept_words,
};
pub use other_post::OtherPost;
pub use piece::{Byline, Piece, PieceEdition, PieceSeries, Pieces, piece};
pub use plan::{Hold, Plan, PlannedFile, plan};
pub use preview::{Preview, preview};
pub use profile::Profile;
pub use ready::{Lack, NotReady, not_ready};
pub use receipt::{Other, Receipt, ReceiptImage, receipt};
pub use record::{record, record_all, revisions_at_last_export};
pub use run::{Export, Exported, Written, run};
pub use unmark::Mark;
pub use warning::Warning;
pub use wordpress::clip;
pub use write::write;
