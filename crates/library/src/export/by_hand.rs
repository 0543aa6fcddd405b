//! What a person posts by hand: each part of an edition by itself.

use text::LanguageTag;
use text::plain::escape;

use super::image_file::image_sizes;
use super::{Piece, PieceEdition, Warning, html, text_file, unmark, wordpress};
use crate::history::Field;

/// Words for the clipboard: as sanitized HTML, and without mark-up for a field that takes none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    /// As HTML, in the manner of what the profile is for.
    pub html: String,
    /// Without mark-up.
    pub text: String,
}

/// An edition in its parts, as its profile asks for them.
#[derive(Clone, Debug)]
pub struct ByHand<'a> {
    /// The edition.
    pub edition: &'a PieceEdition,
    /// Its title, with the glyphs of its language.
    pub title: String,
    /// Its dek.
    pub dek: String,
    /// Its body, below a title that the site prints.
    pub body: Clip,
    /// What a person should know.
    pub warnings: Vec<Warning>,
}

/// Takes a post apart, edition by edition. Each is for a page of its own.
pub fn by_hand(piece: &Piece) -> Vec<ByHand<'_>> {
    piece
        .editions
        .iter()
        .map(|edition| {
            let alone = alone(piece, edition);
            let made = html::sections(&alone, &image_sizes(&alone));
            let section = made.sections.into_iter().next();
            let (head, body) = section.map(|it| (it.head, it.body)).unzip();
            let (head, body) = (head.unwrap_or_default(), body.unwrap_or_default());
            let language = &edition.edition.language;
            ByHand {
                edition,
                title: head.title,
                dek: head.dek,
                body: Clip {
                    html: wordpress::clip(&body, language, piece.profile.format),
                    text: text_file::words(piece, language, &edition.fields.body),
                },
                warnings: made.warnings,
            }
        })
        .collect()
}

impl Piece {
    /// Renders a passage of an edition for pasting: Markdown of a body, or a field of one line.
    pub(crate) fn clip(&self, language: &LanguageTag, field: Field, given: &str) -> Clip {
        let of = |it: &&PieceEdition| it.edition.language == *language;
        let edition = self.editions.iter().find(of);
        let (Some(edition), false) = (edition, given.trim().is_empty()) else {
            return Clip::default();
        };
        let given = unmark::passage(given, field == Field::Body, language);
        let given = given.as_str();
        if field != Field::Body {
            let line = html::glyphs(self, given, language);
            let (html, _) = text::sanitize::sanitize(&escape(&line));
            return Clip {
                html: html.into_string(),
                text: line,
            };
        }
        let mut passage = alone(self, edition);
        for edition in &mut passage.editions {
            edition.fields.body = given.to_owned();
        }
        let made = html::sections(&passage, &image_sizes(&passage));
        let html = made.sections.into_iter().next().map(|it| it.body);
        Clip {
            html: html.unwrap_or_default().into_string(),
            text: text_file::words(self, language, given),
        }
    }
}

/// A post with one of its editions only. Its title goes into a field of its own, and the site
/// prints it: the headings of the body take the level that the title has elsewhere.
fn alone(piece: &Piece, edition: &PieceEdition) -> Piece {
    let mut alone = Piece {
        editions: vec![edition.clone()],
        ..piece.clone()
    };
    let level = &mut alone.profile.options.heading_level;
    *level = level.saturating_sub(1).max(1);
    alone
}
