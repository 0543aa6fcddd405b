//! What WordPress takes.
//!
//! 1. [`content`] renders the editions of a post as they stand below the title that the site's
//!    theme prints.
//! 2. [`guard`] keeps WordPress from reading a writer's signs as its own: short codes, addresses
//!    that it would embed, quotes and dashes that it would set as English does.
//! 3. [`html`], [`blocks`], [`classic`] and [`wxr`] write that, one file a format; [`block`]
//!    makes blocks of elements, [`clip()`] what is pasted by hand.
//!
//! Nothing here is trusted to be safe: what goes out is [`text::SafeHtml`] with its characters
//! written otherwise, between delimiters in which no word of a writer stands.

mod block;
pub(super) mod blocks;
pub(super) mod classic;
mod clip;
mod content;
mod guard;
pub(super) mod html;
pub(super) mod wxr;

pub use clip::clip;
