//! The same letter without mark-up, for those who read letters as text.

use super::super::html::Section;
use super::super::{Piece, parts, text_file};

/// The whole file.
pub(super) fn of(piece: &Piece, sections: &[Section<'_>]) -> String {
    let letters: Vec<String> = sections.iter().map(|it| letter(piece, it)).collect();
    format!("{}\n", letters.join("\n\n* * *\n\n"))
}

fn letter(piece: &Piece, section: &Section<'_>) -> String {
    let head = &section.head;
    let language = &section.edition.edition.language;
    let mut blocks = vec![
        head.place_line.trim().to_owned(),
        head.title.trim().to_owned(),
        head.dek.trim().to_owned(),
        text_file::words(piece, language, &section.edition.fields.body),
    ];
    blocks.extend(parts::text(&section.parts, language));
    blocks.retain(|block| !block.is_empty());
    blocks.join("\n\n")
}
