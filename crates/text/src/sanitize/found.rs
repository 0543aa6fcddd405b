//! What the policy took out, counted.

use crate::{Diagnostic, invisible::Hidden};

/// What was left out.
#[derive(Default)]
pub(super) struct Found {
    pub(super) active: usize,
    pub(super) markup: usize,
    pub(super) attributes: usize,
    pub(super) links: usize,
    pub(super) images: usize,
    /// Images that will be fetched from elsewhere.
    pub(super) remote: usize,
    pub(super) hidden: Hidden,
    pub(super) too_deep: usize,
}

impl Found {
    /// Tells it in sentences.
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let mut say = |count: usize, code: &'static str, one: &str, many: &str| {
            if count > 0 {
                diagnostics.push(Diagnostic::new(code, count, one, many));
            }
        };
        say(
            self.active,
            "html.active",
            "script or other active part was left out.",
            "scripts or other active parts were left out.",
        );
        say(
            self.images,
            "images.left-out",
            "image that is not in the library was left out.",
            "images that are not in the library were left out.",
        );
        say(
            self.links,
            "links.left-out",
            "link was left out because of where it leads; its words stay.",
            "links were left out because of where they lead; their words stay.",
        );
        say(
            self.markup + self.attributes,
            "html.left-out",
            "piece of HTML that a post cannot hold was left out.",
            "pieces of HTML that a post cannot hold were left out.",
        );
        say(
            self.too_deep,
            "nesting.capped",
            "element nested too deep was flattened; its text stays.",
            "elements nested too deep were flattened; their text stays.",
        );
        diagnostics.extend(remote_images(self.remote));
        diagnostics.extend(self.hidden.diagnostics());
        diagnostics
    }
}

/// Warns of images that will be fetched from elsewhere.
pub(crate) fn remote_images(count: usize) -> Option<Diagnostic> {
    let said = Diagnostic::new(
        "images.remote",
        count,
        "image will be fetched from another site, which learns of everyone who opens the post.",
        "images will be fetched from other sites, which learn of everyone who opens the post.",
    );
    (count > 0).then_some(said)
}
