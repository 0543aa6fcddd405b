//! Editions and their text.

mod journal;

use library::Op;
use library::edition::{self as editions, Edition, Translation};
use library::history::{self, ChangeKind, Field, Fields};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use journal::{AppendEdits, AppendedEdits, CheckText, EditMade, GetSteps, StepView, UndoSteps};
pub(crate) use journal::{append, check, steps};

use crate::context::Context;
use crate::failure::Failure;
use crate::post;

/// What an edition is to its post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Written first.
    Source,
    /// Translated from another edition.
    Translation,
}

impl From<editions::Role> for Role {
    fn from(role: editions::Role) -> Role {
        match role {
            editions::Role::Source => Role::Source,
            editions::Role::Translation => Role::Translation,
        }
    }
}

/// The direction of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl From<text::Direction> for Direction {
    fn from(direction: text::Direction) -> Direction {
        match direction {
            text::Direction::Ltr => Direction::Ltr,
            text::Direction::Rtl => Direction::Rtl,
        }
    }
}

/// A typed field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "Field")]
pub enum FieldName {
    /// The title.
    Title,
    /// The dek.
    Dek,
    /// The place and date line.
    PlaceLine,
    /// The Markdown.
    Body,
    /// Private notes.
    Notes,
}

impl From<FieldName> for Field {
    fn from(name: FieldName) -> Field {
        match name {
            FieldName::Title => Field::Title,
            FieldName::Dek => Field::Dek,
            FieldName::PlaceLine => Field::PlaceLine,
            FieldName::Body => Field::Body,
            FieldName::Notes => Field::Notes,
        }
    }
}

impl From<Field> for FieldName {
    fn from(field: Field) -> FieldName {
        match field {
            Field::Title => FieldName::Title,
            Field::Dek => FieldName::Dek,
            Field::PlaceLine => FieldName::PlaceLine,
            Field::Body => FieldName::Body,
            Field::Notes => FieldName::Notes,
        }
    }
}

/// The kind of user event that made a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ChangeKind")]
pub enum Kind {
    /// Typed.
    Type,
    /// Deleted.
    Delete,
    /// Pasted.
    Paste,
    /// Dropped.
    Drop,
    /// Taken back.
    Undo,
    /// Done again.
    Redo,
    /// Moved.
    Move,
    /// Found and replaced.
    Replace,
}

impl From<Kind> for ChangeKind {
    fn from(kind: Kind) -> ChangeKind {
        match kind {
            Kind::Type => ChangeKind::Type,
            Kind::Delete => ChangeKind::Delete,
            Kind::Paste => ChangeKind::Paste,
            Kind::Drop => ChangeKind::Drop,
            Kind::Undo => ChangeKind::Undo,
            Kind::Redo => ChangeKind::Redo,
            Kind::Move => ChangeKind::Move,
            Kind::Replace => ChangeKind::Replace,
        }
    }
}

/// An edition with its text.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditionView {
    /// Its id.
    pub id: String,
    /// Id of its post.
    pub post: String,
    /// Its language.
    pub language: String,
    /// The direction of its script.
    pub direction: Direction,
    /// Source or translation.
    pub role: Role,
    /// Id of the edition that it is translated from.
    pub translated_from: Option<String>,
    /// Its name, empty for most.
    pub name: String,
    /// Whether it is the one that lists and exports take for its language.
    pub current: bool,
    /// Title.
    pub title: String,
    /// Dek.
    pub dek: String,
    /// Place and date line.
    pub place_line: String,
    /// Private notes.
    pub notes: String,
    /// Markdown.
    pub body: String,
    /// Number of its newest change.
    pub revision: u64,
    /// Its own slug, or empty.
    pub slug: String,
    /// Its own tags.
    pub tags: Vec<String>,
}

impl EditionView {
    pub(crate) fn of(edition: Edition, fields: Fields) -> EditionView {
        EditionView {
            id: edition.id.to_string(),
            post: edition.post.to_string(),
            direction: edition.language.direction().into(),
            language: edition.language.to_string(),
            role: edition.role.into(),
            translated_from: edition.translated_from.map(|id| id.to_string()),
            name: edition.name,
            current: edition.is_current,
            title: fields.title,
            dek: fields.dek,
            place_line: fields.place_line,
            notes: fields.notes,
            body: fields.body,
            revision: edition.revision,
            slug: edition.slug,
            tags: edition.tags,
        }
    }
}

