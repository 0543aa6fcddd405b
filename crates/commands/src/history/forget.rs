use library::Op;
use library::edition as editions;
use library::history::{self, Keep};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;
use crate::post;

/// Whose past is to be forgotten: an edition's, or that of all editions of a post.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ForgetPast {
    /// The edition.
    pub edition: Option<String>,
    /// The post.
    pub post: Option<String>,
}

/// What was forgotten.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct ForgottenPast {
    /// How many changes lost their words.
    pub changes: usize,
}

pub(crate) fn forget(context: &Context, request: ForgetPast) -> Result<ForgottenPast, Failure> {
    let edition = request.edition.as_deref().map(id).transpose()?;
    let post = request.post.as_deref().map(post::id).transpose()?;
    let changes = context.write(Op::Forget, |tx| {
        let mut all: Vec<library::EditionId> = edition.into_iter().collect();
        if let Some(post) = post {
            let lying = editions::of_post(tx, post)?;
            let trashed = editions::trashed_of_post(tx, post)?;
            all.extend(lying.into_iter().chain(trashed).map(|e| e.id));
        }
        let mut changes = 0;
        for edition in all {
            changes += history::forget(tx, edition, Keep::Now)?;
        }
        Ok(changes)
    })?;
    library::purge::thorough(&*context.library()?)?;
    Ok(ForgottenPast { changes })
}
