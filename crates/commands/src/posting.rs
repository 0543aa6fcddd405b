//! Posting by hand: what to paste where, where it was posted, what changed since.

use library::edition as editions;
use library::export::{self as exports, ByHand, Clip, Piece, Profile, profile as profiles};
use library::posted::{self, ChangedParagraph, ChangedSince, Correction, NewPosted, Posted};
use library::{Op, Query};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::alignment::Done;
use crate::context::Context;
use crate::edition::{FieldName, id};
use crate::failure::Failure;
use crate::history::Run;
use crate::post::{self, PostStatus};
use crate::profile;

/// The profile that a post is posted with where none is named: pasted, it becomes blocks.
const USUAL: &str = "wordpress-blocks";

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
    /// Its dek.
    pub dek: String,
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
    pub warnings: Vec<String>,
}

/// Words for the clipboard.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Clip")]
pub struct ClipView {
    /// As sanitized HTML.
    pub html: String,
    /// Without mark-up.
    pub text: String,
}

impl From<Clip> for ClipView {
    fn from(clip: Clip) -> ClipView {
        ClipView {
            html: clip.html,
            text: clip.text,
        }
    }
}

/// That an edition was posted.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Posted")]
pub struct PostedView {
    /// Its number.
    pub posted: i64,
    /// Where; may be empty.
    pub address: String,
    /// When, an ISO 8601 day.
    pub date: String,
}

impl From<Posted> for PostedView {
    fn from(posted: Posted) -> PostedView {
        PostedView {
            posted: posted.key,
            address: posted.address,
            date: posted.date,
        }
    }
}

fn usual(q: &Query<'_>) -> library::Result<Profile> {
    profiles::resolve(q, USUAL)
}

fn chosen(q: &Query<'_>, given: Option<library::ProfileId>) -> library::Result<Profile> {
    match given {
        Some(id) => profiles::get(q, id),
        None => usual(q),
    }
}

pub(crate) fn get(context: &Context, request: GetPosting) -> Result<Posting, Failure> {
    let post = post::id(&request.post)?;
    let profile = request.profile.as_deref().map(profile::id).transpose()?;
    context.read(|q| {
        let profile = chosen(q, profile)?;
        let piece = exports::piece(q, post, &profile, None)?;
        let editions = exports::by_hand(&piece).into_iter();
        let editions = editions.map(|it| edition(q, &piece, it));
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
        dek: it.dek,
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
        warnings: it.warnings,
    })
}

/// Where and when an edition was posted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RecordPosted {
    /// The edition.
    pub edition: String,
    /// Where, on the web; empty where it is not to be said.
    pub address: String,
    /// When, an ISO 8601 day.
    pub date: String,
    /// Whether the post is published from now on.
    pub publish: bool,
}

pub(crate) fn record(context: &Context, request: RecordPosted) -> Result<PostedView, Failure> {
    let edition = id(&request.edition)?;
    context.write(Op::RecordPosted, |tx| {
        let new = NewPosted {
            edition,
            address: &request.address,
            date: &request.date,
            publish: request.publish,
        };
        Ok(posted::record(tx, new)?.into())
    })
}

/// Which posting.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct PostedId {
    /// Its number.
    pub posted: i64,
}

pub(crate) fn remove(context: &Context, request: PostedId) -> Result<(), Failure> {
    context.write(Op::RecordPosted, |tx| posted::remove(tx, request.posted))
}

/// An edition, and the profile that it is posted with.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct GetChanged {
    /// The edition.
    pub edition: String,
    /// Id of the profile; without it the usual one for pasting.
    pub profile: Option<String>,
}

/// What an edition says otherwise than when it was posted last.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChangedSincePosted {
    /// The posting that it is held against; none where it never was.
    pub since: Option<PostedView>,
    /// Whether what it said then was forgotten for good.
    pub forgotten: bool,
    /// The paragraphs, in reading order.
    pub paragraphs: Vec<ChangedParagraphView>,
}

/// A paragraph that says something else.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "ChangedParagraph")]
pub struct ChangedParagraphView {
    /// The field that it is in.
    pub field: FieldName,
    /// What became of it: `changed`, `added` or `removed`.
    #[ts(type = "'changed' | 'added' | 'removed'")]
    pub kind: String,
    /// Its words, in reading order.
    pub runs: Vec<Run>,
    /// The paragraph as it is now; empty for one that was taken away.
    pub now: ClipView,
}

impl From<ChangedParagraph> for ChangedParagraphView {
    fn from(it: ChangedParagraph) -> ChangedParagraphView {
        ChangedParagraphView {
            field: it.field.into(),
            kind: it.kind.as_str().to_owned(),
            runs: it.runs.into_iter().map(Into::into).collect(),
            now: it.now.into(),
        }
    }
}

pub(crate) fn changed(
    context: &Context,
    request: GetChanged,
) -> Result<ChangedSincePosted, Failure> {
    let edition = id(&request.edition)?;
    let profile = request.profile.as_deref().map(profile::id).transpose()?;
    context.read(|q| {
        let edition = editions::get(q, edition)?;
        let piece = exports::piece(q, edition.post, &chosen(q, profile)?, None)?;
        let since = posted::changed(q, &piece, &edition)?;
        Ok(since.map_or_else(never, view))
    })
}

fn never() -> ChangedSincePosted {
    ChangedSincePosted {
        since: None,
        forgotten: false,
        paragraphs: Vec::new(),
    }
}

fn view(since: ChangedSince) -> ChangedSincePosted {
    ChangedSincePosted {
        since: Some(since.posted.into()),
        forgotten: since.is_forgotten,
        paragraphs: since.paragraphs.into_iter().map(Into::into).collect(),
    }
}

/// What was corrected, edition by edition.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CorrectPost {
    /// The day of the correction, ISO 8601.
    pub date: String,
    /// What is said in each edition; one of which nothing is said is left as it is.
    pub corrections: Vec<CorrectionView>,
}

/// What was corrected in an edition.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(rename = "Correction")]
pub struct CorrectionView {
    /// The edition.
    pub edition: String,
    /// What a person says of it, in its language.
    pub words: String,
}

pub(crate) fn correct(context: &Context, request: CorrectPost) -> Result<Done, Failure> {
    let read = |given: &CorrectionView| {
        Ok(Correction {
            edition: id(&given.edition)?,
            words: given.words.clone(),
        })
    };
    let corrections: Result<Vec<_>, Failure> = request.corrections.iter().map(read).collect();
    let corrections = corrections?;
    context.act(Op::Correct, |tx| {
        posted::correct(tx, &request.date, &corrections).map(drop)
    })
}

/// A correction as it would be written.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct DraftCorrection {
    /// The language of the edition.
    pub language: String,
    /// The day, ISO 8601.
    pub date: String,
    /// What is said.
    pub words: String,
}

/// The line as it would stand at the end.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CorrectionLine {
    /// The line; empty where nothing is said, or the day is none.
    pub line: String,
}

pub(crate) fn draft(_: &Context, request: DraftCorrection) -> Result<CorrectionLine, Failure> {
    let language = post::language(&request.language)?;
    let day = text::dates::Day::parse(&request.date);
    let line = day.and_then(|day| text::correction::line(&language, day, &request.words));
    Ok(CorrectionLine {
        line: line.unwrap_or_default(),
    })
}
