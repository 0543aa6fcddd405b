use library::check::Memo;
use library::export as exports;
use serde::Serialize;
use ts_rs::TS;

use super::ExportPosts;
use crate::context::{Context, lock};
use crate::failure::Failure;

/// Something for which a post is not ready.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "NotReady")]
pub struct NotReadyView {
    /// Id of the post.
    pub post: String,
    /// What it is: `trash`, `language` (the profile asks for one that the post lacks), `title`,
    /// `pairs`, `findings`, `alt` (alternative texts), `note` (one that holds the post).
    pub kind: String,
    /// The language that it is about.
    pub language: String,
    /// How many of them there are.
    pub count: usize,
    /// Id of the edition to go to; of pairs and findings the one on the right.
    pub edition: Option<String>,
    /// Of pairs and findings, id of the edition on the left.
    pub left: Option<String>,
    /// Id of the note.
    pub note: Option<String>,
    /// Its words, or the first image's name; may be empty.
    pub words: String,
}

impl From<exports::NotReady> for NotReadyView {
    fn from(it: exports::NotReady) -> NotReadyView {
        NotReadyView {
            post: it.post.to_string(),
            kind: it.kind.as_str().to_owned(),
            language: it.language,
            count: it.count,
            edition: it.edition.map(|id| id.to_string()),
            left: it.left.map(|id| id.to_string()),
            note: it.note.map(|id| id.to_string()),
            words: it.words,
        }
    }
}

/// Says of each post what it is not ready for, one post after the other, so that other calls come
/// in between.
pub(crate) fn ready(context: &Context, request: ExportPosts) -> Result<Vec<NotReadyView>, Failure> {
    let asked = request.read()?;
    let library = context.library()?;
    let profile = library.read(|q| asked.profile(q))?;
    let mut found = Vec::new();
    for post in &asked.posts {
        let mut memo = lock(&context.checked);
        found.extend(of_post(
            &library,
            &profile,
            *post,
            asked.language.as_ref(),
            &mut memo,
        )?);
    }
    Ok(found)
}

pub(super) fn of_post(
    library: &library::Library,
    profile: &exports::Profile,
    post: library::PostId,
    language: Option<&text::LanguageTag>,
    memo: &mut Memo,
) -> Result<Vec<NotReadyView>, Failure> {
    let found = library.read(|q| exports::not_ready(q, profile, post, language, memo))?;
    Ok(found.into_iter().map(NotReadyView::from).collect())
}
