//! Copies of a library, made while it may be written, and the way back from one.
//!
//! 1. [`backup()`] makes one copy: under a temporary name, verified, and only then its own.
//! 2. [`keep()`] makes a copy with the time in its name, and has [`rotation`] say which of the
//!    older ones may go.
//! 3. [`copies()`] lists what a folder holds, [`is_outside`] whether that is another disk,
//!    [`is_due`] when the next copy is to be made.
//! 4. [`restore()`] makes a library of a copy again, beside the current one and never over it.
//! 5. [`forget()`] takes the copies of a library away, [`unfinished()`] says what was left of some
//!    that were never made.

mod copies;
mod copy;
mod due;
mod file;
mod forget;
mod keep;
mod migration;
mod name;
mod outside;
mod restore;
pub mod rotation;
mod unfinished;

pub use copies::{Copies, Copy, Left, copies, files};
pub use copy::backup;
pub(crate) use copy::verified;
pub use due::{Occasion, Times, is_due, last_change, local_offset};
pub(crate) use file::sync_folder;
pub use forget::{erase, forget};
pub use keep::{Kept, keep};
pub(crate) use migration::before_migration;
pub use migration::beside;
pub use outside::is_outside;
pub use restore::{restore, restore_to};
pub use rotation::Rotation;
pub use unfinished::unfinished;
pub(crate) use unfinished::{PREFIX, SUFFIX, erase_unfinished};
