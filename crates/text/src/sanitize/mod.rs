//! The one policy, and the only maker of [`SafeHtml`].
//!
//! 1. [`tame`](mod@tame) reads the HTML token by token, leaves out what the policy does not
//!    allow, closes what is open and caps how deep it nests. It is there for the sake of
//!    order: its result is small, balanced and counted.
//! 2. The gate, an ammonia builder with the same policy, parses that as a browser does and
//!    writes it anew. It is there for the sake of safety: it trusts nobody, the first step
//!    least of all.
//!
//! What comes out is a fixed point: sanitizing it again changes nothing.
//!
//! Deliberately absent: style, class, svg, math, forms, frames, scripts, event handlers, comments,
//! images from elsewhere, addresses with a password in them, schemes other than http, https and
//! mailto. Characters that turn the direction of writing still pass.

mod element;
mod found;
mod policy;
mod room;
mod tame;

use std::fmt;

use crate::{Diagnostic, render::Images};

pub(crate) use element::is_void;
pub(crate) use policy::{REL, Target, image_name, is_harmless, link_target};

/// Holds HTML that has passed the policy; nothing else can be previewed or exported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Returns the HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the HTML as an owned string.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Puts parts behind one another; each is balanced in itself, so the whole is safe too.
    #[must_use]
    pub fn join(parts: impl IntoIterator<Item = Self>, separator: &Self) -> Self {
        let parts: Vec<String> = parts.into_iter().map(|part| part.0).collect();
        Self(parts.join(&separator.0))
    }

    /// Takes HTML on trust.
    ///
    /// Dangerous: it is only for what was put together from safe and escaped pieces inside this
    /// crate. Everything else goes through [`sanitize`].
    pub(crate) fn trusted(html: String) -> Self {
        Self(html)
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Takes everything out of HTML that the policy does not allow, and says what.
///
/// The cost grows with the length, however deep the HTML nests.
#[must_use]
pub fn sanitize(html: &str) -> (SafeHtml, Vec<Diagnostic>) {
    sanitize_with(html, Images::Local)
}

/// Does what [`sanitize`] does, and takes out the library's own images too if asked to.
pub(crate) fn sanitize_with(html: &str, images: Images) -> (SafeHtml, Vec<Diagnostic>) {
    let (tamed, diagnostics) = tame::tame(html, images);
    (gate(&tamed), diagnostics)
}

/// Passes HTML that is known to be balanced, shallow and free of raw mark-up through the gate.
///
/// For the renderer only. It is as safe as [`sanitize`], but quadratic in how deep the HTML nests.
pub(crate) fn gate(html: &str) -> SafeHtml {
    SafeHtml(policy::gate().clean(html).to_string())
}

#[cfg(test)]
mod tests;
