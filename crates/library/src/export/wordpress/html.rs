//! HTML for one "Custom HTML" block.
//!
//! The file and what is copied are the content of the block, without the comments around it:
//! that is what the block's own field takes. Blocks to paste anywhere are a format of their own.

use super::super::Piece;
use super::super::plan::{Plan, PlannedFile, add_images, file_name};
use super::{content, guard};

/// One file a post, and its images.
pub(in crate::export) fn files(piece: &Piece, plan: &mut Plan) {
    let mut contents = String::new();
    for part in content::parts(piece, false, plan) {
        guard::push_nodes(
            &mut contents,
            &text::elements::nodes(&part.section),
            guard::PLAIN,
        );
        contents.push('\n');
    }
    content::tell_of_images(piece, plan);
    let name = file_name(piece, "html");
    plan.files.push(PlannedFile::text(name, contents));
    add_images(piece, plan);
}
