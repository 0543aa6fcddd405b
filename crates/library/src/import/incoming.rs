//! What was read of a file, before anything of it is in a library.

use text::edit::utf16_len;
use text::{Diagnostic, LanguageTag};

use crate::alignment::Span;
use crate::image::CleanImage;
use crate::post::Status;

/// One post to be, as a file tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// What it is called in messages: the name of its file without folders, or a title in it.
    pub name: String,
    /// Its editions, the source first; blocks of the others face those of the source. Never
    /// empty once it is read.
    pub editions: Vec<IncomingEdition>,
    /// What the file says of the post.
    pub details: Details,
    /// The pictures of its bodies, which write them `image/NAME` by the names that they are going
    /// to have: those of [`crate::image::name_of`].
    pub images: Vec<CleanImage>,
    /// What could not be kept, and what is doubtful.
    pub diagnostics: Vec<Diagnostic>,
}

/// One language's text of an [`Incoming`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncomingEdition {
    /// Its language, where the file says it or its words tell it.
    pub language: Option<LanguageTag>,
    /// Its title; may be empty.
    pub title: String,
    /// Its dek; may be empty.
    pub dek: String,
    /// Its date and place line; may be empty.
    pub place_line: String,
    /// Its Markdown.
    pub body: String,
    /// Its own slug; empty where the file names none.
    pub slug: String,
    /// Its own tags.
    pub tags: Vec<String>,
    /// What was said beside its text.
    pub comments: Vec<Comment>,
}

/// What somebody said of words in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The words, UTF-16 units of the body.
    pub span: Span,
    /// What was said, the first thing first.
    pub entries: Vec<Said>,
    /// Whether somebody has settled it.
    pub is_resolved: bool,
}

/// One thing said in a [`Comment`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who says it: a name or initials, or nothing.
    pub writer: String,
    /// What is said.
    pub text: String,
}

/// What a file says of a post beside its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Its slug; empty where the file names none.
    pub slug: String,
    /// An ISO 8601 day, or empty.
    pub date: String,
    /// How far it is.
    pub status: Option<Status>,
    /// Its tags.
    pub tags: Vec<String>,
    /// The name of its series in the source's language; empty where it is in none.
    pub series: String,
    /// Who it is by.
    pub people: Vec<String>,
}

impl IncomingEdition {
    /// A comment's place within the body, whatever the file said.
    pub(super) fn within(&self, span: Span) -> Span {
        let end = utf16_len(&self.body);
        Span {
            from: span.from.min(end),
            to: span.to.clamp(span.from.min(end), end),
        }
    }
}
