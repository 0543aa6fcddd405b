use library::Query;
use library::export::{self as exports, ByHand, Piece};
use library::posted;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ClipView, PostedView, chosen};
use crate::context::Context;
use crate::export::{WarningView, warnings};
use crate::failure::Failure;
use crate::post::{self, PostStatus};
use crate::profile;

/// A post, and for whom it is posted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct GetPosting {
    /// The post.
    pub post: String,
    /// Id of the profile; without it the usual one for pasting.
    pub profile: Option<String>,
}

/// A post in its parts.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Posting {
    /// How far the post is.
    pub status: PostStatus,
    /// Id of the profile.
    pub profile: String,
    /// Today, an ISO 8601 day.
    pub today: String,
    /// Its current editions, in the profile's order.
    pub editions: Vec<PostingEdition>,
}

/// An edition in its parts.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PostingEdition {
    /// Its id.
    pub edition: String,
    /// Its language.
    pub language: String,
    /// Its title, with the glyphs of its language.
    pub title: String,
    /// The language of its title: the source's, where it shares that one's.
    pub title_language: String,
    /// Its dek.
    pub dek: String,
    /// The language of its dek.
    pub dek_language: String,
    /// Its slug, or the post's.
    pub slug: String,
    /// Its tags, or the post's.
    pub tags: Vec<String>,
    /// Its body.
    pub body: ClipView,
    /// How many images are in it, which do not go with what is copied.
    pub images: usize,
    /// Where it will stand by the profile; empty where that does not say.
    pub address: String,
    /// Where and when it was posted, the newest first.
    pub posted: Vec<PostedView>,
    /// How many paragraphs say something else since; 0 where it was never posted.
    pub changed: usize,
    /// What a person should know.
    pub warnings: Vec<WarningView>,
}

/// Gives a post in the parts that a person copies; nothing while words that must never leave are
/// in them.
pub(crate) fn get(context: &Context, request: GetPosting) -> Result<Posting, Failure> {
    let post = post::id(&request.post)?;
    let profile = request.profile.as_deref().map(profile::id).transpose()?;
    context.read(|q| {
        let profile = chosen(q, profile)?;
        let piece = exports::piece(q, post, &profile, None)?;
        let parts = exports::by_hand(&piece);
        let kept = exports::KeptWords::read(q)?;
        exports::refuse_kept_words(kept.find_by_hand(&piece, &parts))?;
        let editions = parts.into_iter().map(|it| edition(q, &piece, it));
        Ok(Posting {
            status: piece.post.status.into(),
            profile: profile.id.to_string(),
            today: posted::today(q)?,
            editions: editions.collect::<library::Result<_>>()?,
        })
    })
}

fn edition(q: &Query<'_>, piece: &Piece, it: ByHand<'_>) -> library::Result<PostingEdition> {
    let own = &it.edition.edition;
    let since = posted::changed(q, piece, own)?;
    Ok(PostingEdition {
        edition: own.id.to_string(),
        language: own.language.to_string(),
        title: it.title,
        title_language: it.edition.title_in().to_string(),
        dek: it.dek,
        dek_language: it.edition.dek_in().to_string(),
        slug: it.edition.slug.clone(),
        tags: it.edition.tags.clone(),
        images: it.body.html.as_str().matches("<img").count(),
        body: it.body.into(),
        address: it.edition.address.clone(),
        posted: posted::of_edition(q, own)?
            .into_iter()
            .map(Into::into)
            .collect(),
        changed: since.map_or(0, |since| since.paragraphs.len()),
        warnings: warnings(it.warnings),
    })
}
