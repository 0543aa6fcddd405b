//! Words without mark-up, all languages in one file.

use text::compose::one_line;
use text::markdown::MarkdownOptions;
use text::plain::{PlainOptions, plain_text, underline};
use text::typography::typeset;

use super::plan::{Plan, PlannedFile, file_name};
use super::{Piece, PieceEdition};

/// One file a post.
pub(super) fn files(piece: &Piece, plan: &mut Plan) {
    let name = file_name(piece, "txt");
    plan.files.push(PlannedFile::text(name, file(piece)));
}

/// The whole file.
fn file(piece: &Piece) -> String {
    let has_several = piece.editions.len() > 1;
    let editions = piece.editions.iter();
    let editions = editions.map(|it| one_language(piece, it, has_several));
    editions.collect::<Vec<_>>().join("\n\n\n")
}

/// One language; among several, its name stands above it.
fn one_language(piece: &Piece, edition: &PieceEdition, is_named: bool) -> String {
    let fields = &edition.fields;
    let language = &edition.edition.language;
    let glyphs = |text: &str| {
        let text = one_line(text);
        match piece.typographic_quotes {
            true => typeset(&text, language, piece.typography),
            false => text,
        }
    };
    let parts = &piece.profile.options.parts;
    let if_told = |is_told: bool, text: &str| if is_told { glyphs(text) } else { String::new() };
    let title = if_told(parts.title, &fields.title);
    let name = language.endonym().unwrap_or(language.as_str());
    let mut lines = vec![
        if is_named {
            format!("* * * {name} * * *")
        } else {
            String::new()
        },
        if_told(parts.date_line, &fields.place_line),
        format!("{title}{}", underline(&title, '=')),
        if_told(parts.dek, &fields.dek),
        body(piece, edition),
    ];
    lines.retain(|line| !line.is_empty());
    lines.join("\n\n") + "\n"
}

/// The body of one language without mark-up.
pub(super) fn body(piece: &Piece, edition: &PieceEdition) -> String {
    let language = &edition.edition.language;
    let policy = piece.profile.options.policy();
    let options = PlainOptions {
        reading: MarkdownOptions {
            line_breaks: piece.line_breaks,
        },
        language: piece.typographic_quotes.then_some(language),
        style: piece.typography,
        policy: &policy,
    };
    let body = plain_text(&edition.fields.body, &options);
    body.trim_end().to_owned()
}
