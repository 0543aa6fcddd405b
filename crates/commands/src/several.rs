//! What is done to several posts at once, and taken back at once.

use library::{Op, PostId, post as posts};
use serde::Deserialize;
use ts_rs::TS;

use crate::context::Context;
use crate::failure::Failure;
use crate::post::{PostStatus, id};

/// Posts.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SeveralPosts {
    /// Their ids.
    pub posts: Vec<String>,
}

/// Posts, and what becomes of their tags.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct TagSeveral {
    /// Their ids.
    pub posts: Vec<String>,
    /// Tags that they get.
    pub add: Vec<String>,
    /// Tags that are taken from them.
    pub remove: Vec<String>,
}

/// Posts, and how far they are.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetStatusOfSeveral {
    /// Their ids.
    pub posts: Vec<String>,
    /// How far they are from now on.
    pub status: PostStatus,
}

pub(crate) fn tag(context: &Context, request: TagSeveral) -> Result<(), Failure> {
    let posts = ids(&request.posts)?;
    context.write(Op::SetTags, |tx| {
        posts::each(tx, &posts, |tx, post| {
            posts::tag(tx, post, &request.add, &request.remove)
        })
    })
}

pub(crate) fn set_status(context: &Context, request: SetStatusOfSeveral) -> Result<(), Failure> {
    let posts = ids(&request.posts)?;
    context.write(Op::SetStatus, |tx| {
        posts::each(tx, &posts, |tx, post| {
            posts::set_status(tx, post, request.status.into())
        })
    })
}

pub(crate) fn trash(context: &Context, request: SeveralPosts) -> Result<(), Failure> {
    let posts = ids(&request.posts)?;
    context.write(Op::TrashPost, |tx| posts::each(tx, &posts, posts::trash))
}

fn ids(given: &[String]) -> Result<Vec<PostId>, Failure> {
    given.iter().map(|given| id(given)).collect()
}
