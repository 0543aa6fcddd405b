//! HTML for one "Custom HTML" block.
//!
//! The file and what is copied are the content of the block, without the comments around it:
//! that is what the block's own field takes. Blocks to paste anywhere are a format of their own.

use text::SafeHtml;

use super::super::Piece;
use super::super::plan::{Plan, PlannedFile, add_images, file_name};
use super::{content, guard};

/// One file a post, and its images.
pub(in crate::export) fn files(piece: &Piece, plan: &mut Plan) {
    let parts = content::parts(piece, content::TOGETHER, plan);
    let contents: String = content::all(&parts).map(|it| of_html(&it)).collect();
    content::tell_of_images(piece, plan);
    let name = file_name(piece, "html");
    plan.files.push(PlannedFile::text(name, contents));
    add_images(piece, plan);
}

/// Sanitized HTML as WordPress shows it unchanged.
pub(super) fn of_html(html: &SafeHtml) -> String {
    let mut out = String::new();
    guard::push_nodes(&mut out, &text::elements::nodes(html), guard::PLAIN);
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}
