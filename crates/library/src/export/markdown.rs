//! One language as Markdown: its titles in front matter, its body as it was typed, but for what must
//! not leave.

use text::clean;
use text::compose::one_line;

use super::html::{self, How};
use super::image_file::image_sizes;
use super::plan::{Plan, PlannedFile, add_images};
use super::{Piece, PieceEdition, file_name};

/// One file a language, and the images.
pub(super) fn files(piece: &Piece, plan: &mut Plan) {
    let sizes = image_sizes(piece);
    let policy = piece.profile.options.policy();
    let level = piece.profile.options.heading_level;
    for edition in &piece.editions {
        let language = &edition.edition.language;
        let (section, warnings) = html::section(piece, edition, level, How::with_images(&sizes));
        plan.warnings.extend(warnings);
        let body = clean::as_typed(&edition.fields.body, &section.body, &policy);
        let slug = file_name::part(&piece.post.slug);
        let name = format!("{slug}.{language}.md");
        let contents = front_matter(piece, edition) + &body;
        plan.files.push(PlannedFile::text(name, contents));
    }
    add_images(piece, plan);
}

/// The fields above a body, with their fences and an empty line.
fn front_matter(piece: &Piece, edition: &PieceEdition) -> String {
    let PieceEdition {
        edition,
        fields,
        slug,
        tags,
        ..
    } = edition;
    let parts = &piece.profile.options.parts;
    let mut file = String::from("---\n");
    let mut put = |key: &str, value: &str, is_told: bool| {
        let value = one_line(value);
        if is_told && !value.is_empty() {
            file.push_str(&format!("{key}: {}\n", quoted(&value)));
        }
    };
    put("title", &fields.title, true);
    put("dek", &fields.dek, parts.dek);
    put("place", &fields.place_line, parts.date_line);
    put("date", &piece.post.date, true);
    put("lang", edition.language.as_str(), true);
    put("slug", slug, true);
    put("series", &piece.post.series, parts.series);
    let people = match parts.byline {
        true => &*piece.post.people,
        false => &[],
    };
    for (key, values) in [("tags", &**tags), ("authors", people)] {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|v| quoted(&one_line(v))).collect();
            file.push_str(&format!("{key}: [{}]\n", values.join(", ")));
        }
    }
    file.push_str("---\n\n");
    file
}

/// A double-quoted YAML scalar, which takes the escapes of JSON.
fn quoted(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}
