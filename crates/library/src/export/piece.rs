use std::collections::BTreeMap;
use std::ops::Range;

use text::LanguageTag;
use text::typography::Style;

use super::other_post::{self, OtherPost};
use super::profile::{Layout, Profile};
use super::related::Related;
use super::unmark::{self, Mark};
use crate::alignment;
use crate::edition::{self, Edition, Role};
use crate::error::{OrNotFound, Result, What};
use crate::history::{self, Fields};
use crate::id::{LibraryId, PostId};
use crate::image::{self, Image};
use crate::library::Query;
use crate::note::{self, Note};
use crate::people;
use crate::post::{self, Post};
use crate::setting::{self, Settings};

/// A post as it stands at one moment, with all that an export of it needs.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The id of the library that it is of.
    pub library: LibraryId,
    /// The post.
    pub post: Post,
    /// Its current editions in the profile's order; one where a language was asked for.
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
    pub profile: Profile,
    /// The open notes that hold the post, for a warning; they are never exported.
    pub holding: Vec<Note>,
    /// The images that the texts name and the library has, by name.
    pub images: BTreeMap<String, Image>,
    /// Who wrote it, in order.
    pub people: Vec<Byline>,
    /// The series that it is in.
    pub series: Option<PieceSeries>,
    /// Published posts that are like it, the likest first.
    pub related: Vec<OtherPost>,
    /// For each edition but the first: which places of the first one's body and of its own say
    /// the same, UTF-16 units. Empty unless they are to face each other.
    pub pairs: Vec<Vec<[Range<u32>; 2]>>,
    /// What was found that could tell one copy from another; most of it is gone from the texts.
    pub marks: Vec<Mark>,
}

/// One edition of a piece.
#[derive(Clone, Debug)]
pub struct PieceEdition {
    /// The edition.
    pub edition: Edition,
    /// What it says; a title that it has not itself is that of the post's source, and so is the
    /// dek then.
    pub fields: Fields,
    /// The language of its title, where that is the source's.
    pub title_language: Option<LanguageTag>,
    /// The language of its dek, where that is the source's.
    pub dek_language: Option<LanguageTag>,
    /// Its slug: its own, or else the post's.
    pub slug: String,
    /// Its tags: its own, or else the post's.
    pub tags: Vec<String>,
    /// Where it stands or will stand, by the profile; empty where the profile says nothing.
    pub address: String,
}

/// One of those who wrote a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Byline {
    /// Their name.
    pub name: String,
    /// What is told of them, by language.
    pub biographies: BTreeMap<LanguageTag, String>,
}

/// The series that a post is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceSeries {
    /// Its names, by language.
    pub names: BTreeMap<LanguageTag, String>,
    /// Those of its published posts that stand next to the post, the oldest first; none where
    /// the profile does not tell of the series.
    pub others: Vec<OtherPost>,
}

/// Reads pieces for one profile; what they share is read once.
pub struct Pieces<'p> {
    profile: &'p Profile,
    settings: Settings,
    /// Which posts are like which, where the profile wants to tell.
    related: Option<Related>,
}

impl<'p> Pieces<'p> {
    /// Begins to read for a profile.
    ///
    /// # Errors
    ///
    /// A failed read.
    pub fn new(q: &Query<'_>, profile: &'p Profile) -> Result<Pieces<'p>> {
        let wants_related = profile.options.parts.related;
        Ok(Pieces {
            profile,
            settings: setting::settings(q)?,
            related: wants_related.then(|| Related::new(q)).transpose()?,
        })
    }

    /// Reads a post: all current editions, or that of one language.
    ///
    /// # Errors
    ///
    /// [`crate::Error::NotFound`] for the post, or an edition in that language.
    pub fn piece(
        &self,
        q: &Query<'_>,
        id: PostId,
        language: Option<&LanguageTag>,
    ) -> Result<Piece> {
        let post = post::get(q, id)?;
        let profile = self.profile;
        let mut editions = Vec::new();
        let all = edition::of_post(q, id)?;
        let source = all.iter().find(|it| it.role == Role::Source).cloned();
        for edition in all {
            let is_asked_for = language.is_none_or(|l| *l == edition.language);
            if edition.is_current && is_asked_for {
                editions.push(piece_edition(q, profile, &post, source.as_ref(), edition)?);
            }
        }
        if let Some(language) = language
            && editions.is_empty()
        {
            return None.or_not_found(What::Edition, language);
        }
        let place = |edition: &PieceEdition| {
            let order = &profile.options.languages;
            let place = order.iter().position(|l| *l == edition.edition.language);
            place.unwrap_or(order.len())
        };
        editions.sort_by_key(place);
        let mut holding = Vec::new();
        let mut images = BTreeMap::new();
        for edition in &editions {
            holding.extend(note::holding(q, &edition.edition)?);
            for name in image::names_in(&edition.fields.body) {
                if let Some(image) = image::get(q, name)? {
                    images.insert(name.to_owned(), image);
                }
            }
        }
        let pairs = match profile.options.layout {
            Layout::Facing => pairs(q, &editions)?,
            Layout::Stacked | Layout::Tabs => Vec::new(),
        };
        let related = match &self.related {
            Some(related) => related.to(q, profile, &post, &editions)?,
            None => Vec::new(),
        };
        let mut piece = Piece {
            library: self.settings.id,
            editions,
            pairs,
            marks: Vec::new(),
            is_single: language.is_some(),
            line_breaks: self.settings.line_breaks,
            typographic_quotes: self.settings.typographic_quotes,
            typography: self.settings.typography,
            profile: profile.clone(),
            holding,
            images,
            people: bylines(q, &post)?,
            series: series(q, profile, &post)?,
            related,
            post,
        };
        unmark::piece(&mut piece);
        Ok(piece)
    }
}

