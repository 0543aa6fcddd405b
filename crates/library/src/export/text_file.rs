//! Words without mark-up, all languages in one file.

use text::markdown::MarkdownOptions;
use text::plain::plain_text;

use super::Piece;
use super::plan::{Plan, PlannedFile, file_name};

/// One file a post.
pub(super) fn files(piece: &Piece, plan: &mut Plan) {
    let name = file_name(piece, "txt");
    plan.files.push(PlannedFile::text(name, file(piece)));
}

/// The whole file.
fn file(piece: &Piece) -> String {
    let options = MarkdownOptions {
        line_breaks: piece.line_breaks,
    };
    let mut parts = Vec::new();
    for edition in &piece.editions {
        let fields = &edition.fields;
        let mut lines: Vec<&str> = Vec::new();
        let head = [&fields.place_line, &fields.title, &fields.dek];
        lines.extend(head.into_iter().map(|s| s.trim()).filter(|s| !s.is_empty()));
        let body = plain_text(&fields.body, options);
        lines.push(body.trim_end());
        lines.retain(|line| !line.is_empty());
        parts.push(lines.join("\n\n"));
    }
    let mut file = parts.join("\n\n* * *\n\n");
    file.push('\n');
    file
}
