use text::LanguageTag;

use super::image_file::{ImageFiles, image_files, image_sizes};
use super::{Format, Piece, PieceEdition, html, markdown, page, text_file};
use crate::id::NoteId;
use crate::note::Note;

/// What an export would write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The files, in a stable order.
    pub files: Vec<PlannedFile>,
    /// What a person should know: one plain sentence each.
    pub warnings: Vec<String>,
    /// Notes that hold the post: it was not to go out before they are resolved.
    pub holds: Vec<Hold>,
}

/// A note that holds a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    /// The note.
    pub note: NoteId,
    /// The language of the text that it lies on.
    pub language: LanguageTag,
    /// The words that it was put on.
    pub words: String,
}

impl Hold {
    /// What a person should know of it, in one plain sentence.
    pub fn warning(&self) -> String {
        let Hold {
            language, words, ..
        } = self;
        let words: Vec<&str> = words.split_whitespace().collect();
        match words.join(" ").as_str() {
            "" => format!("a note in {language} holds this post until it is resolved"),
            words => {
                format!("a note on \"{words}\" ({language}) holds this post until it is resolved")
            }
        }
    }
}

/// One file of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedFile {
    /// Its path below the folder of the export; `/` separates.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Says what an export of a piece would write. The same piece gives the same bytes.
pub fn plan(piece: &Piece, format: Format) -> Plan {
    let mut plan = Plan {
        holds: holds(piece),
        ..Plan::default()
    };
    let images = match format {
        Format::Text => ImageFiles::default(),
        _ => image_files(piece),
    };
    let ending = format.extension();
    let slug = &piece.post.slug;
    match format {
        Format::Markdown => {
            for edition in &piece.editions {
                let bytes = markdown::file(piece, edition).into_bytes();
                let language = edition.edition.language.as_str();
                let name = format!("{slug}.{language}.{ending}");
                plan.files.push(PlannedFile { name, bytes });
            }
        }
        Format::HtmlFragment | Format::HtmlPage | Format::Text => {
            let contents = match format {
                Format::Text => text_file::file(piece),
                _ => {
                    let made = html::sections(piece, &image_sizes(piece));
                    plan.warnings.extend(made.warnings);
                    match format {
                        Format::HtmlPage => page::page(piece, &made.sections),
                        _ => format!("{}\n", html::fragment(&made.sections)),
                    }
                }
            };
            let name = match (piece.is_single, piece.editions.first()) {
                (true, Some(only)) => format!("{slug}.{}.{ending}", only.edition.language),
                _ => format!("{slug}.{ending}"),
            };
            plan.files.push(PlannedFile {
                name,
                bytes: contents.into_bytes(),
            });
        }
    }
    plan.warnings.extend(images.warnings);
    plan.files.extend(images.files);
    plan
}

fn holds(piece: &Piece) -> Vec<Hold> {
    let hold = |note: &Note| {
        let of_note = |e: &&PieceEdition| e.edition.id == note.edition;
        let edition = piece.editions.iter().find(of_note)?;
        Some(Hold {
            note: note.id,
            language: edition.edition.language.clone(),
            words: note.words.clone(),
        })
    };
    piece.holding.iter().filter_map(hold).collect()
}
