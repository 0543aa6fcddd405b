//! Markdown with front matter for static sites.

pub(super) mod hugo;
pub(super) mod zola;
