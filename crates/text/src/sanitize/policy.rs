//! What a profile may ask for, as a value.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

/// Says what may stand in a post beyond what always may.
///
/// The default is the strictest policy: links by http, https and mailto, the library's own images
/// only, no class names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Policy {
    /// Schemes that links may have beyond http, https and mailto.
    pub schemes: Vec<Scheme>,
    /// Whether images of other places stay. Whoever opens the post then asks those places for
    /// them, and so tells them; a diagnostic says so.
    pub remote_images: bool,
    /// Whether elements may have class names, of those in [`super::CLASS_NAMES`].
    pub class_names: bool,
    /// Whether cells of tables may have those class names that say how they are aligned, also
    /// where nothing else has any.
    pub alignments: bool,
    /// What links to another site say of themselves; nothing if it is empty.
    pub rel: Vec<LinkRel>,
}

/// A scheme of addresses that are handed to another program, which asks before it does anything.
///
/// Deliberately absent: whatever runs (`javascript`), holds a page of its own (`data`, `blob`),
/// reaches the reader's disk (`file`), or starts a program of the system without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// An address to pay to.
    Bitcoin,
    /// A page of the Gemini network.
    Gemini,
    /// A place on earth.
    Geo,
    /// A chat over IRC.
    Irc,
    /// A chat over IRC, encrypted.
    Ircs,
    /// A file in a peer-to-peer network.
    Magnet,
    /// A room or a person on Matrix.
    Matrix,
    /// An address to pay to.
    Monero,
    /// A telephone call over the internet.
    Sip,
    /// A text message.
    Sms,
    /// A telephone number.
    Tel,
    /// A calendar to subscribe to.
    Webcal,
    /// A chat over XMPP.
    Xmpp,
}

impl Scheme {
    /// All of them.
    pub const ALL: [Scheme; 13] = [
        Scheme::Bitcoin,
        Scheme::Gemini,
        Scheme::Geo,
        Scheme::Irc,
        Scheme::Ircs,
        Scheme::Magnet,
        Scheme::Matrix,
        Scheme::Monero,
        Scheme::Sip,
        Scheme::Sms,
        Scheme::Tel,
        Scheme::Webcal,
        Scheme::Xmpp,
    ];

    /// Returns it as it stands in an address, without the colon.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Scheme::Bitcoin => "bitcoin",
            Scheme::Gemini => "gemini",
            Scheme::Geo => "geo",
            Scheme::Irc => "irc",
            Scheme::Ircs => "ircs",
            Scheme::Magnet => "magnet",
            Scheme::Matrix => "matrix",
            Scheme::Monero => "monero",
            Scheme::Sip => "sip",
            Scheme::Sms => "sms",
            Scheme::Tel => "tel",
            Scheme::Webcal => "webcal",
            Scheme::Xmpp => "xmpp",
        }
    }
}

/// What a link to another site says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkRel {
    /// That search engines are not to count it.
    Nofollow,
    /// That the page behind it gets no hold of this one.
    Noopener,
    /// That the site behind it is not told where its reader comes from.
    Noreferrer,
    /// That it was written by somebody else than the site.
    Ugc,
}

impl LinkRel {
    /// All of them.
    pub const ALL: [LinkRel; 4] = [
        LinkRel::Nofollow,
        LinkRel::Noopener,
        LinkRel::Noreferrer,
        LinkRel::Ugc,
    ];

    /// Returns it as it stands in HTML.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            LinkRel::Nofollow => "nofollow",
            LinkRel::Noopener => "noopener",
            LinkRel::Noreferrer => "noreferrer",
            LinkRel::Ugc => "ugc",
        }
    }
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            schemes: Vec::new(),
            remote_images: false,
            class_names: false,
            alignments: false,
            rel: vec![LinkRel::Noopener, LinkRel::Noreferrer],
        }
    }
}

impl Default for &Policy {
    fn default() -> Self {
        static STRICT: LazyLock<Policy> = LazyLock::new(Policy::default);
        &STRICT
    }
}

impl Policy {
    /// Tells whether links may have a scheme, whatever its case.
    pub(super) fn allows_scheme(&self, scheme: &str) -> bool {
        let is_it = |allowed: &Scheme| scheme.eq_ignore_ascii_case(allowed.as_str());
        self.schemes.iter().any(is_it)
    }

    /// Returns what stands in the `rel` of links to another site, always in the same order.
    pub(crate) fn rel_value(&self) -> String {
        let names: Vec<&str> = self.rel_names().collect();
        names.join(" ")
    }

    /// Tells whether that is what stands in a `rel`.
    pub(super) fn is_rel(&self, value: &str) -> bool {
        !self.rel.is_empty() && self.rel_names().eq(value.split(' '))
    }

    fn rel_names(&self) -> impl Iterator<Item = &'static str> {
        let all = LinkRel::ALL.into_iter();
        all.filter(|rel| self.rel.contains(rel))
            .map(LinkRel::as_str)
    }

    /// Returns the same policy written in one way.
    pub(super) fn in_order(&self) -> Policy {
        let mut policy = self.clone();
        policy.schemes.sort_unstable();
        policy.schemes.dedup();
        policy.rel.sort_unstable();
        policy.rel.dedup();
        policy
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_everywhere() {
        for scheme in Scheme::ALL {
            assert_eq!(serde_json::to_value(scheme).unwrap(), scheme.as_str());
        }
        for rel in LinkRel::ALL {
            assert_eq!(serde_json::to_value(rel).unwrap(), rel.as_str());
        }
        assert!(Scheme::ALL.is_sorted() && LinkRel::ALL.is_sorted());
    }

    #[test]
    fn what_is_not_said_is_strict() {
        assert_eq!(
            serde_json::from_str::<Policy>("{}").unwrap(),
            Policy::default()
        );
        let strict: &Policy = Default::default();
        assert_eq!(*strict, Policy::default());
        assert_eq!(strict.rel_value(), "noopener noreferrer");
    }

    #[test]
    fn nothing_that_runs_can_be_asked_for() {
        for scheme in [
            "javascript",
            "data",
            "vbscript",
            "blob",
            "file",
            "about",
            "view-source",
        ] {
            let given = format!("{{\"schemes\":[\"{scheme}\"]}}");
            assert!(serde_json::from_str::<Policy>(&given).is_err(), "{scheme}");
        }
    }
}
