//! The conventions of Hugo: a page bundle a post, `index.LANG.md` in it, one translation key.

use serde::Serialize;
use text::clean::Dialect;
use toml::value::Datetime;

use super::front_matter::{authors, day, is_empty, series, tags, written};
use super::{add_images, folder, page};
use crate::export::html::Section;
use crate::export::plan::{Plan, PlannedFile};
use crate::export::{Piece, PieceEdition};

/// One file a language, and the images.
pub(in crate::export) fn files(piece: &Piece, plan: &mut Plan) {
    for edition in &piece.editions {
        // Hugo knows languages by keys in small letters.
        let language = edition.edition.language.as_str().to_ascii_lowercase();
        let name = format!("{}/index.{language}.md", folder(piece));
        let front = |section: &Section<'_>| front_matter(piece, edition, section);
        let contents = page(piece, edition, Dialect::Hugo, front, plan);
        plan.files.push(PlannedFile::text(name, contents));
    }
    add_images(piece, plan);
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FrontMatter<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "is_empty")]
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Datetime>,
    slug: &'a str,
    #[serde(skip_serializing_if = "is_empty")]
    url: &'a str,
    translation_key: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    series: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    /// Parameters of our own, which themes can print.
    #[serde(skip_serializing_if = "is_empty")]
    dek: &'a str,
    #[serde(skip_serializing_if = "is_empty")]
    place: &'a str,
}

fn front_matter(piece: &Piece, edition: &PieceEdition, section: &Section<'_>) -> String {
    let options = &piece.profile.options;
    let head = &section.head;
    let dek = if options.parts.dek { &*head.dek } else { "" };
    written(&FrontMatter {
        title: &head.title,
        description: dek,
        date: day(piece),
        slug: &edition.slug,
        url: path_of(&edition.address, &options.site.address),
        translation_key: &piece.post.slug,
        authors: authors(piece),
        series: series(piece, edition),
        tags: tags(edition),
        dek,
        place: if options.parts.date_line {
            &head.place_line
        } else {
            ""
        },
    })
}

/// What of an address stands below the site's; nothing where it is no path of that site.
fn path_of<'a>(address: &'a str, site: &str) -> &'a str {
    let site = site.trim().trim_end_matches('/');
    let path = address.strip_prefix(site).unwrap_or_default();
    match path.starts_with('/') && !path.contains(['?', '#']) {
        true => path,
        false => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_what_stands_below_the_site() {
        let site = "https://example.org/";
        for (address, path) in [
            ("https://example.org/es/la-marcha/", "/es/la-marcha/"),
            ("/es/la-marcha/", ""),
            ("https://example.org.evil/x", ""),
            ("https://example.org/?p=1", ""),
            ("", ""),
        ] {
            assert_eq!(path_of(address, site), path, "{address}");
        }
        assert_eq!(path_of("/es/la-marcha/", ""), "/es/la-marcha/");
    }
}
