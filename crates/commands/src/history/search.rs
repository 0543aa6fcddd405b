use library::edition as editions;
use library::history;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::edition::{FieldName, id};
use crate::failure::Failure;

/// Words to look for in the past.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SearchPast {
    /// The edition.
    pub edition: String,
    /// The words; accents and case are ignored.
    pub words: String,
    /// How many paragraphs at most.
    pub limit: usize,
}

/// A paragraph of the past.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "PastHit")]
pub struct PastHitView {
    /// The newest revision known at which it stood so.
    pub revision: u64,
    /// When that was, milliseconds since 1970.
    pub at: Option<i64>,
    /// The field.
    pub field: FieldName,
    /// The sentence before the words.
    pub before: String,
    /// The words as they stood.
    pub hit: String,
    /// The sentence after them.
    pub after: String,
    /// Whether it is not in the text now.
    pub gone: bool,
}

pub(crate) fn search(context: &Context, request: SearchPast) -> Result<Vec<PastHitView>, Failure> {
    let id = id(&request.edition)?;
    let hits = context.read(|q| {
        let edition = editions::get(q, id)?;
        history::search_past(q, &edition, &request.words, request.limit)
    })?;
    let view = |found: history::PastHit| PastHitView {
        revision: found.revision,
        at: found.at,
        field: found.field.into(),
        before: found.hit.before,
        hit: found.hit.matched,
        after: found.hit.after,
        gone: found.is_gone,
    };
    Ok(hits.into_iter().map(view).collect())
}
