//! What is told of a text in TOML.

use serde::Serialize;
use text::compose::one_line;
use toml::value::Datetime;

use super::Piece;
use crate::export::PieceEdition;

/// Writes front matter without its fences.
pub(super) fn written(fields: &impl Serialize) -> String {
    // Fields of our own make, all of them strings and lists of strings, can always be written.
    toml::to_string(fields).unwrap_or_default()
}

/// The day of a post, where it has one.
pub(super) fn day(piece: &Piece) -> Option<Datetime> {
    piece.post.date.parse().ok()
}

/// The names of those who wrote it, where the profile tells them.
pub(super) fn authors(piece: &Piece) -> Vec<String> {
    match piece.profile.options.parts.byline {
        true => piece.people.iter().map(|it| one_line(&it.name)).collect(),
        false => Vec::new(),
    }
}

/// The series in the language of an edition, or else as the library calls it.
pub(super) fn series(piece: &Piece, edition: &PieceEdition) -> Vec<String> {
    if !piece.profile.options.parts.series {
        return Vec::new();
    }
    let names = piece.series.as_ref().map(|it| &it.names);
    let name = names.and_then(|names| names.get(&edition.edition.language));
    let name = name.unwrap_or(&piece.post.series);
    let name = one_line(name);
    Vec::from_iter((!name.is_empty()).then_some(name))
}

pub(super) fn tags(edition: &PieceEdition) -> Vec<String> {
    edition.tags.iter().map(|it| one_line(it)).collect()
}

/// Tells whether a field is not worth a line.
pub(super) fn is_empty(text: &str) -> bool {
    text.is_empty()
}
