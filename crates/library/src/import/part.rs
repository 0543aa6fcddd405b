//! One file as it is read, before it is known whether it is a post by itself.

use text::{Diagnostic, LanguageTag};

use super::incoming::{Details, Incoming, IncomingEdition};
use crate::image::CleanImage;

/// What a file of one language says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) edition: IncomingEdition,
    pub(super) details: Details,
    pub(super) images: Vec<CleanImage>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Part {
    /// A post of this alone.
    pub(super) fn alone(self, name: &str) -> Incoming {
        Incoming {
            name: name.to_owned(),
            editions: vec![self.edition],
            details: self.details,
            images: self.images,
            diagnostics: self.diagnostics,
        }
    }
}

/// The language of a text that nothing says, by its words.
pub(super) fn guessed(edition: &IncomingEdition) -> Option<LanguageTag> {
    let IncomingEdition {
        title, dek, body, ..
    } = edition;
    match body.len() > 2_000 {
        true => text::language_guess(body),
        false => text::language_guess(&format!("{title}\n\n{dek}\n\n{body}")),
    }
}
