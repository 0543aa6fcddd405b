//! Blocks, as its own editor writes them.

use text::{Direction, LanguageTag, SafeHtml};

use super::super::Piece;
use super::super::plan::{Plan, PlannedFile, add_images, file_name};
use super::block::{self, Setting};
use super::content::{self, Manner, Part};
use super::guard::IMAGES;

/// One file a post, and its images.
pub(in crate::export) fn files(piece: &Piece, plan: &mut Plan) {
    let parts = content::parts(
        piece,
        Manner {
            alignments: true,
            ..content::TOGETHER
        },
        plan,
    );
    // No line feed at the end: the editor would not save it again.
    let contents = blocks(&parts, IMAGES);
    content::tell_of_images(piece, plan);
    let name = file_name(piece, "html");
    plan.files.push(PlannedFile::text(name, contents));
    add_images(piece, plan);
}

/// The content of a post, with a separator between its languages. `images` stands before the
/// name of an image in its address.
pub(super) fn blocks(parts: &[Part<'_>], images: &str) -> String {
    let turns = parts.iter().any(|part| turns(part.language()));
    let mut all: Vec<String> = Vec::new();
    for part in parts {
        let setting = Setting {
            language: part.language(),
            turns,
            images,
        };
        let blocks = block::blocks(&part.section, setting);
        if !(all.is_empty() || blocks.is_empty()) {
            all.push(block::SEPARATOR.to_owned());
        }
        // No block of its own can say which language it begins: a line of links does.
        if let Some(links) = content::language_links(parts, Some(part.language())) {
            all.push(block::as_html(&links, setting));
        }
        all.extend(blocks);
    }
    all.join("\n\n")
}

/// The body of an edition that is a post by itself.
pub(super) fn of_body(body: &SafeHtml, language: &LanguageTag) -> String {
    let setting = Setting {
        language,
        turns: turns(language),
        images: IMAGES,
    };
    block::blocks(body, setting).join("\n\n")
}

/// Whether a language is written from the right, so that directions must be said.
fn turns(language: &LanguageTag) -> bool {
    language.direction() == Direction::Rtl
}
