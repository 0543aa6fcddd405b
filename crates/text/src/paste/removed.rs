//! What was left out of a clip, counted.

use crate::Diagnostic;

/// How much of each kind was left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Pictures.
    pub pictures: usize,
    /// Texts that nobody was to see, and points that tell who reads.
    pub hidden: usize,
    /// Passages that were deleted with changes tracked.
    pub deletions: usize,
    /// Comments and their mentions.
    pub comments: usize,
    /// Links out of whose addresses something was taken.
    pub tracked: usize,
    /// Links that lead where no link of a post may lead.
    pub links: usize,
    /// Control characters.
    pub controls: usize,
}

impl Removed {
    /// What was left out of two texts together.
    #[must_use]
    pub fn and(self, other: Removed) -> Removed {
        Removed {
            pictures: self.pictures + other.pictures,
            hidden: self.hidden + other.hidden,
            deletions: self.deletions + other.deletions,
            comments: self.comments + other.comments,
            tracked: self.tracked + other.tracked,
            links: self.links + other.links,
            controls: self.controls + other.controls,
        }
    }

    /// Says it in sentences.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
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
        told.map(|(count, code, one, many)| Diagnostic::new(code, count, one, many))
            .collect()
    }
}
