//! The editions of a post as sanitized HTML, one section each.

use text::compose::{self, Head};
use text::render::{ImageSizes, Images, Options, Rendered, render};
use text::sanitize::Policy;
use text::{LanguageTag, SafeHtml};

use super::parts::{self, EditionParts};
use super::{Piece, PieceEdition, Warning};

/// One edition, rendered and sanitized, with what stands above it.
pub(super) struct Section<'a> {
    pub edition: &'a PieceEdition,
    /// Level of its title's heading.
    pub level: u8,
    pub head: Head,
    pub body: SafeHtml,
    /// What stands behind its body, as values and as HTML.
    pub parts: EditionParts,
    pub foot: Option<SafeHtml>,
}

impl Section<'_> {
    /// Its body, and the parts behind it.
    pub(super) fn body_and_foot(&self) -> SafeHtml {
        match &self.foot {
            Some(foot) => compose::join([self.body.clone(), foot.clone()]),
            None => self.body.clone(),
        }
    }
}

/// The sections, and what was left out of them.
pub(super) struct Sections<'a> {
    pub sections: Vec<Section<'a>>,
    pub warnings: Vec<Warning>,
}

/// How an edition is rendered, beyond what its profile says.
#[derive(Clone, Copy)]
pub(super) struct How<'s> {
    /// How large images will be.
    pub sizes: &'s ImageSizes,
    /// Which images stay.
    pub images: Images,
    /// Whether cells say how they are aligned, for a writer who makes something else of it.
    pub alignments: bool,
}

impl<'s> How<'s> {
    /// With the library's images, and with no more in the HTML than the profile asks for.
    pub(super) fn with_images(sizes: &'s ImageSizes) -> How<'s> {
        How {
            sizes,
            images: Images::Local,
            alignments: false,
        }
    }
}

/// Renders and sanitizes every edition.
pub(super) fn sections<'a>(piece: &'a Piece, sizes: &ImageSizes) -> Sections<'a> {
    let how = How::with_images(sizes);
    sections_from(piece, how, piece.profile.options.heading_level)
}

/// Renders and sanitizes every edition, with the first title's heading at this level.
pub(super) fn sections_from<'a>(piece: &'a Piece, how: How<'_>, first_level: u8) -> Sections<'a> {
    // A page has one first heading: the titles of further languages stand below it.
    let levels = |position| (first_level + u8::from(position > 0)).min(5);
    sections_at(piece, how, levels)
}

/// Renders and sanitizes every edition for a page that shows one of them at a time: each has the
/// first heading.
pub(super) fn sections_in_turns<'a>(piece: &'a Piece, sizes: &ImageSizes) -> Sections<'a> {
    let how = How::with_images(sizes);
    sections_at(piece, how, |_| piece.profile.options.heading_level)
}

fn sections_at<'a>(piece: &'a Piece, how: How<'_>, level: impl Fn(usize) -> u8) -> Sections<'a> {
    let mut made = Sections {
        sections: Vec::new(),
        warnings: Vec::new(),
    };
    for (position, edition) in piece.editions.iter().enumerate() {
        let (section, warnings) = section(piece, edition, level(position), how);
        made.sections.push(section);
        made.warnings.extend(warnings);
    }
    made
}

/// Renders and sanitizes one edition, and says what was left out.
pub(super) fn section<'a>(
    piece: &Piece,
    edition: &'a PieceEdition,
    level: u8,
    how: How<'_>,
) -> (Section<'a>, Vec<Warning>) {
    let rendered = below(piece, edition, level, how);
    let missing: Vec<Warning> = rendered
        .images
        .iter()
        .filter(|name| !piece.images.contains_key(*name))
        .map(|name| {
            let said = format!("The image {name} is not in the library.");
            Warning::new("images.missing", said).about(name)
        })
        .collect();
    let (body, diagnostics) = rendered.sanitize();
    let language = &edition.edition.language;
    let said = diagnostics.into_iter().map(Warning::of_diagnostic);
    let warnings = said.chain(missing).map(|it| it.in_language(language));
    let fields = &edition.fields;
    let asked = &piece.profile.options.parts;
    let wanted = |is_asked_for: bool, text: &str, language: &LanguageTag| match is_asked_for {
        true => glyphs(piece, text, language),
        false => String::new(),
    };
    let head = Head {
        title: wanted(asked.title, &fields.title, edition.title_in()),
        title_language: edition.title_language.clone(),
        dek: wanted(asked.dek, &fields.dek, edition.dek_in()),
        dek_language: edition.dek_language.clone(),
        place_line: wanted(asked.date_line, &fields.place_line, language),
    };
    let (parts, left_out) = parts::of_edition(piece, edition);
    let section = Section {
        edition,
        level,
        head,
        body,
        foot: parts::html(&parts, language, &piece.profile.options.policy()),
        parts,
    };
    (section, warnings.chain(left_out).collect())
}

/// A field of one line, with the glyphs of its language.
pub(super) fn glyphs(piece: &Piece, field: &str, language: &LanguageTag) -> String {
    let line = compose::one_line(field);
    match piece.typographic_quotes {
        true => text::typography::typeset(&line, language, piece.typography),
        false => line,
    }
}

/// Renders a body so that its highest heading comes right below its title.
fn below(piece: &Piece, edition: &PieceEdition, level: u8, how: How<'_>) -> Rendered {
    let language = &edition.edition.language;
    let id_prefix = format!("{}-", language.as_str().to_ascii_lowercase());
    let policy = Policy {
        alignments: how.alignments,
        ..piece.profile.options.policy()
    };
    let options = Options {
        line_breaks: piece.line_breaks,
        language: Some(language),
        typeset: piece.typographic_quotes,
        style: piece.typography,
        id_prefix: &id_prefix,
        heading_shift: 0,
        under: level,
        keep_images: how.images,
        image_sizes: Some(how.sizes),
        policy: &policy,
    };
    render(&edition.fields.body, &options)
}

/// The sections as one fragment, their parts behind their bodies, and before them the links from
/// language to language where they are wanted.
pub(super) fn fragment(piece: &Piece, sections: &[Section<'_>]) -> SafeHtml {
    let is_target = links_languages(piece);
    let links = is_target.then(|| {
        let languages = sections.iter().map(|it| &it.edition.edition.language);
        compose::language_links(&languages.collect::<Vec<_>>(), None)
    });
    let sections = sections.iter().map(|section| {
        let language = &section.edition.edition.language;
        let body = section.body_and_foot();
        compose::section(language, section.level, &section.head, &body, is_target)
    });
    compose::join(links.into_iter().chain(sections))
}

/// Whether links from language to language are wanted, and there are several.
pub(super) fn links_languages(piece: &Piece) -> bool {
    piece.profile.options.parts.language_links && piece.editions.len() > 1
}
