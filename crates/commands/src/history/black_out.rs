use library::Op;
use library::history;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;

/// A passage that must not be found in the past.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct BlackOut {
    /// The edition.
    pub edition: String,
    /// The words, exactly as they stood.
    pub passage: String,
}

/// What became of it.
#[derive(Clone, Copy, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlackedOut {
    /// How many changes lost words.
    pub changes: usize,
    /// How often it was found.
    pub occurrences: usize,
    /// It still stands in the text: nothing was done.
    pub stands_now: bool,
    /// It still stands in the address of the post or of the edition.
    pub stands_in_address: bool,
}

pub(crate) fn black_out(context: &Context, request: BlackOut) -> Result<BlackedOut, Failure> {
    let id = id(&request.edition)?;
    let found = context.write(Op::Forget, |tx| {
        history::forget_passage(tx, id, &request.passage)
    })?;
    if found.occurrences > 0 && !found.stands_now {
        library::purge::thorough(&*context.library()?)?;
    }
    Ok(BlackedOut {
        changes: found.changes,
        occurrences: found.occurrences,
        stands_now: found.stands_now,
        stands_in_address: found.stands_in_address,
    })
}
