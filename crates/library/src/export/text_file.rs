//! Words without mark-up, all languages in one file, each with the parts behind its text.

use text::LanguageTag;
use text::markdown::MarkdownOptions;
use text::plain::{PlainOptions, plain_text, underline};

use super::html::glyphs;
use super::parts::EditionParts;
use super::plan::{Plan, PlannedFile, file_name};
use super::{Piece, PieceEdition, parts};

/// One file a post.
pub(super) fn files(piece: &Piece, plan: &mut Plan) {
    let name = file_name(piece, "txt");
    let mut editions = Vec::new();
    for edition in &piece.editions {
        let (parts, left_out) = parts::of_edition(piece, edition);
        editions.push(one_language(piece, edition, &parts));
        plan.warnings.extend(left_out);
    }
    let contents = editions.join("\n\n\n");
    plan.files.push(PlannedFile::text(name, contents));
}

/// One language; among several, its name stands above it.
fn one_language(piece: &Piece, edition: &PieceEdition, behind: &EditionParts) -> String {
    let fields = &edition.fields;
    let language = &edition.edition.language;
    let parts = &piece.profile.options.parts;
    let if_told = |is_told: bool, text: &str, language: &LanguageTag| match is_told {
        true => glyphs(piece, text, language),
        false => String::new(),
    };
    let title = if_told(parts.title, &fields.title, edition.title_in());
    let name = language.endonym().unwrap_or(language.as_str());
    let mut lines = vec![
        if piece.editions.len() > 1 {
            format!("* * * {name} * * *")
        } else {
            String::new()
        },
        if_told(parts.date_line, &fields.place_line, language),
        format!("{title}{}", underline(&title, '=')),
        if_told(parts.dek, &fields.dek, edition.dek_in()),
        words(piece, language, &fields.body),
    ];
    lines.extend(parts::text(behind, language));
    lines.retain(|line| !line.is_empty());
    lines.join("\n\n") + "\n"
}

/// Markdown of one language without its marks, with the glyphs of that language.
pub(super) fn words(piece: &Piece, language: &LanguageTag, markdown: &str) -> String {
    let policy = piece.profile.options.policy();
    let options = PlainOptions {
        reading: MarkdownOptions {
            line_breaks: piece.line_breaks,
        },
        language: piece.typographic_quotes.then_some(language),
        style: piece.typography,
        policy: &policy,
    };
    plain_text(markdown, &options).trim_end().to_owned()
}
