//! What the editor sends to the journal and asks of it.

use library::Op;
use library::edition as editions;
use library::history::{self, Append, Field};
use serde::{Deserialize, Serialize};
use text::Edit;
use ts_rs::TS;

use super::{FieldName, Kind, id};
use crate::context::Context;
use crate::failure::Failure;

/// One edit: UTF-16 units; each applies to the text that the one before it left.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[ts(rename = "Edit")]
pub struct EditMade {
    /// Where.
    pub from: u32,
    /// How much goes.
    pub deleted: u32,
    /// What comes.
    pub inserted: String,
}

impl From<Edit> for EditMade {
    fn from(edit: Edit) -> EditMade {
        EditMade {
            from: edit.from,
            deleted: edit.deleted,
            inserted: edit.inserted,
        }
    }
}

/// A batch of edits that one editor made to one field.
#[derive(Clone, Debug, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppendEdits {
    /// The edition.
    pub edition: String,
    /// The field.
    pub field: FieldName,
    /// The last revision that the window knows.
    pub base: u64,
    /// In order.
    pub edits: Vec<EditMade>,
    /// What the user did.
    pub kind: Kind,
    /// Changes of one group are undone together.
    pub undo_group: u64,
    /// Anchor and head of the selection afterwards.
    pub selection: Option<(u32, u32)>,
    /// How long the window's text is afterwards, if that is to be checked.
    pub length: Option<u32>,
    /// A random UUID: the same batch sent again is applied once.
    pub batch: String,
}

/// What became of a batch. It is durable.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AppendedEdits {
    /// The edition's revision now.
    pub revision: u64,
    /// The field's whole text, where the window's is not the same.
    pub text: Option<String>,
}

pub(crate) fn append(context: &Context, request: AppendEdits) -> Result<AppendedEdits, Failure> {
    let request = request.read()?;
    let made = context.write(Op::Append, |tx| history::append(tx, request))?;
    Ok(AppendedEdits {
        revision: made.revision,
        text: made.text,
    })
}

impl AppendEdits {
    /// Reads the ids.
    pub(crate) fn read(self) -> Result<Append, Failure> {
        let edit = |e: EditMade| Edit {
            from: e.from,
            deleted: e.deleted,
            inserted: e.inserted,
        };
        let batch: library::BatchId = self
            .batch
            .parse()
            .map_err(|_| Failure::no_such("batch", &self.batch))?;
        Ok(Append {
            edition: id(&self.edition)?,
            field: self.field.into(),
            base: self.base,
            edits: self.edits.into_iter().map(edit).collect(),
            kind: self.kind.into(),
            undo_group: self.undo_group,
            selection: self.selection,
            length: self.length,
            batch: Some(batch),
        })
    }
}

/// What the window believes a field to say.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CheckText {
    /// The edition.
    pub edition: String,
    /// The field.
    pub field: FieldName,
    /// The revision that the window knows.
    pub revision: u64,
    /// How long its text is, UTF-16 units.
    pub length: u32,
    /// FNV-1a of its UTF-16 units, 32 bits, the low byte of each first.
    pub hash: u32,
}

pub(crate) fn check(context: &Context, request: CheckText) -> Result<AppendedEdits, Failure> {
    let id = id(&request.edition)?;
    let field: Field = request.field.into();
    context.read(|q| {
        let edition = editions::get(q, id)?;
        let fields = history::fields(q, &edition)?;
        let text = fields.get(field);
        let is_same = edition.revision == request.revision
            && text::edit::utf16_len(text) == request.length
            && history::hash(text) == request.hash;
        Ok(AppendedEdits {
            revision: edition.revision,
            text: (!is_same).then(|| text.to_owned()),
        })
    })
}

/// Which steps of undo are wanted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct GetSteps {
    /// The edition.
    pub edition: String,
    /// The field.
    pub field: FieldName,
    /// The revision to begin at.
    pub before: u64,
    /// How many at most.
    pub limit: usize,
}

/// What undo and redo would do.
#[derive(Clone, Debug, Serialize, TS)]
pub struct UndoSteps {
    /// What undo takes back, the newest first.
    pub done: Vec<StepView>,
    /// What redo does again, the next one first.
    pub undone: Vec<StepView>,
    /// The revision below the oldest step of `done`.
    pub floor: u64,
    /// Whether there are older steps.
    pub more: bool,
}

/// One press of undo, or of redo.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "Step")]
pub struct StepView {
    /// In order; they apply to the text that the step before this one leads to.
    pub edits: Vec<EditMade>,
    /// Anchor and head of the selection where they lead, where known.
    pub selection: Option<(u32, u32)>,
    /// When the step was made, milliseconds since 1970.
    pub at: i64,
}

impl From<history::Step> for StepView {
    fn from(step: history::Step) -> StepView {
        StepView {
            edits: step.edits.into_iter().map(EditMade::from).collect(),
            selection: step.selection,
            at: step.at,
        }
    }
}

pub(crate) fn steps(context: &Context, request: GetSteps) -> Result<UndoSteps, Failure> {
    let id = id(&request.edition)?;
    let steps = context.read(|q| {
        let edition = editions::get(q, id)?;
        let field = request.field.into();
        history::steps(q, &edition, field, request.before, request.limit)
    })?;
    Ok(UndoSteps {
        done: steps.done.into_iter().map(StepView::from).collect(),
        undone: steps.undone.into_iter().map(StepView::from).collect(),
        floor: steps.floor,
        more: steps.more,
    })
}
