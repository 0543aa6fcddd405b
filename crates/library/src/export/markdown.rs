//! One language as Markdown: its titles in front matter, its body as it was typed.

use super::{Piece, PieceEdition};

/// The whole file.
pub(super) fn file(piece: &Piece, edition: &PieceEdition) -> String {
    let PieceEdition { edition, fields } = edition;
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
    let slug = if edition.slug.is_empty() {
        &piece.post.slug
    } else {
        &edition.slug
    };
    put("slug", slug);
    put("series", &piece.post.series);
    let tags = if edition.tags.is_empty() {
        &piece.post.tags
    } else {
        &edition.tags
    };
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
