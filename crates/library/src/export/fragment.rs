//! The sections of a post alone, to put into a page that exists.

use super::image_file::image_sizes;
use super::plan::{Plan, PlannedFile, add_images, file_name};
use super::{Piece, html};

/// One file a post, and its images.
pub(super) fn files(piece: &Piece, plan: &mut Plan) {
    let made = html::sections(piece, &image_sizes(piece));
    plan.warnings.extend(made.warnings);
    let contents = format!("{}\n", html::fragment(piece, &made.sections));
    let name = file_name(piece, "html");
    plan.files.push(PlannedFile::text(name, contents));
    add_images(piece, plan);
}
