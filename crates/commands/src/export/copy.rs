use library::Error;
use library::export as exports;
use serde::Serialize;
use ts_rs::TS;

use super::ExportPosts;
use crate::context::Context;
use crate::failure::Failure;

/// What is put into the clipboard.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Copied {
    /// The text of the first file, or of a format that has one for each language of all.
    pub content: String,
}

/// Gives what a person copies of an export; nothing while words that must never leave are in it.
pub(crate) fn copy(context: &Context, request: ExportPosts) -> Result<Copied, Failure> {
    let asked = request.read()?;
    let language = asked.language.as_ref();
    let (guard, pieces) = context.library()?.read(|q| {
        let profile = asked.profile(q)?;
        let reading = exports::Pieces::new(q, &profile)?;
        let mut pieces = Vec::with_capacity(asked.posts.len());
        for post in &asked.posts {
            match reading.piece(q, *post, language) {
                // Of several posts, those without an edition in the language are passed over.
                Err(Error::NotFound { .. }) if asked.posts.len() > 1 && language.is_some() => {}
                piece => pieces.push(piece?),
            }
        }
        drop(reading);
        Ok((exports::KeptWords::read(q)?, pieces))
    })?;
    let plan = exports::plan(&pieces, asked.format)?;
    exports::refuse_kept_words(guard.find(&pieces, &plan))?;
    let Some(first) = pieces.first() else {
        return Err(Failure::no_such("post", ""));
    };
    let content = exports::preview(first, asked.format, &plan).content;
    Ok(Copied { content })
}
