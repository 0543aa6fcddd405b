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
//! What may stand is a value, [`Policy`]: the default is strict, and a profile can ask for a little
//! more. Characters that nobody sees go whatever it says ([`crate::invisible`]).
//!
//! Deliberately absent, under every policy: style, svg, math, forms, frames, scripts, event
//! handlers, comments, addresses with a user in them, schemes that run or hold a page, class names
//! other than [`CLASS_NAMES`], and ids other than the renderer's.

mod address;
mod allowed;
mod crowded;
mod element;
mod found;
mod gate;
mod id;
mod policy;
mod room;
mod tame;
mod visible;

use std::fmt;

use crate::{Diagnostic, invisible::Hidden, render::Images};

pub use address::leads_out;
pub(crate) use address::{ImageSource, Target, image_source, link_target};
pub use allowed::CLASS_NAMES;
pub(crate) use allowed::{LONGEST_VALUE, REFERRER, goes_with_content};
pub(crate) use element::{is_block, is_void, is_within_text};
pub(crate) use found::remote_images;
pub use policy::{LinkRel, Policy, Scheme};
use tame::Taming;

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

/// Takes everything out of HTML that the strict policy does not allow, and says what.
///
/// The cost grows with the length, however deep the HTML nests.
#[must_use]
pub fn sanitize(html: &str) -> (SafeHtml, Vec<Diagnostic>) {
    sanitize_with(html, Default::default())
}

/// Takes everything out of HTML that a policy does not allow, and says what.
///
/// What comes out of a rendering has passed the policy that it was rendered with; it is a fixed
/// point of the same policy here.
#[must_use]
pub fn sanitize_with(html: &str, policy: &Policy) -> (SafeHtml, Vec<Diagnostic>) {
    let taming = Taming {
        policy,
        images: Images::Local,
        id_attribute: "id",
    };
    tame(html, taming)
}

/// Takes out of rendered HTML with raw HTML in it what the policy does not allow, images that are
/// not wanted, and ids that are not in `id_attribute`.
pub(crate) fn sanitize_rendered(
    html: &str,
    policy: &Policy,
    images: Images,
    id_attribute: &str,
) -> (SafeHtml, Vec<Diagnostic>) {
    let taming = Taming {
        policy,
        images,
        id_attribute,
    };
    tame(html, taming)
}

fn tame(html: &str, taming: Taming<'_>) -> (SafeHtml, Vec<Diagnostic>) {
    let (tamed, diagnostics) = tame::tame(html, taming);
    (gate(&tamed, taming.policy), diagnostics)
}

/// Passes HTML through the gate that is known to be balanced, shallow and free of raw mark-up, and
/// takes out what nobody sees.
///
/// For the renderer only. It is as safe as [`sanitize`], but quadratic in how deep the HTML nests.
pub(crate) fn pass(html: String, policy: &Policy, hidden: &mut Hidden) -> SafeHtml {
    gate(&visible::visible(html, hidden), policy)
}

fn gate(html: &str, policy: &Policy) -> SafeHtml {
    SafeHtml(gate::pass(html, policy))
}

#[cfg(test)]
mod attacks;
#[cfg(test)]
mod tests;
