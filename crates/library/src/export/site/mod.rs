//! Posts for static sites: a folder a post, in it one Markdown file a language, and the images.
//!
//! 1. [`front_matter`] says in TOML what the site prints around a text.
//! 2. The text is the sanitized fragment, written as Markdown that the generator reads as it is
//!    meant: [`text::clean::anew`].
//! 3. Files of one folder belong together: that is how both generators know translations.
//!
//! Deliberately absent: HTML, which Hugo leaves out; calls of templates but for Hugo's own figure;
//! and whatever a site prints itself, such as links for sharing.

mod front_matter;
pub(super) mod hugo;
pub(super) mod zola;

use text::clean::{self, Dialect};

use super::html::{self, How, Section};
use super::image_file::{ImageFiles, image_files_in, image_sizes};
use super::plan::Plan;
use super::{Piece, PieceEdition, Warning, file_name};

/// The section of a site that posts are in.
const SECTION: &str = "content/posts";

/// The folder of a post.
fn folder(piece: &Piece) -> String {
    format!("{SECTION}/{}", file_name::part(&piece.post.slug))
}

/// Writes one edition: its front matter, and its text below.
fn page(
    piece: &Piece,
    edition: &PieceEdition,
    dialect: Dialect,
    front_matter: impl FnOnce(&Section<'_>) -> String,
    plan: &mut Plan,
) -> String {
    let level = piece.profile.options.heading_level;
    let sizes = image_sizes(piece);
    let how = How {
        alignments: true,
        ..How::with_images(&sizes)
    };
    let (section, warnings) = html::section(piece, edition, level, how);
    let (markdown, diagnostics) = clean::anew(&section.body, dialect, "");
    let language = &edition.edition.language;
    let said = diagnostics.into_iter().map(Warning::of_diagnostic);
    plan.warnings.extend(warnings);
    plan.warnings
        .extend(said.map(|it| it.in_language(language)));
    let front_matter = front_matter(&section);
    match markdown.is_empty() {
        true => format!("+++\n{front_matter}+++\n"),
        false => format!("+++\n{front_matter}+++\n\n{markdown}"),
    }
}

/// Adds the images, right beside the texts.
fn add_images(piece: &Piece, plan: &mut Plan) {
    let ImageFiles { files, warnings } = image_files_in(piece, &folder(piece));
    plan.warnings.extend(warnings);
    plan.files.extend(files);
}
