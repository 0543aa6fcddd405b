use library::Op;
use library::posted::{self, NewPosted};
use serde::Deserialize;
use ts_rs::TS;

use super::PostedView;
use crate::context::Context;
use crate::edition::id;
use crate::failure::Failure;

/// Where and when an edition was posted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct RecordPosted {
    /// The edition.
    pub edition: String,
    /// Where, on the web; empty where it is not to be said.
    pub address: String,
    /// When, an ISO 8601 day.
    pub date: String,
    /// Whether the post is published from now on.
    pub publish: bool,
}

pub(crate) fn record(context: &Context, request: RecordPosted) -> Result<PostedView, Failure> {
    let edition = id(&request.edition)?;
    context.write(Op::RecordPosted, |tx| {
        let new = NewPosted {
            edition,
            address: &request.address,
            date: &request.date,
            publish: request.publish,
        };
        Ok(posted::record(tx, new)?.into())
    })
}

/// Which posting.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct PostedId {
    /// Its number.
    pub posted: i64,
}

pub(crate) fn remove(context: &Context, request: PostedId) -> Result<(), Failure> {
    context.write(Op::RecordPosted, |tx| posted::remove(tx, request.posted))
}
