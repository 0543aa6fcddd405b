//! What WordPress takes.

pub(super) mod blocks;
pub(super) mod classic;
pub(super) mod html;
pub(super) mod wxr;
