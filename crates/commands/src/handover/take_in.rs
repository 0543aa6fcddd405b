use library::handover::{self as handovers, Decisions, Take};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::look::ArrivalView;
use super::{HandoverFile, Running, Told, told};
use crate::context::Context;
use crate::failure::Failure;
use crate::seal::Secret;

/// A file to be taken over, and what was decided.
#[derive(Deserialize, TS)]
pub struct TakeOver {
    /// The file.
    pub file: HandoverFile,
    /// What opens it.
    pub passphrase: Secret,
    /// What was decided; what is not named stays as it is here, and can be decided later.
    pub decisions: Vec<Decided>,
    /// What its progress is told under, and what `export.cancel` knows it by.
    pub job: String,
}

/// A decision.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Decided {
    /// The conflict.
    pub key: String,
    /// What stays.
    pub take: TakeView,
}

/// What stays of what both sides rewrote.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "Take")]
pub enum TakeView {
    /// What it says here.
    Mine,
    /// What the file says.
    Theirs,
    /// Both, one after the other.
    Both,
}

/// What was taken over.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TakenOver {
    /// The posts, in the order of the file.
    pub posts: Vec<TakenPostView>,
    /// How many images were not here.
    pub images: usize,
    /// What is otherwise than in the file.
    pub told: Vec<Told>,
    /// What `library.undo` takes it back by.
    #[ts(type = "number | null")]
    pub step: Option<u64>,
}

/// A post that was taken over.
#[derive(Clone, Debug, Serialize, TS)]
#[ts(rename = "TakenPost")]
pub struct TakenPostView {
    /// The post.
    pub post: String,
    /// Its title.
    pub title: String,
    /// What became of it.
    pub arrival: ArrivalView,
    /// How much of it waits for a decision.
    pub undecided: usize,
}

/// Takes a file over; nothing where that was cancelled.
pub(crate) fn take_in(context: &Context, request: TakeOver) -> Result<Option<TakenOver>, Failure> {
    let library = context.library()?;
    let opened = request.file.open(&request.passphrase)?;
    let single = request.decisions.into_iter().map(|decided| {
        let take = match decided.take {
            TakeView::Mine => Take::Mine,
            TakeView::Theirs => Take::Theirs,
            TakeView::Both => Take::Both,
        };
        (decided.key, take)
    });
    let decisions = Decisions {
        single: single.collect(),
        others: None,
    };
    let running = Running::begin(context, &request.job);
    let progress = |done, total| running.tell(done, total);
    let taken = handovers::take_in(&library, opened, &decisions, &progress, &running.cancel)?;
    let Some((taken, changes)) = taken else {
        return Ok(None);
    };
    let step = changes.step;
    context.tell(changes);
    let post = |it: handovers::TakenPost| TakenPostView {
        post: it.post.to_string(),
        title: it.title,
        arrival: it.arrival.into(),
        undecided: it.undecided.len(),
    };
    Ok(Some(TakenOver {
        posts: taken.posts.into_iter().map(post).collect(),
        images: taken.images,
        told: told(taken.diagnostics),
        step,
    }))
}