/// Reads an id; what is none names nothing.
pub(crate) fn id(given: &str) -> Result<library::EditionId, Failure> {
    given
        .parse()
        .map_err(|_| Failure::no_such("edition", given))
}

/// What a translation begins with.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Translate {
    /// The post.
    pub post: String,
    /// Id of the edition to translate from; the source where none is named.
    pub from: Option<String>,
    /// The language to translate to.
    pub language: String,
    /// Its title; may be empty.
    pub title: String,
}

pub(crate) fn translate(context: &Context, request: Translate) -> Result<EditionView, Failure> {
    let language = post::language(&request.language)?;
    let new = Translation {
        post: post::id(&request.post)?,
        from: request.from.as_deref().map(id).transpose()?,
        language: &language,
        name: "",
        title: &request.title,
        body: "",
    };
    let made = context.write(Op::Translate, |tx| editions::translate(tx, new))?;
    get(
        context,
        EditionId {
            edition: made.to_string(),
        },
    )
}

/// An edition.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct EditionId {
    /// Its id.
    pub edition: String,
}

pub(crate) fn get(context: &Context, request: EditionId) -> Result<EditionView, Failure> {
    let id = id(&request.edition)?;
    context.read(|q| {
        let edition = editions::get(q, id)?;
        let fields = history::fields(q, &edition)?;
        Ok(EditionView::of(edition, fields))
    })
}

pub(crate) fn trash(context: &Context, request: EditionId) -> Result<(), Failure> {
    let id = id(&request.edition)?;
    context.write(Op::TrashEdition, |tx| editions::trash(tx, id))
}

/// What became of an edition that was taken out of the trash.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "RestoredEdition")]
pub struct Restored {
    /// The name under which it is an alternative now, since another edition has taken its
    /// place; null where it is what it was.
    pub name: Option<String>,
}

pub(crate) fn restore(context: &Context, request: EditionId) -> Result<Restored, Failure> {
    let id = id(&request.edition)?;
    let restored = context.write(Op::RestoreEdition, |tx| editions::restore(tx, id))?;
    Ok(Restored {
        name: match restored {
            editions::Restored::AsItWas => None,
            editions::Restored::UnderName(name) => Some(name),
        },
    })
}

/// An edition and its language.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetLanguage {
    /// The edition.
    pub edition: String,
    /// Its language from now on.
    pub language: String,
}

pub(crate) fn set_language(context: &Context, request: SetLanguage) -> Result<(), Failure> {
    let id = id(&request.edition)?;
    let language = post::language(&request.language)?;
    context.write(Op::DescribeEdition, |tx| {
        editions::set_language(tx, id, &language)
    })
}

/// An edition and its own slug.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetSlug {
    /// The edition.
    pub edition: String,
    /// Empty takes the post's.
    pub slug: String,
}

pub(crate) fn set_slug(context: &Context, request: SetSlug) -> Result<(), Failure> {
    let id = id(&request.edition)?;
    context.write(Op::DescribeEdition, |tx| {
        editions::set_slug(tx, id, &request.slug)
    })
}

/// An edition and its name.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetName {
    /// The edition.
    pub edition: String,
    /// Its name from now on.
    pub name: String,
}

pub(crate) fn set_name(context: &Context, request: SetName) -> Result<(), Failure> {
    let id = id(&request.edition)?;
    context.write(Op::DescribeEdition, |tx| {
        editions::set_name(tx, id, &request.name)
    })
}

/// An edition and its own tags.
#[derive(Clone, Debug, Deserialize, TS)]
#[ts(rename = "SetEditionTags")]
pub struct SetTags {
    /// The edition.
    pub edition: String,
    /// None takes the post's.
    pub tags: Vec<String>,
}

pub(crate) fn set_tags(context: &Context, request: SetTags) -> Result<(), Failure> {
    let id = id(&request.edition)?;
    context.write(Op::SetTags, |tx| editions::set_tags(tx, id, &request.tags))
}
