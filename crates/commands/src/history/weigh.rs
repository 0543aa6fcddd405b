use library::Error;
use library::edition as editions;
use library::history;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;

/// Stretches whose words are to be counted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct WeighStretches {
    /// The edition.
    pub edition: String,
    /// First and last revision of each.
    pub spans: Vec<(u64, u64)>,
}

/// How many words came and went.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct Weight {
    /// Words that came.
    pub came: usize,
    /// Words that went.
    pub went: usize,
}

/// Weighs each stretch; null for one whose words were forgotten or cannot be read.
pub(crate) fn weigh(
    context: &Context,
    request: WeighStretches,
) -> Result<Vec<Option<Weight>>, Failure> {
    let id = id(&request.edition)?;
    context.read(|q| {
        let edition = editions::get(q, id)?;
        let weigh = |(first, last): (u64, u64)| match history::weigh(
            q,
            &edition,
            first.saturating_sub(1),
            last,
        ) {
            Ok((came, went)) => Ok(Some(Weight { came, went })),
            Err(Error::Forgotten { .. } | Error::Damaged { .. }) => Ok(None),
            Err(other) => Err(other),
        };
        request.spans.into_iter().map(weigh).collect()
    })
}
