//! Notes between writer and translator.

use library::alignment::Span;
use library::note::{self as notes, NewNote};
use library::{NoteId as Id, Op};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::alignment::SpanView;
use crate::context::Context;
use crate::failure::Failure;
use crate::{edition, post};

/// A note on words of an edition's body. Times are milliseconds since 1970.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Note")]
pub struct NoteView {
    /// Its id.
    pub id: String,
    /// Id of the edition.
    pub edition: String,
    /// The revision of the edition that `span` is a place in.
    pub revision: u64,
    /// Where it lies; without extent where its words are gone.
    pub span: SpanView,
    /// The words that it was put on.
    pub words: String,
    /// Whether the post is not to go out before it is resolved.
    pub holds: bool,
    /// When it was made.
    pub created_at: i64,
    /// When it was resolved.
    pub resolved_at: Option<i64>,
    /// What was said, the first of all first.
    pub entries: Vec<EntryView>,
}

/// What somebody said in a note.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "NoteEntry")]
pub struct EntryView {
    /// A name or initials; empty where nobody gave one.
    pub writer: String,
    /// What was said.
    pub text: String,
    /// When.
    pub at: i64,
}

impl From<notes::Note> for NoteView {
    fn from(note: notes::Note) -> NoteView {
        let entry = |entry: notes::Entry| EntryView {
            writer: entry.writer,
            text: entry.text,
            at: entry.at,
        };
        NoteView {
            id: note.id.to_string(),
            edition: note.edition.to_string(),
            revision: note.revision,
            span: SpanView {
                from: note.span.from,
                to: note.span.to,
            },
            words: note.words,
            holds: note.holds,
            created_at: note.created_at,
            resolved_at: note.resolved_at,
            entries: note.entries.into_iter().map(entry).collect(),
        }
    }
}

/// Reads an id; what is none names nothing.
pub(crate) fn id(given: &str) -> Result<Id, Failure> {
    given.parse().map_err(|_| Failure::no_such("note", given))
}

pub(crate) fn list(context: &Context, request: post::PostId) -> Result<Vec<NoteView>, Failure> {
    let post = post::id(&request.post)?;
    let found = context.read(|q| notes::of_post(q, post))?;
    Ok(found.into_iter().map(NoteView::from).collect())
}

/// A note to be put on words.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CreateNote {
    /// Id of the edition.
    pub edition: String,
    /// The revision of it that the place is of.
    pub revision: u64,
    /// Where the words begin, UTF-16 units.
    pub from: u32,
    /// Where they end.
    pub to: u32,
    /// What is said.
    pub text: String,
    /// Who says it; may be empty.
    pub writer: String,
    /// Whether the post is not to go out before it is resolved.
    pub holds: bool,
}

pub(crate) fn create(context: &Context, request: CreateNote) -> Result<NoteView, Failure> {
    let edition = edition::id(&request.edition)?;
    let new = NewNote {
        edition,
        revision: request.revision,
        span: Span {
            from: request.from,
            to: request.to,
        },
        writer: &request.writer,
        text: &request.text,
        holds: request.holds,
    };
    let made = context.write(Op::CreateNote, |tx| notes::create(tx, new))?;
    Ok(made.into())
}

/// An answer in a note.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AnswerNote {
    /// Id of the note.
    pub note: String,
    /// What is said.
    pub text: String,
    /// Who says it; may be empty.
    pub writer: String,
}

pub(crate) fn answer(context: &Context, request: AnswerNote) -> Result<(), Failure> {
    let note = id(&request.note)?;
    let AnswerNote { text, writer, .. } = &request;
    context.write(Op::AnswerNote, |tx| notes::answer(tx, note, writer, text))
}

/// A note.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct NoteId {
    /// Its id.
    pub note: String,
}

pub(crate) fn resolve(context: &Context, request: NoteId) -> Result<(), Failure> {
    let note = id(&request.note)?;
    context.write(Op::ResolveNote, |tx| notes::resolve(tx, note))
}

pub(crate) fn reopen(context: &Context, request: NoteId) -> Result<(), Failure> {
    let note = id(&request.note)?;
    context.write(Op::ReopenNote, |tx| notes::reopen(tx, note))
}

/// Whether a note holds its post.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct HoldNote {
    /// Id of the note.
    pub note: String,
    /// Whether it does.
    pub holds: bool,
}

pub(crate) fn hold(context: &Context, request: HoldNote) -> Result<(), Failure> {
    let note = id(&request.note)?;
    context.write(Op::HoldNote, |tx| notes::hold(tx, note, request.holds))
}

pub(crate) fn trash(context: &Context, request: NoteId) -> Result<(), Failure> {
    let note = id(&request.note)?;
    context.write(Op::TrashNote, |tx| notes::trash(tx, note))
}

pub(crate) fn restore(context: &Context, request: NoteId) -> Result<(), Failure> {
    let note = id(&request.note)?;
    context.write(Op::RestoreNote, |tx| notes::restore(tx, note))
}
