//! What comes from the clipboard. Nothing of it is kept here.

use library::setting;
use serde::{Deserialize, Serialize};
use text::LanguageTag;
use text::markdown::MarkdownOptions;
use text::paste::{self, Options};
use ts_rs::TS;

use crate::context::Context;
use crate::failure::Failure;

/// HTML of the clipboard.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PasteHtml {
    /// The HTML, with whatever stands around it on the clipboard.
    pub html: String,
    /// The number of the first footnote in it; those of the text come before.
    pub first_note: u32,
}

/// The Markdown of it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PastedHtml {
    /// The Markdown; empty when the clip shows no words.
    pub markdown: String,
    /// What was left out.
    pub removed: RemovedParts,
    /// The language that it is probably in.
    pub language: Option<String>,
}

/// How much of each kind was left out.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct RemovedParts {
    /// Pictures.
    pub pictures: u32,
    /// Texts that nobody was to see.
    pub hidden: u32,
    /// Passages that were deleted with changes tracked.
    pub deletions: u32,
    /// Comments.
    pub comments: u32,
    /// Links out of whose addresses something was taken.
    pub tracked: u32,
    /// Links that lead where none may lead.
    pub links: u32,
}

pub(crate) fn html(context: &Context, request: PasteHtml) -> Result<PastedHtml, Failure> {
    let options = Options {
        first_note: request.first_note.max(1),
        ..options(context)?
    };
    let clip = paste::clip(&request.html, options);
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let removed = RemovedParts {
        pictures: count(clip.removed.pictures),
        hidden: count(clip.removed.hidden),
        deletions: count(clip.removed.deletions),
        comments: count(clip.removed.comments),
        tracked: count(clip.removed.tracked),
        links: count(clip.removed.links),
    };
    Ok(PastedHtml {
        language: language(&clip.markdown),
        markdown: clip.markdown,
        removed,
    })
}

/// Text of the clipboard.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct PasteText {
    /// The text.
    pub text: String,
}

/// The Markdown that keeps it as the eye saw it, and what else it may have been meant as.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PastedText {
    /// The Markdown.
    pub markdown: String,
    /// The Markdown with its lines joined, when a mail program has broken them.
    pub joined: Option<String>,
    /// Whether it looks like Markdown itself.
    pub is_markdown: bool,
    /// The language that it is probably in.
    pub language: Option<String>,
}

pub(crate) fn text(context: &Context, request: PasteText) -> Result<PastedText, Failure> {
    let options = options(context)?;
    let given = &request.text;
    let joined = || paste::plain(&paste::join_wrapped(given), options);
    Ok(PastedText {
        markdown: paste::plain(given, options),
        joined: paste::is_hard_wrapped(given).then(joined),
        is_markdown: paste::looks_like_markdown(given),
        language: language(given),
    })
}

fn options(context: &Context) -> Result<Options, Failure> {
    let line_breaks = context.read(setting::settings)?.line_breaks;
    Ok(Options {
        reading: MarkdownOptions { line_breaks },
        ..Options::default()
    })
}

fn language(text: &str) -> Option<String> {
    text::language_guess(text)
        .as_ref()
        .map(LanguageTag::to_string)
}
