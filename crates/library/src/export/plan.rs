use std::collections::BTreeMap;

use text::LanguageTag;

pub(super) use super::file_name::of_post as file_name;
use super::image_file::{self, ImageFiles, image_files};
use super::{
    Format, Piece, PieceEdition, Warning, feed, fragment, markdown, newsletter, page, site,
    text_file, wordpress,
};
use crate::error::Result;
use crate::id::NoteId;
use crate::note::Note;

/// What an export would write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The files, in a stable order.
    pub files: Vec<PlannedFile>,
    /// What a person should know.
    pub warnings: Vec<Warning>,
    /// The images that stand in texts instead of beside them: the library's names, by the digest
    /// of their bytes.
    pub embedded: BTreeMap<[u8; 32], String>,
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
    /// What a person should know of it.
    pub(super) fn warning(&self) -> Warning {
        let Hold {
            language, words, ..
        } = self;
        let words: Vec<&str> = words.split_whitespace().collect();
        let words = words.join(" ");
        let said = match words.as_str() {
            "" => format!("a note in {language} holds this post until it is resolved"),
            words => {
                format!("a note on \"{words}\" ({language}) holds this post until it is resolved")
            }
        };
        Warning::new("note", said)
            .about(words)
            .in_language(language)
    }
}

/// One file of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedFile {
    /// Its path below the folder of the export; `/` separates.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// The library's name of the image that it is; `None` for a text.
    pub image: Option<String>,
}

impl PlannedFile {
    /// A text as a file.
    pub(super) fn text(name: String, contents: String) -> PlannedFile {
        PlannedFile {
            name,
            bytes: contents.into_bytes(),
            image: None,
        }
    }
}

/// Says what an export would write. The same pieces give the same bytes.
///
/// All pieces are of one profile. What is in one file of the format is said by
/// [`Format::scope`]; several pieces of a narrower one have their files one after the other.
///
/// # Errors
///
/// [`crate::Error::BadTemplate`], [`crate::Error::BadPage`].
pub fn plan(pieces: &[Piece], format: Format) -> Result<Plan> {
    let mut plan = Plan::default();
    for piece in pieces {
        plan.holds.extend(holds(piece));
    }
    let each = |plan: &mut Plan, files: fn(&Piece, &mut Plan)| {
        pieces.iter().for_each(|piece| files(piece, plan));
    };
    let try_each = |plan: &mut Plan, files: fn(&Piece, &mut Plan) -> Result<()>| {
        pieces.iter().try_for_each(|piece| files(piece, plan))
    };
    match format {
        Format::HtmlFragment => each(&mut plan, fragment::files),
        Format::HtmlPage => try_each(&mut plan, page::files)?,
        Format::WordpressHtml => each(&mut plan, wordpress::html::files),
        Format::WordpressBlocks => each(&mut plan, wordpress::blocks::files),
        Format::WordpressClassic => each(&mut plan, wordpress::classic::files),
        Format::Wxr => wordpress::wxr::files(pieces, &mut plan),
        Format::Newsletter => try_each(&mut plan, newsletter::files)?,
        Format::Hugo => each(&mut plan, site::hugo::files),
        Format::Zola => each(&mut plan, site::zola::files),
        Format::Markdown => each(&mut plan, markdown::files),
        Format::Text => each(&mut plan, text_file::files),
        Format::Atom => feed::atom::files(pieces, &mut plan),
        Format::JsonFeed => feed::json_feed::files(pieces, &mut plan),
    }
    Ok(plan)
}

/// Adds the images of a piece, and what a person should know of them.
pub(super) fn add_images(piece: &Piece, plan: &mut Plan) {
    let ImageFiles { files, warnings } = image_files(piece);
    plan.warnings.extend(warnings);
    plan.files.extend(files);
}

impl Plan {
    /// Takes images in as files, or as what stands in the texts where the profile wants that.
    pub(super) fn take_images(&mut self, piece: &Piece, files: Vec<PlannedFile>) {
        if !piece.profile.options.images.embed {
            self.files.extend(files);
            return;
        }
        for file in files {
            let digest = image_file::digest(&file.bytes);
            self.embedded.extend(file.image.map(|name| (digest, name)));
        }
    }
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
