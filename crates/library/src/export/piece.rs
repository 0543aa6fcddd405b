use std::collections::BTreeMap;

use text::LanguageTag;
use text::typography::Style;

use super::Format;
use super::profile::{self, ProfileOptions};
use crate::edition::{self, Edition};
use crate::error::{OrNotFound, Result, What};
use crate::history::{self, Fields};
use crate::id::PostId;
use crate::image::{self, Image};
use crate::library::Query;
use crate::note::{self, Note};
use crate::post::{self, Post};
use crate::setting;

/// A post as it stands at one moment, with all that an export of it needs.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The post.
    pub post: Post,
    /// Its current editions, the source first; one where a language was asked for.
    pub editions: Vec<PieceEdition>,
    /// Whether one language was asked for.
    pub is_single: bool,
    /// Whether a typed line break stays one.
    pub line_breaks: bool,
    /// Whether glyphs are made typographic.
    pub typographic_quotes: bool,
    /// What the library has chosen where a language leaves the choice of its marks.
    pub typography: Style,
    /// For whom.
    pub profile: ProfileOptions,
    /// The open notes that hold the post, for a warning; they are never exported.
    pub holding: Vec<Note>,
    /// The images that the texts name and the library has, by name.
    pub images: BTreeMap<String, Image>,
}

/// One edition of a piece.
#[derive(Clone, Debug)]
pub struct PieceEdition {
    /// The edition.
    pub edition: Edition,
    /// What it says.
    pub fields: Fields,
}

/// Reads a post for an export in a format: all current editions, or that of one language.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for the post, or an edition in that language.
pub fn piece(
    q: &Query<'_>,
    id: PostId,
    format: Format,
    language: Option<&LanguageTag>,
) -> Result<Piece> {
    let post = post::get(q, id)?;
    let settings = setting::settings(q)?;
    let mut editions = Vec::new();
    for edition in edition::of_post(q, id)? {
        let is_asked_for = language.is_none_or(|l| *l == edition.language);
        if edition.is_current && is_asked_for {
            let fields = history::fields(q, &edition)?;
            editions.push(PieceEdition { edition, fields });
        }
    }
    if let Some(language) = language
        && editions.is_empty()
    {
        return None.or_not_found(What::Edition, language);
    }
    let mut holding = Vec::new();
    for edition in &editions {
        holding.extend(note::holding(q, &edition.edition)?);
    }
    let mut images = BTreeMap::new();
    for edition in &editions {
        for name in image::names_in(&edition.fields.body) {
            if let Some(image) = image::get(q, name)? {
                images.insert(name.to_owned(), image);
            }
        }
    }
    Ok(Piece {
        post,
        editions,
        is_single: language.is_some(),
        line_breaks: settings.line_breaks,
        typographic_quotes: settings.typographic_quotes,
        typography: settings.typography,
        profile: profile::for_format(q, format)?
            .map(|p| p.options)
            .unwrap_or_default(),
        holding,
        images,
    })
}
