//! The conventions of Zola: a folder a post, in it `index.md` in the site's main language and
//! `index.LANG.md` in the others.

use serde::Serialize;
use text::LanguageTag;
use text::clean::Dialect;
use toml::value::Datetime;

use super::front_matter::{authors, day, is_empty, series, tags, written};
use super::{add_images, folder, page};
use crate::edition::Role;
use crate::export::html::Section;
use crate::export::plan::{Plan, PlannedFile};
use crate::export::{Piece, PieceEdition, Warning};

/// One file a language, and the images.
pub(in crate::export) fn files(piece: &Piece, plan: &mut Plan) {
    let main = main_language(piece);
    for edition in &piece.editions {
        let language = &edition.edition.language;
        let name = match Some(language) == main {
            true => format!("{}/index.md", folder(piece)),
            false => format!("{}/index.{language}.md", folder(piece)),
        };
        let front = |section: &Section<'_>| front_matter(piece, edition, section);
        let contents = page(piece, edition, Dialect::Zola, front, plan);
        plan.files.push(PlannedFile::text(name, contents));
    }
    if let Some(main) = main
        && piece.profile.options.languages.is_empty()
    {
        let said = format!(
            "{main} was taken for the main language of the site: its files have no language in \
             their name. Name the main language first among those of the profile."
        );
        let warning = Warning::new("zola.main-language", said);
        plan.warnings.push(warning.about(main.as_str()));
    }
    add_images(piece, plan);
}

/// The site's main language: the profile's first, or else that of the source.
fn main_language(piece: &Piece) -> Option<&LanguageTag> {
    let source = || {
        let mut editions = piece.editions.iter();
        let source = editions.find(|it| it.edition.role == Role::Source)?;
        Some(&source.edition.language)
    };
    piece.profile.options.languages.first().or_else(source)
}

#[derive(Serialize)]
struct FrontMatter<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Datetime>,
    slug: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<String>,
    taxonomies: Taxonomies,
    extra: Extra<'a>,
}

/// Zola refuses those that the site's `config.toml` does not name.
#[derive(Serialize)]
struct Taxonomies {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    series: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
}

/// Parameters of our own, which templates can print.
#[derive(Serialize)]
struct Extra<'a> {
    #[serde(skip_serializing_if = "is_empty")]
    dek: &'a str,
    #[serde(skip_serializing_if = "is_empty")]
    place: &'a str,
}

fn front_matter(piece: &Piece, edition: &PieceEdition, section: &Section<'_>) -> String {
    let parts = &piece.profile.options.parts;
    let head = &section.head;
    let dek = if parts.dek { &*head.dek } else { "" };
    written(&FrontMatter {
        title: &head.title,
        description: dek,
        date: day(piece),
        slug: &edition.slug,
        authors: authors(piece),
        taxonomies: Taxonomies {
            series: series(piece, edition),
            tags: tags(edition),
        },
        extra: Extra {
            dek,
            place: if parts.date_line {
                &head.place_line
            } else {
                ""
            },
        },
    })
}
