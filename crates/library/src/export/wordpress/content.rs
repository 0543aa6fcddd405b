use std::borrow::Cow;

use text::compose;
use text::{LanguageTag, SafeHtml};

use super::super::html;
use super::super::image_file::image_sizes;
use super::super::plan::Plan;
use super::super::{Piece, PieceEdition, Warning};

/// One edition as it goes into the content of a post.
pub(super) struct Part<'a> {
    /// The edition.
    pub edition: &'a PieceEdition,
    /// Its title, for a place of its own.
    pub title: String,
    /// Its dek.
    pub dek: String,
    /// What it says, in a section that tells its language.
    pub section: SafeHtml,
    /// Whether links from language to language lead to it.
    pub is_target: bool,
}

impl<'a> Part<'a> {
    /// Its language.
    pub fn language(&self) -> &'a LanguageTag {
        &self.edition.edition.language
    }
}

/// Renders the editions of a piece below a title that the theme prints: that of the first.
///
/// `is_alone` says that each edition is a post of its own, whose title the theme prints too.
pub(super) fn parts<'a>(piece: &'a Piece, is_alone: bool, plan: &mut Plan) -> Vec<Part<'a>> {
    // The profile's level is that of titles in the content; the theme's own stands above it.
    let level = piece.profile.options.heading_level.saturating_sub(1).max(1);
    let made = html::sections_from(piece, &image_sizes(piece), level);
    plan.warnings.extend(made.warnings);
    let is_target = !is_alone && html::links_languages(piece);
    let part = |(position, section): (usize, html::Section<'a>)| {
        let body = section.body_and_foot();
        let html::Section {
            edition,
            level,
            mut head,
            ..
        } = section;
        if position == 0 || is_alone {
            head.title.clear();
        }
        let language = &edition.edition.language;
        Part {
            edition,
            title: html::glyphs(piece, &edition.fields.title, edition.title_in()),
            dek: html::glyphs(piece, &edition.fields.dek, edition.dek_in()),
            section: compose::section(language, level, &head, &body, is_target),
            is_target,
        }
    };
    made.sections.into_iter().enumerate().map(part).collect()
}

/// The links from language to language, where these are led to. As the target of one language they
/// stand for its section.
pub(super) fn language_links(parts: &[Part<'_>], target: Option<&LanguageTag>) -> Option<SafeHtml> {
    let languages: Vec<&LanguageTag> = parts.iter().map(Part::language).collect();
    let is_target = parts.iter().any(|part| part.is_target);
    is_target.then(|| compose::language_links(&languages, target))
}

/// The links and the sections, one after the other.
pub(super) fn all<'a>(parts: &'a [Part<'_>]) -> impl Iterator<Item = Cow<'a, SafeHtml>> {
    let links = language_links(parts, None).map(Cow::Owned);
    let sections = parts.iter().map(|part| Cow::Borrowed(&part.section));
    links.into_iter().chain(sections)
}

/// Says what has to be done with the images of a piece, where it has any.
pub(super) fn tell_of_images(piece: &Piece, plan: &mut Plan) {
    if !piece.images.is_empty() {
        let said = "WordPress does not have the images yet: upload them there and choose each in \
                    its place.";
        let warning = Warning::new("wordpress.images", said);
        plan.warnings.push(warning.of(&piece.post.slug));
    }
}
