//! What was left out of a clip, counted.

use crate::{Diagnostic, diagnostic::counted};

#[derive(Debug, Default)]
pub(super) struct Removed {
    pub(super) pictures: usize,
    pub(super) hidden: usize,
    pub(super) deletions: usize,
    pub(super) comments: usize,
    pub(super) tracked: usize,
    pub(super) links: usize,
    pub(super) controls: usize,
}

impl Removed {
    pub(super) fn tell(&self) -> Vec<Diagnostic> {
        let kinds = [
            (
                self.pictures,
                "pictures.left-out",
                "picture was left out.",
                "pictures were left out.",
            ),
            (
                self.hidden,
                "hidden.left-out",
                "hidden text was left out.",
                "hidden texts were left out.",
            ),
            (
                self.deletions,
                "deletions.left-out",
                "deleted passage was left out.",
                "deleted passages were left out.",
            ),
            (
                self.comments,
                "comments.left-out",
                "comment was left out.",
                "comments were left out.",
            ),
            (
                self.tracked,
                "links.cleaned",
                "link was rid of what follows its readers.",
                "links were rid of what follows their readers.",
            ),
            (
                self.links,
                "links.left-out",
                "link was left out because of where it leads; its words stay.",
                "links were left out because of where they lead; their words stay.",
            ),
            (
                self.controls,
                "text.controls",
                "control character was left out.",
                "control characters were left out.",
            ),
        ];
        let told = kinds.into_iter().filter(|(count, ..)| *count > 0);
        told.map(|(count, code, one, many)| Diagnostic::new(code, counted(count, one, many)))
            .collect()
    }
}
