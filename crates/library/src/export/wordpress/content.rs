use std::borrow::Cow;

use text::compose;
use text::{LanguageTag, SafeHtml};

use super::super::html::{self, How};
use super::super::image_file::image_sizes;
use super::super::plan::Plan;
use super::super::{Piece, PieceEdition, Warning, parts};

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

/// How the content of a post is made.
#[derive(Clone, Copy)]
pub(super) struct Manner {
    /// Each edition is a post of its own, whose title the theme prints too.
    pub is_alone: bool,
    /// Who wrote it is told in the content, where the profile wants that.
    pub has_byline: bool,
    /// Cells say how they are aligned.
    pub alignments: bool,
}

/// All editions in one post, for a place that is told of nothing beside the content.
pub(super) const TOGETHER: Manner = Manner {
    is_alone: false,
    has_byline: true,
    alignments: false,
};

/// Renders the editions of a piece below a title that the theme prints: that of the first.
pub(super) fn parts<'a>(piece: &'a Piece, manner: Manner, plan: &mut Plan) -> Vec<Part<'a>> {
    // The profile's level is that of titles in the content; the theme's own stands above it.
    let level = piece.profile.options.heading_level.saturating_sub(1).max(1);
    let sizes = image_sizes(piece);
    let how = How {
        alignments: manner.alignments,
        ..How::with_images(&sizes)
    };
    let made = html::sections_from(piece, how, level);
    plan.warnings.extend(made.warnings);
    let policy = piece.profile.options.policy();
    let is_target = !manner.is_alone && html::links_languages(piece);
    let part = |(position, mut section): (usize, html::Section<'a>)| {
        if !manner.has_byline && section.parts.byline.take().is_some() {
            let language = &section.edition.edition.language;
            section.foot = parts::html(&section.parts, language, &policy);
        }
        let body = section.body_and_foot();
        let html::Section {
            edition,
            level,
            mut head,
            ..
        } = section;
        if position == 0 || manner.is_alone {
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
