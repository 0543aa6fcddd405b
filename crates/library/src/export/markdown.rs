//! One language as Markdown: its titles in front matter, its body as it was typed.

use super::plan::{Plan, PlannedFile, add_images};
use super::{Piece, PieceEdition, file_name};

/// One file a language, and the images.
pub(super) fn files(piece: &Piece, plan: &mut Plan) {
    for edition in &piece.editions {
        let language = &edition.edition.language;
        let slug = file_name::part(&piece.post.slug);
        let name = format!("{slug}.{language}.md");
        plan.files
            .push(PlannedFile::text(name, file(piece, edition)));
    }
    add_images(piece, plan);
}

/// The whole file.
fn file(piece: &Piece, edition: &PieceEdition) -> String {
    let PieceEdition {
        edition,
        fields,
        slug,
        tags,
        ..
    } = edition;
    let mut file = String::from("---\n");
    let mut put = |key: &str, value: &str| {
        if !value.is_empty() {
            file.push_str(&format!("{key}: {}\n", quoted(value)));
        }
    };
    put("title", &fields.title);
    put("dek", &fields.dek);
    put("place", &fields.place_line);
    put("date", &piece.post.date);
    put("lang", edition.language.as_str());
    put("slug", slug);
    put("series", &piece.post.series);
    for (key, values) in [("tags", tags), ("authors", &piece.post.people)] {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|v| quoted(v)).collect();
            file.push_str(&format!("{key}: [{}]\n", values.join(", ")));
        }
    }
    file.push_str("---\n\n");
    file.push_str(&fields.body);
    if !fields.body.ends_with('\n') {
        file.push('\n');
    }
    file
}

/// A double-quoted YAML scalar, which takes the escapes of JSON.
fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}
