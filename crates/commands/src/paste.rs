//! What comes from the clipboard. Nothing of it is kept here.

use library::history::MAX_FIELD_BYTES;
use library::{Error, setting};
use serde::{Deserialize, Serialize};
use text::LanguageTag;
use text::markdown::MarkdownOptions;
use text::paste::{self, Options};
use text::watermark::{Found, Kind, unmark_pasted};
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
    /// What could have told this copy of the text from another.
    pub unmarked: Unmarked,
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

/// What could have told a copy of a text from another.
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
pub struct Unmarked {
    /// Words in which letters of another script were put right.
    pub letters: u32,
    /// Words in which accents were put together with their letters.
    pub accents: u32,
    /// Spaces that were made plain.
    pub spaces: u32,
    /// Places where characters that nobody sees were left out.
    pub hidden: u32,
    /// Words and addresses with letters or forms that may only look like their own; they are as
    /// they were.
    pub unclear: u32,
}

impl From<&Found> for Unmarked {
    fn from(found: &Found) -> Unmarked {
        let count = |kind| u32::try_from(found.count(kind)).unwrap_or(u32::MAX);
        Unmarked {
            letters: count(Kind::Letter),
            accents: count(Kind::Accent),
            spaces: count(Kind::Space),
            hidden: count(Kind::Hidden),
            unclear: count(Kind::Unclear).saturating_add(count(Kind::Address)),
        }
    }
}

pub(crate) fn html(context: &Context, request: PasteHtml) -> Result<PastedHtml, Failure> {
    check_size(&request.html)?;
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
    let guess = text::language_guess(&clip.markdown);
    let clean = unmark_pasted(&clip.markdown, guess.as_ref());
    Ok(PastedHtml {
        language: guess.as_ref().map(LanguageTag::to_string),
        unmarked: Unmarked::from(&clean.found),
        markdown: clean.text.into_owned(),
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
    /// The text itself, when it looks like Markdown.
    pub as_markdown: Option<String>,
    /// What could have told this copy of the text from another.
    pub unmarked: Unmarked,
    /// The language that it is probably in.
    pub language: Option<String>,
}

pub(crate) fn text(context: &Context, request: PasteText) -> Result<PastedText, Failure> {
    let options = options(context)?;
    let given = &request.text;
    check_size(given)?;
    let guess = text::language_guess(given);
    let clean = |markdown: &str| {
        let made = unmark_pasted(markdown, guess.as_ref());
        (made.text.into_owned(), Unmarked::from(&made.found))
    };
    let (markdown, unmarked) = clean(&paste::plain(given, options));
    let joined = || clean(&paste::plain(&paste::join_wrapped(given), options)).0;
    Ok(PastedText {
        markdown,
        joined: paste::is_hard_wrapped(given).then(joined),
        as_markdown: paste::looks_like_markdown(given).then(|| clean(given).0),
        unmarked,
        language: guess.as_ref().map(LanguageTag::to_string),
    })
}

/// Refuses what no text holds; the window asks for less.
fn check_size(given: &str) -> Result<(), Failure> {
    match given.len() > MAX_FIELD_BYTES {
        true => Err(Error::TooLarge {
            name: "what is pasted".to_owned(),
            bytes: given.len() as u64,
            limit: MAX_FIELD_BYTES as u64,
        }
        .into()),
        false => Ok(()),
    }
}

fn options(context: &Context) -> Result<Options, Failure> {
    let line_breaks = context.read(setting::settings)?.line_breaks;
    Ok(Options {
        reading: MarkdownOptions { line_breaks },
        ..Options::default()
    })
}
