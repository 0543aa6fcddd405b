//! Feeds of several posts.

pub(super) mod atom;
pub(super) mod json_feed;
