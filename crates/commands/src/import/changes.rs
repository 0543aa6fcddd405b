use serde::{Deserialize, Serialize};
use text::compare::compare;
use ts_rs::TS;

use super::batch::{Batch, TrackedChanges, options};
use crate::context::Context;
use crate::failure::Failure;
use crate::history::RowView;

/// A post that was read.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ImportPlace {
    /// Its place among those that were read.
    pub post: usize,
}

/// What somebody has changed while changes were tracked.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportChanges {
    /// The paragraphs of the text, with the words that came and went.
    pub rows: Vec<RowView>,
    /// Words that came.
    pub came: usize,
    /// Words that went.
    pub went: usize,
}

/// Compares a text as it was before tracked changes with what it is after them.
pub(crate) fn changes(context: &Context, request: ImportPlace) -> Result<ImportChanges, Failure> {
    let library = context.library()?;
    let body = |tracked| -> Result<String, Failure> {
        let options = options(&library, tracked, false)?;
        let incoming = Batch::read(context, request.post, &options)?;
        let first = incoming.editions.into_iter().next().unwrap_or_default();
        // A title that was changed too is shown above its text.
        let above = [first.title, first.dek, first.place_line];
        let above = above.into_iter().filter(|it| !it.is_empty());
        let all: Vec<String> = above.chain([first.body]).collect();
        Ok(all.join("\n\n"))
    };
    let before = body(TrackedChanges::Reject)?;
    let after = body(TrackedChanges::Accept)?;
    let compared = compare(&before, &after);
    Ok(ImportChanges {
        came: compared.came,
        went: compared.went,
        rows: compared.rows.into_iter().map(RowView::from).collect(),
    })
}
