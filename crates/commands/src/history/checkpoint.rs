use library::Op;
use library::history::{self, Mark};
use serde::Deserialize;
use ts_rs::TS;

use super::timeline::MarkView;
use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;

/// A moment and its name.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct NameMoment {
    /// The edition.
    pub edition: String,
    /// The revision; now where none is given.
    pub revision: Option<u64>,
    /// The name.
    pub name: String,
}

pub(crate) fn checkpoint(context: &Context, request: NameMoment) -> Result<MarkView, Failure> {
    let id = id(&request.edition)?;
    let made = context.write(Op::Checkpoint, |tx| {
        history::checkpoint(tx, id, request.revision, &request.name)
    })?;
    Ok(Mark::Checkpoint(made).into())
}

/// A checkpoint and another name for it.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RenameCheckpoint {
    /// The checkpoint.
    pub id: String,
    /// Its name from now on.
    pub name: String,
}

pub(crate) fn rename_checkpoint(
    context: &Context,
    request: RenameCheckpoint,
) -> Result<(), Failure> {
    let id = checkpoint_id(&request.id)?;
    context.write(Op::Checkpoint, |tx| {
        history::rename_checkpoint(tx, id, &request.name)
    })
}

/// A checkpoint.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct CheckpointId {
    /// Its id.
    pub id: String,
}

pub(crate) fn remove_checkpoint(context: &Context, request: CheckpointId) -> Result<(), Failure> {
    let id = checkpoint_id(&request.id)?;
    context.write(Op::Checkpoint, |tx| history::remove_checkpoint(tx, id))
}

fn checkpoint_id(given: &str) -> Result<library::CheckpointId, Failure> {
    given
        .parse()
        .map_err(|_| Failure::no_such("checkpoint", given))
}