/// Reads one post for a profile.
///
/// # Errors
///
/// [`crate::Error::NotFound`] for the post, or an edition in that language.
pub fn piece(
    q: &Query<'_>,
    id: PostId,
    profile: &Profile,
    language: Option<&LanguageTag>,
) -> Result<Piece> {
    Pieces::new(q, profile)?.piece(q, id, language)
}

fn piece_edition(
    q: &Query<'_>,
    profile: &Profile,
    post: &Post,
    source: Option<&Edition>,
    edition: Edition,
) -> Result<PieceEdition> {
    let slug = match edition.slug.as_str() {
        "" => post.slug.clone(),
        own => own.to_owned(),
    };
    let tags = match edition.tags.is_empty() {
        true => post.tags.clone(),
        false => edition.tags.clone(),
    };
    let mut fields = history::fields(q, &edition)?;
    let (mut title_language, mut dek_language) = (None, None);
    // An edition with a title of its own may go without a dek.
    if let (true, Some(source)) = (is_blank(&fields.title), source) {
        let share = |own: &mut String, others: &str, language: &mut Option<LanguageTag>| {
            if is_blank(own) && !is_blank(others) {
                others.clone_into(own);
                *language = Some(source.language.clone()).filter(|it| *it != edition.language);
            }
        };
        share(&mut fields.title, &source.title, &mut title_language);
        share(&mut fields.dek, &source.dek, &mut dek_language);
    }
    Ok(PieceEdition {
        fields,
        title_language,
        dek_language,
        address: profile.address(&edition.language, &slug, &post.date),
        edition,
        slug,
        tags,
    })
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

impl PieceEdition {
    /// The language that its title is in.
    pub fn title_in(&self) -> &LanguageTag {
        self.title_language
            .as_ref()
            .unwrap_or(&self.edition.language)
    }

    /// The language that its dek is in.
    pub fn dek_in(&self) -> &LanguageTag {
        self.dek_language.as_ref().unwrap_or(&self.edition.language)
    }
}

/// Which places of the first edition and of each other one say the same.
fn pairs(q: &Query<'_>, editions: &[PieceEdition]) -> Result<Vec<Vec<[Range<u32>; 2]>>> {
    let Some((first, others)) = editions.split_first() else {
        return Ok(Vec::new());
    };
    let of_other = |other: &PieceEdition| {
        let living = alignment::read(q, first.edition.id, other.edition.id)?;
        let is_turned = living.editions[0].id != first.edition.id;
        let pair = |pair: &text::pairs::Pair| match pair.places.clone() {
            [Some(one), Some(other)] if is_turned => Some([other, one]),
            [Some(one), Some(other)] => Some([one, other]),
            _ => None,
        };
        Ok(living.pairs.iter().filter_map(pair).collect())
    };
    others.iter().map(of_other).collect()
}

fn bylines(q: &Query<'_>, post: &Post) -> Result<Vec<Byline>> {
    let byline = |name: &String| {
        Ok(Byline {
            name: name.clone(),
            biographies: people::biographies(q, name)?.into_iter().collect(),
        })
    };
    post.people.iter().map(byline).collect()
}

fn series(q: &Query<'_>, profile: &Profile, post: &Post) -> Result<Option<PieceSeries>> {
    let names: BTreeMap<_, _> = people::series_names(q, post.id)?.into_iter().collect();
    if names.is_empty() {
        return Ok(None);
    }
    let others = match profile.options.parts.series {
        true => other_post::of_series(q, profile, post.id)?,
        false => Vec::new(),
    };
    Ok(Some(PieceSeries { names, others }))
}
