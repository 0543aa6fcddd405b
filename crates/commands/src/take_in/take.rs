use std::collections::BTreeMap;

use library::Op;
use library::edition::take_in as takes;
use library::history::Field;
use serde::Deserialize;
use text::take_in::Take;
use ts_rs::TS;

use super::held;
use crate::alignment::Done;
use crate::context::Context;
use crate::edition::{FieldName, id};
use crate::failure::Failure;

/// What is taken of a newer version.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct TakeNewer {
    /// The edition.
    pub edition: String,
    /// The number of the newer version.
    pub newer: u64,
    /// The revision that it was compared with, if one was named.
    pub base: Option<u64>,
    /// The revision of the edition that it was compared at; what was written since stays.
    pub revision: u64,
    /// The paragraphs that are decided; all others stay as they are.
    pub taken: Vec<TakenRow>,
}

/// A paragraph that is decided.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct TakenRow {
    /// Its field.
    pub field: FieldName,
    /// Its number.
    pub row: usize,
    /// Whose words are taken.
    pub take: TakenSide,
}

/// Whose words are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum TakenSide {
    /// Those of the newer version.
    Theirs,
    /// Those that stand here.
    Mine,
}

/// Takes it in as one step. The newer version is held on, so that it can be done again.
pub(crate) fn take(context: &Context, request: TakeNewer) -> Result<Done, Failure> {
    let edition = id(&request.edition)?;
    let newer = held(context, request.newer)?;
    let mut taken: BTreeMap<Field, BTreeMap<usize, Take>> = BTreeMap::new();
    for one in &request.taken {
        let take = match one.take {
            TakenSide::Theirs => Take::Theirs,
            TakenSide::Mine => Take::Mine,
        };
        taken
            .entry(one.field.into())
            .or_default()
            .insert(one.row, take);
    }
    let take_in = takes::TakeIn {
        edition,
        newer: &newer,
        base: request.base,
        revision: request.revision,
        taken,
    };
    context.act(Op::TakeIn, |tx| takes::take_in(tx, &take_in).map(drop))
}
