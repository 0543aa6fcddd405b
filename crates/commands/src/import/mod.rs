//! Other people's files: what was read of them, and the posts that are made of it.
//!
//! 1. [`read`](fn@read) reads what somebody chose or dropped, and keeps in mind where it came from.
//! 2. [`look`](fn@look) and [`changes`] show a text before it is taken in.
//! 3. [`keep`](fn@keep) reads it again as was chosen, and makes posts of it.

mod batch;
mod changes;
mod keep;
mod look;
mod read;
mod view;

pub(crate) use batch::Batch;
pub use changes::ImportChanges;
pub(crate) use changes::{ImportPlace, changes};
pub use keep::ImportKept;
pub(crate) use keep::{ImportJob, KeepImport, cancel, keep};
pub use look::ImportLook;
pub(crate) use look::{LookAtImport, look};
pub(crate) use read::{ReadImport, leave, read};
pub use view::ImportBatch;
