use library::PostId;
use library::handover::{self as handovers, Make, Work};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use super::{Running, Told, told};
use crate::context::Context;
use crate::failure::{Code, Failure};
use crate::post::id;
use crate::seal::Secret;

/// Posts to be handed over.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOver {
    /// Their ids.
    pub posts: Vec<String>,
    /// What opens the file.
    pub passphrase: Secret,
    /// Whether the past of the texts goes with them, and every word that was deleted.
    pub with_past: bool,
    /// What its progress is told under, and what `export.cancel` knows it by.
    pub job: String,
}

/// What was handed over.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandedOver {
    /// The file.
    pub path: String,
    /// How many posts are in it.
    pub posts: usize,
    /// How many images.
    pub images: usize,
    /// What does not travel.
    pub told: Vec<Told>,
}

/// Asks for a place, and writes; nothing where the person has thought better of it.
pub(crate) fn make(context: &Context, request: HandOver) -> Result<Option<HandedOver>, Failure> {
    let posts: Vec<PostId> = request
        .posts
        .iter()
        .map(|given| id(given))
        .collect::<Result<_, _>>()?;
    let passphrase = request.passphrase.passphrase()?;
    // Another one may be open by the time a place is chosen.
    let library = context.library()?;
    let first = posts.first().copied();
    let first = first.ok_or_else(|| {
        Failure::new(
            Code::BadValue,
            "no post is chosen",
            json!({ "field": "posts" }),
        )
    })?;
    let slug = library.read(|q| library::post::get(q, first))?.slug;
    let suggested = format!("{slug}.{}", handovers::EXTENSION);
    let Some(path) = context.host.choose_new_handover(&suggested) else {
        return Ok(None);
    };
    let running = Running::begin(context, &request.job);
    let make = Make {
        posts: &posts,
        with_past: request.with_past,
        passphrase: &passphrase,
        work: Work::USUAL,
        to: &path,
        // The system's dialog has asked.
        over: true,
    };
    let progress = |done, total| running.tell(done, total);
    let made = handovers::make(&library, &make, &progress, &running.cancel);
    let Some((made, changes)) = made? else {
        return Ok(None);
    };
    context.tell(changes);
    Ok(Some(HandedOver {
        path: made.path.display().to_string(),
        posts: made.posts,
        images: made.images,
        told: told(made.diagnostics),
    }))
}
