//! The one policy, and the only maker of [`SafeHtml`].

use std::fmt;

use crate::Diagnostic;

/// Holds HTML that has passed the policy; nothing else can be previewed or exported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// Takes over what [`crate::compose`] has made of safe pieces and escaped text.
    pub(crate) fn trusted(html: String) -> Self {
        Self(html)
    }

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
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Takes everything out of HTML that the policy does not allow.
#[must_use]
pub fn sanitize(html: &str) -> (SafeHtml, Vec<Diagnostic>) {
    (SafeHtml(ammonia::clean(html)), Vec::new())
}
