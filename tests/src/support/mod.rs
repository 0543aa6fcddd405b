//! What every test stands on.
//!
//! 1. [`Folder`]: a temporary folder with, usually, the library [`LIBRARY`] in it.
//! 2. [`Octa`]: one call of the real program there, and what it is expected to say.
//! 3. [`Desk`]: the same library open in this process, with one post on it.
//! 4. [`html`]: eyes for finished pages. [`source`]: eyes for our own source. [`picture`]: images.
//! 5. [`newsroom`]: posts of every kind, as a community news site has them. [`varied_posts`]: posts
//!    in which everything occurs that a post can hold.
//! 6. [`nu`]: the checker of HTML.
//! 7. [`proof`]: how far a proof goes and what it says. [`strace`] and [`power`]: accidents.

mod desk;
#[cfg(unix)]
pub(crate) mod disk;
mod folder;
mod golden;
pub(crate) mod html;
pub(crate) mod newsroom;
pub(crate) mod nu;
pub(crate) mod octa;
pub(crate) mod picture;
#[cfg(target_os = "linux")]
pub(crate) mod power;
pub(crate) mod proof;
pub(crate) mod sealed;
pub(crate) mod source;
#[cfg(target_os = "linux")]
pub(crate) mod strace;
mod varied;
#[cfg(target_os = "linux")]
pub(crate) mod wordpress;

pub(crate) use desk::{Desk, THREE, edit, utf16};
pub(crate) use folder::{Folder, LIBRARY};
pub(crate) use golden::assert_golden;
pub(crate) use octa::Octa;
pub(crate) use picture::{picture, wide_picture};
pub(crate) use varied::{VARIED, varied_posts};
